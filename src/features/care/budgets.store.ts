import type { Instant } from "../../core/time/civil.ts";
import { formatInstant } from "../../core/time/instant.ts";
import type { Tier } from "../../core/vocabulary.ts";
import { insertRow, type RowChange } from "../../store/changes/row-change.ts";
import type { Db } from "../../store/database/database.ts";
import type { Scope } from "../../store/scope.ts";
import type { Budget } from "./budget.core.ts";

/** The budgets in force, by tier. */
export async function budgets(
  db: Db,
  { organizationId }: Scope,
): Promise<ReadonlyMap<Tier, Budget>> {
  const oldestFirst = await db.prisma.careBudget.findMany({
    where: { organizationId },
    select: { tier: true, amount: true, currency: true },
    orderBy: [{ at: "asc" }, { id: "asc" }],
  });
  return new Map(
    oldestFirst.map(({ tier, amount, currency }) => [
      tier as Tier,
      { tier: tier as Tier, amount: Number(amount), currency },
    ]),
  );
}

/** Adds a budget, which is in force from then on. */
export const addBudget = (
  db: Db,
  scope: Scope,
  { tier, amount, currency }: Budget,
  at: Instant,
): Promise<RowChange | null> =>
  insertRow(db, scope, "care_budget", {
    ...{ tier, amount, currency },
    member_id: scope.memberId,
    at: formatInstant(at),
  });
