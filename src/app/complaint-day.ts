import { workdayOn } from "../core/calendar/workday-on.ts";
import type { CivilDate } from "../core/time/civil.ts";
import { civilDateAt } from "../core/time/civil-at.ts";
import type { ToldTouch } from "../core/told-touch.ts";
import { calendarOf } from "../store/calendar-of.ts";
import type { Db } from "../store/database.ts";
import { activeRules } from "../store/rule-sets.ts";
import type { Actor } from "./actor.ts";

/** By when a complaint that the actor notes now is to be answered; null where they note none. */
export async function complaintDay(
  db: Db,
  { member, scope, now }: Actor,
  told: readonly ToldTouch[],
): Promise<CivilDate | null> {
  if (!told.some(({ outcome }) => outcome === "complained")) return null;
  const { rules } = await activeRules(db, scope.organizationId);
  const calendar = await calendarOf(db, scope.organizationId);
  const today = civilDateAt(now, member.zone);
  return workdayOn(member, today, rules.complaints.answerWorkdays, calendar);
}
