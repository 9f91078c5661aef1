import type { App } from "../../app/app.ts";
import type { Occasion } from "../../core/push/occasion.ts";
import type { Instant } from "../../core/time/civil.ts";
import { lastSentTick } from "../../store/push/outbox-report.ts";
import type { Scope } from "../../store/scope.ts";
import { type LostPlace, lostBetween, unreached } from "./lost-connections.store.ts";

/** What was lost longer ago is not told any more. */
const toldMs = 7 * 86_400_000;

/** Workspaces that are connected no more, and whom nothing reaches now but the chat of our own. */
export type Lost = { readonly places: readonly LostPlace[]; readonly handles: readonly string[] };

/** Whether anything was lost lately. */
export const hasLost = async ({ store }: App, now: Instant): Promise<boolean> =>
  (await lostBetween(store, store.organizationId, (now - toldMs) as Instant, now)).length > 0;

/** What an organization has lost by an occasion since the last push of this kind that was sent. */
export async function findLost(
  { store }: App,
  { organizationId }: Scope,
  kind: string,
  { recipient, tick }: Pick<Occasion, "recipient" | "tick">,
): Promise<Lost> {
  const last = await lastSentTick(store, organizationId, kind, recipient);
  const since = Math.max(last ?? 0, tick - toldMs) as Instant;
  const places = await lostBetween(store, organizationId, since, tick);
  return { places, handles: places.length === 0 ? [] : await unreached(store, organizationId) };
}
