// `/dormant` through parsing, permission, queries and rendering, against the bare query that ranks
// the same customers through `pg`; both interleaved, on one server, in one run. For a salesperson
// with a thousand customers, and for an admin who sees all of them.
//
//   [DATABASE_URL=postgresql://…] node --import tsx bench/dormant.ts [CUSTOMERS]
//
// Without DATABASE_URL on an embedded server of its own; with it the server must allow creating a
// database, which is dropped at the end.
import pg from "pg";
import type { Genjin } from "../src/assembly/bootstrap.ts";
import { respond } from "../src/bot/intake/respond.ts";
import type { Instant } from "../src/core/time/civil.ts";
import { newId } from "../src/store/database/new-id.ts";
import { sql } from "../src/store/database/sql.ts";
import { type KnownMember, memberByHandle } from "../src/store/members/members.ts";
import { quantile, timed } from "./stage/timing.ts";
import { withBenchApp } from "./stage/with-bench-app.ts";

const customers = Number(process.argv[2] ?? 1_000_000);
const customersEach = 1000;
const people = Math.ceil(customers / customersEach);
/** Wednesday, 19:50 in Beijing. */
const now = Date.parse("2026-12-02T11:50:00Z") as Instant;

await withBenchApp(async (genjin) => {
  await seed(genjin);
  console.log(`dormant: ${customers} customers, ${people} members`);
  await measure(genjin, "a salesperson", () => `m${Math.floor(Math.random() * people)}`, 400);
  await measure(genjin, "an admin", () => "boss", 10);
});

async function measure(genjin: Genjin, who: string, handle: () => string, rounds: number) {
  const bare = new pg.Client({
    connectionString: genjin.databaseUrl,
    options: "-c TimeZone=UTC",
  });
  await bare.connect();
  const warmUp = Math.ceil(rounds / 5);
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < warmUp + rounds; round++) {
    const known = await memberByHandle(genjin.app.store, handle());
    if (known === null) throw new Error("no member");
    const steps = [
      async () => ours.push(await timed(() => dormant(genjin, known, round))),
      async () => theirs.push(await timed(() => bareDormant(bare, known))),
    ];
    for (const step of round % 2 === 0 ? steps : steps.reverse()) await step();
  }
  await bare.end();
  const [a, b] = [ours, theirs].map((all) => quantile(all.slice(warmUp), 0.5)) as [number, number];
  console.log(
    `  ${who}: /dormant ${a.toFixed(2)} ms, bare query ${b.toFixed(2)} ms, ratio ${(a / b).toFixed(2)} (p50; aim: at most 3)`,
  );
}

async function dormant({ bot }: Genjin, known: KnownMember, round: number): Promise<void> {
  const { handle } = known.member;
  const answers = await respond(
    bot,
    { ...known, now, chat: "bench" },
    {
      key: String(round),
      conversation: bot.routes.direct(handle),
      sender: { userId: handle, handle },
      at: now,
      type: "message",
      text: "/dormant",
      messageId: String(round),
    },
  );
  if (!/^Dormant: [1-9]/.test(answers[0]?.message.summary ?? "")) throw new Error("no list");
}

/** The page of a member's dormant customers, as one would ask for it by hand. */
async function bareDormant(client: pg.Client, { member }: KnownMember): Promise<void> {
  const isAdmin = member.role === "admin";
  const { rows } = await client.query({
    name: isAdmin ? "bare-dormant-of-all" : "bare-dormant",
    text: `SELECT c.id, c.ref, c.name, c.tier, c.stage, c.country, c.zone, c.industry,
        c.last_two_way_at, c.last_order_on, c.order_count, v.expected_purchases, v.expected_value,
        count(*) OVER () AS total
      FROM customer c LEFT JOIN customer_value v ON v.customer_id = c.id
      WHERE c.organization_id = $1 ${isAdmin ? "" : "AND c.owner_id = $3"} AND c.stage <> 'lost'
        AND $2::timestamptz - coalesce(greatest(c.last_two_way_at, c.last_order_on), c.created_at)
          > INTERVAL '1 day' * CASE WHEN c.order_gap_days IS NULL THEN 90 ELSE greatest(3 * c.order_gap_days, 90) END
      ORDER BY v.expected_purchases * v.expected_value DESC NULLS LAST LIMIT 5`,
    values: [member.organizationId, new Date(now), ...(isAdmin ? [] : [member.id])],
  });
  if (rows.length === 0) throw new Error("no rows");
}

/** An organization whose members own a thousand customers each; every other one has bought. */
async function seed({ app: { store } }: Genjin): Promise<void> {
  const organization = newId();
  await store.run(sql`INSERT INTO organization (id, name, zone, locale)
    VALUES (${organization}::uuid, 'Bench', 'Asia/Shanghai', 'en')`);
  await store.run(sql`
    INSERT INTO member (id, organization_id, handle, name, role, zone, locale)
    SELECT gen_random_uuid(), ${organization}::uuid,
      CASE WHEN n = ${people}::int THEN 'boss' ELSE 'm' || n END, 'Member ' || n,
      CASE WHEN n = ${people}::int THEN 'admin' ELSE 'sales' END, 'Asia/Shanghai', 'en'
    FROM generate_series(0, ${people}::int) n`);
  await store.run(sql`
    INSERT INTO customer (id, organization_id, sequence, ref, code, name, name_key, country, zone,
      tier, stage, tier_since, owner_id, created_at, last_touch_at, last_two_way_at, last_outcome,
      last_order_on, order_count, order_gap_days, industry)
    SELECT gen_random_uuid(), ${organization}::uuid, n, 'R' || n, 'C' || n, 'Customer ' || n,
      'customer' || n, 'TR', 'Europe/Istanbul',
      (ARRAY['KA', 'A', 'B', 'C', 'D', 'D', 'D', 'E'])[1 + floor(random() * 8)::int],
      CASE WHEN n % 2 = 0 THEN 'repeat' ELSE 'lead' END, TIMESTAMPTZ '2026-01-05 08:00Z', m.id,
      TIMESTAMPTZ '2026-01-05 08:00Z', spoke, spoke, 'contacted',
      CASE WHEN n % 2 = 0 THEN (spoke - INTERVAL '20 days')::date END, (n % 2 = 0)::int * 3,
      CASE WHEN n % 4 = 0 THEN 20 + random() * 60 END, 'hardware'
    FROM (SELECT n, TIMESTAMPTZ '2026-12-01 08:00Z' - random() * INTERVAL '300 days' AS spoke
      FROM generate_series(0, ${customers - 1}::int) n) drawn
    JOIN member m ON m.handle = 'm' || (n % ${people}::int)`);
  await store.run(sql`
    INSERT INTO touch (id, organization_id, customer_id, member_id, at, kind, outcome, is_two_way,
      logged_at)
    SELECT gen_random_uuid(), organization_id, id, owner_id, last_touch_at, 'call', 'contacted', TRUE,
      last_touch_at FROM customer`);
  await store.run(sql`
    INSERT INTO customer_order (id, organization_id, customer_id, number, ordered_on, currency,
      amount, products)
    SELECT gen_random_uuid(), organization_id, id, '1', last_order_on, 'USD', 1000, '{hinges}'
    FROM customer WHERE order_count > 0`);
  await store.run(sql`
    INSERT INTO customer_value (customer_id, organization_id, expected_purchases, expected_value,
      stage, abc, rfm, contribution)
    SELECT id, organization_id, random() * 4, random() * 50000, 'repeat', 'A', '555', 1000
    FROM customer WHERE order_count > 0`);
  await store.run(sql`
    INSERT INTO valuation (organization_id, as_of, horizon_days, currency, model, orders)
    VALUES (${organization}::uuid, '2026-12-02', 365, 'USD', 'nbd', ${customers / 2})`);
  await store.run(sql`VACUUM ANALYZE customer, member, touch, customer_order, customer_value`);
}
