import type { DayList } from "../core/day-list.ts";
import type { Actor } from "./actor.ts";
import type { App } from "./app.ts";
import { listDue, pageSize } from "./list-due.ts";

/** More than anybody's customers. */
const everybody = 100_000;

/** The first page of a member's own day, as a digest shows it, and all customers of that day. */
export type WholeDay = { readonly firstPage: DayList; readonly items: DayList["items"] };

/** All that is due of the member's own customers and those lent to them; null when nothing is. */
export async function listWholeDay(app: App, actor: Actor): Promise<WholeDay | null> {
  const { member, scope } = actor;
  const own = { ...actor, scope: { ...scope, owners: [member.id, ...(scope.lenders ?? [])] } };
  const reach = { size: everybody, most: everybody, onlyReachable: true };
  const whole = await listDue(app, own, 1, reach);
  if (whole.items.length === 0) return null;
  const firstPage = {
    ...whole,
    items: whole.items.slice(0, pageSize),
    pages: Math.ceil(whole.total / pageSize),
    rest: Math.max(0, whole.total - pageSize),
  };
  return { firstPage, items: whole.items };
}
