import type { CivilDate } from "../../core/time/civil.ts";
import type { LogEntry } from "./log-entry.ts";
import { readEntry } from "./read-entry.ts";
import { readHead } from "./read-head.ts";
import { readTargets } from "./read-targets.ts";
import type { Lexicon } from "./words/lexicon.ts";
import { partOf, type Said } from "./words/normalise-input.ts";

/**
 * Reads what a member tells of touches, normalised: `1 ok 已发PI +3d; 2 未接; 4 承诺 周五前 报价`. The grammar of an
 * entry is `<targets> <outcome> [note] [when]`; entries are separated by `;` or a line end. A part
 * without targets belongs to the note before it. Dates are relative to `today`, the member's civil
 * date: one right after the outcome or at the end is the next date, a past one or one with a past
 * verb the day it happened. Without an outcome word everything is the note of a touch with the
 * outcome `contacted`; but a text that is nothing but a coming date plans it and tells of no touch.
 * What could mean two things becomes a problem of its entry, never a guess.
 * An empty text gives no entries.
 */
export function parseLog(told: Said, lexicon: Lexicon, today: CivilDate): LogEntry[] {
  return entriesOf(told, lexicon, today).map((entry) => readEntry(entry, lexicon, today));
}

/** The entries, each with what belongs to its note. */
function entriesOf(told: Said, lexicon: Lexicon, today: CivilDate): Said[] {
  const starts: number[] = [];
  let hasTargets = false;
  for (const { 0: part, index } of told.text.matchAll(/[^;；\n]+[;；\n]*/g)) {
    const entry = partOf(told, index, index + part.length);
    const { targets, end } = readTargets(entry, lexicon, today);
    const isOwn =
      targets.length > 0 &&
      (hasTargets || readHead(entry.shape, end, lexicon, today).outcome !== null);
    if (starts.length === 0 || isOwn) starts.push(index);
    hasTargets ||= targets.length > 0;
  }
  return starts
    .map((from, index) => partOf(told, from, endOf(told.text, starts[index + 1])))
    .filter(({ text }) => text !== "");
}

/** The position after what is said before another, without the marks between. */
function endOf(text: string, next = text.length): number {
  let end = next;
  while (end > 0 && " ;；\n".includes(text.charAt(end - 1))) end--;
  return end;
}
