import type { CivilDate, Zone } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { daysBetween } from "../../core/time/civil-date.ts";
import { Refusal } from "../../errors.ts";
import type { Actor } from "../actor.ts";

const farthestDays = 366;

/**
 * The customer's civil date for a day that the actor named: today to 366 days ahead. Where the
 * customer's calendar is a day ahead, the actor's today becomes theirs. Throws `Refusal`
 * `date-past`, `date-too-far`.
 */
export function comingDay(actor: Actor, date: CivilDate, zone: Zone): CivilDate {
  const { now, member } = actor;
  const theirs = civilDateAt(now, zone);
  const ours = civilDateAt(now, member.zone);
  if (date < ours && date < theirs) throw new Refusal("date-past", { date });
  if (daysBetween(theirs, date) > farthestDays) {
    throw new Refusal("date-too-far", { date, days: farthestDays });
  }
  return date < theirs ? theirs : date;
}
