import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { failPoints } from "../../src/core/fail-point.ts";
import { freshDatabase } from "../support/database.ts";
import { buildProduct } from "../support/service.ts";
import { chanceOf, seed } from "./battery/chance.ts";
import { killStorm } from "./battery/kill-storm.ts";
import { isFull, sized } from "./battery/size.ts";

describe("processes that die at any moment", () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let dataDir: string;
  beforeAll(buildProduct);
  beforeEach(async () => {
    database = await freshDatabase();
    dataDir = mkdtempSync(join(tmpdir(), "genjin-storm-"));
  });
  afterEach(async () => {
    await database.drop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it(
    "lose no digest and double none",
    async () => {
      const report = await killStorm({
        people: sized(2500, 90),
        kills: sized(200, 5),
        killsAtEach: sized(20, 1),
        every: sized(2000, 4000),
        roles: ["worker", "worker", "worker", "web"],
        environment: { DATABASE_URL: database.url, DATA_DIR: dataDir },
        chance: chanceOf(seed),
      });
      console.log(`kill storm, seed ${seed}:`, JSON.stringify(report));
      expect(report.killed).toBe(sized(200, 5));
      for (const point of failPoints) expect(report.diedAt[point], point).toBe(sized(20, 1));
      const inFlight = 8;
      const deaths =
        report.killed + Object.values(report.diedAt).reduce((sum, count) => sum + count, 0);
      for (const morning of report.mornings) {
        expect(morning).toMatchObject({ lost: [], inLimbo: 0, notSent: 0 });
        expect(morning.doubled.slack).toBe(0);
        expect(morning.doubled["wecom-app"]).toBe(0);
        expect(morning.doubled.dingtalk).toBeLessThanOrEqual(deaths * inFlight);
      }
    },
    isFull ? 3 * 3_600_000 : 15 * 60_000,
  );
});
