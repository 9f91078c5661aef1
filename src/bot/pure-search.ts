import { findColleagues } from "../app/find-colleagues.ts";
import type { CommandContext } from "./command.ts";
import type { FindPart } from "./grammar/split-find.ts";
import { customersMeant } from "./keyed-search.ts";
import { wholeWord } from "./whole-word.ts";
import { writtenSearch } from "./written-search.ts";

/**
 * The search that words which say nothing but which customers are: `没下过单的客户`, `Lily 的客户`, `my
 * customers`, and in a question `list my KA`. Null where they say more.
 */
export async function pureSearch(
  context: CommandContext,
  text: string,
  isQuestion: boolean,
): Promise<string | null> {
  const { app, actor, lexicon } = context;
  const meant = customersMeant(text, lexicon);
  if (meant === null || (!meant.isOfCustomers && !isQuestion)) return null;
  const { parts, isOfCustomers } = meant;
  if (parts.length === 0) {
    return isOfCustomers ? writtenSearch([ownedBy(actor.member.handle)]) : null;
  }
  const known: FindPart[] = [];
  for (const part of parts) {
    const [word = ""] = part.values;
    const isKnown = part.key !== null || wholeWord(lexicon.reorderDue, word) !== null;
    const [owner, ...others] = isKnown ? [] : await findColleagues(app, actor, word);
    if (!isKnown && (owner === undefined || others.length > 0)) return null;
    known.push(owner === undefined ? part : ownedBy(owner.handle));
  }
  return writtenSearch(known);
}

const ownedBy = (handle: string): FindPart => ({ key: "owner", values: [handle] });
