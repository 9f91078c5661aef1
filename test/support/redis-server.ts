import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "./free-port.ts";

/** Whether this machine has a Redis to test with (Debian package `redis-server`). */
export const hasRedis = spawnSync("redis-server", ["--version"]).status === 0;

/** A real Redis of its own on a free port, keeping nothing on disk. */
export type RedisServer = {
  readonly url: string;
  readonly port: number;
  stop(): Promise<void>;
};

/** Starts one, on `port` if it is given, or one that waits to be taken into a cluster; resolves when it takes connections. */
export async function startRedis(port?: number, isOfCluster = false): Promise<RedisServer> {
  const chosen = port ?? (await freePort());
  const options = [
    "--port",
    `${chosen}`,
    "--bind",
    "127.0.0.1",
    "--save",
    "",
    "--appendonly",
    "no",
  ];
  const folder = mkdtempSync(join(tmpdir(), "genjin-redis-"));
  if (isOfCluster)
    options.push(
      ...["--cluster-enabled", "yes", "--cluster-node-timeout", "5000"],
      ...["--cluster-port", `${await freePort()}`, "--dir", folder],
    );
  const child = spawn("redis-server", [...options, "--maxmemory-policy", "noeviction"]);
  await ready(child);
  return {
    url: `redis://127.0.0.1:${chosen}`,
    port: chosen,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill("SIGKILL");
      await once(child, "exit");
      rmSync(folder, { recursive: true });
    },
  };
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = "";
    child.stdout?.on("data", (data) => {
      output += data;
      if (output.includes("Ready to accept connections")) resolve();
    });
    child.once("exit", () => reject(new Error(`redis-server ended: ${output}`)));
  });
}
