// A morning of 10,000 members in one zone with 1,000,000 customers: every sweep from 08:59 to 09:40
// on 1 December, the first working day of the month, with all jobs and a real queue that takes the
// calls (nobody delivers; what is planned counts as sent before the next sweep). Then one quiet
// sweep with few and with ten times as many settled deliveries.
//
//   [DATABASE_URL=postgresql://…] [REDIS_URL=redis://…] node --import tsx bench/morning.ts [MEMBERS [CUSTOMERS]]
//
// Without DATABASE_URL on an embedded server of its own; without REDIS_URL the queue is on PostgreSQL.
import type { Genjin } from "../src/assembly/bootstrap.ts";
import type { Instant } from "../src/core/time/civil.ts";
import { jobs } from "../src/jobs/index.ts";
import type { DeliveryQueue } from "../src/queue/delivery-queue.ts";
import { queueOnPostgres } from "../src/queue/queue-on-postgres.ts";
import { queueOnRedis } from "../src/queue/queue-on-redis.ts";
import { sweep, sweepEvery } from "../src/scheduler/sweep.ts";
import { sql } from "../src/store/database/sql.ts";
import { seedCompany } from "./stage/seed-company.ts";
import { withBenchApp } from "./stage/with-bench-app.ts";

const members = Number(process.argv[2] ?? 10_000);
const customers = Number(process.argv[3] ?? 1_000_000);
const nine = Date.parse("2026-12-01T01:00:00Z");
const settled = 100_000;

await withBenchApp(async (genjin) => {
  await seedCompany(genjin.app.store, { members, customers });
  const redis = process.env.REDIS_URL;
  const queue =
    redis === undefined
      ? await queueOnPostgres(genjin.databaseUrl, warn)
      : queueOnRedis(redis, warn);
  try {
    await measure(genjin, queue, redis === undefined ? "PostgreSQL" : "Redis");
  } finally {
    await queue.close();
  }
});

async function measure(genjin: Genjin, queue: DeliveryQueue, footing: string): Promise<void> {
  const times: number[] = [];
  let called = 0;
  for (let after = -60_000; after <= 40 * 60_000; after += sweepEvery) {
    times.push(await sweepAt(genjin, queue, nine + after));
    called += await settle(genjin);
  }
  const sum = times.reduce((total, one) => total + one, 0) / 1000;
  console.log(
    `morning: ${members} members, ${customers} customers, queue on ${footing}: ${called} pushes ` +
      `planned and called for in ${times.length} sweeps, ${sum.toFixed(1)} s in all (aim < 60 s), ` +
      `longest ${(Math.max(...times) / 1000).toFixed(1)} s`,
  );
  for (const [index, count] of [settled, 10 * settled].entries()) {
    await pileUp(genjin, count);
    const quiet: number[] = [];
    for (let round = 0; round < 9; round++) {
      const minute = 100 + index * 20 + round;
      quiet.push(await sweepAt(genjin, queue, nine + minute * 60_000));
    }
    const median = quiet.sort((a, b) => a - b)[4] ?? Number.NaN;
    console.log(
      `morning: a quiet sweep beside ${count} settled deliveries: ${median.toFixed(0)} ms`,
    );
  }
}

/** Sweeps as if it were then; answers the milliseconds. */
async function sweepAt(genjin: Genjin, queue: DeliveryQueue, at: number): Promise<number> {
  const ahead = at - Date.now();
  const bot = { ...genjin.bot, now: () => (Date.now() + ahead) as Instant };
  const began = performance.now();
  await sweep({ bot, jobs, queue });
  return performance.now() - began;
}

/** As if all that was planned had been sent at its time; counts them. */
function settle({ app: { store } }: Genjin): Promise<number> {
  return store.run(
    sql`UPDATE delivery SET state = 'sent', settled_at = not_before WHERE state = 'pending'`,
  );
}

/** Fills the table with pushes that were sent on earlier days, up to so many. */
async function pileUp({ app: { store } }: Genjin, count: number): Promise<void> {
  await store.run(sql`
    INSERT INTO delivery (id, organization_id, kind, recipient, window_key, tick, state, not_before,
      expires_at, settled_at)
    SELECT gen_random_uuid(), m.organization_id, 'morning-digest', 'member:' || m.id,
      (DATE '2026-11-01' - day)::text, at, 'sent', at, at, at
    FROM member m, generate_series(1, ${Math.ceil(count / members)}::int) day,
      LATERAL (SELECT TIMESTAMPTZ '2026-11-01 01:00Z' - day * INTERVAL '1 day' AS at) t
    ON CONFLICT DO NOTHING`);
  await store.run(sql`ANALYZE delivery`);
}

function warn({ message }: Error): void {
  console.error(message);
}
