import type { Absence } from "../../core/members/absence.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { daysBetween } from "../../core/time/civil-date.ts";
import { Refusal } from "../../errors.ts";
import { ownCustomers } from "../../store/cadence/due-customers.ts";
import { addAbsence, removeAbsences } from "../../store/members/absences.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { change } from "../changes/change.ts";

/** The longest absence, in days: what waits for the owner must be due within a year. */
const longest = 180;
/** How far ahead it may end, in days. */
const farthest = 366;

/**
 * Notes days off of the actor, together with those that they join; the dues of their customers move
 * to after them. Throws a `Refusal` `off.past`, `off.too-long`, `date-too-far`.
 */
export const takeDaysOff = (
  app: App,
  actor: Actor,
  days: Absence,
): Promise<{ readonly absence: Absence; readonly undoId: string }> => {
  checkDays(actor, days);
  return change(
    app,
    actor,
    async (db) => {
      const { absence: result, changes } = await addAbsence(db, actor.scope, days);
      if (daysBetween(result.from, result.to) >= longest) {
        throw new Refusal("off.too-long", { days: longest });
      }
      const customerIds = await ownCustomers(db, actor.scope);
      return { action: "member.away", customerIds, changes, result };
    },
    async (_, absence, undoId) => ({ absence, undoId }),
  );
};

/**
 * Takes back the actor's absences that have one of these days, and answers with them. Throws a
 * `Refusal` `off.none` when there is none.
 */
export const cancelDaysOff = (app: App, actor: Actor, days: Absence): Promise<Absence[]> =>
  change(
    app,
    actor,
    async (db) => {
      const { absences: result, changes } = await removeAbsences(db, actor.scope, days);
      if (result.length === 0) throw new Refusal("off.none");
      const customerIds = await ownCustomers(db, actor.scope);
      return { action: "member.back", customerIds, changes, result };
    },
    async (_, result) => result,
  );

/** Throws a `Refusal` for days that are over, too many, or too far ahead. */
export function checkDays({ member, now }: Actor, { from, to }: Absence): void {
  const today = civilDateAt(now, member.zone);
  if (to < today) throw new Refusal("date-past", { date: to });
  if (daysBetween(from, to) >= longest) throw new Refusal("off.too-long", { days: longest });
  if (daysBetween(today, to) > farthest) {
    throw new Refusal("date-too-far", { date: to, days: farthest });
  }
}
