import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { LocalState } from "../../src/http/local-chat-port.ts";
import { attachEmbedded } from "../../src/store/embedded/attach-embedded.ts";
import { startEmbedded } from "../../src/store/embedded/start-embedded.ts";
import { allRows } from "../support/all-rows.ts";
import { temporaryFolder } from "../support/data-folder.ts";
import { buildProduct, genjin, jsonLines, type Service, startService } from "../support/service.ts";

const passphrase = "a horse, 一匹马, correct";
/** Just before the morning digests of China, which go out while the old machine still runs. */
const before = "2026-12-03T00:59:40Z";
/** When the new machine starts, with those of the whole morning behind it. */
const after = "2026-12-03T01:15:00Z";

const old = temporaryFolder({ mode: 0o755 });
const fresh = temporaryFolder({ mode: 0o755 });
const files = mkdtempSync(join(tmpdir(), "genjin-backups-"));
const oldEnv = { DATA_DIR: old.dataDir, BACKUP_PASSPHRASE: passphrase, GENJIN_NOW: before };
const freshEnv = { DATA_DIR: fresh.dataDir, BACKUP_PASSPHRASE: passphrase, GENJIN_NOW: after };

type Backup = { readonly file: string; readonly tables: number; readonly rows: number };
const running: Service[] = [];

beforeAll(buildProduct, 180_000);
afterAll(async () => {
  for (const service of running) await service.stop().catch(() => {});
  old.remove();
  fresh.remove();
  rmSync(files, { recursive: true, force: true });
});

async function start(env: Readonly<Record<string, string>>): Promise<Service> {
  const service = await startService(env);
  running.push(service);
  return service;
}

async function asked<T>(dataDir: string, ask: (url: string) => Promise<T>): Promise<T> {
  const server =
    (await attachEmbedded({ dataDir })) ?? (await startEmbedded({ dataDir, purpose: "command" }));
  try {
    return await ask(server.url);
  } finally {
    await server.stop();
  }
}

/** Who and which chats there are. */
async function stateOf({ url }: Service) {
  const { members, chats } = (await (await fetch(`${url}/local/state`)).json()) as LocalState;
  return { members, chats };
}

const pushed = (url: string) =>
  query(url, "SELECT kind, recipient, window_key FROM delivery WHERE state = 'sent'");

async function query(url: string, text: string): Promise<readonly unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

it("brings everything to a new machine from the running service, with file and passphrase alone", async () => {
  const service = await start(oldEnv);
  const state = await stateOf(service);
  const made = jsonLines<Backup>(await genjin(["backup", "--to", files, "--json"], oldEnv))[0];
  expect(readdirSync(files)).toEqual([made?.file.split("/").at(-1)]);
  expect(made?.rows).toBeGreaterThan(300);
  expect(readFileSync(made?.file ?? "").includes("Hansa")).toBe(false);

  // The old machine goes on: it sends the digests of the morning after the backup was made.
  const digests = async () => (await asked(old.dataDir, pushed)).length;
  const known = await digests();
  while ((await digests()) === known) await pause(1000);
  await service.stop();
  const sentByOld = await asked(old.dataDir, pushed);

  const taken = jsonLines<Backup>(await genjin(["restore", made?.file ?? "", "--json"], freshEnv));
  expect(taken).toEqual([made]);
  expect(existsSync(join(fresh.dataDir, "genjin.key"))).toBe(true);

  // What is there is what the file holds: a backup of it, brought to a third place, is the same.
  const rows = await asked(fresh.dataDir, allRows);
  const total = Object.values(rows).reduce((sum, all) => sum + all.length, 0);
  expect(total).toBe(made?.rows);
  const { customer: here, contact, touch } = await asked(old.dataDir, allRows);
  expect(rows).toMatchObject({ customer: here, contact, touch });

  const again = await start(freshEnv);
  expect(await stateOf(again)).toEqual(state);
  // A card is full of sealed fields.
  const { answers } = jsonLines<{ answers: { text: string }[] }>(
    await genjin(["ask", "--as", "anna", "--json", "/c Hansa"], freshEnv),
  )[0] ?? { answers: [] };
  expect(answers[0]?.text).toContain("Hansa");
  expect(again.stderr()).not.toMatch(/does not open/);

  // Two sweeps: the first plans, the second would send what the first had called for.
  await pause(35_000);
  const sentByNew = await asked(fresh.dataDir, pushed);
  const all = JSON.stringify(sentByOld);
  const sentBefore = rows.delivery?.filter((row) => row.includes('"state": "sent"')).length ?? 0;
  expect(sentByOld.length).toBeGreaterThan(sentBefore);
  const twice = sentByNew.slice(sentBefore).filter((one) => all.includes(JSON.stringify(one)));
  expect(twice).toEqual([]);
}, 300_000);

it("refuses a running service, an instance with data, and what is no backup of ours", async () => {
  const file = join(files, readdirSync(files)[0] ?? "");
  const busy = await genjin(["restore", file], freshEnv);
  expect([busy.status, busy.stdout, busy.stderr]).toEqual([
    1,
    "",
    expect.stringMatching(/Stop the service/),
  ]);
  await running.at(-1)?.stop();
  const full = await genjin(["restore", file], freshEnv);
  expect([full.status, full.stderr]).toEqual([
    1,
    expect.stringMatching(/data in this database already/),
  ]);
  const none = await genjin(["backup", "--to", files], { ...freshEnv, BACKUP_PASSPHRASE: "" });
  expect([none.status, none.stderr]).toEqual([
    1,
    expect.stringMatching(/BACKUP_PASSPHRASE is not set/),
  ]);
}, 60_000);
