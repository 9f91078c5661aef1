import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildProduct } from "../support/service.ts";
import { chanceOf, seed } from "./battery/chance.ts";
import { disturbPostgres } from "./battery/postgres-outages.ts";
import { isFull, sized } from "./battery/size.ts";

describe("a PostgreSQL that restarts, falls silent, is full and slow", () => {
  const dataDir = mkdtempSync(join(tmpdir(), "genjin-postgres-data-"));
  beforeAll(buildProduct);
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  it(
    "makes nobody believe what is not so, ends no process, and is used again within 15 s",
    async () => {
      const faults = {
        restart: sized(30, 3),
        absent: sized(5, 1),
        freeze: sized(10, 1),
        forsake: sized(10, 1),
        exhaust: sized(10, 1),
        slow: sized(5, 1),
      };
      const report = await disturbPostgres({
        people: sized(300, 20),
        ...(isFull ? {} : { withinMs: 60_000 }),
        faults,
        away: sized<readonly [number, number]>([3000, 12_000], [5000, 7000]),
        between: sized<readonly [number, number]>([1000, 4000], [1000, 2000]),
        dataDir,
        chance: chanceOf(seed),
      });
      console.log(`postgres, seed ${seed}:`, JSON.stringify(report));
      expect(report).toMatchObject({
        befell: faults,
        ended: 0,
        savedWithoutRow: [],
        notSavedWithRow: [],
        doubled: [],
        open: [],
        green: 0,
      });
      expect(report.told).toMatchObject({ failed: 0, open: 0 });
      expect(report.told.saved).toBeGreaterThan(sized(500, 30));
      expect(report.red).toBeGreaterThan(0);
      for (const ms of Object.values(report.recoveredMs)) expect(ms).toBeLessThan(15_000);
      // A database that is slow, and not away, is waited for: a command asks it a dozen times. The
      // short run shares its processors with other files, so that only the full one holds five seconds.
      const { slow: _, ...away } = report.firstMs;
      for (const { longest } of Object.values(away))
        expect(longest).toBeLessThan(sized(5000, 15_000));
      expect(report.morning).toMatchObject({ lost: [], inLimbo: 0 });
      expect(report.morning.doubled.slack).toBe(0);
    },
    isFull ? 2 * 3_600_000 : 15 * 60_000,
  );
});
