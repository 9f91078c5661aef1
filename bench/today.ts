// `/today` through parsing, permission, query and rendering, against the bare prepared query that
// fetches the same rows through `pg`; both interleaved, on one server, in one run. Twice, with a
// tenth of the customers and with all of them: as long as members are busy alike, the cost must not
// grow.
//
//   [DATABASE_URL=postgresql://…] node --import tsx bench/today.ts [CUSTOMERS]
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
const rounds = 3000;
const warmUp = 500;
/** Wednesday, 19:50 in Beijing. */
const now = Date.parse("2026-12-02T11:50:00Z") as Instant;

await withBenchApp(async (genjin) => {
  for (const count of [customers / 10, customers]) await measure(genjin, count);
});

async function measure(genjin: Genjin, count: number): Promise<void> {
  const members = await seed(genjin, count);
  const bare = new pg.Client({
    connectionString: genjin.databaseUrl,
    options: "-c TimeZone=UTC",
  });
  await bare.connect();
  const ours: number[] = [];
  const theirs: number[] = [];
  let rows = 0;
  for (let round = 0; round < warmUp + rounds; round++) {
    const known = members[Math.floor(Math.random() * members.length)];
    if (known === undefined) throw new Error("no member");
    const steps = [
      async () => ours.push(await timed(() => today(genjin, known, round))),
      async () =>
        theirs.push(
          await timed(async () => {
            rows += (await bareToday(bare, known)).length;
          }),
        ),
    ];
    for (const step of round % 2 === 0 ? steps : steps.reverse()) await step();
  }
  await bare.end();
  const [app, query] = [ours.slice(warmUp), theirs.slice(warmUp)];
  const each = (rows / (warmUp + rounds)).toFixed(1);
  console.log(`today: ${count} customers, ${members.length} members, ${each} rows each`);
  for (const [label, share, aim] of [
    ["p50", 0.5, 2.5],
    ["p99", 0.99, 4],
  ] as const) {
    const [a, b] = [quantile(app, share), quantile(query, share)];
    console.log(
      `  ${label}: /today ${a.toFixed(2)} ms, bare query ${b.toFixed(2)} ms, ratio ${(a / b).toFixed(2)} (aim: at most ${aim})`,
    );
  }
}

async function today({ bot }: Genjin, known: KnownMember, round: number): Promise<void> {
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
      text: "/today",
      messageId: String(round),
    },
  );
  if (!answers[0]?.message.summary.startsWith("Follow up")) throw new Error("no list");
}

/** The rows of a member's day, as one would ask for them by hand. */
async function bareToday(client: pg.Client, { member }: KnownMember): Promise<unknown[]> {
  const result = await client.query({
    name: "bare-today",
    text: `SELECT c.id, c.ref, c.code, c.name, c.tier, c.stage, c.country, c.city, c.zone,
        m.handle, m.workdays, m.country AS owner_country, c.created_at, c.last_touch_at,
        c.last_two_way_at, c.last_outcome, c.due_on, c.due_target_on, c.due_opens_at,
        c.due_closes_at, c.due_why
      FROM customer c JOIN member m ON m.id = c.owner_id
      WHERE c.organization_id = $1 AND c.owner_id = $2 AND c.due_opens_at < $3
        AND (c.due_opens_at < $4 OR c.due_target_on <= $5)
      ORDER BY c.due_opens_at`,
    values: [
      member.organizationId,
      member.id,
      "2026-12-16T16:00:00Z",
      "2026-12-02T16:00:00Z",
      "2026-12-02",
    ],
  });
  return result.rows;
}

/** A fresh organization whose members own a thousand customers each, spread over all cadences. */
async function seed({ app: { store } }: Genjin, count: number): Promise<KnownMember[]> {
  const organization = newId();
  const people = count / customersEach;
  await store.run(sql`TRUNCATE organization CASCADE`);
  await store.run(sql`INSERT INTO organization (id, name, zone, locale)
    VALUES (${organization}::uuid, 'Bench', 'Asia/Shanghai', 'en')`);
  await store.run(sql`
    INSERT INTO member (id, organization_id, handle, name, role, zone, locale)
    SELECT gen_random_uuid(), ${organization}::uuid, 'm' || n, 'Member ' || n, 'sales',
      'Asia/Shanghai', 'en' FROM generate_series(0, ${people - 1}::int) n`);
  await store.run(sql`
    WITH places AS (
      SELECT row_number() OVER () - 1 AS place, * FROM (VALUES ('TR', 'Europe/Istanbul'),
        ('EG', 'Africa/Cairo'), ('BR', 'America/Sao_Paulo'), ('DE', 'Europe/Berlin'),
        ('US', 'America/Chicago'), ('IN', 'Asia/Kolkata'), ('AE', 'Asia/Dubai')) p (country, zone)
    ), tiers AS (
      SELECT * FROM (VALUES (0, 1, 'KA', 15), (1, 5, 'A', 3), (5, 10, 'B', 7), (10, 25, 'C', 60),
        (25, 70, 'D', 90), (70, 100, 'E', 180)) t (from_share, to_share, tier, days)
    ), drawn AS (
      SELECT n, (random() * 100)::int % 100 AS share, random() AS chance,
        (random() * 7)::int % 7 AS place FROM generate_series(0, ${count - 1}::int) n
    ), planned AS (
      SELECT d.n, t.tier, t.days, p.country, p.zone,
        DATE '2026-12-02' - 2 + floor(chance * (t.days + 2))::int AS due_on
      FROM drawn d JOIN tiers t ON d.share >= t.from_share AND d.share < t.to_share
      JOIN places p USING (place)
    )
    INSERT INTO customer (id, organization_id, sequence, ref, code, name, name_key, country, zone,
      tier, tier_since, owner_id, created_at, last_touch_at, last_two_way_at, last_outcome,
      due_on, due_target_on, due_opens_at, due_closes_at, due_why)
    SELECT gen_random_uuid(), ${organization}::uuid, n, 'R' || n, 'C' || n, 'Customer ' || n,
      'customer' || n, planned.country, planned.zone, tier, TIMESTAMPTZ '2026-01-05 08:00Z', m.id,
      TIMESTAMPTZ '2026-01-05 08:00Z', touched, touched, 'quoted', due_on, due_on,
      (due_on + TIME '09:00') AT TIME ZONE planned.zone, (due_on + TIME '17:30') AT TIME ZONE planned.zone,
      jsonb_build_object('window', '{"from": "09:00", "to": "17:30"}'::jsonb, 'step', NULL,
        'proposal', NULL, 'reasons', jsonb_build_array(
          jsonb_build_object('code', 'tier-gap', 'tier', tier, 'days', days),
          jsonb_build_object('code', 'last-touch', 'on', due_on - days)))
    FROM planned CROSS JOIN LATERAL (SELECT (due_on - days)::timestamptz AS touched) t
    JOIN member m ON m.handle = 'm' || (n % ${people}::int)`);
  await store.run(sql`VACUUM ANALYZE customer, member`);
  const known: KnownMember[] = [];
  for (let n = 0; n < people; n++) {
    const member = await memberByHandle(store, `m${n}`);
    if (member !== null) known.push(member);
  }
  return known;
}
