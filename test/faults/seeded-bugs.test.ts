import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { freshDatabase } from "../support/database.ts";
import { query } from "../support/database-server.ts";
import { gatherCrowd } from "./battery/crowd.ts";
import { judgeCommands } from "./battery/seeded/inbound-judge.ts";
import { judgePushes } from "./battery/seeded/outbound-judge.ts";
import { copyProduct } from "./battery/seeded/product-copy.ts";
import { type SeededBug, seededBugs } from "./battery/seeded/seeded-bugs.ts";

/** So many that no customer is told of twice: the second time takes fewer steps, and one would be passed by. */
const people = 12;

const nowhere = {
  name: "nowhere",
  userOf: (n: number) => `nobody-${n}`,
  arrived: () => [],
  environment: {},
  close: async () => {},
};

/** What the judge says against a copy of the product with these changes. */
async function judge(bug: Pick<SeededBug, "judge" | "patches" | "statement">): Promise<string[]> {
  const product = await copyProduct(bug.patches);
  const database = await freshDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), "genjin-judge-"));
  const environment = { DATABASE_URL: database.url, DATA_DIR: dataDir, DEMO: "0" };
  const silent = { info() {}, warn() {}, error() {} };
  try {
    await gatherCrowd(environment, people, [nowhere]);
    if (bug.statement !== undefined) await query(database.url, bug.statement);
    const config = product.readConfig({ ...environment, LOG_LEVEL: "silent" });
    const genjin = await product.openGenjin(config, "command", silent);
    const judged = bug.judge === "pushes" ? judgePushes : judgeCommands;
    return await judged(product, genjin, people).finally(() => genjin.close());
  } finally {
    await database.drop();
    rmSync(dataDir, { recursive: true, force: true });
    product.remove();
  }
}

describe("the judges of the fault battery", () => {
  it.each(["pushes", "commands"] as const)("find nothing wrong with our %s", async (name) => {
    expect(await judge({ judge: name, patches: [] })).toEqual([]);
  });

  it.each(seededBugs.map((bug) => [bug.name, bug] as const))("find: %s", async (name, bug) => {
    const against = await judge(bug);
    console.log(`${name}:`, against.join("; "));
    expect(against).not.toEqual([]);
  });
});
