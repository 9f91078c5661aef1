import { Queue, Worker } from "bullmq";
import type { DeliveryQueue } from "./delivery-queue.ts";
import { openQueue, queueName } from "./open-queue.ts";
import { openCluster } from "./open-redis.ts";
import { redisAddresses } from "./redis-addresses.ts";

/** In braces: a cluster keeps all keys of the queue together, as the scripts on them need it. */
const prefix = "{genjin}";

/** The queue on a Redis, or on a cluster (`redisAddresses`), which may be down now and come back later. */
export function queueOnRedis(addresses: string, onError: (error: Error) => void): DeliveryQueue {
  const options = {
    // Each second, where BullMQ would come to wait 20 s.
    retryStrategy: () => 1000,
    // A command waits for Redis to come back; `wake` does not wait for the command.
    maxRetriesPerRequest: null,
  };
  const [url = "", ...others] = redisAddresses(addresses);
  const cluster = others.length === 0 ? null : openCluster([url, ...others], options);
  cluster?.on("error", onError);
  const connection = cluster ?? { ...options, url };
  return openQueue(
    {
      queue: (options) => new Queue(queueName, { ...options, prefix, connection }),
      worker: (work, options) => new Worker(queueName, work, { ...options, prefix, connection }),
      release: async () => cluster?.disconnect(),
    },
    onError,
  );
}
