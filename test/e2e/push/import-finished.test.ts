import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { actorAt } from "../../../src/app/actor-at.ts";
import { importFile } from "../../../src/app/import/import-file.ts";
import { revertImport } from "../../../src/app/import/revert-import.ts";
import type { ImportWords } from "../../../src/app/import/values/words.ts";
import type { Instant } from "../../../src/core/time/civil.ts";
import { locales } from "../../../src/core/vocabulary.ts";
import { memberByHandle } from "../../../src/store/members/members.ts";
import { type PushStage, setPushStage } from "../../support/push-stage.ts";
import { sharedApp } from "../../support/shared-app.ts";
import { foundTradingHouse } from "../../support/trading-house.ts";

/** Wednesday, eleven in London. */
const wednesday = "2026-12-02T11:00:00Z";

let stage: PushStage;
let folder: string;

const app = sharedApp({ http: false }, async () => {
  await foundTradingHouse(app.genjin.app.store);
});
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "genjin-import-"));
  stage = setPushStage(app, wednesday);
  await stage.sweepFor(1);
});
afterEach(async () => {
  rmSync(folder, { recursive: true });
});

const tom = async (now: string) => {
  const known = await memberByHandle(app.genjin.app.store, "tom");
  if (known === null) throw new Error("no Tom");
  return actorAt(known, Date.parse(now) as Instant, "cli");
};

/** Tom takes in a file, at a time. */
async function take(content: string, now: string, dryRun = false) {
  const path = join(folder, "fair.csv");
  writeFileSync(path, content);
  const { translator } = app.genjin.bot;
  const words: ImportWords = locales.map((locale) => ({
    ...(translator.bundle(locale, "import-words") as ImportWords[number]),
    ...(translator.bundle(locale, "festivals") as Pick<ImportWords[number], "festivals">),
  }));
  return importFile(app.genjin.app, await tom(now), {
    ...{
      kind: "customers",
      preset: null,
      source: path,
      fileName: "fair.csv",
      dryRun,
      partial: null,
      currency: null,
      words,
    },
  });
}

const good = "code,name,country\nF1,Fair One,FR\nF2,Fair Two,DE\nF1,Fair One,FR\n";
const news = () => stage.posted.filter(({ text }) => text.includes("Your import of"));

describe("an import that is done", () => {
  it("is told to whoever ran it, once, in private, with counts and how to take it back", async () => {
    const { import: id } = await take(good, "2026-12-02T11:01:10Z");
    await stage.sweepFor(5);
    expect(news().map(({ chat }) => chat)).toEqual(["direct:tom"]);
    const text = news()[0]?.text;
    expect(text).toContain("Your import of fair.csv is done");
    expect(text).toMatch(/3 rows: 2 created, 0 updated, 0 unchanged, 1 skipped/);
    expect(text).toContain("1 row skipped: the same customer");
    expect(text).not.toContain("genjin ");
    expect(news()[0]?.message.blocks.at(-1)).toEqual({
      type: "actions",
      buttons: [{ label: "Take this import back", command: `/import ${id} back` }],
    });
    await stage.sweepFor(5);
    expect(news()).toHaveLength(1);
    expect(stage.posted).toHaveLength(1);
  });

  it("is told of although it was saved after the minute in which it ended was planned", async () => {
    await take(good, "2026-12-02T10:58:00Z");
    await stage.sweepFor(6);
    expect(news()).toHaveLength(1);
  });

  it("waits for the end of quiet hours", async () => {
    stage.at("2026-12-02T22:00:00Z");
    await stage.sweepFor(1);
    await take(good, "2026-12-02T22:01:00Z");
    await stage.sweepFor(5);
    expect(news()).toEqual([]);
    stage.at("2026-12-03T08:00:30Z");
    await stage.sweepFor(6);
    expect(news()).toHaveLength(1);
  });

  it("is not told of when it saved nothing, or was taken back before", async () => {
    await take(good, "2026-12-02T11:01:10Z", true);
    await take("code,name,country\n,,\n,No Code,FR,extra\n", "2026-12-02T11:01:10Z");
    const { import: id } = await take(good, "2026-12-02T11:01:10Z");
    const at = "2026-12-02T11:01:20Z";
    expect((await revertImport(app.genjin.app, await tom(at), id ?? "")).outcome).toBe("reverted");
    await stage.sweepFor(5);
    expect(news()).toEqual([]);
  });
});
