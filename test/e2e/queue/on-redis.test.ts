import { Redis } from "ioredis";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { canReach } from "../../../src/queue/can-reach.ts";
import { queueOnRedis } from "../../../src/queue/queue-on-redis.ts";
import { queueSuite } from "../../support/queue-suite.ts";
import { type RedisCluster, startRedisCluster } from "../../support/redis-cluster.ts";
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
    const left = (await redis.keys("{genjin}:deliveries:*")).filter((key) => key.length > 40);
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

describe.runIf(hasRedis)("the queue on a Redis Cluster", () => {
  let cluster: RedisCluster;
  beforeAll(async () => {
    cluster = await startRedisCluster();
  });
  afterAll(() => cluster.stop());

  queueSuite(async () => queueOnRedis(cluster.url, () => {}));

  it("is reached by any of its nodes, and keeps all of the queue on one", async () => {
    const [first, ...others] = cluster.nodes;
    expect(await canReach(`${others.map(({ url }) => url).join(",")}`)).toBe(true);
    expect(await canReach("redis://127.0.0.1:1,redis://127.0.0.1:2")).toBe(false);
    const queue = queueOnRedis(cluster.url, () => {});
    await queue.wake([{ ...call("to-come"), inMs: 3_600_000 }]);
    const kept = await Promise.all(
      [first, ...others].map(async (node) => {
        const redis = new Redis(node?.url ?? "");
        const keys = await redis.keys("*");
        redis.disconnect();
        return keys.length;
      }),
    );
    await queue.close();
    expect(kept.filter((keys) => keys > 0)).toHaveLength(1);
  });
});
