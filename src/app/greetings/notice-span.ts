import type { NoticeSpan } from "../../core/greetings/is-noticed.ts";
import { restAfter } from "../../core/greetings/rest-after.ts";
import { type Occasion, recipientId } from "../../core/push/occasion.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import { addDays, daysBetween } from "../../core/time/civil-date.ts";
import { lastSentWindow } from "../../store/push/push-candidates.ts";
import type { App } from "../app.ts";
import { rosterOf } from "../push/roster.ts";

/** What was missed longer ago is not told any more, in days. */
export const mostMissed = 7;

/**
 * Which days' notices one morning push covers: those of its own day, of the days off that follow,
 * and of days whose push never came, as far as one came before. `windowKey` is its date.
 */
export async function noticeSpan(
  app: App,
  kind: string,
  { recipient, windowKey }: Pick<Occasion, "recipient" | "windowKey">,
): Promise<NoticeSpan> {
  const date = windowKey as CivilDate;
  const roster = await rosterOf(app, recipient);
  const member = roster?.members.find(({ id }) => id === recipientId(recipient));
  if (roster === null || member === undefined) return { from: 0, to: 0 };
  const last = await lastSentWindow(app.store, kind, recipient, windowKey);
  const told = (day: CivilDate) => addDays(day, restAfter(member, day, roster.calendar));
  const missed = last === null ? 0 : daysBetween(told(last as CivilDate), date) - 1;
  return {
    from: -Math.min(Math.max(missed, 0), mostMissed),
    to: restAfter(member, date, roster.calendar),
  };
}
