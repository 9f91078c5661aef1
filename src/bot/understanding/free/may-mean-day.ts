import type { Lexicon } from "../../grammar/words/lexicon.ts";
import { wordPlace } from "../../grammar/words/word-place.ts";
import { isHan, type WordTable } from "../../grammar/words/word-table.ts";
import type { Act } from "./acts.ts";
import type { Clause } from "./clauses.ts";

/**
 * Whether a plan whose day was not found may name one all the same: it puts off, or holds a number or a word of times
 * in which nothing was read. Then no day may be offered that would be taken for it, least of all today.
 */
export function mayMeanDay({ shape, spans }: Clause, act: Act, lexicon: Lexicon): boolean {
  if (act === "snooze") return true;
  const rest = spans.reduce(
    (text, { from, to }) => text.slice(0, from) + " ".repeat(to - from) + text.slice(to),
    shape,
  );
  const { dates, puttingOff, untilWords } = lexicon;
  const tables: readonly WordTable<unknown>[] = [
    ...[dates.months, dates.festivals, dates.seasons, dates.weekdays, dates.weekend, dates.years],
    ...[dates.beforeUntil, dates.beforeBegin, dates.beforeAfter, dates.beforeDeadline, untilWords],
    ...[dates.afterDay, dates.afterDeadline, dates.monthEnd, dates.yearEnd, dates.units],
    dates.afterFestival,
  ];
  // `to call`, `remind me to`: what follows is no time.
  const isTime = (word: string): boolean => {
    const at = word === "to" || word === "for" ? null : wordPlace(rest, word);
    return at !== null && (word.length > 1 || isHan(word));
  };
  return (
    /\d|[二三]?十[一二三四五六七八九]?(?!分)/.test(rest) ||
    puttingOff.some((word) => wordPlace(rest, word) !== null) ||
    tables.some((table) =>
      [...table.values()].some((words) => words.some(({ word }) => isTime(word))),
    )
  );
}
