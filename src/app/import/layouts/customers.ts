import { formatInstant } from "../../../core/time/instant.ts";
import type { Tier } from "../../../core/vocabulary.ts";
import { newId } from "../../../store/database/new-id.ts";
import { matchCustomers, type StandingCustomer } from "../../../store/import/match-customers.ts";
import {
  insertImported,
  type StagedChange,
  updateImported,
} from "../../../store/import/save-imported.ts";
import { rememberSeen, type SeenRow } from "../../../store/import/seen-rows.ts";
import type { ImportLayout, ImportRun, ImportSteps } from "../import-run.ts";
import { isCompany } from "../values/is-company.ts";
import { customerAdder, type NewCustomer } from "./add-customers.ts";
import { changedCustomer, newCustomer } from "./customer-columns.ts";
import { type CustomerDraft, customerDrafts } from "./customer-draft.ts";
import { findColleagueIn } from "./find-colleague.ts";
import { findCustomer, isElsewhere, keysOf, type MetCustomer, metBefore } from "./find-customer.ts";

/** Files of customers, one a row. */
export const customersLayout: ImportLayout = {
  needs: [["name", "code"]],
  dates: ["created_at", "tier_since", "sample_received_at"],
  amounts: [],
  begin,
};

function begin(run: ImportRun): ImportSteps {
  const { db, actor, open, tally, rowCustomers } = run;
  const draftOf = customerDrafts(run, findColleagueIn(run));
  const addCustomers = customerAdder(run);

  async function take(records: Parameters<ImportSteps["take"]>[0]): Promise<void> {
    const firms = records.filter((record) => {
      const isPerson = isCompany(record) === false;
      if (isPerson) tally.skip("person-row");
      return !isPerson;
    });
    const drafts = firms.map(draftOf).filter((draft) => !draft.record.isBad);
    const matched = await matchCustomers(db, actor.scope, drafts);
    const pending = new Map<string, MetCustomer[]>();
    const remember = (key: string, met: MetCustomer) =>
      pending.set(key, [...(pending.get(key) ?? []), met]);
    const added: NewCustomer[] = [];
    const changed: StagedChange<"customer">[] = [];
    const moves: ReturnType<typeof moveOf>[] = [];
    const seen: SeenRow[] = [];
    for (const draft of drafts) {
      const found = findCustomer(draft, matched);
      if (found === "ambiguous") continue;
      const { standing } = found;
      if (standing?.isPart && standing.isVisible) {
        const { id, name, country, zone } = standing;
        rowCustomers?.set(draft.record.row, { id, name, country, zone });
        tally.unchanged++;
        continue;
      }
      const met = metBefore(draft, standing, pending);
      if (met !== null) {
        const same = rowCustomers?.get(met.row);
        if (same === undefined) repeat(run, draft, met);
        else {
          rowCustomers?.set(draft.record.row, same);
          if (draft.digest !== met.digest) tally.note("company-again", draft.name ?? undefined);
        }
        continue;
      }
      if (standing !== null && !standing.isVisible) {
        draft.record.problem("customer-taken", draft.code === null ? "name" : "code");
        continue;
      }
      const { row } = draft.record;
      const { name, country, city, website, digest } = draft;
      const said = { row, digest, name, country, city, website };
      const id = standing?.id ?? newId();
      if (standing === null) {
        const customer = newCustomer(run, draft, id);
        if (draft.record.isBad) continue;
        added.push(customer);
        rowCustomers?.set(row, { id, name: name ?? "", country, zone: customer.columns.zone });
        tally.created++;
        const keys = keysOf(draft);
        const isShared = keys.some((key) => pending.has(key) && !/^(?:name|code) /.test(key));
        if (isShared || found.sharesAddress) tally.note("address-shared", name ?? undefined);
        const isNamesake = keys.some((key) => pending.has(key) && key.startsWith("name "));
        if (isNamesake || found.sharesName) tally.note("name-shared", name ?? undefined);
        for (const key of keys) remember(key, said);
      } else {
        const changes = changedCustomer(run, draft, standing);
        if (draft.record.isBad) continue;
        const isChanged = Object.keys(changes).length > 0;
        rowCustomers?.set(row, {
          id,
          name: standing.name,
          country: standing.country,
          zone: standing.zone,
        });
        if (isChanged) changed.push({ id, changes });
        if (changes.tier !== undefined) moves.push(moveOf(run, standing, changes.tier));
        if (isChanged) tally.updated++;
        else tally.unchanged++;
        remember(`id ${id}`, said);
      }
      seen.push({ rowId: id, row, digest });
    }
    await addCustomers(added);
    await updateImported(db, open, "customer", changed);
    await insertImported(db, open, "tier_change", moveColumns, moves);
    await rememberSeen(db, seen);
  }
  return { take };
}

/** A list of people names their company again and again; a code that says two things is wrong. */
function repeat({ tally }: ImportRun, draft: CustomerDraft, met: MetCustomer): void {
  const isSame = draft.code === null || draft.digest === met.digest;
  if (isSame && isElsewhere(draft, met)) tally.skip("repeated-elsewhere", draft.name ?? undefined);
  else if (isSame) tally.skip("repeated-row");
  else draft.record.problem("repeated", "code", { value: draft.code, first: met.row });
}

const moveColumns = ["id", "customer_id", "from_tier", "to_tier", "at", "member_id"] as const;

const moveOf = ({ actor }: ImportRun, is: StandingCustomer, to: Tier) => ({
  id: newId(),
  customer_id: is.id,
  from_tier: is.tier,
  to_tier: to,
  at: formatInstant(actor.now),
  member_id: actor.member.id,
});
