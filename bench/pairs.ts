// What is bought together, counted over all customers of a company, as it is when what customers are worth
// is computed anew; and looked up for one customer's card.
//
//   [DATABASE_URL=postgresql://…] node --import tsx bench/pairs.ts [CUSTOMERS]
//
// Every second customer ordered three times, three of 400 products each, some much more often than others.
import { productPairs } from "../src/core/value/product-pairs.ts";
import { sql } from "../src/store/database/sql.ts";
import { wholeScope } from "../src/store/scope.ts";
import { countPairs, pairsFor, savePairs } from "../src/store/value/product-pairs.ts";
import { seedCompany } from "./stage/seed-company.ts";
import { timed } from "./stage/timing.ts";
import { withBenchApp } from "./stage/with-bench-app.ts";

const customers = Number(process.argv[2] ?? 1_000_000);
/** The aim for a million, of which fewer customers get their part. */
const aimMs = 60_000 * Math.max(customers / 1_000_000, 0.05);

await withBenchApp(async ({ app: { store } }) => {
  const organizationId = await seedCompany(store, { members: 100, customers });
  await store.run(sql`
    INSERT INTO customer_order (id, organization_id, customer_id, number, ordered_on, currency, amount, products)
    SELECT gen_random_uuid(), c.organization_id, c.id, c.sequence || '-' || n, c.last_order_on - 30 * n, 'USD', 1000,
      ARRAY(SELECT 'Product ' || floor(400 * power(random(), 3) + 0 * c.sequence * n) FROM generate_series(1, 3))
    FROM customer c CROSS JOIN generate_series(0, 2) n WHERE c.last_order_on IS NOT NULL`);
  await store.run(sql`ANALYZE customer_order`);
  let pairs: ReturnType<typeof productPairs> = [];
  const counted = await timed(async () => {
    const { counts, all } = await countPairs(store, organizationId);
    pairs = productPairs(counts, all);
  });
  const verdict = counted < aimMs ? "ok" : "TOO SLOW";
  console.log(
    `pairs: ${customers} customers, ${pairs.length} pairs counted in ${Math.round(counted)} ms (aim: below ${Math.round(aimMs)} ms) ${verdict}`,
  );
  await store.transaction((db) => savePairs(db, organizationId, pairs));
  const [one] = await store.rows<{ id: string }>(
    sql`SELECT id FROM customer WHERE last_order_on IS NOT NULL LIMIT 1`,
  );
  const scope = wholeScope(organizationId);
  const looked = await timed(() => pairsFor(store, scope, one?.id ?? "", 2));
  console.log(`pairs: for one customer's card in ${looked.toFixed(1)} ms (aim: below 50 ms)`);
});
