import { spawnSync } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { ConfigError } from "../../errors.ts";
import type { Binaries } from "./binaries.ts";
import { processStart } from "./process-start.ts";

/** Fast shutdown (a checkpoint), then immediate (recovers at the next start), then the axe. */
const steps = [
  { signal: "INT", patienceMs: 8_000 },
  { signal: "QUIT", patienceMs: 3_000 },
  { signal: "KILL", patienceMs: 2_000 },
] as const;

/**
 * Stops the PostgreSQL server with process id `pid` and resolves when it has gone, after 13 s at
 * the most. Clients that are still connected are disconnected.
 * @throws ConfigError `config.server-stays` when it cannot be stopped, for instance because it
 * belongs to another user
 */
export async function stopServer(pid: number, binaries: Binaries): Promise<void> {
  const started = processStart(pid);
  const isGone = () => started === undefined || processStart(pid) !== started;
  for (const { signal, patienceMs } of steps) {
    if (isGone()) return;
    send(pid, signal, binaries);
    const deadline = Date.now() + patienceMs;
    while (!isGone() && Date.now() < deadline) await sleep(5);
  }
  if (!isGone()) throw new ConfigError("config.server-stays", { pid });
}

function send(pid: number, signal: (typeof steps)[number]["signal"], binaries: Binaries): void {
  if (process.platform === "win32") {
    // Windows has no signals; PostgreSQL listens for them on a pipe that pg_ctl knows.
    spawnSync(binaries.pgCtl, ["kill", signal, String(pid)]);
    return;
  }
  try {
    process.kill(pid, `SIG${signal}`);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ESRCH") return;
    throw code === "EPERM" ? new ConfigError("config.server-stays", { pid }) : error;
  }
}
