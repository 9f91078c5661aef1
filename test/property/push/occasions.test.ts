import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { publicHolidays } from "../../../src/core/calendar/public-holidays.ts";
import type { Member } from "../../../src/core/members/member.ts";
import type { Roster } from "../../../src/core/push/occasion.ts";
import type {
  EpochDay,
  Instant,
  IsoWeekday,
  WallTime,
  Zone,
} from "../../../src/core/time/civil.ts";
import { civilAt, epochDayAt } from "../../../src/core/time/civil-at.ts";
import { weekdayOf } from "../../../src/core/time/civil-date.ts";
import { civilDateOf } from "../../../src/core/time/epoch-day.ts";
import { firstInstantFrom } from "../../../src/core/time/instant-of.ts";
import { wallTimeOf } from "../../../src/core/time/wall-time.ts";
import { dormantList } from "../../../src/jobs/dormant-list.ts";
import { morningDigest } from "../../../src/jobs/morning-digest.ts";
import { weeklySummary } from "../../../src/jobs/weekly-summary.ts";

const zones = Intl.supportedValuesOf("timeZone") as Zone[];
const day = 86_400_000;

/** Of Ukraine unless said otherwise: it keeps no public holidays at present. */
const member = (
  zone: Zone,
  digestAt = "09:00",
  workdays: IsoWeekday[] = [1, 2, 3, 4, 5],
  country = "UA",
) => ({ id: "m", zone, digestAt: digestAt as WallTime, workdays, country }) as unknown as Member;

const rosterOf = (one: Member): Roster => ({
  organization: { id: "o", name: "O", zone: one.zone, locale: "en", country: "CN" },
  members: [one],
  teams: [
    { id: "t", name: "T", handles: [], zone: one.zone },
    { id: "u", name: "U", handles: [], zone: one.zone },
  ],
  calendar: publicHolidays,
});

const digests = (one: Member, from: number, to: number) =>
  morningDigest.occasions(rosterOf(one), from as Instant, to as Instant);

describe("the morning digest", () => {
  it("has exactly one occasion per local working day in every zone, through a whole year", () => {
    const [from, to] = [Date.parse("2026-01-01T00:00:00Z"), Date.parse("2027-01-01T00:00:00Z")];
    for (const zone of zones) {
      const dates = digests(member(zone), from, to).map(({ windowKey }) => windowKey);
      const first = epochDayAt(from as Instant, zone);
      const last = epochDayAt(to as Instant, zone);
      const expected: string[] = [];
      for (let date = first; date <= last; date++) {
        const civil = civilDateOf(date as EpochDay);
        const at = firstInstantFrom(date as EpochDay, 540, zone);
        if (weekdayOf(civil) <= 5 && at > from && at <= to) expected.push(civil);
      }
      expect(dates, zone).toEqual(expected);
      expect(new Set(dates).size).toBe(dates.length);
    }
  });

  it("leaves out the public holidays of the member's country and comes on its make-up days", () => {
    const lily = member("Asia/Shanghai" as Zone, "09:00", [1, 2, 3, 4, 5], "CN");
    const [from, to] = [Date.parse("2026-09-30T16:00:00Z"), Date.parse("2026-10-11T16:00:00Z")];
    const dates = digests(lily, from, to).map(({ windowKey }) => windowKey);
    expect(dates).toEqual(["2026-10-08", "2026-10-09", "2026-10-10"]);
  });

  it("comes when clocks show the time, or first show more where they skip it", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 1439 }),
        fc.integer({ min: Date.parse("2020-01-01"), max: Date.parse("2030-01-01") }),
        (zone, minutes, start) => {
          const digestAt = wallTimeOf(minutes);
          for (const { tick, windowKey, expiresAt } of digests(
            member(zone, digestAt, [1, 2, 3, 4, 5, 6, 7]),
            start,
            start + 3 * day,
          )) {
            const { date, time } = civilAt(tick, zone);
            expect(date).toBe(windowKey);
            expect(time >= digestAt).toBe(true);
            const justBefore = civilAt((tick - 1) as Instant, zone);
            expect(justBefore.date < date || justBefore.time < digestAt).toBe(true);
            expect(expiresAt).toBeGreaterThan(tick);
          }
        },
      ),
    );
  });

  it("is the same however often one looks: stretches of time add up", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: Date.parse("2024-01-01"), max: Date.parse("2028-01-01") }),
        fc.array(fc.integer({ min: 1, max: 9 * 3_600_000 }), { minLength: 1, maxLength: 40 }),
        (zone, start, steps) => {
          const one = member(zone);
          let at = start;
          const bySteps = steps.flatMap((step) => {
            const found = digests(one, at, at + step);
            at += step;
            return found;
          });
          expect(bySteps).toEqual(digests(one, start, at));
        },
      ),
    );
  });

  it("leaves out a date that a zone skipped", () => {
    const keys = digests(
      member("Pacific/Apia" as Zone, "09:00", [1, 2, 3, 4, 5, 6, 7]),
      Date.parse("2011-12-28T00:00:00Z"),
      Date.parse("2011-12-31T12:00:00Z"),
    ).map(({ windowKey }) => windowKey);
    expect(keys).toEqual(["2011-12-28", "2011-12-29", "2011-12-31"]);
  });
});

describe("the weekly summary", () => {
  it("has one occasion per team and week in every zone, until Wednesday evening", () => {
    for (const zone of zones) {
      const occasions = weeklySummary.occasions(
        rosterOf(member(zone)),
        Date.parse("2026-03-01T00:00:00Z") as Instant,
        Date.parse("2026-04-13T12:00:00Z") as Instant,
      );
      const keys = occasions.map(({ recipient, windowKey }) => `${recipient} ${windowKey}`);
      expect(new Set(keys).size, zone).toBe(keys.length);
      expect(keys.length, zone).toBeGreaterThanOrEqual(12);
      for (const { tick, expiresAt } of occasions) {
        expect(civilAt(tick, zone).time, zone).toBe("09:30");
        expect(weekdayOf(civilAt(tick, zone).date)).toBe(1);
        const end = civilAt(expiresAt, zone);
        expect(`${weekdayOf(end.date)} ${end.time}`).toBe("3 18:00");
      }
    }
  });
});

describe("the posts of a team's group", () => {
  it.each([
    ["Asia/Shanghai", "2026-12-07T01:30:00Z"],
    ["America/Chicago", "2026-12-07T15:30:00Z"],
    ["Pacific/Auckland", "2026-12-06T20:30:00Z"],
  ])("come in the Monday morning of its own clock: %s", (clock, at) => {
    const one = rosterOf(member("Asia/Shanghai" as Zone));
    const roster = { ...one, teams: [{ id: "t", name: "T", handles: [], zone: clock as Zone }] };
    const [from, to] = ["2026-12-04T00:00:00Z", "2026-12-11T00:00:00Z"].map(Date.parse);
    for (const job of [weeklySummary, dormantList]) {
      const ticks = job
        .occasions(roster, from as Instant, to as Instant)
        .filter(({ recipient }) => recipient === "team:t")
        .map(({ tick }) => tick);
      expect(ticks, job.name).toEqual([Date.parse(at)]);
    }
  });
});
