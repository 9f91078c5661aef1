import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { afterAll, describe, expect, it } from "vitest";
import { startEmbedded } from "../../src/store/embedded/start-embedded.ts";
import { isRoot } from "../../src/store/embedded/system-user.ts";
import { hold, temporaryFolder } from "../support/data-folder.ts";

const ask = async (url: string, statement: string) => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
};

const nobody = { uid: 65534, gid: 65534 };

describe("the embedded server", () => {
  const folder = temporaryFolder({ mode: 0o755 });
  const { dataDir } = folder;
  const start = () => startEmbedded({ dataDir, purpose: "service" });
  afterAll(() => folder.remove());

  it("is made on the first start: local, durable, in UTC, with a password nobody else reads", async () => {
    // What an interrupted first start leaves behind.
    mkdirSync(join(dataDir, "postgres", "cluster.new", "base"), { recursive: true });
    const server = await start();
    expect(new URL(server.url).hostname).toBe("127.0.0.1");
    expect(statSync(join(dataDir, "postgres.password")).mode & 0o777).toBe(0o600);
    const [settings] = await ask(
      server.url,
      `SELECT current_setting('fsync') AS fsync, current_setting('TimeZone') AS zone,
              current_setting('password_encryption') AS password, upper('é') AS upper,
              current_setting('server_encoding') AS encoding, version() AS version`,
    );
    expect(settings).toMatchObject({
      fsync: "on",
      zone: "UTC",
      password: "scram-sha-256",
      encoding: "UTF8",
      upper: "É",
    });
    const wrong = new URL(server.url);
    wrong.password = "wrong";
    await expect(ask(wrong.href, "SELECT 1")).rejects.toThrow(/password/);
    await ask(server.url, "CREATE TABLE kept AS SELECT 7 AS number");
    await server.stop();
    await expect(ask(server.url, "SELECT 1")).rejects.toThrow(/ECONNREFUSED/);
    expect(existsSync(join(dataDir, "genjin.lock"))).toBe(false);
  });

  it("keeps its data, and knows Chinese words, on later starts", async () => {
    const server = await start();
    expect(await ask(server.url, "SELECT * FROM kept")).toEqual([{ number: 7 }]);
    await ask(server.url, "CREATE EXTENSION pg_trgm");
    const [row] = await ask(server.url, "SELECT show_trgm('跟进') AS found");
    expect(row.found.length).toBeGreaterThan(0);
    await server.stop();
  });

  it("starts again on the same port when it dies under a service", async () => {
    const server = await start();
    const pid = Number(
      readFileSync(join(folder.cluster(), "postmaster.pid"), "utf8").split("\n")[0],
    );
    process.kill(pid, "SIGKILL");
    await expect
      .poll(() => ask(server.url, "SELECT * FROM kept").catch(() => []), { timeout: 10_000 })
      .toEqual([{ number: 7 }]);
    await server.stop();
  });

  it("takes over what a process with a reused number left", async () => {
    const { holder, stop } = await start();
    await stop();
    writeFileSync(join(dataDir, "genjin.lock"), JSON.stringify({ ...holder, started: "1" }));
    writeFileSync(join(folder.cluster(), "postmaster.pid"), `${process.ppid}\n/elsewhere\n1\n1\n`);
    const server = await start();
    expect(await ask(server.url, "SELECT * FROM kept")).toEqual([{ number: 7 }]);
    await server.stop();
  });

  it("refuses a folder that everybody may write to", async () => {
    const open = temporaryFolder({ mode: 0o755 });
    mkdirSync(open.dataDir, { recursive: true });
    chmodSync(open.dataDir, 0o777);
    await expect(
      startEmbedded({ dataDir: open.dataDir, purpose: "service" }),
    ).rejects.toMatchObject({
      code: "config.open-folder",
      details: { path: open.dataDir },
    });
    open.remove();
  });

  it("says what is wrong with a folder it cannot use", async () => {
    const version = join(folder.cluster(), "PG_VERSION");
    const was = readFileSync(version, "utf8");
    writeFileSync(version, "12\n");
    await expect(start()).rejects.toMatchObject({
      code: "config.other-version",
      details: { found: "12", expected: 18 },
    });
    writeFileSync(version, was);

    writeFileSync(join(folder.cluster(), "postgresql.conf"), "nonsense = \n");
    await expect(start()).rejects.toMatchObject({
      code: "config.server-failed",
      details: { said: expect.stringMatching(/syntax error/) },
    });

    writeFileSync(folder.pointer, "{");
    await expect(start()).rejects.toMatchObject({ code: "config.damaged-pointer" });
    writeFileSync(folder.pointer, JSON.stringify({ home: "/nowhere/genjin" }));
    await expect(start()).rejects.toMatchObject({ code: "config.lost-database" });

    const inFile = startEmbedded({ dataDir: join(folder.pointer, "data"), purpose: "service" });
    await expect(inFile).rejects.toMatchObject({ code: "config.not-a-folder" });
    expect(existsSync(join(dataDir, "genjin.lock"))).toBe(false);
  });
});

describe.skipIf(!isRoot)("as root, in a folder that others cannot enter", () => {
  const folder = temporaryFolder({ mode: 0o700 });
  afterAll(() => folder.remove());

  it("keeps the database where its own user can go, and finds it again", async () => {
    const options = { dataDir: folder.dataDir, purpose: "service" } as const;
    const first = await startEmbedded(options);
    await ask(first.url, "CREATE TABLE kept AS SELECT 7 AS number");
    await first.stop();
    expect(folder.cluster()).toMatch(/^\/var\/lib\/genjin\//);
    expect(statSync(folder.cluster()).uid).not.toBe(0);
    const later = await startEmbedded(options);
    expect(await ask(later.url, "SELECT * FROM kept")).toEqual([{ number: 7 }]);
    await later.stop();
  });
});

describe.skipIf(!isRoot)("as an ordinary user", () => {
  const folder = temporaryFolder({ mode: 0o755, ...nobody });
  const closed = temporaryFolder({ mode: 0o755 });
  afterAll(() => {
    folder.remove();
    closed.remove();
  });

  it("runs, and root goes on with the same files later", async () => {
    const service = hold(folder.dataDir, "service", nobody);
    const ready = await service.ready();
    await ask(ready, "CREATE TABLE kept AS SELECT 7 AS number");
    await service.stop();
    expect(statSync(folder.cluster()).uid).toBe(nobody.uid);

    const asRoot = await startEmbedded({ dataDir: folder.dataDir, purpose: "service" });
    expect(await ask(asRoot.url, "SELECT * FROM kept")).toEqual([{ number: 7 }]);
    await asRoot.stop();
    expect(statSync(folder.cluster()).uid).toBe(nobody.uid);
  });

  it("says when the folder is not theirs", async () => {
    const told = await hold(closed.dataDir, "service", nobody).next();
    expect(told).toMatchObject({
      refused: "config.not-writable",
      details: { path: closed.dataDir },
    });
  });
});
