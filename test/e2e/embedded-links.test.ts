import {
  chownSync,
  existsSync,
  lchownSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { handOver, writeNewFile } from "../../src/store/embedded/own-files.ts";
import { ServerLog } from "../../src/store/embedded/server-log.ts";
import { startEmbedded } from "../../src/store/embedded/start-embedded.ts";
import { isRoot, systemUser } from "../../src/store/embedded/system-user.ts";
import { temporaryFolder } from "../support/data-folder.ts";

const nobody = 65534;

/** What root has elsewhere, to which somebody who owns the data folder plants links. */
describe.skipIf(!isRoot)("as root, in a data folder that another user owns", () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let precious: string;
  const start = () => startEmbedded({ dataDir: folder.dataDir, purpose: "service" });
  const plant = (name: string, target: string) => {
    const path = join(folder.dataDir, name);
    symlinkSync(target, path);
    return path;
  };
  const untouched = () => {
    const file = join(precious, "passwd");
    expect(readFileSync(file, "utf8")).toBe("root:x:0:0\n");
    expect([precious, file].map((path) => statSync(path).uid)).toEqual([0, 0]);
    expect(statSync(file).mode & 0o777).toBe(0o644);
  };
  const give = (path: string) => lchownSync(path, nobody, nobody);

  beforeEach(() => {
    folder = temporaryFolder({ mode: 0o755, uid: nobody });
    mkdirSync(folder.dataDir, { mode: 0o711 });
    chownSync(folder.dataDir, nobody, nobody);
    precious = join(dirname(folder.dataDir), "etc");
    mkdirSync(precious);
    writeFileSync(join(precious, "passwd"), "root:x:0:0\n", { mode: 0o644 });
  });
  afterEach(() => folder.remove());

  it.each([
    ["the database's folder", "postgres", ""],
    ["the pointer to it", "postgres.json", "passwd"],
    ["the server's log", "postgres.log", "passwd"],
    ["its older log", "postgres.log.1", "passwd"],
    ["the password", "postgres.password", "passwd"],
    ["a file that is not there yet", "genjin.lock.new", "shadow"],
  ])("a planted link in place of %s is refused", async (_, name, target) => {
    give(plant(name, join(precious, target)));
    await expect(start()).rejects.toMatchObject({
      code: "config.planted-link",
      details: { path: join(folder.dataDir, name) },
    });
    rmSync(join(folder.dataDir, name));
    untouched();
    expect(existsSync(join(precious, "shadow"))).toBe(false);
    expect(existsSync(join(folder.dataDir, "genjin.lock"))).toBe(false);
  });

  it("a pointer or a password that neither root nor the server's user wrote is not believed", async () => {
    for (const [name, text] of [
      ["postgres.json", JSON.stringify({ home: precious })],
      ["postgres.password", "known"],
    ] as const) {
      const path = join(folder.dataDir, name);
      writeFileSync(path, text);
      chownSync(path, nobody, nobody);
      await expect(start()).rejects.toMatchObject({
        code: "config.foreign-file",
        details: { path },
      });
      rmSync(path);
      untouched();
    }
  });

  it("links in the database's folder lead nothing into other hands", async () => {
    const home = join(folder.dataDir, "postgres");
    mkdirSync(home, { mode: 0o700 });
    const user = systemUser();
    chownSync(home, user.uid, user.gid);
    const planted = join(home, "initdb-password");
    symlinkSync(join(precious, "passwd"), planted);
    give(planted);
    await expect(start()).rejects.toMatchObject({ code: "config.planted-link" });
    untouched();
  });

  it("root's own link is the operator's, and is followed", async () => {
    const elsewhere = join(dirname(folder.dataDir), "big");
    mkdirSync(elsewhere, { mode: 0o755 });
    plant("postgres", elsewhere);
    chownSync(dirname(folder.dataDir), 0, 0);
    const server = await start();
    expect(existsSync(join(elsewhere, "cluster", "PG_VERSION"))).toBe(true);
    await server.stop();
  });

  it("files change hands one by one: no link's target, no second name of another file", () => {
    const home = join(folder.dataDir, "restored");
    mkdirSync(join(home, "base"), { recursive: true });
    writeFileSync(join(home, "base", "1"), "row");
    symlinkSync(precious, join(home, "base", "link"));
    symlinkSync(join(precious, "passwd"), join(home, "file-link"));
    linkSync(join(precious, "passwd"), join(home, "second-name"));
    handOver(home, { uid: nobody, gid: nobody });
    const uids = ["", "base", "base/1", "base/link", "file-link", "second-name"].map(
      (name) => lstatSync(join(home, name)).uid,
    );
    expect(uids).toEqual([nobody, nobody, nobody, nobody, nobody, 0]);
    untouched();
    const link = join(folder.dataDir, "to-precious");
    symlinkSync(precious, link);
    expect(() => handOver(link, { uid: nobody, gid: nobody })).toThrow(/ENOTDIR|ELOOP/);
    untouched();
  });

  it("what is written takes a link's place, and leaves what it led to", () => {
    const path = plant("new-file", join(precious, "passwd"));
    writeNewFile(path, "ours", 0o600, { uid: nobody, gid: nobody });
    expect(lstatSync(path)).toMatchObject({ uid: nobody, mode: 0o100600 });
    untouched();
  });

  it("the server's log is appended to and cut where it lies, never where a link leads", () => {
    const path = plant("some.log", join(precious, "passwd"));
    expect(() => new ServerLog(path).withDescriptor(() => {})).toThrow(/ELOOP/);
    untouched();
    const own = join(folder.dataDir, "own.log");
    writeFileSync(own, "x".repeat(6 * 1024 * 1024));
    symlinkSync(join(precious, "passwd"), `${own}.1`);
    new ServerLog(own).rotate();
    expect([statSync(own).size, lstatSync(`${own}.1`).size]).toEqual([0, 6 * 1024 * 1024]);
    untouched();
  });
});
