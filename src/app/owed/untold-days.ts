import { workdayOn } from "../../core/calendar/workdays/workday-on.ts";
import { ofKind, owedAfter } from "../../core/owed/owed-kind.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import type { ReportedTouch } from "../../core/touch/reported-touch.ts";
import { calendarOf } from "../../store/calendar/calendar-of.ts";
import type { Db } from "../../store/database/database.ts";
import { activeRules } from "../../store/tiering/rule-sets.ts";
import type { Actor } from "../actor.ts";

/** By when that is to be done which a touch leaves owed without telling a day; null where it needs none. */
export type UntoldDay = (touch: ReportedTouch) => CivilDate | null;

/** Prepares by when that is to be done which these touches leave owed without telling a day. */
export async function untoldDays(
  db: Db,
  { member, scope, now }: Actor,
  told: readonly ReportedTouch[],
): Promise<UntoldDay> {
  const isUntold = ({ outcome, until }: ReportedTouch) =>
    until === null && owedAfter(outcome) !== null;
  if (!told.some(isUntold)) return () => null;
  const { rules } = await activeRules(db, scope.organizationId);
  const calendar = await calendarOf(db, scope.organizationId);
  const today = civilDateAt(now, member.zone);
  return (touch) => {
    const kind = isUntold(touch) ? owedAfter(touch.outcome) : null;
    const workdays = kind === null ? null : ofKind(kind).workdays(rules, touch.note);
    return workdays === null ? null : workdayOn(member, today, workdays, calendar);
  };
}
