import assert from "node:assert/strict";
import fc from "fast-check";
import type { CivilDate, EpochDay, Instant, WallTime } from "../../../src/core/time/civil.ts";
import { civilAt, civilDateAt } from "../../../src/core/time/civil-at.ts";
import { addDays, daysBetween, weekdayOf } from "../../../src/core/time/civil-date.ts";
import { civilDateOf, epochDayOf } from "../../../src/core/time/epoch-day.ts";
import { firstInstantFrom, instantOf } from "../../../src/core/time/instant-of.ts";
import { minutesOf, wallTimeOf } from "../../../src/core/time/wall-time.ts";
import { zoneOffset } from "../../../src/core/time/zone-offset.ts";
import { zoneNames } from "../../../src/core/time/zone-rules.ts";
import { civilByOracle, instantsByOracle, localByOracle, nextChangeByOracle } from "./oracle.ts";
import type { Property } from "./property.ts";

const minute = 60_000;
/** Under all their names, but for those that are newer than the runtime. */
const zones = fc.constantFrom(
  ...zoneNames.filter((zone) => {
    try {
      return localByOracle(Date.UTC(2000, 0, 1), zone) > 0;
    } catch {
      return false;
    }
  }),
);
const anyInstant = fc
  .integer({ min: Date.UTC(1972, 1, 1), max: Date.UTC(2060, 0, 1) })
  .map((at) => at as Instant);

/** Half of the cases lie within three hours of a change of the zone's clocks. */
const momentInZone = fc
  .record({
    zone: zones,
    at: anyInstant,
    isNearChange: fc.boolean(),
    distance: fc.integer({ min: -180, max: 180 }),
  })
  .map(({ zone, at, isNearChange, distance }) => ({
    zone,
    at: isNearChange ? ((nextChangeByOracle(at, zone) + distance * minute) as Instant) : at,
  }));

/** Local times around such moments: also those that are skipped or shown twice. */
const localTime = fc
  .record({ moment: momentInZone, distance: fc.integer({ min: -150, max: 150 }) })
  .map(({ moment: { zone, at }, distance }) => {
    const text = new Date(localByOracle(at, zone) + distance * minute).toISOString();
    return { zone, date: text.slice(0, 10) as CivilDate, time: text.slice(11, 16) as WallTime };
  });

const dates = fc
  .integer({ min: -719_528, max: 2_932_896 })
  .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10) as CivilDate);

/** Claims about days, zones and clocks. */
export const timeProperties: readonly Property[] = [
  {
    name: "calendar and clock of a zone are those that others show",
    check: () =>
      fc.assert(
        fc.property(momentInZone, ({ zone, at }) => {
          assert.equal(zoneOffset(zone, at), localByOracle(at, zone) - at);
          assert.deepEqual(civilAt(at, zone), civilByOracle(at, zone));
          assert.equal(civilDateAt(at, zone), civilByOracle(at, zone).date);
        }),
        { numRuns: 2000 },
      ),
  },
  {
    name: "wall time becomes the instant that Temporal's compatible rule demands",
    check: () =>
      fc.assert(
        fc.property(localTime, ({ zone, date, time }) => {
          assert.equal(instantOf(date, time, zone), instantsByOracle(date, time, zone).compatible);
        }),
        { numRuns: 1500 },
      ),
  },
  {
    name: "the first instant from a wall time: not reached a moment earlier, reached then",
    check: () =>
      fc.assert(
        fc.property(localTime, ({ zone, date, time }) => {
          const wanted = Date.parse(`${date}T${time}:00Z`);
          const first = firstInstantFrom(epochDayOf(date), minutesOf(time), zone);
          assert.ok(localByOracle(first, zone) >= wanted);
          assert.ok(localByOracle(first - 1, zone) < wanted);
          for (let before = 1; before <= 96; before++) {
            assert.ok(localByOracle(first - before * 15 * minute, zone) < wanted);
          }
        }),
        { numRuns: 500 },
      ),
  },
  {
    name: "day arithmetic agrees with Date in UTC, for all years from 0000 to 9999",
    check: () =>
      fc.assert(
        fc.property(dates, fc.integer({ min: -100_000, max: 100_000 }), (date, days) => {
          const utc = new Date(`${date}T00:00:00Z`);
          assert.equal(epochDayOf(date) * 86_400_000, utc.getTime());
          assert.equal(weekdayOf(date), utc.getUTCDay() || 7);
          utc.setUTCDate(utc.getUTCDate() + days);
          fc.pre(utc.getUTCFullYear() >= 0 && utc.getUTCFullYear() <= 9999);
          const later = addDays(date, days);
          assert.equal(later, utc.toISOString().slice(0, 10));
          assert.equal(daysBetween(date, later), days);
          assert.equal(civilDateOf(epochDayOf(later) as EpochDay), later);
        }),
        { numRuns: 5000 },
      ),
  },
  {
    name: "wall times survive being counted in minutes",
    check: () =>
      fc.assert(
        fc.property(fc.integer({ min: 0, max: 1439 }), (minutes) => {
          assert.equal(minutesOf(wallTimeOf(minutes)), minutes);
        }),
      ),
  },
];
