import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freshDatabase } from "../support/database.ts";
import { buildProduct } from "../support/service.ts";
import { chanceOf, seed } from "./battery/chance.ts";
import { redeliver } from "./battery/redelivery.ts";
import { isFull, sized } from "./battery/size.ts";

describe("events that come again and again, to any process", () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  const dataDir = mkdtempSync(join(tmpdir(), "genjin-again-"));
  beforeAll(async () => {
    await buildProduct();
    database = await freshDatabase();
  });
  afterAll(async () => {
    await database.drop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it(
    "work once each",
    async () => {
      const report = await redeliver({
        people: sized(300, 30),
        events: sized(10_000, 400),
        processes: 3,
        kills: sized(20, 3),
        environment: { DATABASE_URL: database.url, DATA_DIR: dataDir },
        chance: chanceOf(seed),
      });
      console.log(`redelivery, seed ${seed}:`, JSON.stringify(report));
      expect(report).toMatchObject({
        lostEffects: 0,
        doubledEffects: 0,
        lostAnswers: 0,
        doubledAnswers: 0,
      });
    },
    isFull ? 3_600_000 : 10 * 60_000,
  );
});
