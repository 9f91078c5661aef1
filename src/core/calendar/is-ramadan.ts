import { intlDates } from "../festivals/intl-dates.ts";
import type { EpochDay } from "../time/civil.ts";
import { epochDayOf } from "../time/epoch-day.ts";

/** First days of the months of a year, in the calendar of Umm al-Qura. */
const firstDays = (month: number, year: number): EpochDay[] =>
  [year - 1, year, year + 1].flatMap((each) =>
    intlDates("islamic-umalqura", String(month), 1, each).map(epochDayOf),
  );

type Month = { readonly from: EpochDay; readonly end: EpochDay };
const years = new Map<number, readonly Month[]>();

/** Whether a day is one of fasting, by the calendar of Umm al-Qura: a day off in some countries. */
export function isRamadan(day: EpochDay): boolean {
  const year = 1970 + Math.floor((4 * day + 2) / 1461);
  let months = years.get(year);
  if (months === undefined) {
    months = ramadansAround(year);
    years.set(year, months);
  }
  return months.some(({ from, end }) => day >= from && day < end);
}

/** Those that may touch the year; some years have two. */
function ramadansAround(year: number): Month[] {
  const feasts = firstDays(10, year);
  return firstDays(9, year).flatMap((from) => {
    const end = feasts.find((feast) => feast > from);
    return end === undefined ? [] : [{ from, end }];
  });
}
