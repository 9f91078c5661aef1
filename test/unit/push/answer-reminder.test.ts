import { describe, expect, it } from "vitest";
import { publicHolidays } from "../../../src/core/calendar/public-holidays.ts";
import type { Answerer } from "../../../src/core/owed/answer-deadline.ts";
import { mayRemind, remindedAt, toldByReminder } from "../../../src/core/push/answer-reminder.ts";
import type { Instant, WallTime, Zone } from "../../../src/core/time/civil.ts";
import { civilAt } from "../../../src/core/time/civil-at.ts";
import { withoutPushes, yearOfAnswers } from "../../support/year-of-answers.ts";

const lily: Answerer = {
  zone: "Asia/Shanghai" as Zone,
  workdays: [1, 2, 3, 4, 5],
  country: "CN",
  absences: [],
  digestAt: "09:00" as WallTime,
  quietFrom: "21:00" as WallTime,
  quietTo: "08:00" as WallTime,
};

/** An instant by Shanghai's clock. */
const at = (moment: string) => Date.parse(`${moment.replace(" ", "T")}:00+08:00`) as Instant;

/** At which quarters of an hour she is reminded of who is to be answered by then. */
function reminders(answerBy: string): string[] {
  const waiting = [{ answerBy: at(answerBy) }];
  const quarters = Array.from({ length: 4 * 24 * 6 }, (_, slot) => slot);
  return quarters
    .map((slot) => (at(answerBy) - slot * 15 * 60_000) as Instant)
    .filter((slot) => remindedAt(lily, waiting, slot, publicHolidays).length > 0)
    .map((slot) => Object.values(civilAt(slot, lily.zone)).join(" "))
    .sort();
}

describe("who waits for an answer is recalled", () => {
  it.each([
    ["within the day", "2026-12-02 16:00", ["2026-12-02 13:00", "2026-12-02 14:45"]],
    [
      "not at once after the morning's list",
      "2026-12-02 13:00",
      ["2026-12-02 10:30", "2026-12-02 11:45"],
    ],
    [
      "the afternoon before, with time left",
      "2026-12-03 09:30",
      ["2026-12-02 15:30", "2026-12-02 16:30"],
    ],
    ["on Friday for Monday", "2026-12-07 10:00", ["2026-12-04 16:00", "2026-12-04 16:30"]],
  ])("%s", (_, answerBy, expected) => {
    expect(reminders(answerBy)).toEqual(expected);
  });

  it("together with all whose deadline comes before they would be told of again, and nobody else", () => {
    const by = [
      "2026-12-02 16:00",
      "2026-12-03 11:00",
      "2026-12-03 15:00",
      "2026-12-02 12:30",
      "2026-12-02 17:00",
    ];
    const waiting = by.map((moment) => ({ moment, answerBy: at(moment) }));
    const named = remindedAt(lily, waiting, at("2026-12-02 13:00"), publicHolidays);
    expect(named.map(({ moment }) => moment)).toEqual([
      "2026-12-02 16:00",
      "2026-12-02 17:00",
      "2026-12-03 11:00",
    ]);
    expect(remindedAt(lily, waiting, at("2026-12-02 13:15"), publicHolidays)).toEqual([]);
  });

  it("within three messages a day, an hour apart", () => {
    const now = at("2026-12-02 13:00");
    expect(mayRemind(2, null, now)).toBe(true);
    expect(mayRemind(3, null, now)).toBe(false);
    expect(mayRemind(1, at("2026-12-02 12:15"), now)).toBe(false);
    expect(mayRemind(2, at("2026-12-02 12:00"), now)).toBe(true);
  });

  // The reminders are at 13:00 and at 14:45.
  it.each([
    ["12:15", 1, null, true],
    ["12:00", 1, null, false],
    ["12:15", 3, null, false],
    ["13:00", 3, "13:00", true],
    ["13:45", 3, "13:00", true],
    ["14:00", 3, "13:00", false],
    ["14:00", 2, "13:00", true],
  ] as const)(
    "in one message around %s, after %i and the last at %s: %s",
    (now, count, last, isTold) => {
      const on = (time: string) => at(`2026-12-02 ${time}`);
      const waiting = [{ madeAt: on("11:00"), answerBy: on("16:00") }];
      const day = { count, last: last === null ? null : on(last) };
      const told = toldByReminder(lily, waiting, on(now), day, publicHolidays);
      expect(told.length > 0).toBe(isTold);
    },
  );

  it("in another message too where they began to wait after the reminder", () => {
    const waiting = [{ madeAt: at("2026-12-02 13:20"), answerBy: at("2026-12-02 16:00") }];
    const day = { count: 3, last: at("2026-12-02 13:00") };
    expect(toldByReminder(lily, waiting, at("2026-12-02 13:45"), day, publicHolidays)).toEqual([]);
  });
});

describe("a year in which 0.7 of pushes are heeded", () => {
  it.each([1, 2])(
    "answers 95 of 100 in time, with no more than three messages a day (%i)",
    (seed) => {
      const alone = yearOfAnswers(withoutPushes, seed);
      const pushed = yearOfAnswers({ ...withoutPushes, obeys: 0.7 }, seed);
      const nudged = yearOfAnswers({ ...withoutPushes, obeys: 0.7, nudges: [10, 14] }, seed);
      expect(alone.messages).toBeGreaterThan(1000);
      expect(alone.inTime).toBeLessThan(0.6);
      for (const { inTime, most } of [pushed, nudged]) {
        expect(inTime).toBeGreaterThanOrEqual(0.95);
        expect(most).toBeLessThanOrEqual(3);
      }
      expect(pushed.reminders).toBeLessThan(1);
    },
    60_000,
  );
});
