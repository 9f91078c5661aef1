import { noNames } from "../../arguments/asked-pieces.ts";
import { askedSearch } from "../../arguments/asked-search.ts";
import { splitFind } from "../../grammar/split-find.ts";
import { shaped } from "../../grammar/words/normalise-input.ts";
import { isHan, wholeWord, wordAt } from "../../grammar/words/word-table.ts";
import { callOf } from "../call-of.ts";
import type { Line } from "../line.ts";
import { calls, type Reading, type ReadingContext } from "../reading.ts";

/** More characters tell or ask something. */
const longest = 40;

/** `今日 A`, `today overdue Germany`: the day's list of those who are such; every word says who. */
export function asTodayOf(line: Line, { actor, lexicon, reply }: ReadingContext): Reading {
  const { text, shape, today } = line;
  if (reply !== null || text.length > longest || line.asks()) return "no";
  const head = wordAt(lexicon.commands, shape, 0) ?? glued(line, lexicon);
  if (head?.value !== "today") return "no";
  const rest = text.slice(head.end).trim();
  if (rest === "" || /[。;；]|[,，](?! ?\S)/.test(rest)) return "no";
  if (splitFind(rest).every(({ key }) => key !== null))
    return calls(callOf("today", { search: rest }));
  if (wholeWord(lexicon.whole.all, rest) !== null) return calls(callOf("today", { search: rest }));
  const read = (words: string) =>
    askedSearch(shaped(words), noNames, actor.member.handle, lexicon, today);
  const found = [rest, ...asCustomers(rest, lexicon)]
    .map(read)
    .find(({ parts, unread, isTold }) => parts.length > 0 && unread.length === 0 && !isTold);
  return found === undefined ? "no" : calls(callOf("today", { search: "", parts: found.parts }));
}

/** `重点`: a Chinese word that says which customers, where they are not called so. */
const asCustomers = (rest: string, { customers }: ReadingContext["lexicon"]): string[] =>
  /^\p{Script=Han}{2,4}$/u.test(rest)
    ? customers.filter((word) => isHan(word.charAt(0))).map((word) => rest + word)
    : [];

/** The command's word with what follows it without a space: `今日逾期`. */
function glued({ shape }: Line, lexicon: ReadingContext["lexicon"]) {
  for (let end = 1; end <= 4; end++) {
    const found = wordAt(lexicon.commands, shape.slice(0, end), 0);
    if (
      found?.value === "today" &&
      found.end === end &&
      /\p{Script=Han}/u.test(shape.charAt(end - 1))
    )
      return found;
  }
  return null;
}
