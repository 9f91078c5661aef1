// Deliveries per second through the real queue, outbox and bot, against bare BullMQ with one empty
// job for each, interleaved on the same Redis in the same run; both count from the first to the last.
// Ours: a worker of the product's with 8 calls of up to 50 deliveries in work at a time, of which 200
// may be open on a platform that drops what is sent again, and 8 where people would see it. Bare: one
// worker as BullMQ makes it by default, with one job at a time, and for comparison with 8 and with 100.
// The platform is in this process and accepts at once. A delivery is claimed, checked, composed (one
// fixed sentence, so that what is measured is the way and not what is said), frozen, sent, remembered
// and recorded, each in the database.
//
//   REDIS_URL=redis://… [DATABASE_URL=postgresql://…] node --import tsx bench/deliveries.ts [COUNT [ROUNDS]]
//
// Without REDIS_URL it is left out.
import { Queue, Worker } from "bullmq";
import { outboxOf } from "../src/app/push/outbox.ts";
import type { Genjin } from "../src/assembly/bootstrap.ts";
import type { Bot } from "../src/bot/bot.ts";
import type { Adapter } from "../src/chat/adapter.ts";
import { plainMessage } from "../src/chat/message.ts";
import type { Instant } from "../src/core/time/civil.ts";
import { morningDigest } from "../src/jobs/morning-digest.ts";
import { queueOnRedis } from "../src/queue/queue-on-redis.ts";
import { callsFor } from "../src/scheduler/calls-for.ts";
import { deliver } from "../src/scheduler/deliver.ts";
import { newId } from "../src/store/database/new-id.ts";
import { sql } from "../src/store/database/sql.ts";
import { seedCompany } from "./stage/seed-company.ts";
import { quantile } from "./stage/timing.ts";
import { withBenchApp } from "./stage/with-bench-app.ts";

const count = Number(process.argv[2] ?? 2000);
const rounds = Number(process.argv[3] ?? 5);
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
    const ways = {
      dropped: () => delivered(genjin, url, "dropped"),
      seen: () => delivered(genjin, url, "seen"),
      bare1: () => bare(url, 1),
      bare8: () => bare(url, 8),
      bare100: () => bare(url, 100),
    };
    const speeds = new Map(Object.keys(ways).map((name) => [name, [] as number[]]));
    for (let round = 0; round < rounds; round++) {
      for (const [name, way] of Object.entries(ways)) speeds.get(name)?.push(await way());
    }
    const of = (name: keyof typeof ways) => quantile(speeds.get(name) ?? [], 0.5);
    const bares = { "one job": of("bare1"), "8 jobs": of("bare8"), "100 jobs": of("bare100") };
    const line = (name: "dropped" | "seen", open: number) => {
      const ratios = Object.values(bares).map((speed) => (of(name) / speed).toFixed(2));
      return `${of(name).toFixed(0)} a second with ${open} open (ratios ${ratios.join(", ")})`;
    };
    const theirs = Object.entries(bares).map(
      ([jobs, speed]) => `${speed.toFixed(0)} with ${jobs} at a time`,
    );
    console.log(
      `deliveries: ${line("dropped", 200)}, ${line("seen", 8)}; bare BullMQ ${theirs.join(", ")} ` +
        `(medians of ${rounds}, ${count} each; aim: ratio at least 0.6)`,
    );
  });
}

/** Deliveries a second: one to each member, on a platform that drops repetitions or not. */
async function delivered(
  { app: { store }, bot }: Genjin,
  redis: string,
  repeats: "dropped" | "seen",
): Promise<number> {
  const ahead = ten - Date.now();
  const local = bot.adapters.get(bot.routes.direct("").platform);
  if (local === undefined) throw new Error("no local chat");
  const { limits: _, dropsRepeats, ...unlimited } = local;
  const accepting: Adapter = {
    ...unlimited,
    ...(repeats === "dropped" && dropsRepeats ? { dropsRepeats } : {}),
    send: async (_to, _message, { key }) => ({ messageId: key }),
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
  const due = await outboxOf({ store }, ahead).due(0, { exceptOn: [] }, []);
  const queue = queueOnRedis(redis, console.error);
  await queue.wake(callsFor(due));
  const ids = new Set(due.map(({ deliveryId }) => deliveryId));
  const began = performance.now();
  await new Promise<void>((resolve) =>
    queue.work(async (called) => {
      await Promise.all(called.map((id) => deliver({ bot: stage, jobs: [job] }, id)));
      for (const id of called) ids.delete(id);
      if (ids.size === 0) resolve();
    }),
  );
  const perSecond = (due.length / (performance.now() - began)) * 1000;
  await queue.close();
  const unsent = await store.rows(sql`SELECT FROM delivery WHERE state <> 'sent'`);
  if (unsent.length > 0) throw new Error(`${unsent.length} not sent`);
  return perSecond;
}

/** Empty jobs a second. */
async function bare(redis: string, concurrency: number): Promise<number> {
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
    worker = new Worker("bare", work, { ...options, concurrency });
  });
  const perSecond = (count / (performance.now() - began)) * 1000;
  await worker?.close();
  await queue.close();
  return perSecond;
}
