// Makes the table of a year's open days for every country, reads it again from what is kept, and
// asks for the window of customers all over the world.
import { defaultPolicy } from "../src/core/cadence/cadence-policy.ts";
import { windowNow } from "../src/core/cadence/window-now.ts";
import { calendarWith } from "../src/core/calendar/calendar-with.ts";
import { closedRuns } from "../src/core/calendar/closed-runs.ts";
import { publicHolidays } from "../src/core/calendar/public-holidays.ts";
import { countriesOf, regions } from "../src/core/places/region-of.ts";
import { zoneOf } from "../src/core/places/zone-of.ts";
import type { CivilDate, EpochDay, Instant, IsoWeekday } from "../src/core/time/civil.ts";
import { epochDayOf } from "../src/core/time/epoch-day.ts";
import { parseInstant } from "../src/core/time/instant.ts";
import { tiers } from "../src/core/vocabulary.ts";

const year = 2027;
const countries = regions.flatMap(countriesOf);
const calendar = calendarWith([
  {
    isOurs: true,
    country: null,
    from: "2027-02-01" as CivilDate,
    to: "2027-02-14" as CivilDate,
    kind: "closed",
    name: "Shutdown",
    source: "bench",
  },
]);

function openDays(): number {
  const first = epochDayOf(`${year}-01-01` as CivilDate);
  let open = 0;
  for (const country of countries) {
    for (let day = 0; day < 365; day++) {
      if (publicHolidays.on(country, (first + day) as EpochDay)?.kind !== "closed") open++;
    }
    closedRuns(calendar, "on", country, year);
  }
  return open;
}

/** In seconds of one core, whatever else the machine does. */
function timed(work: () => number): { readonly seconds: number; readonly result: number } {
  const began = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(began);
  return { seconds: (user + system) / 1e6, result };
}

const made = timed(openDays);
const kept = timed(openDays);
console.log(
  `open days: ${countries.length} countries, ${made.result} days in ${made.seconds.toFixed(2)} s (aim < 2 s), again in ${(kept.seconds * 1000).toFixed(1)} ms`,
);

const workdays: readonly IsoWeekday[] = [1, 2, 3, 4, 5];
const facts = countries.flatMap((country, at) => {
  const zone = zoneOf(country);
  const tier = tiers[at % tiers.length];
  if (zone === null || tier === undefined) return [];
  const keepsRamadan = at % 7 === 0;
  const stage = "lead" as const;
  return [
    { country, zone, tier, stage, keepsRamadan, ownerWorkdays: workdays, ownerCountry: "CN" },
  ];
});
const begin = parseInstant("2027-01-04T00:00:00Z") as Instant;
const checks = 1_000_000;
const checkAll = () => {
  let open = 0;
  for (let at = 0; at < checks; at++) {
    const one = facts[at % facts.length];
    if (one === undefined) continue;
    const now = (begin + (at % 8760) * 3_600_000) as Instant;
    if (windowNow(one, now, defaultPolicy, calendar).state === "open") open++;
  }
  return open;
};
const rate = ({ seconds }: { readonly seconds: number }) =>
  Math.round(checks / seconds).toLocaleString("en");
const cold = timed(checkAll);
const warm = timed(checkAll);
console.log(
  `windows: ${rate(warm)} a second (aim > 500,000), ${rate(cold)} in the run before, which meets every zone and the next year for the first time; ${warm.result} of ${checks} open`,
);
