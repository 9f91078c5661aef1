import { Redis } from "ioredis";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { queueOnRedis } from "../../../src/queue/queue-on-redis.ts";
import { sweep } from "../../../src/scheduler/sweep.ts";
import { hasRedis, type RedisServer, startRedis } from "../../support/redis-server.ts";
import { schedulerSuite } from "../../support/scheduler-suite.ts";

it.runIf(!hasRedis)("has a Redis to test with: install the package redis-server", (context) => {
  if (process.env.CI === "true") throw new Error("CI must test the scheduler on Redis");
  context.skip("redis-server is not installed");
});

describe.runIf(hasRedis)("the scheduler with its queue on Redis", () => {
  let server: RedisServer;
  beforeAll(async () => {
    server = await startRedis();
  });
  afterAll(() => server.stop());

  const current = schedulerSuite(async () => queueOnRedis(server.url, () => {}));

  it("loses nothing when Redis is flushed", async () => {
    const { stage, notBefore, startAfter } = current();
    stage.at(new Date(notBefore - 30_000).toISOString());
    await sweep(stage.schedule);
    const redis = new Redis(server.url);
    expect(await redis.dbsize()).toBeGreaterThan(0);
    await redis.flushall();
    redis.disconnect();
    startAfter(1);
    await expect
      .poll(() => stage.posted.map(({ chat }) => chat), { timeout: 10_000 })
      .toEqual(["direct:lily"]);
  });

  it("sends without Redis when Redis is away", async () => {
    const { stage, startAfter } = current();
    await server.stop();
    startAfter(1);
    await expect
      .poll(() => stage.posted.map(({ chat }) => chat), { timeout: 10_000 })
      .toEqual(["direct:lily"]);
    server = await startRedis(server.port);
  });
});
