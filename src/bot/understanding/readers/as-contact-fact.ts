import { peopleCalled } from "../../../core/people/people-called.ts";
import { looksLikeName, readContact } from "../../arguments/read-contact.ts";
import { readLeaving } from "../../arguments/read-leaving.ts";
import { shaped } from "../../grammar/words/normalise-input.ts";
import { wordAt } from "../../grammar/words/word-table.ts";
import { peopleThere } from "../../subject/people-there.ts";
import { callOf } from "../call-of.ts";
import type { Line } from "../line.ts";
import { calls, type Reading, type ReadingContext } from "../reading.ts";
import { saysMore } from "./asked-change.ts";

/** Fields that a customer has as well: of a person only where one is named. */
const ofCustomers: ReadonlySet<string> = new Set(["note", "name", "level", "background"]);

/**
 * A field of a person at one customer, in so many words: `K3F Maria 生日 3月3日`, `K3F Jens taboo: no
 * pork`, `K3F Maria 删除`. In a sentence (`K3F Maria likes the samples`) more may be meant.
 */
export async function asContactFact(line: Line, context: ReadingContext): Promise<Reading> {
  const { targets, rest } = line.head();
  if (targets.length !== 1 || rest === "" || line.asks()) return "no";
  const leaving = readLeaving(shaped(rest), context.lexicon);
  if (leaving !== null) {
    const isKnown =
      peopleCalled(leaving.person, await peopleThere(line.head().targets, context)).length > 0;
    return isKnown ? calls(callOf("contact", { about: line.head(), isSaid: true })) : "no";
  }
  if (saysMore(line)) return "no";
  const { person, facts, labelled, isGone, isSure, wrong } = readContact(
    shaped(rest),
    context.lexicon,
    line.today,
  );
  if (wrong !== null || !isSure || (!isGone && (labelled === 0 || labelled < facts.length)))
    return "no";
  const isCustomers = facts.some(({ field }) => ofCustomers.has(field));
  if (person === "" && (isGone || isCustomers)) return "no";
  const call = calls(callOf("contact", { about: line.head(), isSaid: true }));
  if (person === "") return call;
  const known = peopleCalled(person, await peopleThere(line.head().targets, context));
  if (known.length > 0) return call;
  const { shape } = shaped(person);
  const isTold = wordAt(context.lexicon.outcomes, shape, 0) !== null;
  return !isGone && !isTold && /^\p{Lu}/u.test(person) && looksLikeName(person) ? call : "no";
}
