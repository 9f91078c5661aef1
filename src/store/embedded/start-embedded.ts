import { existsSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { ConfigError } from "../../errors.ts";
import { explainFileError } from "../database/explain-file-error.ts";
import { makeFolder } from "../database/make-folder.ts";
import { appRole, prepareAppRole } from "./app-role.ts";
import { attachEmbedded } from "./attach-embedded.ts";
import { prepareBinaries } from "./binaries.ts";
import { prepareClusterHome } from "./cluster-home.ts";
import { createCluster } from "./create-cluster.ts";
import type { EmbeddedServer } from "./embedded-server.ts";
import { endOrphan } from "./end-orphan.ts";
import { acquireLock, type InstanceLock, lockFile, type Purpose } from "./instance-lock.ts";
import { keepRunning } from "./keep-running.ts";
import { launchServer } from "./launch-server.ts";
import { ServerLog } from "./server-log.ts";
import { appUrl, keepPassword, ownerUrl } from "./server-password.ts";
import { stopServer } from "./stop-server.ts";
import { isRoot } from "./system-user.ts";

const logCheckMs = 10 * 60_000;

/**
 * Starts the embedded PostgreSQL of `dataDir`, making whatever is missing, and cleaning up after a
 * Genjin that was killed. A command that finds a service at work uses the service's server, and
 * waits for another command. A server that dies under a service is started again on its port.
 * @throws ConfigError `config.second-instance` naming the process that holds the folder, and those
 * of the steps: every one says what to do
 */
export async function startEmbedded(options: {
  readonly dataDir: string;
  readonly purpose: Purpose;
  /** Called with its folder before a new database is made, which takes some seconds. */
  onCreate?(folder: string): void;
}): Promise<EmbeddedServer> {
  const dataDir = resolve(options.dataDir);
  try {
    // Open for passing through: as root the server's own user has to reach its folder inside.
    makeFolder(dataDir, isRoot ? 0o711 : 0o700);
    refuseOpenFolder(dataDir);
    for (;;) {
      const lock = await acquireLock(lockFile(dataDir), options.purpose);
      const server = lock
        ? await launch(dataDir, lock, options.onCreate)
        : await attachEmbedded({ dataDir });
      if (server) return server;
    }
  } catch (error) {
    throw explainFileError(error, dataDir);
  }
}

/**
 * Whoever may write to the folder can put links and keys of their own into it. Windows keeps no such
 * rights in the mode.
 */
function refuseOpenFolder(path: string): void {
  const isOpen = process.platform !== "win32" && (statSync(path).mode & 0o002) !== 0;
  if (isOpen) throw new ConfigError("config.open-folder", { path });
}

async function launch(
  dataDir: string,
  lock: InstanceLock,
  onCreate: (folder: string) => void = () => {},
): Promise<EmbeddedServer> {
  try {
    const { folder, spare, runAs } = prepareClusterHome(dataDir);
    const cluster = join(folder, "cluster");
    const binaries = prepareBinaries(spare, runAs);
    await endOrphan(cluster, binaries);
    const isNew = !existsSync(cluster);
    if (isNew) onCreate(folder);
    const password = keepPassword(dataDir, isNew, runAs);
    await createCluster(binaries, cluster, password, { runAs, durable: true });

    const log = new ServerLog(join(dataDir, "postgres.log"));
    const first = await launchServer(binaries, cluster, log, runAs);
    const { port } = first;
    await prepareAppRole(ownerUrl(password, port), appUrl(password, port)).catch(async (error) => {
      if (first.child.pid) await stopServer(first.child.pid, binaries);
      throw error;
    });
    const relaunch = () => launchServer(binaries, cluster, log, runAs, { port });
    const stopRunning = keepRunning(first, relaunch, binaries);
    const logCheck = setInterval(() => log.rotate(), logCheckMs).unref();

    let stopped: Promise<void> | undefined;
    const stop = async () => {
      clearInterval(logCheck);
      await stopRunning();
      lock.release();
    };
    return {
      url: appUrl(password, port),
      holder: lock.announce(port, appRole),
      stop() {
        stopped ??= stop();
        return stopped;
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}
