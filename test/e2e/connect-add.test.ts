import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type DingtalkSimulator, startDingtalk } from "../simulators/dingtalk/simulator.ts";
import { temporaryFolder } from "../support/data-folder.ts";
import { freshDatabase } from "../support/database.ts";
import { buildProduct, genjin, jsonLines } from "../support/service.ts";

let database: Awaited<ReturnType<typeof freshDatabase>>;
let corp: DingtalkSimulator;
const folder = temporaryFolder({ mode: 0o755 });
const files = mkdtempSync(join(tmpdir(), "genjin-files-"));
const file = join(files, "beta.env");

beforeAll(async () => {
  await buildProduct();
  const app = { corpId: "dingbeta", clientId: "client-beta", robotCode: "robot-beta" };
  [database, corp] = await Promise.all([freshDatabase(), startDingtalk(app)]);
  for (const name of ["Alpha Trade", "Beta Export"]) {
    const added = await typed(
      "organization",
      "add",
      name,
      "--zone",
      "Europe/Berlin",
      "--locale",
      "en",
    );
    expect(added.status).toBe(0);
  }
}, 180_000);
afterAll(async () => {
  await corp?.close();
  await database?.drop();
  folder.remove();
  rmSync(files, { recursive: true });
});

const typed = (...args: string[]) =>
  genjin(args, { DATABASE_URL: database.url, DATA_DIR: folder.dataDir, LANG: "en_US.UTF-8" });

/** Writes the variables of a company's app to the file that is handed over. */
const writeApp = (changed: Readonly<Record<string, string>> = {}): void => {
  const variables = Object.entries({ ...corp.environment, ...changed });
  writeFileSync(file, variables.map(([name, value]) => `${name}=${value}`).join("\n"));
};

/** Types `connect add dingtalk` for the second organization. */
const add = () =>
  typed(
    "--organization",
    "Beta Export",
    "connect",
    "add",
    "dingtalk",
    file,
    "--title",
    "Beta",
    "--json",
  );

/** What doctor says of DingTalk. */
const examined = async () =>
  jsonLines<{ check: string }>(await typed("doctor", "--json")).filter(
    ({ check }) => check === "dingtalk",
  );

it("refuses a file that is not there, lacks a variable, or is not accepted, and keeps nothing", async () => {
  expect((await add()).stderr).toContain(file);
  writeApp({ DINGTALK_CORP_ID: "" });
  expect((await add()).stderr).toContain("DINGTALK_CORP_ID");
  writeApp({ DINGTALK_CLIENT_SECRET: "old-secret" });
  const refused = await add();
  expect(refused.status).toBe(1);
  expect(refused.stderr).toMatch(/not accepted/);
  expect(refused.stderr).not.toContain("old-secret");
  expect((await typed("connect", "list", "--json")).stdout).toBe("");
});

it("connects the company's app to the organization that is named", async () => {
  writeApp();
  expect(jsonLines(await add())).toEqual([
    { platform: "dingtalk", workspace: "dingbeta", organization: "Beta Export" },
  ]);
  expect(jsonLines(await typed("connect", "list", "--json"))).toEqual([
    expect.objectContaining({ organization: "Beta Export", workspace: "dingbeta", title: "Beta" }),
  ]);
});

it("is examined by doctor as that organization's own, and what to do is said for it", async () => {
  const theirs = { organization: "Beta Export", workspace: "dingbeta" };
  const before = await examined();
  expect(before.length).toBeGreaterThan(1);
  expect(before[0]).toMatchObject({ state: "off" });
  for (const one of before.slice(1)) expect(one).toMatchObject({ ...theirs, state: "ok" });

  Object.assign(corp.organization, { clientSecret: "renewed-there" });
  expect(await examined()).toContainEqual(
    expect.objectContaining({
      ...theirs,
      state: "bad",
      what: expect.stringMatching(/^Beta Export, Beta: DingTalk/),
      todo: expect.stringMatching(/connect add dingtalk/),
    }),
  );
});

it("is gone for doctor when it was removed", async () => {
  expect((await typed("connect", "remove", "dingtalk", "dingbeta")).status).toBe(0);
  expect(await examined()).toEqual([expect.objectContaining({ state: "off" })]);
});
