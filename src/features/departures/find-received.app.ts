import type { App } from "../../app/app.ts";
import { type Occasion, recipientId } from "../../core/push/occasion.ts";
import type { Instant } from "../../core/time/civil.ts";
import { lastSentTick } from "../../store/push/outbox-report.ts";
import type { Scope } from "../../store/scope.ts";
import type { Received } from "./introduction.core.ts";
import { receivedBetween, receiversBetween } from "./introductions.store.ts";

/** What was received longer ago is not told any more. */
const toldMs = 7 * 86_400_000;

/** Those occasions whose members have received customers of late. */
export async function amongReceivers(
  { store }: App,
  occasions: readonly Occasion[],
  now: Instant,
): Promise<readonly Occasion[]> {
  const { organizationId } = store;
  if (organizationId === null) return occasions;
  const ids = occasions.map(({ recipient }) => recipientId(recipient));
  const since = (now - toldMs) as Instant;
  const told = await receiversBetween(store, organizationId, ids, since, now);
  return occasions.filter(({ recipient }) => told.has(recipientId(recipient)));
}

/** What a member received by an occasion since the last push of this kind that was sent. */
export async function findReceived(
  { store }: App,
  scope: Scope,
  kind: string,
  { recipient, tick }: Pick<Occasion, "recipient" | "tick">,
): Promise<readonly Received[]> {
  const last = await lastSentTick(store, scope.organizationId, kind, recipient);
  const since = Math.max(last ?? 0, tick - toldMs) as Instant;
  return receivedBetween(store, scope, since, tick);
}
