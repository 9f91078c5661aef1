import type { Occasion } from "../../core/push/occasion.ts";
import type { DeadPush, OutboxReport } from "../../core/push/outbox-report.ts";
import type { Instant } from "../../core/time/civil.ts";
import { theOrganization } from "../../store/members/organizations.ts";
import { listBreakers } from "../../store/push/breakers.ts";
import { deadPushes, lastSentTick, waitingPushes } from "../../store/push/outbox-report.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";

/** What was given up longer ago is not shown any more: who still wants to hear of it? */
const shownMs = 7 * 86_400_000;

/** What waits in the outbox, what was given up in the last seven days, and which platforms are locked. */
export async function findOutbox(
  { store }: App,
  { scope, now }: Pick<Actor, "scope" | "now">,
): Promise<OutboxReport> {
  return {
    waiting: await waitingPushes(store, scope.organizationId),
    dead: await deadPushes(store, scope.organizationId, (now - shownMs) as Instant, now),
    lockedOut: await listBreakers(store),
  };
}

/**
 * What was given up by an occasion since the last push of its kind that reached its recipient, the
 * oldest first.
 */
export async function givenUpSince(
  { store }: App,
  organizationId: string,
  kind: string,
  { recipient, tick }: Pick<Occasion, "recipient" | "tick">,
): Promise<DeadPush[]> {
  const last = await lastSentTick(store, organizationId, kind, recipient);
  const since = Math.max(last ?? 0, tick - shownMs) as Instant;
  return deadPushes(store, organizationId, since, tick);
}

/** Whether anything was given up lately. */
export async function hasFailedPushes({ store }: App, now: Instant): Promise<boolean> {
  const organization = await theOrganization(store);
  if (organization === null) return false;
  const since = (now - shownMs) as Instant;
  return (await deadPushes(store, organization.id, since, now)).length > 0;
}
