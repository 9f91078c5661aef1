import type { Actor } from "../../app/actor.ts";
import type { App } from "../../app/app.ts";
import { forbidMarketing } from "../../core/customer/stop.ts";
import { type GreetingContact, heldBack } from "../../core/greetings/planned-greeting.ts";
import type { NamedCustomer } from "../../core/search/named-customer.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { contactsOfCustomers } from "../../store/people/greeting-contacts.ts";
import {
  type LetterHeld,
  type LetterKind,
  mayBeWritten,
  type PlannedLetter,
} from "./letter.core.ts";
import { customersWaiting, lettersSent } from "./letters.store.ts";

/** Who buys is written to before who decides, and these before who uses it. */
const levels = ["buyer", "manager", "executive", null, "user"] as const;

/** Whom of these customers a letter goes to, in the order given, and who is to get none now, and why. */
export async function planLetters(
  { store }: App,
  { scope, now, member }: Actor,
  kind: LetterKind,
  customers: readonly NamedCustomer[],
): Promise<PlannedLetter[]> {
  const ids = customers.map(({ id }) => id);
  const contacts = await contactsOfCustomers(store, scope, ids, now);
  const waiting = await customersWaiting(store, scope, ids);
  const sent = await lettersSent(store, scope, kind, ids, now);
  return customers.map((customer) => {
    const contact = chosen(contacts.filter(({ customerId }) => customerId === customer.id));
    const at = sent.get(customer.id);
    const held: LetterHeld | null =
      at !== undefined
        ? { because: "sent", on: civilDateAt(at, member.zone) }
        : contact === null
          ? { because: "nobody" }
          : waiting.has(customer.id)
            ? { because: "waiting" }
            : heldNow(contact);
    return { customer, contact, held };
  });
}

function heldNow(contact: GreetingContact): LetterHeld | null {
  if (contact.stops.some(({ kind }) => forbidMarketing.includes(kind)))
    return { because: "stopped" };
  return mayBeWritten(contact) ? heldBack(contact) : { because: "channel" };
}

const chosen = (people: readonly GreetingContact[]): GreetingContact | null =>
  levels.flatMap((level) => people.filter((one) => one.level === level))[0] ?? null;
