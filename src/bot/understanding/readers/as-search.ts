import { findColleagues } from "../../../app/members/find-colleagues.ts";
import { customersMeant } from "../../arguments/keyed-search.ts";
import type { FindPart } from "../../grammar/split-find.ts";
import { wholeWord } from "../../grammar/words/word-table.ts";
import { callOf } from "../call-of.ts";
import type { Line } from "../line.ts";
import { calls, type Reading, type ReadingContext } from "../reading.ts";

/**
 * Words that say nothing but which customers are meant: `没下过单的客户`, `Lily 的客户`, `my
 * customers`, and in a question `list my KA`.
 */
export async function asSearch(line: Line, context: ReadingContext): Promise<Reading> {
  const meant = customersMeant(line, context.lexicon);
  if (meant === null || (!meant.isOfCustomers && !line.asks())) return "no";
  const parts =
    meant.parts.length === 0 && meant.isOfCustomers
      ? [ownedBy(context.actor.member.handle)]
      : await withOwners(meant.parts, context);
  if (parts === null || parts.length === 0) return "no";
  return calls(callOf("find", { search: "", parts }));
}

/** The parts, those without key as a colleague's customers; null where a word is no colleague. */
async function withOwners(
  parts: readonly FindPart[],
  { app, actor, lexicon }: ReadingContext,
): Promise<FindPart[] | null> {
  const known: FindPart[] = [];
  for (const part of parts) {
    const [word = ""] = part.values;
    const isKnown = part.key !== null || wholeWord(lexicon.reorderDue, word) !== null;
    const [owner, ...others] = isKnown ? [] : await findColleagues(app, actor, word);
    if (!isKnown && (owner === undefined || others.length > 0)) return null;
    known.push(owner === undefined ? part : ownedBy(owner.handle));
  }
  return known;
}

const ownedBy = (handle: string): FindPart => ({ key: "owner", values: [handle] });
