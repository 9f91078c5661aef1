import type { Actor } from "../../app/actor.ts";
import type { App } from "../../app/app.ts";
import { forbidMarketing } from "../../core/customer/stop.ts";
import { heldBack } from "../../core/greetings/planned-greeting.ts";
import { contactsOfCustomers, mannersOf } from "../../store/people/greeting-contacts.ts";
import type { LetterTo } from "./letter-to.core.ts";

/** Who buys is written to before who leads, and these before who uses it. */
const levels = ["buyer", "manager", "executive", null, "user"] as const;

/**
 * Whom a letter goes to, of each of these customers where somebody is known; who asked to be left alone, or has
 * something against us that is open, gets none.
 */
export async function whomToWrite(
  { store }: App,
  { scope, now }: Actor,
  customerIds: readonly string[],
): Promise<ReadonlyMap<string, LetterTo>> {
  const all = await contactsOfCustomers(store, scope, customerIds, now);
  const free = all.filter(
    (one) =>
      heldBack(one) === null && !one.stops.some(({ kind }) => forbidMarketing.includes(kind)),
  );
  const chosen = customerIds.flatMap((id) => {
    const theirs = free.filter(({ customerId }) => customerId === id);
    return levels.flatMap((level) => theirs.filter((one) => one.level === level)).slice(0, 1);
  });
  const manners = await mannersOf(
    store,
    scope,
    chosen.map(({ id }) => id),
  );
  return new Map(
    chosen.map((contact) => [
      contact.customerId,
      { contact, manners: manners.get(contact.id) ?? null },
    ]),
  );
}
