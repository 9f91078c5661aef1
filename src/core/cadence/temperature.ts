import type { CivilDate, EpochDay, Instant, Zone } from "../time/civil.ts";
import { epochDayAt } from "../time/civil-at.ts";
import { civilDateOf } from "../time/epoch-day.ts";
import { type CadencePolicy, defaultPolicy } from "./cadence-policy.ts";

/** How close a customer is to us, by the days since the last two-way contact. */
export type Degree = "warm" | "known" | "cooling" | "lost";

/**
 * Temperature of a customer and the days since the last two-way contact, in civil dates of their
 * zone. Null when there never was one.
 */
export function temperature(
  lastTwoWayAt: Instant | null,
  now: Instant,
  zone: Zone,
  policy: CadencePolicy = defaultPolicy,
): { readonly degree: Degree; readonly days: number } | null {
  if (lastTwoWayAt === null) return null;
  const days = Math.max(0, epochDayAt(now, zone) - epochDayAt(lastTwoWayAt, zone));
  return { degree: degreeAfter(days, policy), days };
}

/** A line of the temperature law that a customer is about to cross. */
export type Crossing = {
  readonly from: Degree;
  readonly to: Degree;
  /** First day beyond the line, a civil date of the customer, and how many days away it is. */
  readonly on: CivilDate;
  readonly inDays: number;
  /** The line: the last number of days that still belongs to `from`. */
  readonly lineDays: number;
};

/** The next line that the customer crosses within so many days if nobody reaches them, or null. */
export function crossesWithin(
  lastTwoWayAt: Instant | null,
  now: Instant,
  zone: Zone,
  withinDays: number,
  policy: CadencePolicy = defaultPolicy,
): Crossing | null {
  const current = temperature(lastTwoWayAt, now, zone, policy);
  if (!current) return null;
  const { warmDays, knownDays, coolingDays } = policy.temperature;
  const lineDays = [warmDays, knownDays, coolingDays].find((line) => current.days <= line);
  if (lineDays === undefined) return null;
  const inDays = lineDays + 1 - current.days;
  if (inDays > withinDays) return null;
  return {
    from: current.degree,
    to: degreeAfter(lineDays + 1, policy),
    on: civilDateOf((epochDayAt(now, zone) + inDays) as EpochDay),
    inDays,
    lineDays,
  };
}

function degreeAfter(days: number, { temperature: law }: CadencePolicy): Degree {
  if (days <= law.warmDays) return "warm";
  if (days <= law.knownDays) return "known";
  return days <= law.coolingDays ? "cooling" : "lost";
}
