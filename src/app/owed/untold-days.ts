import { workdayOn } from "../../core/calendar/workdays/workday-on.ts";
import { type OwedKind, ofKind, owedAfter } from "../../core/owed/owed-kind.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import type { ReportedTouch } from "../../core/touch/reported-touch.ts";
import { calendarOf } from "../../store/calendar/calendar-of.ts";
import type { Db } from "../../store/database/database.ts";
import { activeRules } from "../../store/tiering/rule-sets.ts";
import type { Actor } from "../actor.ts";

/**
 * By when that is to be done which these touches leave owed without telling a day. Kinds that need
 * none are left out.
 */
export async function untoldDays(
  db: Db,
  { member, scope, now }: Actor,
  told: readonly ReportedTouch[],
): Promise<ReadonlyMap<OwedKind, CivilDate>> {
  const kinds = new Set(
    told.flatMap(({ outcome, until }) => (until === null ? (owedAfter(outcome) ?? []) : [])),
  );
  const days = new Map<OwedKind, CivilDate>();
  if (kinds.size === 0) return days;
  const { rules } = await activeRules(db, scope.organizationId);
  const calendar = await calendarOf(db, scope.organizationId);
  const today = civilDateAt(now, member.zone);
  for (const kind of kinds) {
    const workdays = ofKind(kind).workdays(rules);
    if (workdays !== null) days.set(kind, workdayOn(member, today, workdays, calendar));
  }
  return days;
}
