import assert from "node:assert/strict";
import fc from "fast-check";
import { defaultPolicy } from "../../../src/core/cadence/cadence-policy.ts";
import { type CadenceFacts, type Due, planDue } from "../../../src/core/cadence/plan-due.ts";
import { windowNow } from "../../../src/core/cadence/window-now.ts";
import type { HolidayCalendar } from "../../../src/core/calendar/holiday-calendar.ts";
import { weekendOf } from "../../../src/core/calendar/workdays/weekend.ts";
import type { CivilDate, Instant, IsoWeekday } from "../../../src/core/time/civil.ts";
import { epochDayOf } from "../../../src/core/time/epoch-day.ts";
import { cadenceFacts, holidayCalendars, places } from "./facts.ts";
import { civilByOracle } from "./oracle.ts";
import type { Property } from "./property.ts";

const oneDay = 86_400_000;
const plus = (date: CivilDate, days: number) =>
  new Date(Date.parse(date) + days * oneDay).toISOString().slice(0, 10) as CivilDate;
const weekday = (date: CivilDate) => (new Date(date).getUTCDay() || 7) as IsoWeekday;

/** Whether a day is open, by the words of the product and the weekends written down in the cases. */
function isOpen(date: CivilDate, facts: CadenceFacts, holidays: HolidayCalendar): boolean {
  const place = places.find(
    ({ country, zone }) => country === facts.country && zone === facts.zone,
  );
  assert.ok(place);
  const day = weekday(date);
  const kindIn = (country: string | null) =>
    country === null ? null : (holidays.on(country, epochDayOf(date))?.kind ?? null);
  const theirs = kindIn(facts.country);
  const ours = kindIn(facts.ownerCountry);
  if (theirs === "closed" || ours === "closed") return false;
  const isFirstWorkday = facts.tier === "A" && facts.stage !== "lost" && day === place.firstWorkday;
  if (theirs !== "open" && (place.weekend.includes(day) || isFirstWorkday)) return false;
  const keepsWeekend = weekendOf(facts.ownerCountry).includes(day);
  return facts.ownerWorkdays.includes(day) || (ours === "open" && keepsWeekend);
}

function daysFrom(first: CivilDate, last: CivilDate): CivilDate[] {
  const days: CivilDate[] = [];
  for (let date = first; date <= last; date = plus(date, 1)) days.push(date);
  return days;
}

/** Weekdays on which the offices of the cases' countries close at noon. */
const halfDays: Readonly<Record<string, IsoWeekday>> = { AE: 5, IN: 6, IR: 4, NP: 5 };
const islamic = new Intl.DateTimeFormat("en-u-ca-islamic-umalqura", {
  month: "numeric",
  timeZone: "UTC",
});

/** The hours of an open day: the tier's, as far as the day leaves them, else all that it leaves. */
function hoursOn(date: CivilDate, facts: CadenceFacts, holidays: HolidayCalendar) {
  const { country } = facts;
  const usual = defaultPolicy.windows[facts.stage === "lost" ? "E" : facts.tier];
  if (country === null) return usual;
  const isMonth = islamic.formatToParts(Date.parse(date)).some(({ value }) => value === "9");
  const fasts = facts.keepsRamadan && isMonth;
  const ends = [
    ...(halfDays[country] === weekday(date) ? ["12:00"] : []),
    ...(fasts ? ["13:00"] : []),
    ...(workdaysLostAfter(date, country, holidays) >= 3 ? ["15:00"] : []),
  ];
  const [end] = ends.sort();
  if (end === undefined) return usual;
  const begin = fasts ? "10:00" : "09:00";
  const [, from = begin] = [usual.from, begin].sort();
  const [to = end] = [usual.to, end].sort();
  return from < to ? { from, to } : { from: begin, to: end };
}

/** Working days that the closed days from the morrow on take. */
function workdaysLostAfter(date: CivilDate, country: string, holidays: HolidayCalendar): number {
  const weekend = places.find((place) => place.country === country)?.weekend ?? [];
  let lost = 0;
  for (let next = plus(date, 1); ; next = plus(next, 1)) {
    const kind = holidays.on(country, epochDayOf(next))?.kind ?? null;
    const isWeekend = weekend.includes(weekday(next));
    if (kind === "open" || (kind === null && !isWeekend)) return lost;
    if (!isWeekend) lost++;
  }
}

function checkDue(due: Due, facts: CadenceFacts, holidays: HolidayCalendar): void {
  const { zone, lastTouchAt } = facts;
  if (lastTouchAt !== null)
    assert.ok(due.on > civilByOracle(lastTouchAt, zone).date, "after touch");
  assert.ok(isOpen(due.on, facts, holidays), "open day");
  assert.deepEqual(civilByOracle(due.opensAt, zone), { date: due.on, time: due.window.from });
  assert.deepEqual(civilByOracle(due.closesAt, zone), { date: due.on, time: due.window.to });

  let reached = due.targetOn;
  for (const reason of due.why) {
    if (reason.code !== "shift") continue;
    assert.equal(reason.from, reached, "shifts follow each other");
    assert.ok(!isOpen(reason.from, facts, holidays), "only closed days are left");
    reached = reason.to;
  }
  assert.equal(reached, due.on, "shifts lead to the due");

  const passed =
    due.on >= due.targetOn
      ? daysFrom(due.targetOn, plus(due.on, -1))
      : daysFrom(plus(due.on, 1), due.targetOn);
  for (const date of passed)
    assert.ok(!isOpen(date, facts, holidays), "no open day is passed over");
  assert.deepEqual(JSON.parse(JSON.stringify(due)), due, "plain data");
}

/** Claims about dues and windows. */
export const cadenceProperties: readonly Property[] = [
  {
    name: "a due is after its touch, on an open day, inside the window, with every shift explained",
    check: () =>
      fc.assert(
        fc.property(cadenceFacts, holidayCalendars, (facts, holidays) => {
          checkDue(planDue(facts, defaultPolicy, holidays), facts, holidays);
        }),
        { numRuns: 4000 },
      ),
  },
  {
    name: "logging a touch never leaves an older due alive",
    check: () =>
      fc.assert(
        fc.property(
          cadenceFacts,
          holidayCalendars,
          fc.integer({ min: 0, max: 400 * oneDay }),
          (facts, holidays, later) => {
            const at = ((facts.lastTouchAt ?? facts.tierSince) + later) as Instant;
            const touched: CadenceFacts = {
              ...facts,
              lastTouchAt: at,
              touchesInTier: facts.touchesInTier + (at >= facts.tierSince ? 1 : 0),
              touchesSinceSample: facts.touchesSinceSample + 1,
            };
            const due = planDue(touched, defaultPolicy, holidays);
            checkDue(due, touched, holidays);
            const before = planDue(facts, defaultPolicy, holidays);
            const touchedOn = civilByOracle(at, facts.zone).date;
            if (before.on <= touchedOn) assert.ok(due.on > before.on);
          },
        ),
        { numRuns: 3000 },
      ),
  },
  {
    name: "a key account is never left beyond 60 days while a day before is open",
    check: () =>
      fc.assert(
        fc.property(cadenceFacts, holidayCalendars, (any, holidays) => {
          const facts: CadenceFacts = { ...any, tier: "KA", stage: "repeat" };
          const last = civilByOracle(facts.lastTouchAt ?? facts.tierSince, facts.zone).date;
          const allowed = daysFrom(plus(last, 1), plus(last, 60));
          const { on } = planDue(facts, defaultPolicy, holidays);
          if (allowed.some((date) => isOpen(date, facts, holidays)))
            assert.ok(on <= plus(last, 60));
        }),
        { numRuns: 1000 },
      ),
  },
  {
    name: "a skip moves the due past its day, except for what must not wait longer",
    check: () =>
      fc.assert(
        fc.property(cadenceFacts, holidayCalendars, (facts, holidays) => {
          const { on } = planDue({ ...facts, requestedOn: null }, defaultPolicy, holidays);
          const mayWait = facts.tier !== "KA" || facts.stage === "lost";
          if (facts.skippedOn !== null && mayWait) assert.ok(on > facts.skippedOn);
        }),
        { numRuns: 1000 },
      ),
  },
  {
    name: "the window now: open exactly within an open day's hours, else the next one is named",
    check: () =>
      fc.assert(
        fc.property(
          cadenceFacts,
          holidayCalendars,
          fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2028, 0, 1) }),
          (facts, holidays, at) => {
            const now = at as Instant;
            const { date, time } = civilByOracle(now, facts.zone);
            const { from, to } = hoursOn(date, facts, holidays);
            const seen = windowNow(facts, now, defaultPolicy, holidays);
            const isDayOpen = isOpen(date, facts, holidays);
            if (isDayOpen && time < to) {
              assert.equal(seen.state, time < from ? "opens" : "open");
            } else {
              assert.equal(seen.state, "closed");
            }
            if (seen.state === "opens") {
              assert.deepEqual(civilByOracle(seen.opensAt, facts.zone), { date, time: from });
            }
            if (seen.state === "open") {
              assert.deepEqual(civilByOracle(seen.closesAt, facts.zone), { date, time: to });
            }
            if (seen.state === "closed") {
              const next = civilByOracle(seen.nextOpensAt, facts.zone);
              assert.equal(next.time, hoursOn(next.date, facts, holidays).from);
              assert.ok(next.date > date && isOpen(next.date, facts, holidays));
              for (const between of daysFrom(plus(date, 1), plus(next.date, -1))) {
                assert.ok(!isOpen(between, facts, holidays));
              }
              assert.equal(seen.because.because === "after-hours", isDayOpen);
            }
          },
        ),
        { numRuns: 2000 },
      ),
  },
];
