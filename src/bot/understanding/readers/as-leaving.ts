import { namesAt } from "../../../app/people/people-of.ts";
import { findCustomer, mostMatches } from "../../../app/search/find-customer.ts";
import { peopleCalled } from "../../../core/people/people-called.ts";
import { leftWhereView } from "../../../views/customer/who-left-view.ts";
import { readLeaving } from "../../arguments/read-leaving.ts";
import { shaped } from "../../grammar/words/normalise-input.ts";
import type { Line } from "../line.ts";
import type { Reading, ReadingContext } from "../reading.ts";

/**
 * `Maria left, Ana is new (purchasing)`, where it is not said at which customer: asks, among those where
 * somebody of that name works. Nothing is recorded before. In a group nobody is told who works where.
 */
export async function asLeaving(line: Line, context: ReadingContext): Promise<Reading> {
  const { app, actor, audience, lexicon, speak } = context;
  if (audience === "group" || line.head().targets.length > 0 || line.asks()) return "no";
  const leaving = readLeaving(shaped(line.text), lexicon);
  if (leaving === null) return "no";
  const customers = (await findCustomer(app, actor, leaving.person)).slice(0, mostMatches);
  const found = [];
  for (const { id, ref, name: customer } of customers) {
    const there = (await namesAt(app, actor, id)).filter(({ leftAt }) => leftAt === null);
    for (const { id: personId, name: person } of peopleCalled(leaving.person, there))
      found.push({ id, ref, customer, personId, person });
  }
  if (found.length === 0) return "no";
  const successor = leaving.successor?.name ?? null;
  return { type: "ask", question: leftWhereView(found, successor, leaving.rest, speak) };
}
