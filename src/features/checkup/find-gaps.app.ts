import type { Actor } from "../../app/actor.ts";
import type { App } from "../../app/app.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { type FactQuestion, factToAsk, type Gap } from "./checkup.core.ts";
import { gapsOf, knownOf, noteAsked } from "./checkup.store.ts";

/** What is missing of the customers that the actor sees, or of one of them. */
export const findGaps = (
  { store }: App,
  { scope, now }: Pick<Actor, "scope" | "now">,
  customerId: string | null = null,
): Promise<readonly Gap[]> => gapsOf(store, scope, now, customerId);

/**
 * What to ask of a customer after a contact, and notes that it is asked: once a day of each. Null where
 * all is known, was put off, or the customer is not worth the question.
 */
export async function askOnce(
  { store }: App,
  { scope, now, member }: Actor,
  customerId: string,
): Promise<FactQuestion | null> {
  const known = await knownOf(store, scope, customerId);
  const today = civilDateAt(now, member.zone);
  const question = known === null ? null : factToAsk(known, today);
  if (question !== null) await noteAsked(store, scope, customerId, question.field, today);
  return question;
}
