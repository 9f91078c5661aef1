import { daysOfFestival } from "../../../core/festivals/festival-days.ts";
import type { CivilDate } from "../../../core/time/civil.ts";
import { addDays } from "../../../core/time/civil-date.ts";
import { wordAt } from "../words/word-table.ts";
import { lengthBefore } from "./date-amount.ts";
import { type Days, longestOf, skipSpace } from "./date-reading.ts";
import type { DateWords } from "./date-words.ts";

type Found = { readonly end: number; readonly days: Days; readonly isDeadline?: true };

/** The day after a festival or its season, or the one before it; what is closed then puts it off further. */
export const besideFestivalAt = (
  shape: string,
  at: number,
  words: DateWords,
  today: CivilDate,
): Found | null =>
  longestOf([
    afterAt(shape, at, words, today),
    beforeAt(shape, at, words, today),
    longBeforeAt(shape, at, words, today),
  ]);

/** `a week before Christmas`, `圣诞前一周`: so long before the first day of it. */
function longBeforeAt(shape: string, at: number, words: DateWords, today: CivilDate): Found | null {
  const on = (festival: string) => edgesOf(festival, today)?.first ?? null;
  const named = wordAt(words.festivals, shape, at);
  const behind = named && wordAt(words.afterDeadline, shape, skipSpace(shape, named.end));
  const length = lengthBefore(shape, behind?.end ?? at, words, today);
  if (length === null) return null;
  if (named !== null) {
    const first = on(named.value);
    const found = first && lengthBefore(shape, behind?.end ?? at, words, first);
    return found && behind !== null && found.day >= today
      ? { end: found.end, days: { from: found.day, to: found.day } }
      : null;
  }
  const before = wordAt(words.beforeBegin, shape, skipSpace(shape, length.end));
  if (before === null) return null;
  const festival = wordAt(words.festivals, shape, skipSpace(shape, before.end));
  const first = festival && on(festival.value);
  const found = first && lengthBefore(shape, at, words, first);
  return festival && found && found.day >= today
    ? { end: festival.end, days: { from: found.day, to: found.day } }
    : null;
}

/** `after Christmas`, `Ramadan is over`, `春节后`, `过完年`, `节后`. */
function afterAt(shape: string, at: number, words: DateWords, today: CivilDate): Found | null {
  const own = wordAt(words.afterHolidays, shape, at);
  if (own !== null) return dayBeside(own.value, 1, own.end, today);
  const before = wordAt(words.beforeFestival, shape, at);
  const start = before === null ? at : skipSpace(shape, before.end);
  const named = wordAt(words.festivals, shape, start);
  if (named === null) return null;
  const next = skipSpace(shape, named.end);
  const after =
    wordAt(words.notMarks, shape, next) === null
      ? (wordAt(words.afterFestival, shape, next) ?? wordAt(words.afterDay, shape, next))
      : null;
  return before === null && after === null
    ? null
    : dayBeside([named.value], 1, after?.end ?? named.end, today);
}

/** `before Christmas`, `by Diwali`, `春节前`, `年前`. */
function beforeAt(shape: string, at: number, words: DateWords, today: CivilDate): Found | null {
  const own = wordAt(words.beforeHolidays, shape, at);
  if (own !== null) {
    const found = dayBeside(own.value, -1, own.end, today);
    // Long after a new year `年前` tells of what was before the last.
    return found !== null && found.days.to <= addDays(today, longestAhead) ? found : null;
  }
  const before = wordAt(words.beforeBegin, shape, at) ?? wordAt(words.beforeDeadline, shape, at);
  const start = before === null ? at : skipSpace(shape, before.end);
  const named = wordAt(words.festivals, shape, start);
  if (named === null) return null;
  const isName = wordAt(words.notMarks, shape, named.end) !== null;
  const after = isName ? null : wordAt(words.afterDeadline, shape, named.end);
  return before === null && after === null
    ? null
    : dayBeside([named.value], -1, after?.end ?? named.end, today);
}

/** Further ahead nobody says `年前`, in days. */
const longestAhead = 200;

/** The day beside the first of some festivals to come: after its last day, or before its first. */
function dayBeside(
  festivals: readonly string[],
  step: 1 | -1,
  end: number,
  today: CivilDate,
): Found | null {
  const edges = festivals
    .map((festival) => edgesOf(festival, today))
    .flatMap((edge) => (edge === null ? [] : step > 0 ? edge.last : edge.first))
    .filter((day) => day > today || step > 0)
    .sort();
  const [edge] = edges;
  if (edge === undefined) return null;
  const day = addDays(edge, step);
  const days = { from: day, to: day };
  return step > 0 ? { end, days } : { end, days, isDeadline: true };
}

/** The first and the last day of a festival. */
type Edges = { readonly first: CivilDate; readonly last: CivilDate };

/** The next days of festivals as of one date: a text is read at many positions. */
let known = { today: "" as CivilDate, of: new Map<string, Edges | null>() };

/** No season that goes on today began longer ago, in days. */
const longestSeason = 40;

/** Where countries keep it on other days, China's; else the last end of those within days of the first. */
function edgesOf(festival: string, today: CivilDate): Edges | null {
  if (known.today !== today) known = { today, of: new Map() };
  const before = known.of.get(festival);
  if (before !== undefined) return before;
  const all = daysOfFestival(festival, addDays(today, -longestSeason), addDays(today, 370)).filter(
    ({ ends }) => ends >= addDays(today, -1),
  );
  const first = all.find(({ culture }) => culture === "CN") ?? all[0];
  const ends = all
    .filter(({ date, culture }) =>
      first?.culture === "CN"
        ? culture === "CN" && date === first.date
        : first !== undefined && date >= first.date && date <= addDays(first.date, 3),
    )
    .map((day) => day.ends)
    .sort();
  const last = ends.at(-1);
  const edges = first === undefined || last === undefined ? null : { first: first.date, last };
  known.of.set(festival, edges);
  return edges;
}
