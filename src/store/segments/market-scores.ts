import type { MarketScore } from "../../core/segments/segment.ts";
import type { Instant } from "../../core/time/civil.ts";
import { formatInstant } from "../../core/time/instant.ts";
import { insertRow, type RowChange } from "../changes/row-change.ts";
import type { Db } from "../database/database.ts";
import type { Scope } from "../scope.ts";

/** How the organization's markets are judged now, by country. */
export async function marketScores(
  db: Db,
  { organizationId }: Scope,
): Promise<ReadonlyMap<string, MarketScore>> {
  const oldestFirst = await db.prisma.marketScore.findMany({
    where: { organizationId },
    select: {
      ...{ country: true, competition: true, strength: true },
      ...{ product: true, technology: true, service: true },
    },
    orderBy: [{ at: "asc" }, { id: "asc" }],
  });
  return new Map(oldestFirst.map((score) => [score.country, score]));
}

/** Adds a judgement of a market, which counts from then on. */
export const addMarketScore = (
  db: Db,
  scope: Scope,
  score: MarketScore,
  at: Instant,
): Promise<RowChange | null> =>
  insertRow(db, scope, "market_score", {
    ...score,
    member_id: scope.memberId,
    at: formatInstant(at),
  });
