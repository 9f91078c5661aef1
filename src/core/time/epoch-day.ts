import type { CivilDate, EpochDay, IsoWeekday } from "./civil.ts";

/** Dates from 1970 to 2099 are kept once written. */
const written = new Array<CivilDate | undefined>(47_482);

/**
 * Number of a valid civil date. Method: days_from_civil of Howard Hinnant, "chrono-Compatible
 * Low-Level Date Algorithms" (years begin in March, eras of 400 years).
 */
export function epochDayOf(date: CivilDate): EpochDay {
  const month = digits(date, 5, 2);
  const year = digits(date, 0, 4) - (month <= 2 ? 1 : 0);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + digits(date, 8, 2) - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return (era * 146_097 + dayOfEra - 719_468) as EpochDay;
}

/** Civil date of a day, years 0000 to 9999. Method: civil_from_days of the same paper. */
export function civilDateOf(day: EpochDay): CivilDate {
  return written[day] ?? write(day);
}

/** Day of the week of a day. */
export function weekdayOfDay(day: EpochDay): IsoWeekday {
  return (((((day + 3) % 7) + 7) % 7) + 1) as IsoWeekday;
}

function write(day: EpochDay): CivilDate {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const dayOfMonth = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const date = `${pad(year, 4)}-${pad(month, 2)}-${pad(dayOfMonth, 2)}` as CivilDate;
  if (day >= 0 && day < written.length) written[day] = date;
  return date;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, "0");
}

function digits(text: string, from: number, count: number): number {
  let value = 0;
  for (let index = from; index < from + count; index++) {
    value = value * 10 + text.charCodeAt(index) - 48;
  }
  return value;
}
