import { lunarBirthdays } from "../festivals/lunar-birthday.ts";
import type { CivilDate } from "../time/civil.ts";
import { addDays } from "../time/civil-date.ts";

const lunarYears = new Map<number, ReadonlyMap<CivilDate, readonly string[]>>();

/**
 * What birthdays are found by: `MM-DD`, `lunar:MM-DD`. `written` is as kept, perhaps with the year
 * of birth; null for what is no birthday.
 */
export function birthdayKey(written: string): string | null {
  return /^(?:lunar:|\d{4}-)?(\d\d-\d\d)$/.exec(written)?.[1] === undefined
    ? null
    : written.replace(/^\d{4}-/, "");
}

/**
 * The keys of everybody whose birthday is kept on a civil date: who was born on 29 February keeps
 * it on the 28th in a common year, and lunar birthdays move with the moon.
 */
export function birthdayKeysOn(date: CivilDate): readonly string[] {
  const monthDay = date.slice(5);
  const isLastOfFebruary = monthDay === "02-28" && addDays(date, 1).endsWith("03-01");
  const moon = lunarYear(Number(date.slice(0, 4))).get(date) ?? [];
  return [monthDay, ...(isLastOfFebruary ? ["02-29"] : []), ...moon];
}

/** Keys by the date on which they fall in a year, worked out once. */
function lunarYear(year: number): ReadonlyMap<CivilDate, readonly string[]> {
  const known = lunarYears.get(year);
  if (known !== undefined) return known;
  const keys = new Map<CivilDate, string[]>();
  for (let month = 1; month <= 12; month++) {
    for (let day = 1; day <= 30; day++) {
      const monthDay = `${pad(month)}-${pad(day)}`;
      for (const date of lunarBirthdays(monthDay, year)) {
        keys.set(date, [...(keys.get(date) ?? []), `lunar:${monthDay}`]);
      }
    }
  }
  lunarYears.set(year, keys);
  return keys;
}

const pad = (value: number) => String(value).padStart(2, "0");
