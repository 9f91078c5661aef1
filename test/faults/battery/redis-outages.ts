import { Queue } from "bullmq";
import { Redis } from "ioredis";
import pg from "pg";
import { queueName } from "../../../src/queue/open-queue.ts";
import { newId } from "../../../src/store/database/new-id.ts";
import { freePort } from "../../support/free-port.ts";
import { type RedisServer, startRedis } from "../../support/redis-server.ts";
import { type Chance, shuffled } from "./chance.ts";
import { gatherCrowd } from "./crowd.ts";
import { startFleet } from "./fleet.ts";
import { openLedger, type Verdict } from "./ledger.ts";
import { openPlatforms } from "./platforms.ts";
import { untilReady } from "./until-ready.ts";

/** Working days of the battery; it takes as many as its faults need. */
const days = ["02", "03", "04", "07", "08", "09", "10", "11", "14", "15"].map(
  (day) => `2026-12-${day}`,
);

/** How long one morning may take, and a call that should be worked off, in milliseconds. */
const [patience, callPatience] = [10 * 60_000, 60_000];

/** What befalls Redis: emptied, killed and started again at once, or away for so many milliseconds. */
type Fault = "flush" | "kill" | { readonly awayMs: number };

export type RedisOutages = {
  readonly people: number;
  /** The digests of a morning go out within so many milliseconds. */
  readonly withinMs?: number;
  readonly flushes: number;
  readonly kills: number;
  readonly outages: number;
  /** Length of an outage: the shortest and the longest, in milliseconds. */
  readonly away: readonly [number, number];
  /** Mean time between two faults, in milliseconds. */
  readonly every: number;
  readonly environment: Readonly<Record<string, string>>;
  readonly chance: Chance;
};

export type RedisReport = {
  readonly mornings: readonly Verdict[];
  /** Faults that took place; the first outage of each morning is at the start of the processes. */
  readonly flushes: number;
  readonly kills: number;
  readonly outages: number;
  /** Processes that ended by themselves. */
  readonly ended: number;
  /**
   * Milliseconds from the moment at which Redis takes connections again to the moment at which
   * calls put in then have been worked off by our workers, for each return.
   */
  readonly resumedMs: readonly number[];
  /** The longest that a digest went out after its time, in milliseconds. */
  readonly latestMs: number;
  /** Pushes that went out, by kind. */
  readonly sent: Readonly<Record<string, number>>;
};

/** Mornings of digests on which the queue's Redis is away, killed and emptied again and again. */
export async function disturbRedis(options: RedisOutages): Promise<RedisReport> {
  const { people, chance, environment } = options;
  const platforms = await openPlatforms(people);
  await gatherCrowd({ ...environment, DEMO: "0" }, people, platforms, options.withinMs);
  const awayMs = () => options.away[0] + chance() * (options.away[1] - options.away[0]);
  const left = shuffled<Fault>(chance, [
    ...Array<Fault>(options.flushes).fill("flush"),
    ...Array<Fault>(options.kills).fill("kill"),
    ...Array.from({ length: options.outages }, () => ({ awayMs: awayMs() })),
  ]);
  let redis = await startRedis();
  await redis.stop();
  const whole = Object.assign({}, environment, ...platforms.map((one) => one.environment), {
    REDIS_URL: redis.url,
  });
  const mornings: Verdict[] = [];
  const resumedMs: number[] = [];
  const done = { flushes: 0, kills: 0, outages: 0, ended: 0 };

  const comeBack = async (): Promise<void> => {
    redis = await startRedis(redis.port);
    resumedMs.push(await untilResumed(redis));
  };
  const befall = async (fault: Fault): Promise<void> => {
    if (fault === "flush") {
      await flush(redis);
      done.flushes += 1;
      return;
    }
    await redis.stop();
    if (fault !== "kill") await pause(fault.awayMs);
    await comeBack();
    done[fault === "kill" ? "kills" : "outages"] += 1;
  };

  for (const day of days) {
    const ledger = openLedger(platforms, people, environment.DATABASE_URL ?? "");
    const roles = ["worker", "worker", "web"] as const;
    const startAt = Date.parse(`${day}T00:59:40Z`);
    const ports = await Promise.all(roles.map(freePort));
    const fleet = startFleet({ roles, ports, environment: whole, startAt });
    await untilReady(ports);
    await befall({ awayMs: awayMs() });
    const deadline = Date.now() + patience;
    while (Date.now() < deadline && !(await ledger.isSettled(day))) {
      await pause(options.every * (0.5 + chance()));
      const fault = left.pop();
      if (fault !== undefined) await befall(fault);
    }
    done.ended += fleet.started() - roles.length;
    await fleet.stop();
    await redis.stop();
    mornings.push(await ledger.verdict(day));
    if (left.length === 0) break;
  }
  await Promise.all(platforms.map((platform) => platform.close()));
  return { mornings, ...done, resumedMs, ...(await pushed(environment.DATABASE_URL ?? "")) };
}

/** Puts calls in for deliveries that do not exist and waits until workers have answered them. */
async function untilResumed({ url }: RedisServer): Promise<number> {
  const started = performance.now();
  const queue = new Queue(queueName, { prefix: "{genjin}", connection: { url } });
  const redis = new Redis(url);
  try {
    const calls = await queue.addBulk(
      Array.from({ length: 20 }, () => {
        const deliveryId = newId();
        const opts = { jobId: deliveryId, removeOnComplete: true, removeOnFail: true };
        return { name: "deliver", data: { deliveryIds: [deliveryId] }, opts };
      }),
    );
    while ((await redis.exists(calls.map(({ id }) => `{genjin}:${queueName}:${id}`))) > 0) {
      if (performance.now() - started > callPatience) throw new Error("no worker has come back");
      await pause(50);
    }
    return Math.round(performance.now() - started);
  } finally {
    redis.disconnect();
    await queue.close();
  }
}

async function flush({ url }: RedisServer): Promise<void> {
  const redis = new Redis(url);
  await redis.flushall();
  redis.disconnect();
}

/** What stands in the database: how late digests went out, and what went out besides them. */
async function pushed(databaseUrl: string) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ kind: string; sent: number; late: number }>(`
    SELECT kind, count(*)::int AS sent,
      round(max(extract(epoch FROM settled_at - not_before)) * 1000)::int AS late
    FROM delivery WHERE state = 'sent' GROUP BY kind`);
  await client.end();
  return {
    // Other pushes may be left for the next of our mornings, which are a day apart.
    latestMs: Math.max(
      0,
      ...rows.filter(({ kind }) => kind === "morning-digest").map(({ late }) => late),
    ),
    sent: Object.fromEntries(rows.map(({ kind, sent }) => [kind, sent])),
  };
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
