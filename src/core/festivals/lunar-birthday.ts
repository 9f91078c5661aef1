import type { CivilDate } from "../time/civil.ts";
import { chineseDate } from "./chinese-lunar.ts";

/**
 * The civil dates on which a Chinese lunar birthday (`MM-DD` of the lunar calendar, 12-30 at most)
 * falls in a civil year: one as a rule, none or two for days at the turn of the year. The 30th is
 * kept on the 29th in a month that has no more; who was born in a leap month keeps the regular one.
 */
export function lunarBirthdays(monthDay: string, year: number): readonly CivilDate[] {
  const [month = 1, day = 1] = monthDay.split("-").map(Number);
  return [year - 1, year]
    .map((lunarYear) => chineseDate(lunarYear, month, day))
    .filter((date) => date.startsWith(`${year}-`));
}
