import { newId } from "../../../src/store/database/new-id.ts";
import { sql } from "../../../src/store/database/sql.ts";
import type { TestApp } from "../../support/app.ts";

/** A public pool that has been open since an instant, with the usual rules. Answers what closes it again. */
export async function openPool(app: TestApp, since: string): Promise<() => Promise<void>> {
  const { store } = app.genjin.app;
  await store.run(sql`INSERT INTO pool_rule (id, organization_id, at, is_on, since, cadence_percent,
      exempt_tiers, order_days, looks_a_day, claims_a_day, credit_percent, back_days)
    SELECT ${newId()}::uuid, id, ${since}::timestamptz, TRUE, ${since}::timestamptz, 150, '{KA}', 30, 20, 5,
      20, 30 FROM organization`);
  return async () => {
    await store.run(sql`DELETE FROM pool_look`);
    await store.run(sql`DELETE FROM pool_rule`);
  };
}
