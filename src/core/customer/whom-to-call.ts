import type { CallFacts } from "./call-card.ts";
import type { CardContact } from "./customer-card.ts";

/**
 * Whom to call: who spoke with us last and can be reached, else the first who has a telephone, else
 * the first with an address, else the first of all; null where nobody is known.
 */
export function whomToCall({
  contacts,
  touches,
}: Pick<CallFacts, "contacts" | "touches">): CardContact | null {
  const spoke = touches.flatMap(({ outcome, with: name }) =>
    name === null || outcome === "no-answer" ? [] : [name],
  )[0];
  return (
    contacts.find(({ name, phone, email }) => name === spoke && (phone ?? email) !== null) ??
    contacts.find(({ phone }) => phone !== null) ??
    contacts.find(({ email }) => email !== null) ??
    contacts[0] ??
    null
  );
}
