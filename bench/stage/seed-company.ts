import type { Store } from "../../src/store/database/database.ts";
import { newId } from "../../src/store/database/new-id.ts";
import { sql } from "../../src/store/database/sql.ts";

/** How many members there are, all in one zone, and how many customers they share out. */
export type CompanySize = { readonly members: number; readonly customers: number };

/**
 * Fills an empty database with one company in Shanghai: salespeople `m0`, `m1` … with an equal share
 * of customers in twelve countries, each with a contact (some with a birthday or a festival), a last
 * touch, every second with orders, and a due around 1 December 2026. Answers the organization's id.
 */
export async function seedCompany(store: Store, { members, customers }: CompanySize) {
  const organization = newId();
  const birthdays = Array.from(
    { length: 28 },
    (_, day) => `12-${String(day + 1).padStart(2, "0")}`,
  );
  const hashes = birthdays.map((key) => store.cipher.lookupHash("birthday", key));
  await store.run(sql`INSERT INTO organization (id, name, zone, locale, country)
    VALUES (${organization}::uuid, 'Bench', 'Asia/Shanghai', 'zh-CN', 'CN')`);
  await store.run(sql`
    INSERT INTO member (id, organization_id, handle, name, role, zone, locale, country)
    SELECT gen_random_uuid(), ${organization}::uuid, 'm' || n, 'Member ' || n,
      CASE WHEN n % 50 = 0 THEN 'manager' ELSE 'sales' END, 'Asia/Shanghai', 'zh-CN', 'CN'
    FROM generate_series(0, ${members - 1}::int) n`);
  await store.run(sql`ANALYZE member`);
  await store.run(sql`
    INSERT INTO team (id, organization_id, name)
    SELECT gen_random_uuid(), ${organization}::uuid, 'T' || n
    FROM generate_series(0, ${Math.ceil(members / 50) - 1}::int) n`);
  await store.run(sql`
    INSERT INTO team_member (organization_id, team_id, member_id)
    SELECT m.organization_id, t.id, m.id FROM member m JOIN team t ON t.name = 'T' || substr(m.handle, 2)::int / 50`);
  await store.run(sql`
    INSERT INTO customer (id, organization_id, sequence, ref, code, name, name_key, country, zone,
      tier, stage, tier_since, owner_id, created_at, last_touch_at, last_two_way_at, last_outcome,
      last_order_on, order_count, order_gap_days, industry, due_on, due_target_on, due_opens_at,
      due_closes_at, due_why)
    SELECT gen_random_uuid(), ${organization}::uuid, n, 'R' || n, 'C' || n, 'Customer ' || n,
      'customer' || n, (ARRAY['TR','DE','BR','AE','US','VN','IN','EG','MX','PL','FR','ID'])[1 + n % 12],
      'Europe/Istanbul', (ARRAY['KA','A','B','C','D','D','D','E'])[1 + n % 8],
      CASE WHEN n % 2 = 0 THEN 'repeat' ELSE 'lead' END, TIMESTAMPTZ '2026-01-05 08:00Z', m.id,
      TIMESTAMPTZ '2026-01-05 08:00Z', spoke, spoke, 'contacted',
      CASE WHEN n % 2 = 0 THEN (spoke - INTERVAL '20 days')::date END, (n % 2 = 0)::int * 3,
      CASE WHEN n % 4 = 0 THEN 20 + random() * 60 END, 'hardware', opens::date, opens::date, opens,
      opens + INTERVAL '4 hours', '{"window":{"from":"09:00","to":"13:00"},"step":null,"proposal":null,
        "reasons":[{"code":"tier-gap","tier":"C","days":60},{"code":"last-touch","on":"2026-10-01"}]}'::jsonb
    FROM (SELECT n, TIMESTAMPTZ '2026-11-30 08:00Z' - random() * INTERVAL '300 days' AS spoke,
        TIMESTAMPTZ '2026-12-01 06:00Z' + floor(random() * 60 - 2) * INTERVAL '1 day' AS opens
      FROM generate_series(0, ${customers - 1}::int) n) drawn
    JOIN member m ON m.handle = 'm' || (n % ${members}::int)`);
  await store.run(sql`
    INSERT INTO contact (id, organization_id, customer_id, name, level, birthday_hash, observances)
    SELECT gen_random_uuid(), organization_id, id, 'Person ' || sequence,
      CASE WHEN sequence % 10 = 0 THEN 'executive' ELSE 'buyer' END,
      CASE WHEN sequence % 13 = 0 THEN (${hashes}::bytea[])[1 + sequence / 13 % 28] END,
      CASE WHEN sequence % 7 = 0 THEN ARRAY['christmas'] ELSE '{}' END
    FROM customer`);
  await store.run(sql`ANALYZE customer`);
  await store.run(sql`
    INSERT INTO touch (id, organization_id, customer_id, member_id, at, kind, outcome, direction,
      is_two_way, logged_at)
    SELECT gen_random_uuid(), organization_id, id, owner_id, last_touch_at, 'call', 'contacted', 'out',
      TRUE, last_touch_at FROM customer`);
  await store.run(sql`VACUUM ANALYZE customer, contact, member, touch, team_member`);
  return organization;
}
