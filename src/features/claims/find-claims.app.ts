import type { App } from "../../app/app.ts";
import { type Occasion, recipientId } from "../../core/push/occasion.ts";
import type { Instant } from "../../core/time/civil.ts";
import { lastSentTick } from "../../store/push/outbox-report.ts";
import type { Scope } from "../../store/scope.ts";
import type { Claimed } from "./claims.core.ts";
import { claimedFrom, robbedMembers } from "./claims.store.ts";

/** What was claimed longer ago is not told any more. */
const toldMs = 7 * 86_400_000;

/** Those occasions whose members have lost a customer to a colleague of late. */
export async function amongClaims(
  { store }: App,
  occasions: readonly Occasion[],
  now: Instant,
): Promise<readonly Occasion[]> {
  const { organizationId } = store;
  if (organizationId === null) return occasions;
  const ids = occasions.map(({ recipient }) => recipientId(recipient));
  const since = (now - toldMs) as Instant;
  const robbed = await robbedMembers(store, organizationId, ids, since, now);
  return occasions.filter(({ recipient }) => robbed.has(recipientId(recipient)));
}

/** What was claimed from a member by an occasion since the last push of this kind that was sent. */
export async function findClaims(
  { store }: App,
  { organizationId, memberId }: Scope,
  kind: string,
  { recipient, tick }: Pick<Occasion, "recipient" | "tick">,
): Promise<readonly Claimed[]> {
  const last = await lastSentTick(store, organizationId, kind, recipient);
  const since = Math.max(last ?? 0, tick - toldMs) as Instant;
  return claimedFrom(store, organizationId, memberId, since, tick);
}
