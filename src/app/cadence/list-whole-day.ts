import { catchUpDay, shareOf } from "../../core/cadence/catch-up.ts";
import type { DayList } from "../../core/cadence/day-list.ts";
import { pageLength, pagesOf } from "../../core/search/page-length.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { calendarOf } from "../../store/calendar/calendar-of.ts";
import { sentWindows } from "../../store/push/push-candidates.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { listDue, pageSize } from "./list-due.ts";

/** More than anybody's customers. */
const everybody = 100_000;
/** More than this no page shows. */
const mostShown = 20;

/** The first page of a member's own day, as a digest shows it, and the customers it is about. */
export type WholeDay = { readonly firstPage: DayList; readonly items: DayList["items"] };

/**
 * All that is due of the member's own customers and those lent to them; null when nothing is. After a
 * break only the day's share of what has piled up; the rest follows it, as further pages do.
 */
export async function listWholeDay(app: App, actor: Actor): Promise<WholeDay | null> {
  const { member, scope } = actor;
  const own = { ...actor, scope: { ...scope, owners: [member.id, ...(scope.lenders ?? [])] } };
  const reach = { size: everybody, most: everybody, onlyReachable: true, isBatching: true };
  const whole = await listDue(app, own, 1, reach);
  if (whole.items.length === 0) return null;
  const day = await dayOfCatchingUp(app, actor);
  const share = day === null ? whole.items : shareOf(whole.items, day);
  const isShare = day !== null && share.length < whole.items.length;
  const size = pageLength(share.length, isShare ? mostShown : pageSize);
  const firstPage = {
    ...whole,
    items: share.slice(0, size),
    pages: isShare ? 1 : pagesOf(whole.items.length, pageSize),
    rest: whole.items.slice(size).map(({ customer }) => customer.tier),
    ...(isShare ? { catchUp: { day, total: whole.total } } : {}),
  };
  return { firstPage, items: share };
}

async function dayOfCatchingUp({ store }: App, { member, scope, now }: Actor) {
  const { organizationId } = scope;
  const today = civilDateAt(now, member.zone);
  const recipient = `member:${member.id}`;
  const sent = await sentWindows(store, organizationId, "morning-digest", recipient, today);
  const calendar = await calendarOf(store, organizationId);
  return catchUpDay(member, today, calendar, sent as CivilDate[]);
}
