import { setTimeout as pause } from "node:timers/promises";
import { Redis } from "ioredis";
import { type RedisServer, startRedis } from "./redis-server.ts";

/** Slots of a cluster, which are dealt out among its nodes. */
const slots = 16_384;

/** A real Redis Cluster of three nodes. */
export type RedisCluster = {
  /** The addresses of its nodes, as in `REDIS_URL`. */
  readonly url: string;
  readonly nodes: readonly RedisServer[];
  stop(): Promise<void>;
};

/** Starts one; resolves when all its slots are served. */
export async function startRedisCluster(): Promise<RedisCluster> {
  const nodes = await Promise.all(Array.from({ length: 3 }, () => startRedis(undefined, true)));
  const clients = nodes.map(({ url }) => new Redis(url));
  try {
    const each = Math.ceil(slots / nodes.length);
    const buses = await Promise.all(
      clients.map(async (client) => `${(await client.config("GET", "cluster-port"))[1]}`),
    );
    for (const [at, client] of clients.entries()) {
      const last = Math.min(slots, (at + 1) * each) - 1;
      await client.call("CLUSTER", "ADDSLOTSRANGE", `${at * each}`, `${last}`);
      await client.call("CLUSTER", "SET-CONFIG-EPOCH", `${at + 1}`);
      for (const [other, { port }] of nodes.slice(0, at).entries())
        await client.call("CLUSTER", "MEET", "127.0.0.1", `${port}`, buses[other] ?? "");
    }
    for (const client of clients)
      while (!/cluster_state:ok/.test(`${await client.call("CLUSTER", "INFO")}`)) await pause(100);
  } finally {
    for (const client of clients) client.disconnect();
  }
  return {
    url: nodes.map(({ url }) => url).join(","),
    nodes,
    stop: async () => {
      await Promise.all(nodes.map((node) => node.stop()));
    },
  };
}
