import { contactAtHead } from "../core/contact-at-head.ts";
import type { LoggedTouches } from "../core/logged-touch.ts";
import { owesBy } from "../core/owes-by.ts";
import type { ToldTouch } from "../core/told-touch.ts";
import { colleagueTouches } from "../store/colleague-touches.ts";
import { contactNames } from "../store/contact-names.ts";
import type { Db } from "../store/database.ts";
import { type RowChange, updateRow } from "../store/row-change.ts";
import type { Actor } from "./actor.ts";
import type { App } from "./app.ts";
import { type Change, change } from "./change.ts";
import { complaintDay } from "./complaint-day.ts";
import { changed, holdCustomers } from "./hold-customers.ts";
import { readChanged } from "./read-changed.ts";
import { recordTouch } from "./record-touch.ts";
import { type SettledTouch, settleTouch, stateColumns } from "./settle-touch.ts";
import { usedOpeners } from "./used-openers.ts";

/** Days that should lie between touches of different colleagues to one customer. */
const pesterDays = 2;

/**
 * Records the touches that one message tells of, all or none, with what follows from them: stage,
 * receipt of the sample, promises, the day asked for. Throws `Refusal`: `customer-not-found`,
 * `touch-in-future`, `date-past`, `date-too-far`.
 */
export const logTouches = (
  app: App,
  actor: Actor,
  told: readonly ToldTouch[],
): Promise<LoggedTouches> =>
  change(
    app,
    actor,
    (db) => record(db, actor, told),
    (db, touches, undoId) => describe(db, actor, touches, undoId),
  );

async function record(
  db: Db,
  actor: Actor,
  told: readonly ToldTouch[],
): Promise<Change<readonly SettledTouch[]>> {
  const customerIds = [...new Set(told.map((touch) => touch.customerId))];
  const held = await holdCustomers(db, actor, customerIds);
  const customers = new Map(held.map((customer) => [customer.id, customer]));
  const openers = await usedOpeners(db, actor.scope, held, actor.now);
  const withNotes = told.filter(({ addressed }) => addressed !== null);
  const contacts = await contactNames(
    db,
    withNotes.map(({ customerId }) => customerId),
  );
  const answerBy = await complaintDay(db, actor, told);
  const touches: SettledTouch[] = [];
  const changes: RowChange[] = [];
  for (const one of told) {
    const customer = customers.get(one.customerId);
    if (customer === undefined) continue;
    const theirs = contacts.filter((contact) => contact.customerId === customer.id);
    const contact = one.addressed === null ? null : contactAtHead(one.addressed, theirs);
    const touch = settleTouch(actor, customer, one, contact, answerBy);
    customers.set(customer.id, { ...customer, ...touch.after, dueOn: null });
    touches.push(touch);
    changes.push(
      ...(await recordTouch(db, actor.scope, touch, openers.get(customer.id) ?? null, actor.now)),
    );
  }
  for (const [id, after] of customers) {
    changes.push(changed(await updateRow(db, actor.scope, "customer", id, stateColumns(after))));
  }
  return { action: "touch.logged", customerIds, changes, result: touches };
}

async function describe(
  db: Db,
  actor: Actor,
  touches: readonly SettledTouch[],
  undoId: string,
): Promise<LoggedTouches> {
  const ids = touches.map((touch) => touch.told.customerId);
  const customers = new Map((await readChanged(db, actor, ids)).map((one) => [one.id, one]));
  const ours = touches.filter(({ told }) => told.direction === "out").map(({ id }) => id);
  const colleagues = await colleagueTouches(db, actor.scope, ours, pesterDays);
  return {
    undoId,
    touches: touches.flatMap(({ id, told, contact, until, before, after }) => {
      const customer = customers.get(told.customerId);
      if (customer === undefined) return [];
      return {
        customer,
        outcome: told.outcome,
        contact: contact?.name ?? null,
        note: told.note,
        happenedOn: told.happenedOn,
        owedBy: owesBy(told.outcome) ? until : null,
        movedTo: after.stage === before.stage ? null : after.stage,
        colleague: colleagues.get(id) ?? null,
      };
    }),
  };
}
