import { chineseDate, solarTermDate } from "../festivals/chinese-lunar.ts";
import { easter } from "../festivals/easter.ts";
import type { IntlCalendar } from "../festivals/festival.ts";
import { intlDates } from "../festivals/intl-dates.ts";
import type { CivilDate } from "../time/civil.ts";
import { addDays, weekdayOf } from "../time/civil-date.ts";

const calendars: Readonly<Record<string, IntlCalendar>> = {
  hebrew: "hebrew",
  islamic: "islamic-umalqura",
};

/**
 * The dates in a year of a rule of `notices.json`: `2026-05-11` once; `12-31` every year; `06-19/5`
 * the first Friday (ISO weekday 5) from 19 June on; `E-47` and `O+1` so many days from Easter of the
 * western or the orthodox church; `hebrew:Nisan-14`, `islamic:12-9`, `lunar:5-5` of other calendars;
 * `lunar:1-1-1` one day before it; `solstice` the winter solstice of China. Throws on any other.
 */
export function datesByRule(rule: string, year: number): readonly CivilDate[] {
  const fromEaster = /^([EO])([+-]\d+)$/.exec(rule);
  if (fromEaster !== null) {
    const church = fromEaster[1] === "E" ? "western" : "orthodox";
    return [addDays(easter(year, church), Number(fromEaster[2]))];
  }
  const foreign = /^(hebrew|islamic|lunar):(\w+)-(\d+)(?:-(\d+))?$/.exec(rule);
  if (foreign !== null) {
    const [, name = "", month = "", day, before = 0] = foreign;
    const calendar = calendars[name];
    if (calendar !== undefined) return intlDates(calendar, month, Number(day), year);
    return [addDays(chineseDate(year, Number(month), Number(day)), -Number(before))];
  }
  if (rule === "solstice") return [solarTermDate(year, winterSolstice)];
  const dated = /^(?:(\d{4})-)?(\d\d-\d\d)(?:\/(\d))?$/.exec(rule);
  if (dated === null) throw new Error(`no rule for a date: ${rule}`);
  const [, only = year, monthDay, weekday] = dated;
  if (Number(only) !== year) return [];
  const first = `${year}-${monthDay}` as CivilDate;
  return [
    weekday === undefined ? first : addDays(first, (Number(weekday) - weekdayOf(first) + 7) % 7),
  ];
}

const winterSolstice = 24;
