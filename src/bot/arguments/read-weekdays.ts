import type { IsoWeekday } from "../../core/time/civil.ts";
import type { Lexicon } from "../grammar/words/lexicon.ts";
import { shapeOf } from "../grammar/words/normalise-input.ts";
import { wordAt } from "../grammar/words/word-table.ts";

/**
 * Reads weekdays: `Mon-Fri`, `sun to thu`, `mon, wed, fri`, `1-5` with 1 for Monday. Null when it is
 * anything else.
 */
export function readWeekdays(text: string, { dates }: Lexicon): IsoWeekday[] | null {
  const shape = shapeOf(text).replace(/[-~]/g, " $& ");
  const days = new Set<number>();
  let last: number | null = null;
  let isRange = false;
  for (let at = 0; at < shape.length; ) {
    const between = wordAt(dates.between, shape, at);
    const weekday = wordAt(dates.weekdays, shape, at) ?? digitAt(shape, at);
    if (weekday !== null) {
      const from: number = isRange && last !== null ? last : weekday.value;
      for (let day = from; ; day = (day % 7) + 1) {
        days.add(day);
        if (day === weekday.value) break;
      }
      last = weekday.value;
      isRange = false;
      at = weekday.end;
    } else if (between !== null && last !== null) {
      isRange = true;
      at = between.end;
    } else if (/[\s,&/]/.test(shape.charAt(at))) at++;
    else return null;
  }
  return days.size === 0 || isRange ? null : ([...days].sort() as IsoWeekday[]);
}

function digitAt(shape: string, at: number): { value: number; end: number } | null {
  const digit = shape.charAt(at);
  return digit >= "1" && digit <= "7" ? { value: Number(digit), end: at + 1 } : null;
}
