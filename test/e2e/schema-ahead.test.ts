import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Instant } from "../../src/core/time/civil.ts";
import { restoreBackup } from "../../src/store/backup/restore-backup.ts";
import { writeBackup } from "../../src/store/backup/write-backup.ts";
import { migrate } from "../../src/store/database/migrate.ts";
import { openDataKey } from "../../src/store/keys/data-key.ts";
import type { MasterKeySource } from "../../src/store/keys/master-key.ts";
import { startTestApp, type TestApp } from "../support/app.ts";
import { type Conversation, startConversation } from "../support/conversation.ts";
import { freshDatabase } from "../support/database.ts";
import { startImporting } from "../support/importing.ts";
import { setPushStage } from "../support/push-stage.ts";
import { addAsNewer } from "../support/schema-ahead.ts";

const wednesday = "2026-12-02T11:50:00Z";
const files = mkdtempSync(join(tmpdir(), "genjin-ahead-"));

let app: TestApp;
let talk: Conversation;
beforeAll(async () => {
  app = await startTestApp({ demo: true, http: false, now: wednesday });
  // A rolling upgrade: the next version migrates while this process is at work.
  await addAsNewer(app.genjin.databaseUrl);
  talk = startConversation(app, wednesday);
});
afterAll(async () => {
  await app.stop();
  rmSync(files, { recursive: true });
});

const all = async (statement: string) =>
  (await app.genjin.app.store.pool.query(statement)).rows as Record<string, unknown>[];

it("people go on working: they are shown, told, changed and taken back what they were", async () => {
  const [lily, admin] = [talk.person("lily"), talk.person("admin")];
  await lily.says("今日");
  lily.hears(/^今日跟进 \d+/);
  await lily.says("1 ok 已发PI +3d");
  lily.hears(/已记录|下次/);
  await lily.says("/undo");
  lily.hears(/↩/);
  await lily.says("/find country:TR");
  lily.hears(/Ankara Lift/);
  // A row that was deleted before the columns came is put back with their defaults.
  await lily.says("休假 明天到周五");
  await lily.says("休假 取消");
  await lily.says("/undo");
  lily.hears(/↩/);
  await lily.says("休假");
  lily.hears(/12\/03|周四/);
  await admin.says("/week");
  admin.hears(/\S/);
  const [absence] = await all("SELECT zzz_filled FROM member_absence");
  expect(absence).toEqual({ zzz_filled: 7 });
});

it("pushes are planned and sent", async () => {
  const stage = setPushStage(app, "2026-12-03T00:55:00Z");
  await stage.sweepFor(15);
  // Lily is away by now.
  expect(stage.posted.map(({ chat }) => chat)).toContain("direct:wei");
});

const at = Date.parse(wednesday) as Instant;
const backUp = (url: string, masterKey: MasterKeySource) =>
  writeBackup(url, { folder: files, passphrase: "p", masterKey, at, version: "1.0.0" });

it("a backup has what the newer version added, and says whose it is", async () => {
  const masterKey = { fromEnvironment: undefined, dataDir: app.genjin.config.dataDir };
  const { file, tables } = await backUp(app.genjin.databaseUrl, masterKey);
  const [found] = await all("SELECT count(*)::int AS n FROM pg_tables WHERE schemaname = 'public'");
  // All but the history of migrations and the key, which goes along unwrapped.
  expect(tables).toBe(Number(found?.n) - 2);
  const target = await freshDatabase();
  const restored = restoreBackup(target.url, { file, passphrase: "p", masterKey });
  await expect(restored).rejects.toMatchObject({ code: "backup.newer" });
  await target.drop();
});

it("a backup is not restored into a database that a newer version has added to", async () => {
  const masterKey = { fromEnvironment: randomBytes(32), dataDir: files };
  const [source, target] = [await freshDatabase(), await freshDatabase()];
  await migrate(source.url, async (client) => void (await openDataKey(client, masterKey)));
  const { file } = await backUp(source.url, masterKey);
  await addAsNewer(target.url);
  const restored = restoreBackup(target.url, { file, passphrase: "p", masterKey });
  await expect(restored).rejects.toMatchObject({ code: "config.restore-into-newer" });
  await Promise.all([source.drop(), target.drop()]);
});

it("files are imported and taken back", async () => {
  const house = await startImporting({ isAhead: true });
  const taken = await house.take("customers", "code,name,country\nZ1,Zagreb Zippers,HR\n");
  expect(taken).toMatchObject({ created: 1 });
  expect(await house.revert(taken.import)).toMatchObject({ outcome: "reverted", removed: 1 });
  await house.stop();
});
