import { spawn } from "node:child_process";
import { existsSync, readFileSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { ConfigError } from "../../errors.ts";
import { ownerRole } from "./app-role.ts";
import type { Binaries } from "./binaries.ts";
import { writeNewFile } from "./own-files.ts";
import { serverEnvironment } from "./server-environment.ts";
import type { SystemUser } from "./system-user.ts";

/** Character classes for word search; the first that the system knows. Sorting is by code point. */
const characterClasses = ["C.UTF-8", "en_US.UTF-8", "C"];

/**
 * Makes an empty cluster at `cluster`, whose folder exists and belongs to `runAs`; nothing when
 * there is one already. An interrupted run leaves no half cluster behind.
 * @throws ConfigError `config.other-version` when the cluster belongs to another major version,
 * `config.initdb-failed` with what initdb said.
 */
export async function createCluster(
  binaries: Binaries,
  cluster: string,
  password: string,
  options: { runAs: SystemUser | undefined; durable: boolean },
): Promise<void> {
  if (existsSync(cluster)) return checkVersion(cluster, binaries.major);
  const unfinished = `${cluster}.new`;
  const passwordFile = join(dirname(cluster), "initdb-password");
  writeNewFile(passwordFile, password, 0o600, options.runAs);
  try {
    let said = "";
    for (const characterClass of characterClasses) {
      rmSync(unfinished, { recursive: true, force: true });
      const result = await run(binaries.initdb, options.runAs, [
        `--pgdata=${unfinished}`,
        `--username=${ownerRole}`,
        `--pwfile=${passwordFile}`,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C",
        `--lc-ctype=${characterClass}`,
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--no-instructions",
        ...(options.durable ? [] : ["--no-sync"]),
      ]);
      if (result.code === 0) return renameSync(unfinished, cluster);
      said = result.said;
      if (!said.includes("invalid locale name")) break;
    }
    throw /No space left|Disk quota/.test(said)
      ? new ConfigError("config.disk-full", { path: cluster })
      : new ConfigError("config.initdb-failed", { path: cluster, said: said.trim() });
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function checkVersion(cluster: string, major: number): void {
  const version = join(cluster, "PG_VERSION");
  const found = existsSync(version) ? readFileSync(version, "utf8").trim() : "?";
  if (Number(found) !== major) {
    throw new ConfigError("config.other-version", { path: cluster, found, expected: major });
  }
}

function run(
  program: string,
  runAs: SystemUser | undefined,
  args: readonly string[],
): Promise<{ code: number | null; said: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...runAs,
      cwd: dirname(program),
      env: serverEnvironment,
      // Ctrl-C in a terminal reaches us alone, and we stop when this has finished.
      detached: true,
      stdio: ["ignore", "ignore", "pipe"],
    });
    let said = "";
    child.stderr.setEncoding("utf8").on("data", (text) => {
      said += text;
    });
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, said }));
  });
}
