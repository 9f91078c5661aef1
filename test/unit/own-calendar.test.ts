import { describe, expect, it } from "vitest";
import { defaultPolicy } from "../../src/core/cadence/cadence-policy.ts";
import { planDue } from "../../src/core/cadence/plan-due.ts";
import { closuresAhead, rungsOn } from "../../src/core/calendar/ahead-of-closures.ts";
import { calendarGap } from "../../src/core/calendar/calendar-gap.ts";
import type { CalendarRule } from "../../src/core/calendar/calendar-rule.ts";
import { calendarWith } from "../../src/core/calendar/calendar-with.ts";
import { closedRunsBetween } from "../../src/core/calendar/closed-runs.ts";
import { isRamadan } from "../../src/core/calendar/is-ramadan.ts";
import { publicHolidays } from "../../src/core/calendar/public-holidays.ts";
import { worksOn } from "../../src/core/calendar/workdays/works-on.ts";
import type { Member } from "../../src/core/members/member.ts";
import type { CivilDate, Zone } from "../../src/core/time/civil.ts";
import { addDays } from "../../src/core/time/civil-date.ts";
import { epochDayOf } from "../../src/core/time/epoch-day.ts";
import { at, cadenceFacts } from "../support/cadence-facts.ts";

const date = (text: string) => text as CivilDate;
const rule = (changes: Partial<CalendarRule> = {}): CalendarRule => ({
  isOurs: false,
  country: "TR",
  from: date("2026-12-07"),
  to: date("2026-12-09"),
  kind: "closed",
  name: "Bayram",
  source: "admin lily on 2026-12-02",
  ...changes,
});
const member = { workdays: [1, 2, 3, 4, 5], country: "CN" } as unknown as Member;
const shutdown = rule({ isOurs: true, country: null, name: "Shutdown" });

describe("a calendar with rules of the organization", () => {
  it("closes, opens and halves days of a country; the later rule holds", () => {
    const calendar = calendarWith([
      rule(),
      rule({ from: date("2026-12-09"), to: date("2026-12-09"), kind: "open", name: "Taken back" }),
      rule({ from: date("2026-12-12"), to: date("2026-12-12"), kind: "half", name: "Half" }),
    ]);
    const kind = (day: string, country = "TR") =>
      calendar.on(country, epochDayOf(date(day)))?.kind ?? null;
    expect([kind("2026-12-07"), kind("2026-12-09"), kind("2026-12-12")]).toEqual([
      "closed",
      "open",
      "half",
    ]);
    expect(kind("2026-12-07", "DE")).toBeNull();
    expect(kind("2026-12-25", "DE")).toBe("closed");
  });

  it("keeps our company's days to our own people: of one country, or of all", () => {
    const everywhere = calendarWith([shutdown]);
    expect(worksOn(member, date("2026-12-08"), everywhere)).toBe(false);
    expect(everywhere.on("CN", epochDayOf(date("2026-12-08")))).toBeNull();
    const inGermany = calendarWith([rule({ isOurs: true, country: "DE" })]);
    expect(worksOn(member, date("2026-12-08"), inGermany)).toBe(true);
    expect(worksOn({ ...member, country: "DE" }, date("2026-12-08"), inGermany)).toBe(false);
  });

  it("makes a Saturday a working day of ours", () => {
    const saturday = { from: date("2026-12-12"), to: date("2026-12-12"), kind: "open" } as const;
    const calendar = calendarWith([rule({ isOurs: true, country: null, ...saturday })]);
    expect(worksOn(member, date("2026-12-12"), calendar)).toBe(true);
    expect(worksOn(member, date("2026-12-12"), publicHolidays)).toBe(false);
  });

  it("moves dues on both sides and says why", () => {
    const facts = cadenceFacts({ tier: "C", lastTouchAt: at("2026-10-09") });
    // 60 days later is Tuesday 8 December.
    expect(planDue(facts, defaultPolicy, publicHolidays).on).toBe("2026-12-08");
    const theirs = planDue(facts, defaultPolicy, calendarWith([rule()]));
    expect(theirs.on).toBe("2026-12-10");
    expect(theirs.why).toContainEqual({
      code: "shift",
      because: "holiday",
      country: "TR",
      name: "Bayram",
      from: "2026-12-08",
      to: "2026-12-10",
    });
    const ours = planDue(facts, defaultPolicy, calendarWith([shutdown]));
    expect(ours.why).toContainEqual({
      code: "shift",
      because: "company",
      name: "Shutdown",
      from: "2026-12-08",
      to: "2026-12-10",
    });
  });

  it("fills a gap", () => {
    const madeUp = { from: date("2030-01-05"), to: date("2030-01-05"), kind: "open" } as const;
    expect(calendarGap("CN", 2030)).toBe("no-make-up-days");
    expect(calendarGap("CN", 2030, calendarWith([rule({ country: "CN", ...madeUp })]))).toBeNull();
    expect(calendarGap("CN", 2031, calendarWith([rule({ country: "CN", ...madeUp })]))).toBe(
      "no-make-up-days",
    );
    const christmas = { country: "IO", from: date("2027-12-25"), to: date("2027-12-25") };
    expect(calendarGap("XX", 2027)).toBe("no-holidays");
    expect(
      calendarGap("XX", 2027, calendarWith([rule({ ...christmas, country: "XX" })])),
    ).toBeNull();
  });
});

describe("long holidays", () => {
  it("are runs of closed days with the weekends next to them", () => {
    const [run] = closedRunsBetween(
      publicHolidays,
      "on",
      "CN",
      date("2026-10-01"),
      date("2026-10-05"),
    );
    expect(run).toEqual({
      country: "CN",
      from: "2026-10-01",
      to: "2026-10-07",
      workdays: 5,
      name: "National Day",
      isEstimate: false,
    });
  });

  it("may go on into the next year, and are counted once", () => {
    const runs = (from: string, to: string) =>
      closedRunsBetween(publicHolidays, "on", "RU", date(from), date(to)).map((one) => one.from);
    const [first] = runs("2026-12-28", "2027-01-05");
    expect(first?.startsWith("2026-12-31") || first === "2027-01-01").toBe(true);
    expect(runs("2026-12-28", "2027-01-05")).toHaveLength(1);
  });

  it("of ours are told of 8, 4 and 2 weeks before, once each, on working days", () => {
    const told: string[] = [];
    for (let day = date("2026-07-01"); day < "2026-10-01"; day = addDays(day, 1)) {
      if (!worksOn(member, day, publicHolidays)) continue;
      for (const { run, weeks } of rungsOn(member, day, publicHolidays)) {
        told.push(`${day} ${weeks} ${run.from}`);
      }
    }
    expect(told).toEqual([
      "2026-08-06 8 2026-10-01",
      "2026-09-03 4 2026-10-01",
      "2026-09-17 2 2026-10-01",
    ]);
  });

  it("are told of on the last working day before, where the day itself is none", () => {
    const calendar = calendarWith([
      shutdown,
      rule({ isOurs: true, country: null, from: date("2026-11-07"), to: date("2026-11-13") }),
    ]);
    // Eight weeks before Saturday 7 November is a Saturday; 4 weeks before is the make-up day.
    const told = (day: string) => rungsOn(member, date(day), calendar).map(({ weeks }) => weeks);
    expect(told("2026-09-11")).toEqual([8]);
    expect(told("2026-10-10")).toEqual([4]);
    expect(told("2026-10-23")).toEqual([2]);
  });

  it("of theirs are ten working days of ours away when they are told of", () => {
    const days: string[] = [];
    for (let day = date("2027-02-01"); day < "2027-03-15"; day = addDays(day, 1)) {
      if (!worksOn(member, day, publicHolidays)) continue;
      for (const run of closuresAhead(member, day, "SA", publicHolidays))
        days.push(`${day} ${run.from}`);
    }
    expect(days).toEqual(["2027-02-23 2027-03-09"]);
    expect(closuresAhead(member, date("2026-12-11"), "DE", publicHolidays)).toEqual([]);
  });
});

describe("the hours of a due", () => {
  const due = (changes: Parameters<typeof cadenceFacts>[0]) =>
    planDue(cadenceFacts(changes), defaultPolicy, publicHolidays);
  const emirates = { country: "AE", zone: "Asia/Dubai" as Zone };

  it("end at noon on a half day, and are those of the morning where the afternoon is meant", () => {
    const { on, window, why } = due({ ...emirates, tier: "A", lastTouchAt: at("2026-11-24") });
    expect({ on, window }).toEqual({ on: "2026-11-27", window: { from: "09:00", to: "12:00" } });
    expect(why.at(-1)).toEqual({ code: "half-day", on: "2026-11-27", country: "AE" });
    expect(due({ ...emirates, tier: "C", lastTouchAt: at("2026-09-28") }).window).toEqual({
      from: "09:00",
      to: "12:00",
    });
  });

  it("end early before a long holiday", () => {
    const china = { country: "CN", zone: "Asia/Shanghai" as Zone, tier: "C" } as const;
    // 60 days later is 30 September 2026, the eve of seven days off.
    const { on, window, why } = due({ ...china, lastTouchAt: at("2026-08-01") });
    expect({ on, window }).toEqual({ on: "2026-09-30", window: { from: "09:00", to: "15:00" } });
    expect(why.at(-1)).toEqual({
      code: "feast-eve",
      on: "2026-09-30",
      country: "CN",
      begins: "2026-10-01",
      name: "National Day",
    });
  });

  it("are short in Ramadan for who keeps it, and for nobody else", () => {
    const facts = { ...emirates, tier: "C", lastTouchAt: at("2026-12-17") } as const;
    const fasting = due({ ...facts, keepsRamadan: true });
    expect(fasting.on).toBe("2027-02-15");
    expect(fasting.window).toEqual({ from: "10:00", to: "13:00" });
    expect(fasting.why.at(-1)).toEqual({ code: "ramadan", on: "2027-02-15" });
    expect(due(facts).window).toEqual({ from: "09:00", to: "17:30" });
  });

  it.each([
    ["2024-03-10", false],
    ["2024-03-11", true],
    ["2024-04-09", true],
    ["2024-04-10", false],
    ["2026-02-17", false],
    ["2026-02-18", true],
    ["2026-03-19", true],
    ["2026-03-20", false],
    // Two of them in one year of ours.
    ["2030-01-06", true],
    ["2030-12-26", true],
    ["2030-07-01", false],
  ])("%s is a day of fasting: %s", (day, is) => {
    expect(isRamadan(epochDayOf(date(day)))).toBe(is);
  });
});
