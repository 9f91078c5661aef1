import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmdirSync,
  statSync,
} from "node:fs";
import { join } from "node:path";
import { ConfigError } from "../../errors.ts";
import { makeFolder } from "../database/make-folder.ts";
import { handOver, refuseForeignFile, refusePlantedLinks, writeNewFile } from "./own-files.ts";
import { isRoot, type SystemUser, systemUser } from "./system-user.ts";

/** The folder that holds the database's files, and who owns it. */
export interface ClusterHome {
  readonly folder: string;
  /** Where copies of the programs go that this user can run. */
  readonly spare: string;
  /** The server runs as this user; undefined: as ourselves. */
  readonly runAs: SystemUser | undefined;
}

/** Where the server's own user can go when the data folder is closed to it. */
const systemFolder = "/var/lib/genjin";

/** The database's folder under `dataDir`, or where `dataDir` points to; it may not exist yet. */
function findClusterHome(dataDir: string): string {
  const pointer = pointerFile(dataDir);
  if (!existsSync(pointer)) return join(dataDir, "postgres");
  refuseForeignFile(pointer, undefined);
  let home: unknown;
  try {
    home = JSON.parse(readFileSync(pointer, "utf8")).home;
  } catch {
    home = undefined;
  }
  if (typeof home !== "string") throw new ConfigError("config.damaged-pointer", { path: pointer });
  if (!existsSync(home)) throw new ConfigError("config.lost-database", { path: pointer, home });
  return home;
}

/**
 * Makes the database's folder, or takes the one that is there with the user who owns it. As root
 * the server's own system user gets it; when that user cannot enter `dataDir` (root's home is
 * closed) the folder lies under /var/lib/genjin and `dataDir` holds a pointer to it.
 * @throws ConfigError `config.lost-database`, `config.damaged-pointer`, `config.closed-folder`,
 * `config.system-user`, `config.not-writable`, `config.planted-link`, `config.foreign-file`
 */
export function prepareClusterHome(dataDir: string): ClusterHome {
  refusePlantedLinks(dataDir);
  const folder = findClusterHome(dataDir);
  makeFolder(folder, 0o700);
  if (!isRoot) {
    const isOurs = statSync(folder).uid === (process.geteuid?.() ?? 0);
    if (!isOurs) throw new ConfigError("config.not-writable", { path: folder });
    return { folder, spare: dataDir, runAs: undefined };
  }
  const runAs = ownerOf(folder);
  refusePlantedLinks(folder);
  if (canEnter(runAs, folder)) return { folder, spare: systemFolder, runAs };
  if (readdirSync(folder).length > 0)
    throw new ConfigError("config.closed-folder", { path: folder });
  rmdirSync(folder);
  return { folder: openElsewhere(dataDir, runAs), spare: systemFolder, runAs };
}

const pointerFile = (dataDir: string) => join(dataDir, "postgres.json");

/** Root's own files, new or restored by root, are handed to the server's user. */
function ownerOf(folder: string): SystemUser {
  const { uid, gid } = statSync(folder);
  if (uid !== 0) return { uid, gid };
  const user = systemUser();
  // A link here is root's own.
  handOver(realpathSync(folder), user);
  return user;
}

/** Asks the system itself: modes, access lists and mounts all have a say. */
function canEnter(user: SystemUser, folder: string): boolean {
  const probe = spawnSync("/bin/sh", ["-c", 'cd "$1"', "sh", folder], { ...user, cwd: "/" });
  return probe.status === 0;
}

function openElsewhere(dataDir: string, user: SystemUser): string {
  const home = join(systemFolder, randomBytes(4).toString("hex"));
  makeFolder(systemFolder);
  chmodSync(systemFolder, 0o755);
  mkdirSync(home, { mode: 0o700 });
  handOver(home, user);
  writeNewFile(pointerFile(dataDir), `${JSON.stringify({ home })}\n`, 0o600);
  return home;
}
