import { workdayOn } from "../../../core/calendar/workdays/workday-on.ts";
import { ofKind, owedAfter } from "../../../core/owed/owed-kind.ts";
import { pastWhenTold } from "../../../core/owed/past-when-told.ts";
import type { Instant } from "../../../core/time/civil.ts";
import { civilDateAt } from "../../../core/time/civil-at.ts";
import type { Outcome } from "../../../core/vocabulary.ts";
import { calendarOf } from "../../../store/calendar/calendar-of.ts";
import { newId } from "../../../store/database/new-id.ts";
import type { Copied } from "../../../store/import/copy-rows.ts";
import type { ColumnName } from "../../../store/tables/columns.ts";
import type { CopyRow } from "../../../store/tables/written.ts";
import { activeRules } from "../../../store/tiering/rule-sets.ts";
import type { ImportRun } from "../import-run.ts";

const dayMs = 86_400_000;

/** Columns of what an imported touch leaves owed. */
export const owedColumns = [
  "id",
  "customer_id",
  "member_id",
  "touch_id",
  "kind",
  "content",
  "made_at",
  "due_on",
] as const satisfies readonly ColumnName<"owed">[];

/** What an imported touch leaves owed. */
export type NewOwed = Copied<CopyRow<"owed">, (typeof owedColumns)[number]>;

/** A touch that may leave something owed. */
type ToldTouch = {
  readonly id: string;
  readonly customer_id: string;
  readonly member_id?: string | null | undefined;
  readonly at: string;
  readonly outcome: Outcome;
};

/**
 * Prepares what imported touches leave owed, as when somebody tells of them: a promise without a day,
 * a complaint to be answered so many of the importer's working days after it was made. One that was
 * made long ago is history.
 */
export async function touchOwed({ db, actor, tally }: ImportRun) {
  const { rules } = await activeRules(db, actor.scope.organizationId);
  const calendar = await calendarOf(db, actor.scope.organizationId);
  return (touch: ToldTouch, content: string | null): NewOwed | null => {
    const kind = owedAfter(touch.outcome);
    if (kind === null) return null;
    const age = actor.now - Date.parse(touch.at);
    if (ofKind(kind).isInDayList && age > pastWhenTold * dayMs) {
      tally.note("complaint-past");
      return null;
    }
    const id = newId();
    const workdays = ofKind(kind).workdays(rules, content);
    const day = civilDateAt(Date.parse(touch.at) as Instant, actor.member.zone);
    return {
      id,
      customer_id: touch.customer_id,
      member_id: touch.member_id ?? null,
      touch_id: touch.id,
      kind,
      content: content === null ? null : db.cipher.seal("owed", "content", id, content),
      made_at: touch.at,
      due_on: workdays === null ? null : workdayOn(actor.member, day, workdays, calendar),
    };
  };
}
