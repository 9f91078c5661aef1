import type { App } from "../../app/app.ts";
import { type Occasion, recipientId } from "../../core/push/occasion.ts";
import type { Instant } from "../../core/time/civil.ts";
import { lastSentTick } from "../../store/push/outbox-report.ts";
import { type Scope, wholeScope } from "../../store/scope.ts";
import type { Claimed } from "./claims.core.ts";
import { claimedFrom, robbedMembers } from "./claims.store.ts";
import type { PoolStanding } from "./pool.core.ts";
import { comeWithin, poolRule, warnedOwners } from "./pool.store.ts";

/** What was claimed longer ago is not told any more. */
const toldMs = 7 * 86_400_000;

/** Those occasions whose members have lost a customer to a colleague of late, or will to the pool. */
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
  const whole = wholeScope(organizationId);
  const rule = await poolRule(store, whole);
  const warned =
    rule?.isOn === true ? await warnedOwners(store, whole, rule, now) : new Set<string>();
  return occasions.filter(({ recipient }) => {
    const id = recipientId(recipient);
    return robbed.has(id) || warned.has(id);
  });
}

/**
 * What was claimed from a member by an occasion since the last push of this kind that was sent, and which
 * of theirs have come within a week of the pool since.
 */
export async function findClaims(
  { store }: App,
  scope: Scope,
  kind: string,
  { recipient, tick }: Pick<Occasion, "recipient" | "tick">,
): Promise<{ readonly claimed: readonly Claimed[]; readonly warned: readonly PoolStanding[] }> {
  const { organizationId, memberId } = scope;
  const last = await lastSentTick(store, organizationId, kind, recipient);
  const since = Math.max(last ?? 0, tick - toldMs) as Instant;
  const claimed = await claimedFrom(store, organizationId, memberId, since, tick);
  const rule = await poolRule(store, scope);
  if (rule?.isOn !== true) return { claimed, warned: [] };
  const own = { ...scope, owners: [memberId] };
  return { claimed, warned: await comeWithin(store, own, rule, tick, since) };
}
