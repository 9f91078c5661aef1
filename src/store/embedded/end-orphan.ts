import { execFileSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Binaries } from "./binaries.ts";
import { type Postmaster, readPostmaster } from "./postmaster.ts";
import { stopServer } from "./stop-server.ts";

/**
 * Stops the server that a killed Genjin left running on `cluster`. Call it only while holding the
 * data folder's lock. The note about a server that is gone is removed, because PostgreSQL would
 * take a zombie, or whoever has its process id by now, for a second server; its sessions that
 * linger still keep a new server from starting.
 * @throws ConfigError `config.server-stays`
 */
export async function endOrphan(cluster: string, binaries: Binaries): Promise<void> {
  const postmaster = readPostmaster(cluster);
  if (!postmaster) return;
  if (isServer(postmaster)) await stopServer(postmaster.pid, binaries);
  rmSync(join(cluster, "postmaster.pid"), { force: true });
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
