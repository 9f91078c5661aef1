import type { Store } from "../../src/store/database/database.ts";
import { rawSql, sql } from "../../src/store/database/sql.ts";

/** Customers that a salesperson has. */
export const customersEach = 1000;

/** How many organizations there are, each with so many salespeople. */
export type Houses = { readonly organizations: number; readonly members: number };

/** Organizations that one statement fills: enough to be quick, little enough to lie in memory. */
const portion = 20;

/**
 * Fills an empty database with organizations `0`, `1` … in Shanghai, all alike: salespeople `m0`, `m1` …
 * with a thousand customers each, and an admin `boss`. Each customer has a contact, a touch and a due around 1
 * December 2026; every second has ordered, and is worth something. What is looked up is built when everything
 * is there. Answers the ids of the organizations.
 */
export async function seedHouses(store: Store, houses: Houses): Promise<string[]> {
  const { organizations, members } = houses;
  const later = await store.rows<{ name: string; made: string }>(sql`
    SELECT i.indexname AS name, i.indexdef AS made FROM pg_indexes i
    JOIN pg_index x ON x.indexrelid = format('%I', i.indexname)::regclass AND NOT x.indisunique
    WHERE i.schemaname = current_schema() AND i.tablename IN ('customer', 'contact', 'touch', 'customer_order')`);
  for (const { name } of later) await store.run(rawSql(`DROP INDEX "${name}"`));
  const made = await store.rows<{ id: string }>(sql`
    INSERT INTO organization (id, name, zone, locale, country, created_at)
    SELECT gen_random_uuid(), n::text, 'Asia/Shanghai', 'en', 'CN', TIMESTAMPTZ '2026-01-01' + n * INTERVAL '1 second'
    FROM generate_series(0, ${organizations - 1}::int) n RETURNING id`);
  await store.run(sql`
    INSERT INTO member (id, organization_id, handle, name, role, zone, locale, country)
    SELECT gen_random_uuid(), o.id, CASE WHEN n = ${members}::int THEN 'boss' ELSE 'm' || n END,
      'Member ' || n, CASE WHEN n = ${members}::int THEN 'admin' ELSE 'sales' END, 'Asia/Shanghai', 'en', 'CN'
    FROM organization o, generate_series(0, ${members}::int) n`);
  await store.run(sql`
    INSERT INTO valuation (organization_id, as_of, horizon_days, currency, model, orders)
    SELECT id, '2026-12-01', 365, 'USD', 'nbd', ${(members * customersEach) / 2} FROM organization`);
  await store.run(sql`ANALYZE organization, member`);
  const ids = made.map(({ id }) => id);
  for (let from = 0; from < ids.length; from += portion) {
    await fill(store, ids.slice(from, from + portion), members);
    if (from > 0 && from % 200 === 0) console.error(`  … ${from} of ${ids.length} organizations`);
  }
  for (const { made: text } of later) await store.run(rawSql(text));
  await store.run(sql`
    VACUUM ANALYZE organization, member, customer, contact, touch, customer_order, customer_value`);
  return ids;
}

async function fill(store: Store, ids: readonly string[], members: number): Promise<void> {
  const organizations = sql`${[...ids]}::uuid[]`;
  await store.run(sql`
    INSERT INTO customer (id, organization_id, sequence, ref, code, name, name_key, country, zone,
      tier, stage, tier_since, owner_id, created_at, last_touch_at, last_two_way_at, last_outcome,
      last_order_on, order_count, order_gap_days, industry, due_on, due_target_on, due_opens_at,
      due_closes_at, due_why)
    SELECT gen_random_uuid(), m.organization_id, n, 'R' || n, 'C' || n, 'Customer ' || n,
      'customer' || n, (ARRAY['TR','DE','BR','AE','US','VN','IN','EG','MX','PL','FR','ID'])[1 + n % 12],
      'Europe/Istanbul', (ARRAY['KA','A','B','C','D','D','D','E'])[1 + n % 8],
      CASE WHEN n % 2 = 0 THEN 'repeat' ELSE 'lead' END, TIMESTAMPTZ '2026-01-05 08:00Z', m.id,
      TIMESTAMPTZ '2026-01-05 08:00Z', spoke, spoke, 'contacted',
      CASE WHEN n % 2 = 0 THEN (spoke - INTERVAL '20 days')::date END, (n % 2 = 0)::int * 3,
      CASE WHEN n % 4 = 0 THEN 20 + random() * 60 END, 'hardware', opens::date, opens::date, opens,
      opens + INTERVAL '4 hours', '{"window":{"from":"09:00","to":"13:00"},"step":null,"proposal":null,
        "reasons":[{"code":"tier-gap","tier":"C","days":60},{"code":"last-touch","on":"2026-10-01"}]}'::jsonb
    FROM member m
    CROSS JOIN LATERAL (SELECT substr(m.handle, 2)::int + ${members}::int * k AS n,
        TIMESTAMPTZ '2026-11-30 08:00Z' - random() * INTERVAL '300 days' AS spoke,
        TIMESTAMPTZ '2026-12-01 06:00Z' + floor(random() * 60 - 2) * INTERVAL '1 day' AS opens
      FROM generate_series(0, ${customersEach - 1}::int) k) drawn
    WHERE m.organization_id = ANY(${organizations}) AND m.role = 'sales'`);
  const theirs = sql`FROM customer WHERE organization_id = ANY(${organizations})`;
  await store.run(sql`
    INSERT INTO contact (id, organization_id, customer_id, name, level, observances)
    SELECT gen_random_uuid(), organization_id, id, 'Person ' || sequence, 'buyer',
      CASE WHEN sequence % 7 = 0 THEN ARRAY['christmas'] ELSE '{}' END ${theirs}`);
  await store.run(sql`
    INSERT INTO touch (id, organization_id, customer_id, member_id, at, kind, outcome, direction,
      is_two_way, logged_at)
    SELECT gen_random_uuid(), organization_id, id, owner_id, last_touch_at, 'call', 'contacted', 'out',
      TRUE, last_touch_at ${theirs}`);
  await store.run(sql`
    INSERT INTO customer_order (id, organization_id, customer_id, number, ordered_on, currency,
      amount, products)
    SELECT gen_random_uuid(), organization_id, id, '1', last_order_on, 'USD', 1000, '{hinges}'
    ${theirs} AND order_count > 0`);
  await store.run(sql`
    INSERT INTO customer_value (customer_id, organization_id, expected_purchases, expected_value,
      stage, abc, rfm, contribution)
    SELECT id, organization_id, random() * 4, random() * 50000, 'repeat', 'A', '555', 1000
    ${theirs} AND order_count > 0`);
}
