import type { Actor } from "../../app/actor.ts";
import type { App } from "../../app/app.ts";
import type { NamedCustomer } from "../../core/search/named-customer.ts";
import { mannersOf } from "../../store/people/greeting-contacts.ts";
import type { Letter, LetterStep } from "./letter.core.ts";
import { planLetters } from "./plan-letters.app.ts";

/** The first of these customers who may get a letter, who else is on the list, and who gets none. */
export async function planStep(
  app: App,
  actor: Actor,
  letter: Letter,
  customers: readonly NamedCustomer[],
  most: number,
): Promise<LetterStep> {
  const taken = customers.slice(0, most);
  const planned = await planLetters(app, actor, letter.kind, taken);
  const ready = planned.filter(({ held }) => held === null);
  const [current = null] = ready;
  const id = current?.contact?.id;
  const manners = id === undefined ? null : await mannersOf(app.store, actor.scope, [id]);
  return {
    letter,
    current,
    manners: manners?.get(id ?? "") ?? null,
    ready: ready.length,
    held: planned.filter(({ held }) => held !== null),
    rest: planned.filter((one) => one !== current).map(({ customer }) => customer.ref),
    left: customers.length - taken.length,
    elsewhere: 0,
  };
}
