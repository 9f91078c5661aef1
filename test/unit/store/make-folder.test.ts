import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { makeFolder } from "../../../src/store/database/make-folder.ts";

const base = mkdtempSync(join(tmpdir(), "genjin-folder-"));
afterAll(() => rmSync(base, { recursive: true, force: true }));

it("makes a folder with those above it, and leaves one that is there", () => {
  const path = join(base, "a", "b", "c");
  makeFolder(path, 0o700);
  makeFolder(path, 0o755);
  expect(statSync(path).mode & 0o777).toBe(0o700);
  expect(statSync(join(base, "a")).mode & 0o777).toBe(0o700);
});

it("says what is in its way", () => {
  const file = join(base, "file");
  writeFileSync(file, "");
  expect(() => makeFolder(file)).toThrow(expect.objectContaining({ code: "EEXIST" }));
  expect(() => makeFolder(join(file, "x"))).toThrow(expect.objectContaining({ code: "ENOTDIR" }));
});

it.skipIf(!existsSync("/proc/self"))("gives up where nothing can be made", () => {
  for (const path of ["/proc/genjin", "/proc/genjin/backups"])
    expect(() => makeFolder(path)).toThrow(
      expect.objectContaining({ code: "config.not-writable" }),
    );
});
