import { Redis } from "ioredis";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { queueOnRedis } from "../../../src/queue/queue-on-redis.ts";
import { queueSuite } from "../../support/queue-suite.ts";
import { hasRedis, type RedisServer, startRedis } from "../../support/redis-server.ts";

const call = (deliveryId: string) => ({
  deliveries: [{ deliveryId, fence: 0 }],
  inMs: 0,
  isBulk: false,
});

it.runIf(!hasRedis)("has a Redis to test with: install the package redis-server", (context) => {
  if (process.env.CI === "true") throw new Error("CI must test the queue on Redis");
  context.skip("redis-server is not installed");
});

describe.runIf(hasRedis)("the queue on Redis", () => {
  let server: RedisServer;
  const open = async () => queueOnRedis(server.url, () => {});
  beforeAll(async () => {
    server = await startRedis();
  });
  afterAll(() => server.stop());

  queueSuite(open);

  it("keeps nothing of what is worked off", async () => {
    const queue = await open();
    const heard: string[] = [];
    queue.work(async (ids) => {
      heard.push(...ids);
    });
    const ids = Array.from({ length: 20 }, (_, index) => `delivery-${index}`);
    await queue.wake(ids.map((id) => call(id)));
    await expect
      .poll(() => ids.filter((id) => !heard.includes(id)), { timeout: 10_000 })
      .toEqual([]);
    await queue.close();
    const redis = new Redis(server.url);
    // What stays has a name of its own: the list of what waits, the last number given, and so on.
    const left = (await redis.keys("genjin:deliveries:*")).filter((key) => key.length > 40);
    redis.disconnect();
    expect(left).toEqual([]);
  });

  it("says soon that Redis is away, and works on when it is back", async () => {
    const queue = await open();
    const heard: string[] = [];
    queue.work(async (ids) => {
      heard.push(...ids);
    });
    await server.stop();
    const before = performance.now();
    await expect(queue.wake([call("while-away")])).rejects.toThrow();
    expect(performance.now() - before).toBeLessThan(4000);
    server = await startRedis(server.port);
    await expect
      .poll(
        async () => {
          await queue.wake([call("when-back")]).catch(() => {});
          return heard;
        },
        { timeout: 20_000, interval: 500 },
      )
      .toContain("when-back");
    await queue.close();
  });
});
