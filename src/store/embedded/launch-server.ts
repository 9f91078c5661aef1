import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ConfigError } from "../../errors.ts";
import type { Binaries } from "./binaries.ts";
import { readPostmaster } from "./postmaster.ts";
import { serverEnvironment } from "./server-environment.ts";
import type { ServerLog } from "./server-log.ts";
import type { SystemUser } from "./system-user.ts";

/** A PostgreSQL server that accepts connections on 127.0.0.1. */
export interface RunningServer {
  readonly port: number;
  readonly child: ChildProcess;
}

/** Server settings by name, as in postgresql.conf. */
export type ServerSettings = Readonly<Record<string, string | number>>;

const ourSettings: ServerSettings = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  timezone: "UTC",
  log_timezone: "UTC",
  // Rows and statements may hold what people wrote about customers; keep them out of the log.
  log_error_verbosity: "terse",
  log_min_error_statement: "panic",
  jit: "off",
};

/** Somebody took the port between our look and the server's; a killed server's sessions linger. */
const passingTrouble = /Address already in use|pre-existing shared memory block .* in use/;
const passingMs = 10_000;

/** Crash recovery replays at most `max_wal_size`, 1 GB; slow disks need minutes for that. */
const patienceMs = 10 * 60_000;

/**
 * Starts the server on `cluster` and resolves when it accepts connections, on a free port unless
 * the settings name one. It runs in a session of its own, so that Ctrl-C in a terminal reaches us
 * and not it, and it outlives a killed parent.
 * @throws ConfigError `config.server-failed` with the end of its log, or `config.disk-full`
 */
export async function launchServer(
  binaries: Binaries,
  cluster: string,
  log: ServerLog,
  runAs: SystemUser | undefined,
  settings: ServerSettings = {},
): Promise<RunningServer> {
  const deadline = Date.now() + passingMs;
  for (;;) {
    const port = Number(settings.port ?? (await freePort()));
    log.rotate();
    const logStart = log.size();
    const flags = Object.entries({ ...ourSettings, ...settings, port });
    const args = ["-D", cluster, ...flags.flatMap(([name, value]) => ["-c", `${name}=${value}`])];
    const child = log.withDescriptor((descriptor) =>
      spawn(binaries.postgres, args, {
        ...runAs,
        cwd: dirname(cluster),
        env: serverEnvironment,
        detached: true,
        stdio: ["ignore", descriptor, descriptor],
      }),
    );
    if (await isUp(child, cluster)) {
      child.unref();
      return { port, child };
    }
    const said = log.since(logStart);
    if (passingTrouble.test(said) && Date.now() < deadline) {
      await sleep(100);
      continue;
    }
    throw /No space left|Disk quota/.test(said)
      ? new ConfigError("config.disk-full", { path: cluster })
      : new ConfigError("config.server-failed", { path: log.path, said });
  }
}

async function isUp(child: ChildProcess, cluster: string): Promise<boolean> {
  const failed = new Promise<never>((_, reject) => child.once("error", reject));
  const deadline = Date.now() + patienceMs;
  while (child.exitCode === null && child.signalCode === null && Date.now() < deadline) {
    const postmaster = readPostmaster(cluster);
    if (postmaster?.isReady && postmaster.pid === child.pid) return true;
    await Promise.race([sleep(5), failed]);
  }
  return false;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
