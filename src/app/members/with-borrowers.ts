import type { Instant } from "../../core/time/civil.ts";
import { loansAt } from "../../store/members/handovers.ts";
import type { App } from "../app.ts";

/**
 * Those of these members of whom `ask` finds something to tell: about their own customers, or about
 * those of a colleague whose list is lent to them at `now`; each with the owners it is about.
 */
export async function withBorrowers(
  { store }: App,
  memberIds: readonly string[],
  now: Instant,
  ask: (owners: readonly string[]) => Promise<readonly string[]>,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const loans = await loansAt(store, memberIds, now);
  const lenders = loans.map(({ lenderId }) => lenderId);
  const found = new Set(await ask([...new Set([...memberIds, ...lenders])]));
  const told = new Map<string, string[]>();
  for (const id of memberIds) {
    const lent = loans.filter(({ borrowerId }) => borrowerId === id);
    const owners = [id, ...lent.map(({ lenderId }) => lenderId)].filter((owner) =>
      found.has(owner),
    );
    if (owners.length > 0) told.set(id, owners);
  }
  return told;
}
