import { describe, expect, it } from "vitest";
import type { Window } from "../../src/core/cadence/cadence-policy.ts";
import {
  type AnswerCounts,
  countAnswers,
  hourOfWeek,
  isWithin,
  learnBestHour,
} from "../../src/core/people/best-hour.ts";
import type { Instant, Zone } from "../../src/core/time/civil.ts";

const istanbul = "Europe/Istanbul" as Zone;
const window = { from: "09:00", to: "17:30" } as Window;
const nobody: AnswerCounts = { answered: [], unanswered: [] };

/** So many attempts on Tuesdays (from 6 October 2026 on) at an hour in Istanbul, UTC+3. */
const tuesdays = (count: number, hour: number, minute = 20): Instant[] =>
  Array.from(
    { length: count },
    (_, week) => Date.UTC(2026, 9, 6 + 7 * week, hour - 3, minute) as Instant,
  );
const mondays = (count: number, hour: number) =>
  tuesdays(count, hour).map((at) => (at - 86_400_000) as Instant);

const learn = (answered: Instant[], unanswered: Instant[], country = nobody, within = window) =>
  learnBestHour(countAnswers(answered, unanswered, istanbul), country, within);

describe("the best hour", () => {
  it("is where they answer most, in their own clock, with what it rests on", () => {
    const answered = [...tuesdays(4, 15), ...tuesdays(2, 16)];
    const unanswered = [...tuesdays(2, 16, 40), ...mondays(5, 10)];
    expect(learn(answered, unanswered)).toEqual({
      weekday: 2,
      from: 15,
      to: 17,
      answered: 6,
      tried: 8,
    });
  });

  it("names no day where several days say the same together", () => {
    const answered = [...tuesdays(3, 10), ...mondays(3, 10)];
    expect(learn(answered, [])).toEqual({
      weekday: null,
      from: 10,
      to: 12,
      answered: 6,
      tried: 6,
    });
  });

  it("is not told from fewer than five attempts in one stretch, nor when they rarely answer", () => {
    expect(learn(tuesdays(4, 15), mondays(4, 10))).toBeNull();
    expect(learn(tuesdays(2, 15), tuesdays(6, 15, 30))).toBeNull();
  });

  it("never lies outside the tier's window", () => {
    expect(learn(tuesdays(9, 18), [])).toBeNull();
    const afternoon = { from: "13:00", to: "17:30" } as Window;
    expect(learn([...tuesdays(8, 10), ...tuesdays(6, 14)], [], nobody, afternoon)?.from).toBe(14);
  });

  it("is drawn towards what is usual in the country", () => {
    const seldom = {
      answered: [],
      unanswered: Array.from({ length: 168 }, (_, hour) => (hour % 24 === 15 ? 400 : 0)),
    };
    const [answered, unanswered] = [tuesdays(4, 15), tuesdays(2, 15, 40)];
    expect(learn(answered, unanswered)).not.toBeNull();
    expect(learn(answered, unanswered, seldom)).toBeNull();
  });

  it("holds from its first minute to its last, on its day", () => {
    const tuesday = { weekday: 2, from: 15, to: 17, answered: 6, tried: 8 } as const;
    const within = (at: string) =>
      isWithin(tuesday, hourOfWeek(Date.parse(at) as Instant, istanbul));
    expect(within("2026-12-01T12:00:00Z")).toBe(true);
    expect(within("2026-12-01T13:59:00Z")).toBe(true);
    expect(within("2026-12-01T11:59:00Z")).toBe(false);
    expect(within("2026-12-01T14:00:00Z")).toBe(false);
    expect(within("2026-12-02T12:00:00Z")).toBe(false);
    expect(isWithin({ ...tuesday, weekday: null }, 15)).toBe(true);
  });

  it("learns nothing from days whose time nobody told: those are kept at noon", () => {
    expect(learn(tuesdays(9, 12, 0), [])).toBeNull();
    expect(learn(tuesdays(9, 12, 1), [])).not.toBeNull();
  });
});
