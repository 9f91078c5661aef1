import type { CivilDate } from "../time/civil.ts";

/** A column of a month, in the order of the header, and in how many rows it is filled. */
export type MonthColumn = { readonly month: number; readonly filled: number };

/** From such a share of what the months passed hold on, those ahead hold as much. */
const asMuch = 0.8;

/** So many months ahead hold plans, where more hold what happened. */
const planned = 2;

/**
 * The years of columns of months that name none. Where a month stands behind a later one, a year began. The last of
 * these years is this one, in which months ahead hold plans; but the one before where many of these are filled as
 * well as the months passed.
 */
export function yearsOfMonths(
  columns: readonly MonthColumn[],
  today: CivilDate,
): readonly number[] {
  const [year, now] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  let begun = 0;
  const begins = columns.map(({ month }, place) => {
    if (place > 0 && month < (columns[place - 1]?.month ?? 0)) begun++;
    return begun;
  });
  const latest = columns.filter((_, place) => begins[place] === begun);
  const mean = (some: readonly MonthColumn[]) =>
    some.reduce((sum, { filled }) => sum + filled, 0) / Math.max(some.length, 1);
  const ahead = latest.filter(({ month, filled }) => month > now && filled > 0);
  const past = latest.filter(({ month, filled }) => month <= now && filled > 0);
  const isLastYears =
    past.length === 0
      ? ahead.length > 0
      : ahead.length > planned && mean(ahead) >= mean(past) * asMuch;
  const last = isLastYears ? year - 1 : year;
  return begins.map((place) => last - (begun - place));
}
