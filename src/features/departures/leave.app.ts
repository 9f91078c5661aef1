import type { Actor } from "../../app/actor.ts";
import type { App } from "../../app/app.ts";
import { change } from "../../app/changes/change.ts";
import { holdCustomers } from "../../app/changes/hold-customers.ts";
import { worksOn } from "../../core/calendar/workdays/works-on.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { addDays } from "../../core/time/civil-date.ts";
import { formatInstant } from "../../core/time/instant.ts";
import type { Locale } from "../../core/vocabulary.ts";
import { Refusal } from "../../errors.ts";
import { ownCustomers } from "../../store/cadence/due-customers.ts";
import { calendarOf } from "../../store/calendar/calendar-of.ts";
import { insertRows, type RowChange, updateRows } from "../../store/changes/row-change.ts";
import type { Db } from "../../store/database/database.ts";
import { handleOf } from "../../store/members/colleagues.ts";
import { memberById } from "../../store/members/members.ts";
import { wholeScope } from "../../store/scope.ts";
import { bytesText } from "../../store/tables/written.ts";
import {
  type Departure,
  type HeldCustomer,
  type Left,
  sharedOut,
  spreadDays,
  spreadOver,
} from "./departure.core.ts";
import { endAccess, endLoans, remindersOf } from "./departures.store.ts";
import { countDeparture, peopleOf, sharesOf } from "./plan-departure.app.ts";

declare module "../../store/changes/audit.ts" {
  interface FeatureActions {
    "member.left": true;
  }
}

/** So many calendar days are looked through for working days. */
const mostLookedAt = 60;

/**
 * Somebody leaves: what they had belongs to whoever receives it, is to be introduced, and is due over the
 * next ten working days; what they lent or were lent is so no more, their access ends. All of it or nothing.
 * `because` words, in a receiver's language, why a due was moved. Throws `Refusal` as `peopleOf`, and
 * `leave-whom-to` where there is something to receive and nobody to.
 */
export const leave = (
  app: App,
  actor: Actor,
  departure: Departure,
  because: (locale: Locale, name: string) => string,
): Promise<Left> =>
  change(
    app,
    actor,
    async (db) => {
      const { scope, now } = actor;
      const { from, to } = await peopleOf(db, actor, departure);
      const { held, figures } = await countDeparture(db, actor, from.id);
      if (held.length > 0 && to.length === 0) throw new Refusal("leave-whom-to");
      const ids = held.map(({ id }) => id);
      await holdCustomers(db, actor, ids);
      const receivers = to.map(({ id }) => id);
      const given = sharedOut(held, receivers, departure.isByCountry);
      const owner = (id: string) => given.get(id) ?? from.id;
      const reminders = await remindersOf(db, scope, from.id, now);
      const loans = await endLoans(db, scope, from.id, now);
      const changes: RowChange[] = [
        ...loans.changes,
        ...(await updateRows(
          db,
          scope,
          "customer",
          ids.map((id) => ({ id, columns: { owner_id: owner(id) } })),
        )),
        ...(await updateRows(
          db,
          scope,
          "reminder",
          reminders.flatMap(({ id, customerId, ownerId }) => {
            const heir = given.get(customerId) ?? ownerId;
            return heir === null || heir === from.id ? [] : [{ id, columns: { member_id: heir } }];
          }),
        )),
        ...(await insertRows(
          db,
          scope,
          "passed_customer",
          ids.map((id) => ({
            customer_id: id,
            from_member_id: from.id,
            member_id: owner(id),
            at: formatInstant(now),
          })),
        )),
      ];
      let [spread, until] = [0, null as CivilDate | null];
      for (const receiver of receivers) {
        const got = held.filter(({ id }) => given.get(id) === receiver);
        const moved = await spreadDues(db, actor, receiver, got, (locale) =>
          because(locale, from.name),
        );
        changes.push(...moved.changes);
        spread += moved.changes.length;
        until = [until, moved.until].reduce((a, b) => ((a ?? "") > (b ?? "") ? a : b));
      }
      const ended = await endAccess(db, scope, from.id);
      if (ended === null) throw new Refusal("member-not-found", { name: departure.leaver });
      const lenders: string[] = [];
      const alsoDue: string[] = [];
      for (const id of loans.lenderIds) {
        lenders.push((await handleOf(db, scope, id)) ?? "");
        const lender = { ...wholeScope(scope.organizationId), memberId: id };
        alsoDue.push(...(await ownCustomers(db, lender)));
      }
      const result = {
        ...{ from, to, figures, spread, until, lenders },
        shares: sharesOf(held, to, departure.isByCountry),
        accounts: ended.accounts,
      };
      changes.push(...ended.changes);
      return { action: "member.left", customerIds: ids, alsoDue, changes, result };
    },
    async (_, result, undoId) => ({ ...result, undoId }),
  );

/** Spreads what would be due at once over the receiver's next working days. */
async function spreadDues(
  db: Db,
  { scope, now }: Actor,
  receiverId: string,
  held: readonly HeldCustomer[],
  because: (locale: Locale) => string,
): Promise<{ readonly changes: readonly RowChange[]; readonly until: CivilDate | null }> {
  const known = await memberById(db, receiverId);
  if (known === null) throw new Refusal("customer-not-found");
  const calendar = await calendarOf(db, scope.organizationId);
  const { member } = known;
  const today = civilDateAt(now, member.zone);
  const days = Array.from({ length: mostLookedAt }, (_, index) => addDays(today, index + 1))
    .filter((day) => worksOn(member, day, calendar))
    .slice(0, spreadDays);
  const spread = spreadOver(held, days);
  const reason = because(member.locale);
  const rows = [...spread].map(([id, day]) => ({
    id,
    columns: {
      requested_on: day,
      requested_reason: bytesText(db.cipher.seal("customer", "requested_reason", id, reason)),
    },
  }));
  const changes = await updateRows(db, scope, "customer", rows);
  return { changes, until: [...spread.values()].sort().at(-1) ?? null };
}
