import { weeklyFigures } from "../../core/segments/weekly-figures.ts";
import type { WeeklyDetail, WeeklySummary } from "../../core/segments/weekly-summary.ts";
import type { CivilDate, EpochDay, Instant, Zone } from "../../core/time/civil.ts";
import { epochDayAt } from "../../core/time/civil-at.ts";
import { civilDateOf } from "../../core/time/epoch-day.ts";
import { firstInstantFrom } from "../../core/time/instant-of.ts";
import type { Scope } from "../../store/scope.ts";
import { weekFacts } from "../../store/segments/week-facts.ts";
import type { App } from "../app.ts";

/** The seven civil dates that end with today, or with yesterday, in the organization's zone. */
export type WeekEnding = "today" | "yesterday";

/** The week of all customers in the scope: figures for everybody, and detail for those who lead. */
export async function summarizeWeek(
  app: App,
  scope: Scope,
  ending: WeekEnding,
  now: Instant,
  zone: Zone,
): Promise<{ readonly summary: WeeklySummary; readonly detail: WeeklyDetail }> {
  const last = epochDayAt(now, zone) - (ending === "today" ? 0 : 1);
  const first = last - 6;
  const facts = await weekFacts(
    app.store,
    scope,
    { start: startOf(first, zone), end: startOf(last + 1, zone) },
    now,
  );
  return weeklyFigures(facts, dateOf(first), dateOf(last), now);
}

const dateOf = (day: number): CivilDate => civilDateOf(day as EpochDay);

const startOf = (day: number, zone: Zone): Instant => firstInstantFrom(day as EpochDay, 0, zone);
