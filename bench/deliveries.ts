// Deliveries per second through the real outbox, queue and bot, against bare BullMQ with an empty
// job, interleaved on the same Redis in the same run, 8 at a time each. The platform is in this
// process and accepts at once; a delivery is claimed, checked, composed (one fixed sentence, so that
// what is measured is the way and not what is said), frozen, sent, remembered and recorded, each in
// the database. Both count from the first job to the last.
//
//   REDIS_URL=redis://… [DATABASE_URL=postgresql://…] node --import tsx bench/deliveries.ts [COUNT]
//
// Without REDIS_URL it is left out.
import { Queue, Worker } from "bullmq";
import type { Genjin } from "../src/bootstrap.ts";
import type { Bot } from "../src/bot/bot.ts";
import { plainMessage } from "../src/chat/message.ts";
import type { Instant } from "../src/core/time/civil.ts";
import { morningDigest } from "../src/jobs/morning-digest.ts";
import { queueOnRedis } from "../src/queue/queue-on-redis.ts";
import { deliver } from "../src/scheduler/deliver.ts";
import { newId } from "../src/store/new-id.ts";
import { sql } from "../src/store/sql.ts";
import { seedCompany } from "./stage/seed-company.ts";
import { withBenchApp } from "./stage/with-bench-app.ts";

const count = Number(process.argv[2] ?? 2000);
const rounds = 5;
const ten = Date.parse("2026-12-01T02:00:00Z");
const job = {
  ...morningDigest,
  compose: async () => ({ message: plainMessage("digest", "Nothing but this."), items: [] }),
};

const url = process.env.REDIS_URL;
if (url === undefined) console.log("deliveries: left out without REDIS_URL");
else {
  await withBenchApp(async (genjin) => {
    await seedCompany(genjin.app.store, { members: count, customers: count });
    const [ours, theirs]: [number[], number[]] = [[], []];
    for (let round = 0; round < rounds; round++) {
      theirs.push(await bare(url));
      ours.push(await delivered(genjin, url));
    }
    const [a, b] = [median(ours), median(theirs)];
    console.log(
      `deliveries: ${a.toFixed(0)} a second, bare BullMQ ${b.toFixed(0)}, ratio ${(a / b).toFixed(2)} (median of ${rounds}; aim: at least 0.6)`,
    );
  });
}

/** Deliveries a second: one to each member. */
async function delivered({ app: { store }, bot }: Genjin, redis: string): Promise<number> {
  const ahead = ten - Date.now();
  const local = bot.adapters.get(bot.routes.direct("").platform);
  if (local === undefined) throw new Error("no local chat");
  const { limits: _, ...unlimited } = local;
  const accepting = {
    ...unlimited,
    send: async (_to: unknown, _m: unknown, { key }: { key: string }) => ({ messageId: key }),
  };
  const stage: Bot = {
    ...bot,
    adapters: new Map([[local.platform, accepting]]),
    log: { info() {}, warn() {}, error: console.error },
    now: () => (Date.now() + ahead) as Instant,
  };
  await store.run(sql`DELETE FROM delivery`);
  await store.run(sql`
    INSERT INTO delivery (id, organization_id, kind, recipient, window_key, tick, not_before, expires_at)
    SELECT gen_random_uuid(), organization_id, 'morning-digest', 'member:' || id, '2026-12-01',
      '2026-12-01 01:00Z', '2026-12-01 01:00Z', '2026-12-01 10:00Z' FROM member`);
  const rows = await store.rows<{ deliveryId: string }>(
    sql`SELECT id AS "deliveryId" FROM delivery`,
  );
  const queue = queueOnRedis(redis, console.error);
  await queue.wake(rows.map((one) => ({ ...one, fence: 0, inMs: 0, isBulk: false })));
  const ids = new Set(rows.map(({ deliveryId }) => deliveryId));
  const began = performance.now();
  await new Promise<void>((resolve) =>
    queue.work(async (id) => {
      await deliver({ bot: stage, jobs: [job] }, id);
      if (ids.delete(id) && ids.size === 0) resolve();
    }),
  );
  const perSecond = (rows.length / (performance.now() - began)) * 1000;
  await queue.close();
  const unsent = await store.rows(sql`SELECT FROM delivery WHERE state <> 'sent'`);
  if (unsent.length > 0) throw new Error(`${unsent.length} not sent`);
  return perSecond;
}

/** Empty jobs a second. */
async function bare(redis: string): Promise<number> {
  const connection = { url: redis, maxRetriesPerRequest: null };
  const options = { connection, prefix: "bare" };
  const queue = new Queue("bare", {
    ...options,
    defaultJobOptions: { removeOnComplete: true, removeOnFail: true },
  });
  await queue.addBulk(
    Array.from({ length: count }, () => ({
      name: "empty",
      data: { deliveryId: newId() },
      opts: { jobId: newId() },
    })),
  );
  let done = 0;
  let worker: Worker | undefined;
  const began = performance.now();
  await new Promise<void>((resolve) => {
    const work = async () => {
      if (++done === count) resolve();
    };
    worker = new Worker("bare", work, { ...options, concurrency: 8 });
  });
  const perSecond = (count / (performance.now() - began)) * 1000;
  await worker?.close();
  await queue.close();
  return perSecond;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
