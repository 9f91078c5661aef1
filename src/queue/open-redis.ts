import { Cluster, Redis } from "ioredis";
import { redisAddresses } from "./redis-addresses.ts";

/** How long is waited for what, and what comes after a lost connection: in milliseconds, null for nothing. */
type Patience = {
  readonly lazyConnect?: boolean;
  readonly connectTimeout?: number;
  readonly commandTimeout?: number;
  readonly maxRetriesPerRequest?: number | null;
  readonly retryStrategy: () => number | null;
};

/**
 * Connects to a Redis, or to a Redis Cluster where several addresses are given; the others of its nodes
 * are learnt from those.
 */
export function openRedis(addresses: string, patience: Patience): Redis | Cluster {
  const [first = "", ...others] = redisAddresses(addresses);
  return others.length === 0
    ? new Redis(first, patience)
    : openCluster([first, ...others], patience);
}

/**
 * Connects to a cluster by these nodes of it. The first address tells who we are and whether the
 * connections are encrypted.
 */
export function openCluster(nodes: readonly string[], patience: Patience): Cluster {
  const { protocol, username, password } = new URL(nodes[0] ?? "");
  const { lazyConnect = false, retryStrategy, ...others } = patience;
  return new Cluster([...nodes], {
    lazyConnect,
    clusterRetryStrategy: retryStrategy,
    redisOptions: {
      ...others,
      ...(username === "" ? {} : { username: decodeURIComponent(username) }),
      ...(password === "" ? {} : { password: decodeURIComponent(password) }),
      ...(protocol === "rediss:" ? { tls: {} } : {}),
    },
  });
}
