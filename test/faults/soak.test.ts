import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { freshDatabase } from "../support/database.ts";
import { buildProduct } from "../support/service.ts";
import { chanceOf, seed } from "./battery/chance.ts";
import { isFull, sized } from "./battery/size.ts";
import type { Growth } from "./battery/soak/growth.ts";
import { type Soak, soak } from "./battery/soak/soak.ts";

/**
 * What may be more in the last third than in the first. What is open at one moment differs by a few;
 * in its first minute a service still loads parts of itself.
 */
const most: Omit<Growth, "reconnects"> = {
  heapKb: sized(2500, 15_000),
  residentKb: sized(25_000, 60_000),
  descriptors: 8,
  sockets: 8,
  timers: sized(30, 80),
  emitters: sized(30, 80),
  rows: 5,
};

/** A timer and a socket that stay with each connection that the service has opened. */
const leak = `data:text/javascript,${encodeURIComponent(`
  import { subscribe } from "node:diagnostics_channel";
  const kept = [];
  subscribe("net.client.socket", ({ socket }) => {
    for (let n = 0; n < 20; n++) kept.push(socket, setInterval(() => {}, 1e9).unref());
  });
`)}`;

/** What a process holds is read in /proc. */
describe.runIf(process.platform === "linux")(
  "a service that is disconnected again and again",
  () => {
    let database: Awaited<ReturnType<typeof freshDatabase>>;
    let dataDir: string;
    beforeAll(buildProduct);
    beforeEach(async () => {
      database = await freshDatabase();
      dataDir = mkdtempSync(join(tmpdir(), "genjin-soak-"));
    });
    afterEach(async () => {
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    });

    const small = () => ({
      ...{ people: 24, writers: 1, forMs: 24_000, reconnects: 10, samples: 6 },
      ...{ writeEvery: 1500, cutEvery: 2000, rarely: 0, withinMs: 5000 },
      environment: { DATABASE_URL: database.url, DATA_DIR: dataDir },
      chance: chanceOf(seed),
    });
    const full = (): Soak => ({
      ...{ people: 300, writers: 3, forMs: 30 * 60_000, reconnects: 1000, samples: 30 },
      ...{ writeEvery: 4000, cutEvery: 5000, rarely: 0.01 },
      environment: { DATABASE_URL: database.url, DATA_DIR: dataDir },
      chance: chanceOf(seed),
    });
    const exceeded = (growth: Growth) =>
      (Object.keys(most) as (keyof typeof most)[]).filter((what) => growth[what] > most[what]);

    it(
      "does not grow",
      async () => {
        const report = await soak(isFull ? full() : small());
        console.log(`soak, seed ${seed}:`, JSON.stringify(report));
        expect(report).toMatchObject({ lost: 0, doubled: 0, open: 0, left: 0 });
        expect(report.digests).toMatchObject({ lost: [], inLimbo: 0, notSent: 0 });
        expect(report.digests.doubled.slack).toBe(0);
        expect(report.logged).toBeGreaterThan(0);
        expect(exceeded(report.growth)).toEqual([]);
      },
      isFull ? 3 * 3_600_000 : 10 * 60_000,
    );

    it("is seen to grow where it does", async () => {
      const { growth } = await soak({ ...small(), forMs: 12_000, samples: 3, preload: leak });
      console.log("with a leak:", JSON.stringify(growth));
      expect(exceeded(growth)).toEqual(expect.arrayContaining(["timers"]));
    });
  },
);
