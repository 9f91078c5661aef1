import type { Instant } from "../core/time/civil.ts";
import { loansAt } from "../store/handovers.ts";
import type { App } from "./app.ts";

/**
 * Those of these members of whom `ask` finds something to tell: about their own customers, or about
 * those of a colleague whose list is lent to them at `now`.
 */
export async function withBorrowers(
  { store }: App,
  memberIds: readonly string[],
  now: Instant,
  ask: (owners: readonly string[]) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  const loans = await loansAt(store, memberIds, now);
  const lenders = loans.map(({ lenderId }) => lenderId);
  const found = new Set(await ask([...new Set([...memberIds, ...lenders])]));
  const borrowers = loans.filter(({ lenderId }) => found.has(lenderId));
  const told = new Set([...found, ...borrowers.map(({ borrowerId }) => borrowerId)]);
  return memberIds.filter((id) => told.has(id));
}
