import { randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openDataKey } from "../../src/store/keys/data-key.ts";
import { masterKeyFile, parseMasterKey } from "../../src/store/keys/master-key.ts";
import { freshDatabase } from "../support/database.ts";

describe("the data key", () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let client: pg.Client;
  let dataDir: string;
  const open = (fromEnvironment?: Buffer) => openDataKey(client, { fromEnvironment, dataDir });

  beforeAll(async () => {
    database = await freshDatabase();
    client = new pg.Client({ connectionString: database.url });
    await client.connect();
  });
  beforeEach(async () => {
    await client.query("DELETE FROM data_key");
    dataDir = mkdtempSync(join(tmpdir(), "genjin-keys-"));
    return () => rmSync(dataDir, { recursive: true });
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  it("is made once, under a key file that only its owner reads", async () => {
    const key = await open();
    expect(key).toHaveLength(32);
    expect(statSync(masterKeyFile({ fromEnvironment: undefined, dataDir })).mode & 0o777).toBe(
      0o600,
    );
    expect(await open()).toEqual(key);
  });

  it("needs no file when the environment brings the master key", async () => {
    const master = randomBytes(32);
    const key = await open(master);
    expect(readdirSync(dataDir)).toEqual([]);
    expect(await open(master)).toEqual(key);
  });

  it("refuses another master key", async () => {
    await open(randomBytes(32));
    await expect(open(randomBytes(32))).rejects.toMatchObject({ code: "config.wrong-key" });
  });

  it("refuses a missing, foreign or damaged key file and makes no new one", async () => {
    await open();
    const file = masterKeyFile({ fromEnvironment: undefined, dataDir });
    writeFileSync(file, randomBytes(32).toString("hex"));
    await expect(open()).rejects.toMatchObject({ code: "config.wrong-key-file" });
    writeFileSync(file, "not a key");
    await expect(open()).rejects.toMatchObject({ code: "config.bad-key-file" });
    rmSync(file);
    await expect(open()).rejects.toMatchObject({ code: "config.key-missing" });
    expect(readdirSync(dataDir)).toEqual([]);
  });

  it("takes master keys in hex and base64, of 32 bytes only", () => {
    const key = randomBytes(32);
    for (const format of ["hex", "base64", "base64url"] as const) {
      expect(parseMasterKey(` ${key.toString(format)}\n`)).toEqual(key);
    }
    for (const wrong of [
      "",
      "secret",
      key.toString("hex").slice(2),
      `${key.toString("base64")}A`,
    ]) {
      expect(parseMasterKey(wrong)).toBeUndefined();
    }
  });
});
