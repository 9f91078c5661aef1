import { describe, expect, it } from "vitest";
import { birthdayKey, birthdayKeysOn } from "../../../src/core/greetings/birthday-key.ts";
import { isNoticed, noticedDates } from "../../../src/core/greetings/is-noticed.ts";
import { keptDaysBetween } from "../../../src/core/greetings/kept-days.ts";
import type { CivilDate } from "../../../src/core/time/civil.ts";

const date = (text: string) => text as CivilDate;
const year = keptDaysBetween(date("2026-01-01"), date("2026-12-31"));
const somebody = { country: null, language: null, observances: [], notObserved: [] };
const find = (observer: Parameters<typeof year>[0], festival: string) =>
  year(observer).filter((day) => day.festival === festival);

describe("the festivals of a person", () => {
  it("are only suggested where their faith decides", () => {
    expect(find({ ...somebody, country: "SA" }, "christmas")).toEqual([]);
    expect(find({ ...somebody, country: "US" }, "christmas")).toMatchObject([
      { standing: "suggested", likelihood: "many" },
    ]);
    expect(find({ ...somebody, country: "IN" }, "eid_al_fitr")).toMatchObject([
      { standing: "suggested", likelihood: "some" },
    ]);
  });

  it("are everybody's where the country keeps them whatever the faith", () => {
    expect(find({ ...somebody, country: "CN" }, "chinese_new_year")).toMatchObject([
      { standing: "everybody", date: "2026-02-17" },
    ]);
    expect(find({ ...somebody, country: "MY" }, "chinese_new_year")).toMatchObject([
      { standing: "suggested" },
    ]);
    expect(find(somebody, "new_year")).toMatchObject([{ standing: "everybody" }]);
    expect(find({ ...somebody, country: "IR" }, "new_year")).toMatchObject([
      { standing: "suggested", likelihood: "some" },
    ]);
  });

  it("are confirmed once they said so, and gone once they said no", () => {
    const greek = { ...somebody, country: "GR", observances: ["easter"] };
    expect(find(greek, "easter")).toMatchObject([{ standing: "confirmed", date: "2026-04-12" }]);
    expect(find({ ...greek, observances: [], notObserved: ["easter"] }, "easter")).toEqual([]);
  });

  it("are kept abroad on the day of where they come from", () => {
    const abroad = { ...somebody, country: "DE", observances: ["eid_al_fitr", "diwali"] };
    expect(find(abroad, "eid_al_fitr")).toMatchObject([{ date: "2026-03-20", tolerance: 1 }]);
    expect(find(abroad, "diwali")).toMatchObject([{ standing: "confirmed", culture: "IN" }]);
    expect(find({ ...somebody, country: "US", language: "zh" }, "chinese_new_year")).toMatchObject([
      { standing: "suggested", likelihood: "some" },
    ]);
  });

  it("are those of a church where another church's are the country's", () => {
    const greek = { ...somebody, country: "DE", observances: ["orthodox_easter"] };
    expect(find(greek, "orthodox_easter")).toMatchObject([
      { standing: "confirmed", date: "2026-04-12" },
    ]);
    const catholic = { ...somebody, country: "RU", observances: ["western_easter"] };
    expect(find(catholic, "western_easter")).toMatchObject([
      { standing: "confirmed", date: "2026-04-05" },
    ]);
    expect(find({ ...somebody, country: "DE" }, "orthodox_easter")).toEqual([]);
    const armenian = { ...somebody, country: "FR", observances: ["armenian_christmas"] };
    expect(find(armenian, "armenian_christmas")).toMatchObject([{ date: "2026-01-06" }]);
  });

  it("are those of the own country, whichever days are looked at", () => {
    const december = keptDaysBetween(date("2026-12-01"), date("2026-12-31"));
    const national = (country: string) =>
      december({ ...somebody, country, observances: ["national_day"] })
        .filter(({ festival }) => festival === "national_day")
        .map((day) => day.date);
    expect(national("AE")).toEqual(["2026-12-02"]);
    expect(national("SA")).toEqual([]);
    expect(national("KE")).toEqual([]);
    const saudi = { ...somebody, country: "SA", observances: ["national_day"] };
    expect(find(saudi, "national_day")).toMatchObject([{ date: "2026-09-23" }]);
  });

  it("leave out days of silence", () => {
    expect(find({ ...somebody, country: "CN", observances: ["qingming"] }, "qingming")).toEqual([]);
    expect(find({ ...somebody, country: "IL" }, "yom_kippur")).toEqual([]);
  });
});

describe("birthdays", () => {
  it("are found by day and month, on 28 February too in a common year", () => {
    expect(birthdayKey("1980-03-05")).toBe("03-05");
    expect(birthdayKey("lunar:08-15")).toBe("lunar:08-15");
    expect(birthdayKey("soon")).toBeNull();
    expect(birthdayKeysOn(date("2027-02-28"))).toContain("02-29");
    expect(birthdayKeysOn(date("2028-02-28"))).not.toContain("02-29");
    expect(birthdayKeysOn(date("2028-02-29"))).toContain("02-29");
  });

  it("move with the moon", () => {
    expect(birthdayKeysOn(date("2026-09-25"))).toContain("lunar:08-15");
    expect(birthdayKeysOn(date("2027-09-15"))).toContain("lunar:08-15");
    expect(birthdayKeysOn(date("2026-02-17"))).toContain("lunar:01-01");
  });
});

describe("a notice", () => {
  it("comes so many days before, and earlier where days off follow", () => {
    const plain = { from: 0, to: 0 };
    expect([8, 7, 6, 1, 0].filter((days) => isNoticed(days, [7, 1], plain))).toEqual([7, 1]);
    const friday = { from: 0, to: 2 };
    expect([9, 8, 7, 3, 2, 1].filter((days) => isNoticed(days, [7, 1], friday))).toEqual([
      ...[9, 8, 7, 3, 2, 1],
    ]);
  });

  it("that was missed comes with the next, also for what is over", () => {
    const afterTwoDays = { from: -2, to: 0 };
    expect([-1, 0, 1].every((days) => isNoticed(days, [7, 1], afterTwoDays))).toBe(true);
    expect(noticedDates(date("2026-12-24"), [1], { from: 0, to: 0 })).toEqual([
      ...["2026-12-24", "2026-12-25", "2026-12-26"],
    ]);
  });
});
