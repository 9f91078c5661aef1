import { once } from "node:events";
import { chownSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { ownerRole } from "../../../../src/store/embedded/app-role.ts";
import { prepareBinaries } from "../../../../src/store/embedded/binaries.ts";
import { createCluster } from "../../../../src/store/embedded/create-cluster.ts";
import { launchServer } from "../../../../src/store/embedded/launch-server.ts";
import { ServerLog } from "../../../../src/store/embedded/server-log.ts";
import { stopServer } from "../../../../src/store/embedded/stop-server.ts";
import { isRoot, systemUser } from "../../../../src/store/embedded/system-user.ts";

/** Connections that the server has to give. */
const mostConnections = 150;

/** A PostgreSQL server that the battery may do anything to. */
export type OwnServer = {
  readonly url: string;
  readonly port: number;
  /** As `pg_ctl -m immediate restart`: everybody is cut off, and the start has to recover. */
  restart(): Promise<void>;
  /** The same in two steps: nobody is there until what this resolves with has been called. */
  stop(): Promise<() => Promise<void>>;
  /** Takes every connection that is left, and goes on taking; resolves with the way to let go. */
  exhaust(): Promise<() => Promise<void>>;
  close(): Promise<void>;
};

/** Starts one, in a temporary folder. What it has answered as committed outlives its processes. */
export async function startOwnServer(): Promise<OwnServer> {
  const home = mkdtempSync(join(tmpdir(), "genjin-postgres-"));
  const runAs = isRoot ? systemUser() : undefined;
  if (runAs) chownSync(home, runAs.uid, runAs.gid);
  const binaries = prepareBinaries(join(home, "bin"), runAs);
  const cluster = join(home, "cluster");
  await createCluster(binaries, cluster, "battery", { runAs, durable: false });
  const log = new ServerLog(join(home, "log"));
  // Processes die here and not the machine: what the operating system has is not lost.
  const settings = { fsync: "off", max_connections: mostConnections };
  let server = await launchServer(binaries, cluster, log, runAs, settings);
  const { port } = server;
  const url = `postgresql://${ownerRole}:battery@127.0.0.1:${port}/postgres`;
  const stop = async () => {
    const ended = once(server.child, "exit");
    server.child.kill("SIGQUIT");
    await ended;
    return async () => {
      server = await launchServer(binaries, cluster, log, runAs, { ...settings, port });
    };
  };
  return {
    url,
    port,
    stop,
    async restart() {
      const start = await stop();
      await start();
    },
    async exhaust() {
      const held: pg.Client[] = [];
      let isOver = false;
      const take = async (): Promise<boolean> => {
        const client = new pg.Client({ connectionString: url });
        client.on("error", () => {});
        const isIn = await client.connect().then(
          () => true,
          () => false,
        );
        if (isIn) held.push(client);
        return isIn;
      };
      while (await take());
      const taking = (async () => {
        while (!isOver) {
          await take();
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
      })();
      return async () => {
        isOver = true;
        await taking;
        await Promise.all(held.map((client) => client.end()));
      };
    },
    async close() {
      if (server.child.pid) await stopServer(server.child.pid, binaries);
      rmSync(home, { recursive: true, force: true });
    },
  };
}
