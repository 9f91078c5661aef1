import { openRedis } from "./open-redis.ts";

/** Whether a Redis server, or a cluster, answers at these addresses within 3 s. */
export async function canReach(addresses: string): Promise<boolean> {
  const redis = openRedis(addresses, {
    lazyConnect: true,
    connectTimeout: 3000,
    commandTimeout: 3000,
    retryStrategy: () => null,
  });
  redis.on("error", () => {});
  try {
    await redis.connect();
    return (await redis.ping()) === "PONG";
  } catch {
    return false;
  } finally {
    redis.disconnect();
  }
}
