import { easter } from "../festivals/easter.ts";
import type { CivilDate, IsoWeekday } from "../time/civil.ts";
import { addDays, weekdayOf } from "../time/civil-date.ts";
import type { DatedDay } from "./dated-day.ts";

type Rule = readonly [name: string, on: (year: number) => CivilDate];

const monday: IsoWeekday = 1;
/** The first such weekday at or after a date. */
const from = (date: string, weekday: IsoWeekday): CivilDate => {
  const first = date as CivilDate;
  return addDays(first, (weekday - weekdayOf(first) + 7) % 7);
};
const afterEaster = (days: number) => (year: number) => addDays(easter(year, "western"), days);
const mondayFrom = (monthDay: string) => (year: number) => from(`${year}-${monthDay}`, monday);

/**
 * Days that are no holiday of the whole country but of the parts where most people work: England
 * and Wales; all of Canada but its Atlantic provinces (and a holiday of federal law, Canada Labour
 * Code, section 166); most cantons of Switzerland (all or all but a few, Federal Office of Justice's
 * list of 2011); the Australian states but Queensland and Western Australia.
 */
const rules: Readonly<Record<string, readonly Rule[]>> = {
  GB: [
    ["Easter Monday", afterEaster(1)],
    ["Summer Bank Holiday", mondayFrom("08-25")],
  ],
  CA: [
    ["Victoria Day", mondayFrom("05-18")],
    ["Thanksgiving Day", mondayFrom("10-08")],
  ],
  CH: [
    ["Good Friday", afterEaster(-2)],
    ["Easter Monday", afterEaster(1)],
    ["Whit Monday", afterEaster(50)],
    ["Saint Stephen's Day", (year) => `${year}-12-26` as CivilDate],
  ],
  AU: [["King's Birthday", mondayFrom("06-08")]],
};

/** Holidays of a year in most of a country's regions; empty where the country's own list is all. */
export const majorityDays = (country: string, year: number): readonly DatedDay[] =>
  (rules[country] ?? []).map(([name, on]) => ({
    date: on(year),
    kind: "closed",
    name,
    isEstimate: false,
    source: "holiday of most regions",
  }));
