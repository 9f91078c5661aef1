import type { CivilDate, Instant } from "../../core/time/civil.ts";
import type { CustomerValue, Valuation } from "../../core/value/value-portfolio.ts";
import type { Db } from "../database/database.ts";
import { dayFrom } from "../database/from-date.ts";
import { sql } from "../database/sql.ts";
import { copyRows } from "../import/copy-rows.ts";
import type { ColumnName } from "../tables/columns.ts";

/** When and in what an organization's customers were last valued together. */
export type LastValuation = {
  /** Orders up to this civil date of the organization count. */
  readonly asOf: CivilDate;
  readonly horizonDays: number;
  /** The reporting currency of that time; null in valuations of an earlier program. */
  readonly currency: string | null;
  readonly model: Valuation<unknown>["used"];
  /** Orders there were. */
  readonly orders: number;
  readonly madeAt: Instant;
};

/** A customer with what it is worth. */
export type SavedValue = {
  readonly customerId: string;
  readonly contribution: number | null;
  /** Currencies of its orders that have no rate. */
  readonly unvalued: readonly string[];
  readonly value: CustomerValue;
};

/** The organization's last valuation, or null. */
export async function lastValuation(db: Db, organizationId: string): Promise<LastValuation | null> {
  const found = await db.prisma.valuation.findFirst({ where: { organizationId } });
  if (found === null) return null;
  const { asOf, horizonDays, currency, model, orders, madeAt } = found;
  return {
    asOf: dayFrom(asOf),
    horizonDays,
    currency,
    model: model as LastValuation["model"],
    orders,
    madeAt: madeAt.getTime() as Instant,
  };
}

/** Forgets the last valuation: what it says is no longer so, and all are valued anew. */
export async function forgetValuation(db: Db, organizationId: string): Promise<void> {
  await db.prisma.valuation.deleteMany({ where: { organizationId } });
}

/** Counts the organization's orders, cancelled ones included, up to `most`. */
export async function countOrders(db: Db, organizationId: string, most: number): Promise<number> {
  const rows = await db.rows<{ count: number }>(sql`
    SELECT count(*) AS count FROM (SELECT FROM customer_order
      WHERE organization_id = ${organizationId}::uuid LIMIT ${most}) o`);
  return rows[0]?.count ?? 0;
}

/** Puts a valuation in the place of the one before. Needs a transaction. */
export async function saveValuation(
  db: Db,
  organizationId: string,
  { asOf, horizonDays, currency, model, orders, madeAt }: LastValuation,
  values: readonly SavedValue[],
): Promise<void> {
  await db.run(sql`DELETE FROM customer_value WHERE organization_id = ${organizationId}::uuid`);
  await copyRows(
    db,
    "customer_value",
    columns,
    values.map(({ customerId, contribution, unvalued, value }) => ({
      customer_id: customerId,
      organization_id: organizationId,
      expected_purchases: value.expectedPurchases,
      expected_value: value.nextAmount,
      p_alive: value.pAlive,
      stage: value.stage.stage,
      abc: value.abc,
      rfm: value.rfm,
      contribution,
      unvalued,
    })),
  );
  const valued = {
    ...{ asOf: new Date(asOf), horizonDays, currency, model, orders },
    madeAt: new Date(madeAt),
  };
  await db.prisma.valuation.upsert({
    where: { organizationId },
    create: { organizationId, ...valued },
    update: valued,
  });
}

const columns = [
  "customer_id",
  "organization_id",
  "expected_purchases",
  "expected_value",
  "p_alive",
  "stage",
  "abc",
  "rfm",
  "contribution",
  "unvalued",
] as const satisfies readonly ColumnName<"customer_value">[];
