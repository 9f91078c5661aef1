import type { Window } from "../cadence/cadence-policy.ts";
import type { Instant, IsoWeekday, Zone } from "../time/civil.ts";
import { epochDayAt } from "../time/civil-at.ts";
import { weekdayOfDay } from "../time/epoch-day.ts";
import { minutesOf } from "../time/wall-time.ts";
import { zoneOffset } from "../time/zone-offset.ts";

const dayMs = 86_400_000;

/** Hours of a week: index 0 is Monday 00:00 to 01:00. */
export const hoursOfWeek = 168;

/** How often somebody was reached, and not, in each hour of their week. */
export type AnswerCounts = {
  readonly answered: readonly number[];
  readonly unanswered: readonly number[];
};

/** When a customer usually answers, in their own clock, and what that rests on. */
export type BestHour = {
  /** Null: on any day. */
  readonly weekday: IsoWeekday | null;
  /** Full hours, from the first to just before the second. */
  readonly from: number;
  readonly to: number;
  readonly answered: number;
  readonly tried: number;
};

/** A person at a customer of whom it is known when they usually answer. */
export type ContactBestHour = { readonly name: string; readonly bestHour: BestHour };

/** Attempts below which nothing is told. */
export const fewestTries = 5;

/** Length of a stretch, in hours. */
const length = 2;
/** Attempts that what is usual in the country weighs as much as. */
const priorWeight = 4;
/** Attempts in a stretch that the country's mean over all hours weighs as much as. */
const countryWeight = 10;

/**
 * The two hours, of one weekday or of all, in which somebody answers most. Of `tried` attempts in
 * a stretch with `answered` answers the chance is taken as (answered + 4p) / (tried + 4), the mean
 * of a beta distribution whose prior has mean p and the weight of four attempts; p is the
 * country's share in the same stretch, (a + 10m) / (n + 10), drawn in turn towards the country's
 * mean over all hours, m = (A + 1) / (N + 2). Stretches lie within `window` (the tier's) and have
 * at least five attempts; null where in none of them an answer is more likely than not.
 */
export function learnBestHour(
  own: AnswerCounts,
  country: AnswerCounts,
  window: Window,
): BestHour | null {
  const everywhere = sum(country, null, 0, 24);
  const mean = (everywhere.answered + 1) / (everywhere.tried + 2);
  let best: { readonly hour: BestHour; readonly chance: number } | null = null;
  for (const weekday of [null, 1, 2, 3, 4, 5, 6, 7] as const) {
    const first = Math.ceil(minutesOf(window.from) / 60);
    for (let from = first; (from + length) * 60 <= minutesOf(window.to); from++) {
      const { answered, tried } = sum(own, weekday, from, from + length);
      if (tried < fewestTries) continue;
      const there = sum(country, weekday, from, from + length);
      const prior = (there.answered + countryWeight * mean) / (there.tried + countryWeight);
      const chance = (answered + priorWeight * prior) / (tried + priorWeight);
      const isBetter = best === null || chance > best.chance || isTied(chance, tried, best);
      if (chance > 0.5 && isBetter)
        best = { hour: { weekday, from, to: from + length, answered, tried }, chance };
    }
  }
  return best?.hour ?? null;
}

/** As likely and on no fewer attempts: the later one, and the one that names a day, tells more. */
const isTied = (
  chance: number,
  tried: number,
  best: { readonly hour: BestHour; readonly chance: number },
): boolean => Math.abs(chance - best.chance) < 1e-9 && tried >= best.hour.tried;

function sum(
  { answered, unanswered }: AnswerCounts,
  day: IsoWeekday | null,
  from: number,
  to: number,
) {
  const days = day === null ? [1, 2, 3, 4, 5, 6, 7] : [day];
  let [yes, no] = [0, 0];
  for (const weekday of days)
    for (let hour = from; hour < to; hour++) {
      const index = (weekday - 1) * 24 + hour;
      yes += answered[index] ?? 0;
      no += unanswered[index] ?? 0;
    }
  return { answered: yes, tried: yes + no };
}

/**
 * Counts attempts by the hour of the week in a zone. Leaves out those at noon to the millisecond:
 * so days are kept whose time nobody told.
 */
export function countAnswers(
  answered: readonly Instant[],
  unanswered: readonly Instant[],
  zone: Zone,
): AnswerCounts {
  const count = (instants: readonly Instant[]) => {
    const counts = new Array<number>(hoursOfWeek).fill(0);
    for (const at of instants) {
      if ((at + zoneOffset(zone, at)) % dayMs === dayMs / 2) continue;
      const index = hourOfWeek(at, zone);
      counts[index] = (counts[index] ?? 0) + 1;
    }
    return counts;
  };
  return { answered: count(answered), unanswered: count(unanswered) };
}

/** Hour of the week, from 0, that clocks in a zone show at an instant. */
export function hourOfWeek(at: Instant, zone: Zone): number {
  const weekday = weekdayOfDay(epochDayAt(at, zone));
  const hour = Math.floor((at + zoneOffset(zone, at)) / 3_600_000) % 24;
  return (weekday - 1) * 24 + hour;
}

/** Whether an hour of the week lies within the best one. */
export function isWithin({ weekday, from, to }: BestHour, hour: number): boolean {
  const isThatDay = weekday === null || weekday === Math.floor(hour / 24) + 1;
  return isThatDay && hour % 24 >= from && hour % 24 < to;
}
