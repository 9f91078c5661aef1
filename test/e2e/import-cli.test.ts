import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { freshDatabase } from "../support/database.ts";

let database: Awaited<ReturnType<typeof freshDatabase>>;
const folder = mkdtempSync(join(tmpdir(), "genjin-import-cli-"));
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

const genjin = (...words: string[]) => {
  const env = { ...process.env, DATABASE_URL: database.url, DATA_DIR: folder, LANG: "en" };
  const run = spawnSync(process.execPath, ["--import", "tsx", "src/cli/main.ts", ...words], {
    env,
    encoding: "utf8",
  });
  return { status: run.status, out: run.stdout, complaint: run.stderr };
};

const file = (name: string, content: string) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

it("imports, refuses and takes back with the contract's output and exit status", {
  timeout: 120_000,
}, () => {
  const person = ["--name", "Ada", "--role", "admin", "--zone", "Asia/Shanghai", "--locale", "en"];
  expect(genjin("member", "add", "ada", ...person).status).toBe(0);

  const done = genjin(
    "import",
    "customers",
    file("good.csv", "name,country\nNew One,DE\n"),
    "--json",
  );
  expect(done).toMatchObject({ status: 0, complaint: "" });
  const result = JSON.parse(done.out);
  expect(result).toMatchObject({
    rows: 1,
    created: 1,
    updated: 0,
    unchanged: 0,
    skipped: 0,
    errors: [],
  });

  const bad = file("bad.csv", "name,country\nNew Two,Atlantis\n");
  const refused = genjin("import", "customers", bad, "--json");
  expect(refused.status).toBe(1);
  const [error] = JSON.parse(refused.out).errors;
  expect(error).toMatchObject({ row: 2, column: "country" });
  expect(error.message).toContain("Atlantis");

  const told = genjin("import", "customers", bad);
  expect(told).toMatchObject({ status: 1, out: "" });
  expect(told.complaint).toContain("row 2, country: ");

  const mixed = file("mixed.csv", "name,country\nNew Three,DE\nNew Four,Atlantis\n");
  const partly = genjin("import", "customers", mixed, "--partial", "--json");
  expect(partly.status).toBe(0);
  expect(JSON.parse(partly.out)).toMatchObject({
    ...{ rows: 2, created: 1, rejected: 1, rejectedFile: `${mixed}.rejected.csv` },
    errors: [{ row: 3, column: "country" }],
  });
  expect(readFileSync(`${mixed}.rejected.csv`, "utf8")).toContain("New Four,Atlantis,");
  expect(genjin("import", "customers", bad, "--partial").status).toBe(1);

  expect(genjin("import", "orders", bad, "--preset", "nonsense").status).toBe(2);

  const back = genjin("import", "revert", result.import, "--json");
  expect(back.status).toBe(0);
  expect(JSON.parse(back.out)).toMatchObject({ outcome: "reverted", removed: 1 });
  expect(genjin("import", "revert", result.import).status).toBe(1);
});
