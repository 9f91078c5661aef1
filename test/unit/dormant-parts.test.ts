import { describe, expect, it } from "vitest";
import { publicHolidays } from "../../src/core/calendar/public-holidays.ts";
import { isFirstWorkdayOfMonth } from "../../src/core/calendar/workdays/is-first-workday-of-month.ts";
import { judgeStage, type StageFacts } from "../../src/core/customer/judge-stage.ts";
import { type OpenerFacts, openers, suggestOpener } from "../../src/core/dormancy/openers.ts";
import type { CivilDate, IsoWeekday } from "../../src/core/time/civil.ts";
import { isReorderDue, reorderDue } from "../../src/core/value/reorder-due.ts";

const date = (text: string) => text as CivilDate;
const today = date("2026-12-02");

describe("an opener", () => {
  const plain: OpenerFacts = {
    sequence: 1,
    used: [],
    isReorderDue: false,
    hasFestival: false,
    hasProducts: false,
  };

  it("takes the occasion there is", () => {
    expect(suggestOpener({ ...plain, isReorderDue: true, hasFestival: true }, today)).toBe(
      "reorder",
    );
    expect(
      suggestOpener({ ...plain, isReorderDue: true, hasFestival: true, used: ["reorder"] }, today),
    ).toBe("festival");
  });

  it("is never one used of late, and none when all were", () => {
    const used: OpenerFacts["used"][number][] = [];
    for (let left = 7; left > 0; left--) {
      const facts = { ...plain, isReorderDue: true, hasFestival: true, hasProducts: true, used };
      const opener = suggestOpener(facts, today);
      expect(opener).not.toBeNull();
      expect(used).not.toContain(opener);
      if (opener !== null) used.push(opener);
    }
    expect(new Set(used)).toEqual(new Set(openers));
    expect(suggestOpener({ ...plain, used }, today)).toBeNull();
  });

  it("asks about stock only those who bought, and changes from month to month", () => {
    const months = ["01", "02", "03", "04", "05"].map((month) => date(`2027-${month}-01`));
    const told = (hasProducts: boolean) =>
      months.map((month) => suggestOpener({ ...plain, hasProducts }, month));
    expect(told(false)).not.toContain("stock");
    expect(told(true)).toContain("stock");
    expect(new Set(told(true)).size).toBe(5);
  });
});

describe("a reorder", () => {
  it("is due a rounded rhythm after the last order, and time to speak of a week before", () => {
    const rhythm = { lastOrderOn: date("2026-10-20"), orderGapDays: 46.5 };
    const due = reorderDue(rhythm, date("2026-12-12"));
    expect(due).toEqual({ gapDays: 47, on: "2026-12-06", lateDays: 6 });
    expect(isReorderDue(due)).toBe(true);
    expect(isReorderDue(reorderDue(rhythm, date("2026-11-29")))).toBe(true);
    expect(isReorderDue(reorderDue(rhythm, date("2026-11-28")))).toBe(false);
    expect(reorderDue({ ...rhythm, orderGapDays: null }, today)).toBeNull();
  });
});

describe("the stage read from orders and touches", () => {
  const nothing: StageFacts = {
    orderDays: 0,
    lastOrderOn: null,
    orderGapDays: null,
    sampledOn: null,
    quotedOn: null,
    repliedOn: null,
  };
  const read = (facts: Partial<StageFacts>) => judgeStage({ ...nothing, ...facts }, today);
  const on = date("2026-11-02");

  it.each([
    [{}, { stage: "lead" }],
    [{ repliedOn: on }, { stage: "negotiating", by: "reply", on }],
    [
      { repliedOn: on, quotedOn: on },
      { stage: "negotiating", by: "quote", on },
    ],
    [
      { quotedOn: on, sampledOn: on },
      { stage: "sampled", on },
    ],
    [
      { sampledOn: on, orderDays: 1, lastOrderOn: on },
      { stage: "first-order", on },
    ],
    [
      { orderDays: 2, lastOrderOn: on },
      { stage: "repeat", purchases: 2 },
    ],
    [
      { orderDays: 2, lastOrderOn: date("2025-12-01") },
      { stage: "lost", days: 366 },
    ],
    [
      { orderDays: 4, lastOrderOn: date("2025-12-01"), orderGapDays: 122 },
      { stage: "repeat", purchases: 4 },
    ],
  ] as const)("%j is %j", (facts, reading) => {
    expect(read(facts)).toEqual(reading);
  });
});

describe("the first working day of the month", () => {
  const workdays: IsoWeekday[] = [1, 2, 3, 4, 5];
  const first = (country: string, month: string) =>
    Array.from({ length: 31 }, (_, day) =>
      date(`${month}-${String(day + 1).padStart(2, "0")}`),
    ).filter((each) => isFirstWorkdayOfMonth({ workdays, country }, each, publicHolidays));

  it("skips weekends and holidays", () => {
    expect(first("DE", "2026-11")).toEqual(["2026-11-02"]);
    expect(first("DE", "2027-01")).toEqual(["2027-01-04"]);
    expect(first("CN", "2026-10")).toEqual(["2026-10-08"]);
  });
});
