import type { CivilDate } from "../../core/time/civil.ts";
import type { Lexicon } from "./lexicon.ts";
import type { LogEntry } from "./log-entry.ts";
import { normaliseInput, shapeOf } from "./normalise-input.ts";
import { readEntry } from "./read-entry.ts";
import { readHead } from "./read-head.ts";
import { readTargets } from "./read-targets.ts";

/**
 * Reads what a member tells of touches: `1 ok 已发PI +3d; 2 未接; 4 承诺 周五前 报价`. The grammar of an
 * entry is `<targets> <outcome> [note] [when]`; entries are separated by `;` or a line end. A part
 * without targets belongs to the note before it. Dates are relative to `today`, the member's civil
 * date: one right after the outcome or at the end is the next date, a past one or one with a past
 * verb the day it happened. Without an outcome word everything is the note of a touch with the
 * outcome `contacted`; but a text that is nothing but a coming date plans it and tells of no touch.
 * What could mean two things becomes a problem of its entry, never a guess.
 * An empty text gives no entries.
 */
export function parseLog(text: string, lexicon: Lexicon, today: CivilDate): LogEntry[] {
  return entriesOf(normaliseInput(text), lexicon, today).map((entry) =>
    readEntry(entry, lexicon, today),
  );
}

function entriesOf(text: string, lexicon: Lexicon, today: CivilDate): string[] {
  const entries: string[] = [];
  let hasTargets = false;
  for (const [part = ""] of text.matchAll(/[^;；\n]+[;；\n]*/g)) {
    const entry = part.trim();
    const { targets, end } = readTargets(entry, lexicon, today);
    const isOwn =
      targets.length > 0 &&
      (hasTargets || readHead(shapeOf(entry), end, lexicon, today).outcome !== null);
    if (entries.length === 0 || isOwn) entries.push(part);
    else entries.push(`${entries.pop()}${part}`);
    hasTargets ||= targets.length > 0;
  }
  return entries.map(trimEnd).filter((entry) => entry !== "");
}

function trimEnd(text: string): string {
  let to = text.length;
  while (to > 0 && " ;；\n".includes(text.charAt(to - 1))) to--;
  return text.slice(0, to).trim();
}
