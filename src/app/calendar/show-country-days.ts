import { type ClosedRun, closedRunsBetween } from "../../core/calendar/closed-runs.ts";
import type { CountryDays } from "../../core/calendar/country-days.ts";
import { weekendOf } from "../../core/calendar/workdays/weekend.ts";
import type { DaysAsked } from "../../core/search/customer-filter.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { addDays, daysBetween, weekdayOf } from "../../core/time/civil-date.ts";
import { calendarOf } from "../../store/calendar/calendar-of.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";

/** How far ahead closed days are shown where none are asked for, and the next one is looked for, in days. */
const [shown, farthest] = [180, 400];
/** No run of closed days began longer before one of its days. */
const longest = 40;
/** Longer than a week, a stretch of days is no weekend. */
const mostOfWeekend = 7;

/** When a country (ISO 3166-1 alpha-2) is closed on the days asked for, or next. */
export async function showCountryDays(
  app: App,
  { scope, member, now }: Actor,
  country: string,
  asked: DaysAsked | null,
): Promise<CountryDays> {
  const today = civilDateAt(now, member.zone);
  const calendar = await calendarOf(app.store, scope.organizationId);
  const { from, to } = asked ?? { from: today, to: addDays(today, shown) };
  const between = (first: typeof from, last: typeof to): ClosedRun[] =>
    closedRunsBetween(calendar, "on", country, addDays(first, -longest), last).filter(
      (run) => run.to >= first,
    );
  const weekend = weekendOf(country);
  const length = daysBetween(from, to) + 1;
  return {
    country,
    asked,
    runs: between(from, to),
    isWeekend:
      length < mostOfWeekend &&
      Array.from({ length }, (_, at) => addDays(from, at)).every((day) =>
        weekend.includes(weekdayOf(day)),
      ),
    next: between(today, addDays(today, farthest)).find((run) => run.from > to) ?? null,
  };
}
