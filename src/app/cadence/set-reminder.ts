import type { SetReminder } from "../../core/cadence/reminder.ts";
import type { Instant } from "../../core/time/civil.ts";
import { Refusal } from "../../errors.ts";
import { insertReminder, reminderOf } from "../../store/cadence/reminders.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { change } from "../changes/change.ts";
import { findChanged } from "../changes/find-changed.ts";
import { changed, holdCustomer, refuseLeftAlone } from "../changes/hold-customers.ts";

/** What somebody asks to be reminded of. */
type Asked = {
  readonly customerId: string;
  readonly at: Instant;
  readonly content: string;
};

/** How far ahead, in milliseconds. */
const farthest = 366 * 86_400_000;

/**
 * Reminds the actor of a customer at a time. Throws `Refusal` `customer-not-found`, `reminder-over` where
 * the time has passed, `reminder-far`, `customer-stopped`.
 */
export function setReminder(app: App, actor: Actor, asked: Asked): Promise<SetReminder> {
  const { customerId, at, content } = asked;
  if (at <= actor.now) throw new Refusal("reminder-over");
  if (at - actor.now > farthest) throw new Refusal("reminder-far");
  return change(
    app,
    actor,
    async (db) => {
      refuseLeftAlone(await holdCustomer(db, actor, customerId));
      const row = await insertReminder(db, actor.scope, asked);
      return {
        action: "reminder.set",
        customerIds: [customerId],
        changes: [changed(row)],
        result: null,
      };
    },
    async (db, _, undoId) => {
      const [customer] = await findChanged(db, actor, [customerId]);
      if (customer === undefined) throw new Error("a customer that was held is not there");
      return { customer, at, content, undoId };
    },
  );
}

/** What the actor is to be reminded of now; null where it was taken back, or they see the customer no more. */
export async function findReminder(
  { store }: App,
  actor: Actor,
  id: string,
): Promise<Omit<SetReminder, "undoId"> | null> {
  const reminder = await reminderOf(store, actor.scope, id);
  if (reminder === null) return null;
  const [customer] = await findChanged(store, actor, [reminder.customerId]);
  return customer === undefined ? null : { customer, at: reminder.at, content: reminder.content };
}
