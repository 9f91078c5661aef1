import { readCompany } from "../../arguments/read-company.ts";
import { shaped } from "../../grammar/words/normalise-input.ts";
import { wordAt } from "../../grammar/words/word-table.ts";
import { peopleThere } from "../../subject/people-there.ts";
import { callOf } from "../call-of.ts";
import type { Line } from "../line.ts";
import { calls, type Reading, type ReadingContext } from "../reading.ts";

/**
 * What is known of one customer's company, in so many words: `K3F 官网 www.delta.de`, `K3F industry: packaging`.
 * A word that a person's fields have as well is of the company where nobody is known there.
 */
export async function asCompanyFact(line: Line, context: ReadingContext): Promise<Reading> {
  const { targets, rest } = line.head();
  if (targets.length !== 1 || rest === "" || line.asks()) return "no";
  const said = shaped(rest);
  if (readCompany(said, context.lexicon)?.isSure !== true) return "no";
  const isOfPeople = wordAt(context.lexicon.contactFields, said.shape, 0) !== null;
  if (isOfPeople && (await peopleThere(targets, context)).length > 0) return "no";
  return calls(callOf("c", { about: line.head() }));
}
