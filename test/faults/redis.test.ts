import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freshDatabase } from "../support/database.ts";
import { hasRedis } from "../support/redis-server.ts";
import { buildProduct } from "../support/service.ts";
import { chanceOf, seed } from "./battery/chance.ts";
import { disturbRedis } from "./battery/redis-outages.ts";
import { isFull, sized } from "./battery/size.ts";

it.runIf(!hasRedis)("has a Redis to test with: install the package redis-server", (context) => {
  if (process.env.CI === "true") throw new Error("CI must test what a missing Redis does");
  context.skip("redis-server is not installed");
});

describe.runIf(hasRedis)("a Redis that is away, killed and emptied", () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  const dataDir = mkdtempSync(join(tmpdir(), "genjin-redis-"));
  beforeAll(async () => {
    await buildProduct();
    database = await freshDatabase();
  });
  afterAll(async () => {
    await database.drop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it(
    "costs no digest, doubles none, and is used again as soon as it is back",
    async () => {
      const people = sized(600, 60);
      const faults = { flushes: sized(50, 3), kills: sized(20, 2), outages: sized(10, 1) };
      const report = await disturbRedis({
        ...faults,
        people,
        ...(isFull ? {} : { withinMs: 40_000 }),
        away: [7000, sized(30_000, 7000)],
        every: sized(4000, 2500),
        environment: { DATABASE_URL: database.url, DATA_DIR: dataDir },
        chance: chanceOf(seed),
      });
      const { mornings, resumedMs, latestMs, sent } = report;
      console.log(`redis, seed ${seed}:`, JSON.stringify(report));
      expect(report).toMatchObject({
        ...faults,
        outages: faults.outages + mornings.length,
        ended: 0,
      });
      for (const morning of mornings) {
        expect(morning).toMatchObject({ lost: [], inLimbo: 0, notSent: 0 });
        expect(Object.values(morning.doubled)).toEqual([0, 0, 0]);
      }
      expect(sent["morning-digest"]).toBe(people * mornings.length);
      expect(Math.max(...resumedMs)).toBeLessThan(10_000);
      expect(latestMs).toBeLessThan(60_000);
    },
    isFull ? 3_600_000 : 10 * 60_000,
  );
});
