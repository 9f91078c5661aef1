import { describe, expect, it } from "vitest";
import { noHolidays } from "../../src/core/calendar/holiday-calendar.ts";
import { publicHolidays } from "../../src/core/calendar/public-holidays.ts";
import { type Answerer, answerDeadline } from "../../src/core/owed/answer-deadline.ts";
import { defaultRuleSet } from "../../src/core/tiering/rule-set.ts";
import type { CivilDate, Zone } from "../../src/core/time/civil.ts";
import { civilAt } from "../../src/core/time/civil-at.ts";
import type { Tier } from "../../src/core/vocabulary.ts";
import { at } from "../support/cadence-facts.ts";

const shanghai = "Asia/Shanghai";
const lily: Answerer = {
  zone: shanghai as Zone,
  workdays: [1, 2, 3, 4, 5],
  country: "CN",
  absences: [],
};

function deadline(asked: string, tier: Tier, owner = lily, calendar = noHolidays) {
  const by = answerDeadline(at(asked, owner.zone), tier, defaultRuleSet.answers, owner, calendar);
  const { date, time } = civilAt(by.at, owner.zone);
  return [by.on, `${date} ${time}`];
}

describe("what a customer asks is answered", () => {
  it("within 24 hours of working days, those of KA and A within 4", () => {
    expect(deadline("2026-12-01 10:00", "C")).toEqual(["2026-12-02", "2026-12-02 10:00"]);
    expect(deadline("2026-12-01 10:00", "KA")).toEqual(["2026-12-01", "2026-12-01 14:00"]);
    expect(deadline("2026-12-01 22:30", "A")).toEqual(["2026-12-02", "2026-12-02 02:30"]);
  });

  it("on a working day: a weekend counts nothing", () => {
    expect(deadline("2026-12-04 16:00", "B")).toEqual(["2026-12-07", "2026-12-07 16:00"]);
    expect(deadline("2026-12-05 16:00", "D")).toEqual(["2026-12-07", "2026-12-08 00:00"]);
    expect(deadline("2026-12-06 03:00", "A")).toEqual(["2026-12-07", "2026-12-07 04:00"]);
  });

  it("on the day before, where the time is over at midnight", () => {
    expect(deadline("2026-12-04 20:00", "A")).toEqual(["2026-12-04", "2026-12-05 00:00"]);
    expect(deadline("2026-12-04 00:00", "E")).toEqual(["2026-12-04", "2026-12-05 00:00"]);
  });

  it("after the holidays and days off of whoever answers", () => {
    expect(deadline("2026-09-30 15:00", "C", lily, publicHolidays)[0]).toBe("2026-10-08");
    const away = { from: "2026-12-02" as CivilDate, to: "2026-12-03" as CivilDate };
    expect(deadline("2026-12-01 15:00", "C", { ...lily, absences: [away] })).toEqual([
      "2026-12-04",
      "2026-12-04 15:00",
    ]);
  });

  it("by hours, also where clocks change", () => {
    const berlin = { ...lily, zone: "Europe/Berlin" as Zone, workdays: [6, 7] as const };
    expect(deadline("2027-03-27 12:00", "C", berlin)[1]).toBe("2027-03-28 13:00");
  });

  it("some day, by whoever never works", () => {
    expect(deadline("2026-12-01 10:00", "C", { ...lily, workdays: [] })[0]).toBe("2027-12-01");
  });
});
