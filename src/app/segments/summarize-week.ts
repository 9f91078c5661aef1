import { weeklyFigures } from "../../core/segments/weekly-figures.ts";
import type { WeeklyDetail, WeeklySummary } from "../../core/segments/weekly-summary.ts";
import type { CivilDate, EpochDay, Instant, Zone } from "../../core/time/civil.ts";
import { epochDayAt } from "../../core/time/civil-at.ts";
import { civilDateOf } from "../../core/time/epoch-day.ts";
import { firstInstantFrom } from "../../core/time/instant-of.ts";
import type { Scope } from "../../store/scope.ts";
import { weekFacts } from "../../store/segments/week-facts.ts";
import type { App } from "../app.ts";

/** Days in a row, both included. */
export type DaySpan = { readonly first: EpochDay; readonly last: EpochDay };

/** The seven civil dates that end with today, or with yesterday, in the organization's zone. */
export type WeekEnding = "today" | "yesterday";

/**
 * A week, or other days, of all customers in the scope: figures for everybody, and detail for those
 * who lead. Whoever stands in a tier or is cold did so when the days ended, or does now while they
 * have not; who is overdue is so now.
 */
export async function summarizeWeek(
  app: App,
  scope: Scope,
  which: WeekEnding | DaySpan,
  now: Instant,
  zone: Zone,
): Promise<{ readonly summary: WeeklySummary; readonly detail: WeeklyDetail }> {
  const { first, last } = typeof which === "object" ? which : sevenDays(which, now, zone);
  const end = startOf(last + 1, zone);
  const begins = stretchesUntil(first, last);
  const bounds = [...begins, last + 1].map((day) => ({ at: startOf(day, zone), on: dateOf(day) }));
  const facts = await weekFacts(
    app.store,
    scope,
    { start: startOf(first, zone), end, to: dateOf(last), bounds },
    now,
  );
  const at = Math.min(now, end - 1) as Instant;
  const ends = [...begins.slice(1), last + 1].map((day) => dateOf(day - 1));
  return weeklyFigures(facts, dateOf(first), ends, at);
}

/** Weeks whose adherence is shown beside a week's. */
const weeks = 12;

/** The first days of the weeks up to a week; of other days, theirs alone. */
const stretchesUntil = (first: number, last: number): number[] =>
  last - first === 6
    ? Array.from({ length: weeks }, (_, ago) => first - 7 * ago).reverse()
    : [first];

function sevenDays(ending: WeekEnding, now: Instant, zone: Zone) {
  const last = epochDayAt(now, zone) - (ending === "today" ? 0 : 1);
  return { first: last - 6, last };
}

const dateOf = (day: number): CivilDate => civilDateOf(day as EpochDay);

const startOf = (day: number, zone: Zone): Instant => firstInstantFrom(day as EpochDay, 0, zone);
