import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freshDatabase } from "../support/database.ts";
import { buildProduct } from "../support/service.ts";
import { chanceOf, seed } from "./battery/chance.ts";
import { judgeWords, redeliver } from "./battery/redelivery.ts";
import { isFull, sized } from "./battery/size.ts";

it("the judge of redeliveries tells late words from answers and from what took their place", () => {
  const late = [
    "The database does not answer, so this is not saved yet. Reference 1.",
    "I have your message and am still working on it; the answer follows. Reference 2.",
    "The database does not answer, so I cannot say yet whether this is saved. Reference 3.",
  ];
  const answers = ["✅ Logged · note-4x", "✅ Logged · note-5x"];
  const instead = ["What you sent me is saved. I was interrupted before I could answer."];
  const strange = ["Something went wrong on my side. Reference 6."];
  expect(judgeWords([...late, ...answers, ...instead, ...strange])).toEqual({
    ...{ late, answers, instead, strange },
  });
});

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
        strangeWords: [],
      });
      // Each event is told of at most once in a process, and comes to few of them.
      expect(report.lateWords).toBeLessThanOrEqual(report.events);
    },
    isFull ? 3_600_000 : 10 * 60_000,
  );
});
