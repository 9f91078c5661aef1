import type { RecordedOrder } from "../../core/orders/recorded-order.ts";
import type { Owed } from "../../core/owed/owed.ts";
import { kindsThat, owedAfter, owedToWhoAsked } from "../../core/owed/owed-kind.ts";
import { contactAtHead } from "../../core/people/contact-at-head.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import type { LoggedTouches } from "../../core/touch/logged-touch.ts";
import type { ReportedDay, ReportedTouch } from "../../core/touch/reported-touch.ts";
import { withGoal } from "../../core/touch/with-goal.ts";
import { type RowChange, updateRow } from "../../store/changes/row-change.ts";
import type { Db } from "../../store/database/database.ts";
import { findOwedToBy } from "../../store/owed/find-owed.ts";
import { contactNames } from "../../store/people/contact-names.ts";
import { colleagueTouches } from "../../store/touch/colleague-touches.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { comingDay } from "../cadence/coming-day.ts";
import { type Change, change } from "../changes/change.ts";
import { findChanged } from "../changes/find-changed.ts";
import { changed, holdCustomers, refuseLeftAlone } from "../changes/hold-customers.ts";
import { usedOpeners } from "../dormancy/used-openers.ts";
import { answerDeadlines } from "../owed/answer-deadlines.ts";
import { noteQuestion } from "../owed/note-question.ts";
import { payByTouch } from "../owed/pay-by-touch.ts";
import { untoldDays } from "../owed/untold-days.ts";
import { recordTouch } from "./record-touch.ts";
import { type ResolvedTouch, resolveTouch, stateColumns } from "./resolve-touch.ts";

/** Days that should lie between touches of different colleagues to one customer. */
const pesterDays = 2;

/** What one message tells of. */
type Told = { readonly told: readonly ReportedTouch[]; readonly days: readonly ReportedDay[] };

/**
 * Records the touches that one message tells of, all or none, with what follows from them: stage,
 * receipt of the sample, promises, the day asked for; and puts off those of whom it tells no more
 * than a day. Throws `Refusal`: `customer-not-found`,
 * `touch-in-future`, `date-past`, `date-too-far`, `customer-stopped` of a day alone.
 */
export const logTouches = (app: App, actor: Actor, told: Told): Promise<LoggedTouches> =>
  change(
    app,
    actor,
    (db) => recordTold(db, actor, told),
    (db, touches, undoId) => describe(db, actor, touches, told.days, undoId),
  );

/** A touch with what it paid of that which was owed, and whether they wait for an answer since. */
export type RecordedTouch = ResolvedTouch & {
  readonly order: RecordedOrder | null;
  readonly answered: readonly Owed[];
  readonly isWaiting: boolean;
};

/** The same as a part of somebody else's change. */
export async function recordTold(
  db: Db,
  actor: Actor,
  { told, days }: Told,
): Promise<Change<readonly RecordedTouch[]>> {
  const customerIds = [...new Set([...told, ...days].map(({ customerId }) => customerId))];
  const held = await holdCustomers(db, actor, customerIds);
  const customers = new Map(held.map((customer) => [customer.id, customer]));
  const openers = await usedOpeners(db, actor.scope, held, actor.now);
  const withNotes = told.filter(
    ({ addressed, contactId }) => addressed !== null || contactId !== undefined,
  );
  const contacts = await contactNames(
    db,
    actor.scope,
    withNotes.map(({ customerId }) => customerId),
  );
  const untold = await untoldDays(db, actor, told);
  const asking = new Set(
    told.flatMap(({ customerId, asked }) => (asked == null ? [] : customerId)),
  );
  const deadlineOf =
    asking.size === 0
      ? null
      : await answerDeadlines(
          db,
          actor,
          held.filter(({ id }) => asking.has(id)),
        );
  const today = civilDateAt(actor.now, actor.member.zone);
  const touches: RecordedTouch[] = [];
  const changes: RowChange[] = [];
  const replanned = new Set(days.map(({ customerId }) => customerId));
  for (const one of told.map(withGoal)) {
    const customer = customers.get(one.customerId);
    if (customer === undefined) continue;
    const theirs = contacts.filter((contact) => contact.customerId === customer.id);
    const known = theirs.find(({ id }) => id === one.contactId) ?? null;
    const contact = one.addressed === null ? known : contactAtHead(one.addressed, theirs);
    const touch = resolveTouch(actor, customer, one, contact, untold, deadlineOf);
    customers.set(customer.id, { ...customer, ...touch.after, dueOn: null });
    if (!touch.keepsPlan) replanned.add(customer.id);
    const opener = openers.get(customer.id) ?? null;
    const recorded = await recordTouch(db, actor.scope, touch, opener, actor.now, today);
    const paid = await payByTouch(db, actor.scope, touch);
    const question = await noteQuestion(db, actor.scope, actor.now, touch);
    changes.push(...recorded.changes, ...paid.changes, ...(question === null ? [] : [question]));
    const { order } = recorded;
    touches.push({ ...touch, order, answered: paid.owed, isWaiting: question !== null });
  }
  for (const { customerId, until } of days) {
    const customer = customers.get(customerId);
    if (customer === undefined) continue;
    refuseLeftAlone(customer);
    const requestedOn = comingDay(actor, until, customer.zone);
    customers.set(customerId, { ...customer, requestedOn });
  }
  for (const [id, after] of customers) {
    const columns = stateColumns(after, !replanned.has(id));
    changes.push(changed(await updateRow(db, actor.scope, "customer", id, columns)));
  }
  const action = told.length > 0 ? "touch.logged" : "due.snoozed";
  return { action, customerIds, changes, result: touches };
}

async function describe(
  db: Db,
  actor: Actor,
  touches: readonly RecordedTouch[],
  days: readonly ReportedDay[],
  undoId: string,
): Promise<LoggedTouches> {
  const ids = [...touches.map(({ told }) => told), ...days].map(({ customerId }) => customerId);
  const customers = new Map((await findChanged(db, actor, ids)).map((one) => [one.id, one]));
  const today = civilDateAt(actor.now, actor.member.zone);
  const recalled = kindsThat(({ isRecalled }) => isRecalled);
  const owed = await findOwedToBy(db, actor.scope, ids, recalled, today);
  const ours = touches.filter(({ told }) => told.direction === "out").map(({ id }) => id);
  const colleagues = await colleagueTouches(db, actor.scope, ours, pesterDays);
  return {
    undoId,
    putOff: days.flatMap(({ customerId }) => customers.get(customerId) ?? []),
    touches: touches.flatMap((touch) => {
      const { id, told, contact, until, answerBy, answered, before, after, order } = touch;
      const customer = customers.get(told.customerId);
      if (customer === undefined) return [];
      const isOwing = owedAfter(told.outcome) !== null;
      return {
        customer,
        outcome: told.outcome,
        contact: contact?.name ?? null,
        note: told.note,
        order,
        isAmountOpen: told.outcome === "ordered" && order === null,
        offer: told.offer ?? null,
        goal: told.goal ?? null,
        goalReached: told.goalReached ?? null,
        topic: told.topic ?? null,
        happenedOn: told.happenedOn,
        owedBy: isOwing ? until : null,
        movedTo: after.stage === before.stage ? null : after.stage,
        waits:
          touch.isWaiting && answerBy !== null
            ? { asked: told.asked ?? "", by: answerBy.at }
            : null,
        answered: answered.filter(({ kind }) => kind === owedToWhoAsked),
        // Whoever asked may be answered on the same day.
        colleague: answered.length > 0 ? null : (colleagues.get(id) ?? null),
        stillOwed: isOwing
          ? null
          : (owed.find(({ customerId }) => customerId === customer.id) ?? null),
      };
    }),
  };
}
