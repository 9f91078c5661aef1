import { describe, expect, it } from "vitest";
import { noHolidays } from "../../src/core/calendar/holiday-calendar.ts";
import { publicHolidays } from "../../src/core/calendar/public-holidays.ts";
import { type Answerer, answerDeadline } from "../../src/core/owed/answer-deadline.ts";
import { defaultRuleSet } from "../../src/core/tiering/rule-set.ts";
import type { CivilDate, WallTime, Zone } from "../../src/core/time/civil.ts";
import { civilAt } from "../../src/core/time/civil-at.ts";
import type { Tier } from "../../src/core/vocabulary.ts";
import { at } from "../support/cadence-facts.ts";

const shanghai = "Asia/Shanghai";
const lily: Answerer = {
  zone: shanghai as Zone,
  workdays: [1, 2, 3, 4, 5],
  country: "CN",
  absences: [],
  digestAt: "09:00" as WallTime,
  quietFrom: "21:00" as WallTime,
  quietTo: "08:00" as WallTime,
};

function deadline(asked: string, tier: Tier, owner = lily, calendar = noHolidays) {
  const by = answerDeadline(at(asked, owner.zone), tier, defaultRuleSet.answers, owner, calendar);
  const { date, time } = civilAt(by.at, owner.zone);
  return [by.on, `${date} ${time}`];
}

describe("what a customer asks is answered", () => {
  it("within a working day, those of KA and A within 4 working hours", () => {
    expect(deadline("2026-12-01 10:00", "C")).toEqual(["2026-12-02", "2026-12-02 10:00"]);
    expect(deadline("2026-12-01 10:00", "KA")).toEqual(["2026-12-01", "2026-12-01 14:00"]);
  });

  it("never in the night: what is left of an afternoon goes on in the morning", () => {
    expect(deadline("2026-12-01 17:00", "KA")).toEqual(["2026-12-02", "2026-12-02 12:00"]);
    expect(deadline("2026-12-01 22:30", "A")).toEqual(["2026-12-02", "2026-12-02 13:00"]);
    expect(deadline("2026-12-01 03:00", "A")).toEqual(["2026-12-01", "2026-12-01 13:00"]);
    expect(deadline("2026-12-01 14:00", "A")).toEqual(["2026-12-01", "2026-12-01 18:00"]);
  });

  it("on a working day: a weekend counts nothing", () => {
    expect(deadline("2026-12-04 16:00", "A")).toEqual(["2026-12-07", "2026-12-07 11:00"]);
    expect(deadline("2026-12-05 16:00", "D")).toEqual(["2026-12-07", "2026-12-07 18:00"]);
    expect(deadline("2026-12-04 16:00", "B")).toEqual(["2026-12-07", "2026-12-07 16:00"]);
  });

  it("within the hours that the owner keeps", () => {
    const early = { ...lily, digestAt: "07:30" as WallTime, quietFrom: "16:00" as WallTime };
    expect(deadline("2026-12-01 15:00", "KA", early)[1]).toBe("2026-12-02 10:30");
    const late = { ...lily, digestAt: "19:30" as WallTime };
    expect(deadline("2026-12-01 17:00", "KA", late)[1]).toBe("2026-12-02 12:00");
  });

  it("after the holidays and days off of whoever answers", () => {
    expect(deadline("2026-09-30 15:00", "KA", lily, publicHolidays)[1]).toBe("2026-10-08 10:00");
    const away = { from: "2026-12-02" as CivilDate, to: "2026-12-03" as CivilDate };
    expect(deadline("2026-12-01 15:00", "A", { ...lily, absences: [away] })[1]).toBe(
      "2026-12-04 10:00",
    );
  });

  it("no sooner for more hours than for fewer", () => {
    const by = [4, 9, 12, 23, 24, 28, 33, 48].map((workHours) => {
      const rules = { workHours, pressingWorkHours: 1 };
      return answerDeadline(at("2026-12-01 10:00", shanghai), "C", rules, lily, noHolidays).at;
    });
    expect(by).toEqual([...by].sort((one, other) => one - other));
  });

  it("by the clock that the owner sees, also where clocks change", () => {
    const berlin = { ...lily, zone: "Europe/Berlin" as Zone, workdays: [6, 7] as const };
    expect(deadline("2027-03-27 16:00", "A", berlin)[1]).toBe("2027-03-28 11:00");
  });

  it("some day, by whoever never works", () => {
    expect(deadline("2026-12-01 10:00", "C", { ...lily, workdays: [] })[0]).toBe("2027-12-02");
  });
});
