import { execFileSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Binaries } from "./binaries.ts";
import { type Postmaster, readPostmaster } from "./postmaster.ts";
import { processStart } from "./process-start.ts";
import { stopServer } from "./stop-server.ts";

/**
 * Stops the server that a killed Genjin left running on `cluster`. Call it only while holding the
 * data folder's lock. A note about a process that is not this server (its number was given to
 * another since) is removed, because PostgreSQL would take that process for a second server.
 * @throws ConfigError `config.server-stays`
 */
export async function endOrphan(cluster: string, binaries: Binaries): Promise<void> {
  const postmaster = readPostmaster(cluster);
  if (!postmaster || processStart(postmaster.pid) === undefined) return;
  if (isServer(postmaster)) await stopServer(postmaster.pid, binaries);
  else rmSync(join(cluster, "postmaster.pid"));
}

function isServer({ pid, cluster }: Postmaster): boolean {
  try {
    return commandLine(pid).includes(process.platform === "win32" ? "postgres.exe" : cluster);
  } catch {
    return false;
  }
}

function commandLine(pid: number): string {
  const ask = (program: string, args: string[]) =>
    execFileSync(program, args, { encoding: "utf8" });
  switch (process.platform) {
    case "linux":
      return readFileSync(`/proc/${pid}/cmdline`, "utf8");
    case "win32":
      return ask("tasklist", ["/FI", `PID eq ${pid}`, "/FO", "CSV", "/NH"]);
    default:
      return ask("ps", ["-o", "command=", "-p", String(pid)]);
  }
}
