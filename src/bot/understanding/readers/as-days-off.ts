import type { CivilDate } from "../../../core/time/civil.ts";
import { splitDays } from "../../arguments/split-days.ts";
import type { Lexicon } from "../../grammar/words/lexicon.ts";
import { partOf, type Said } from "../../grammar/words/normalise-input.ts";
import { wordAt } from "../../grammar/words/word-table.ts";
import { callOf } from "../call-of.ts";
import type { Line } from "../line.ts";
import { calls, type Reading, type ReadingContext } from "../reading.ts";
import { saysMore } from "./asked-change.ts";

/** `I'm off tomorrow`, `我明天请假`. */
export function asDaysOff(line: Line, { lexicon }: ReadingContext): Reading {
  const off = saysMore(line) ? null : offIn(line, lexicon, line.today);
  return off === null ? "no" : calls(callOf("off", off));
}

/** Days after words for being off, or before the word for it; null where there are none, or more. */
function offIn(told: Said, lexicon: Lexicon, today: CivilDate) {
  const daysIn = (from: number, to: number) => {
    const part = partOf(told, from, to);
    const found = splitDays(part, lexicon, today);
    return found?.before === "" ? { text: part.text, days: found.days } : null;
  };
  const shape = told.shape.replace(/[ .!~]+$/, "");
  const away = wordAt(lexicon.away, shape, 0);
  if (away !== null) return daysIn(away.end, shape.length);
  const from = wordAt(lexicon.pronouns, shape, 0)?.end ?? 0;
  for (let at = Math.max(1, shape.length - 8); at < shape.length; at++) {
    const word = wordAt(lexicon.commands, shape, at);
    if (word?.value !== "off" || word.end !== shape.length) continue;
    const off = daysIn(from, at);
    if (off !== null) return off;
  }
  return null;
}
