import { isFromFair } from "../../core/calendar/is-from-fair.ts";
import { spellingKeys } from "../../core/customer/alike-names.ts";
import { normaliseCompanyName } from "../../core/customer/company-name.ts";
import { normaliseDomain } from "../../core/customer/normalise-domain.ts";
import type { AddedCustomers, NotAdded, SaidCustomer } from "../../core/customer/said-customer.ts";
import { formatInstant } from "../../core/time/instant.ts";
import type { RowChange } from "../../store/changes/row-change.ts";
import { findTwins, holdNumbers, insertCustomer } from "../../store/customer/twins.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { fairNow } from "../calendar/fair-now.ts";
import { change } from "../changes/change.ts";
import { findChanged } from "../changes/find-changed.ts";
import { placeColumns } from "../import/layouts/add-customers.ts";
import { noteFairCard } from "../owed/note-fair-card.ts";

/**
 * Adds companies as the actor's own customers, of tier D and with a due, to be taken back by one undo.
 * A company that is there already is not added; nor one whose name stands in another country, unless
 * `isSure`. Whose source is the fair at which the actor is waits from then on for our first word.
 */
export async function addCustomers(
  app: App,
  actor: Actor,
  companies: readonly SaidCustomer[],
  isSure: boolean,
): Promise<AddedCustomers> {
  return change(
    app,
    actor,
    async (db) => {
      const { zone: home } = await holdNumbers(db, actor.scope);
      const fair = await fairNow(db, actor);
      const fromFair: string[] = [];
      const notAdded: NotAdded[] = [];
      const changes = [];
      for (const said of companies) {
        const { name, country, city, website, source } = said;
        const domain = website === null ? null : normaliseDomain(website);
        const nameKeys = spellingKeys(name);
        const twins = await findTwins(db, actor.scope, { nameKeys, country, domain });
        if (twins.some(({ isSame }) => isSame) || (twins.length > 0 && !isSure)) {
          notAdded.push({ said, twins });
          continue;
        }
        const { zone, isZoneGuessed, region, language } = placeColumns(country, city);
        const now = formatInstant(actor.now);
        const added = await insertCustomer(db, actor.scope, {
          ...{ name, name_key: normaliseCompanyName(name), domain, website },
          ...{ country, region, city, language, source: source ?? null },
          ...{ zone: zone ?? home, zone_guessed: isZoneGuessed },
          ...{ tier: "D", tier_since: now, created_at: now, stage: "lead", tags: [] },
          ...{ owner_id: actor.member.id, known_need: [] },
          ...{ touches_in_tier: 0, touches_since_sample: 0, order_count: 0 },
          ...{ keeps_ramadan: false, skips_in_tier: 0, skips_since_sample: 0 },
        });
        changes.push(added);
        if (fair !== null && source != null && isFromFair(source, fair)) fromFair.push(added.id);
      }
      const ids = changes.map(({ id }) => id);
      const owed: RowChange[] = [];
      if (fair !== null)
        for (const id of fromFair) owed.push(await noteFairCard(db, actor, id, fair));
      return {
        action: "customer.added",
        customerIds: ids,
        changes: [...changes, ...owed],
        result: { ids, notAdded },
      };
    },
    async (db, { ids, notAdded }, undoId) => ({
      added: await findChanged(db, actor, ids),
      notAdded,
      undoId: ids.length === 0 ? null : undoId,
    }),
  );
}
