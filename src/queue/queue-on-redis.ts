import { Queue, Worker } from "bullmq";
import type { DeliveryQueue } from "./delivery-queue.ts";
import { openQueue, queueName } from "./open-queue.ts";

const prefix = "genjin";

/** The queue on a Redis, which may be down now and come back later. */
export function queueOnRedis(url: string, onError: (error: Error) => void): DeliveryQueue {
  const connection = {
    url,
    // Each second, where BullMQ would come to wait 20 s.
    retryStrategy: () => 1000,
    // A command waits for Redis to come back; `wake` does not wait for the command.
    maxRetriesPerRequest: null,
  };
  return openQueue(
    {
      queue: (options) => new Queue(queueName, { ...options, prefix, connection }),
      worker: (work, options) => new Worker(queueName, work, { ...options, prefix, connection }),
      release: async () => {},
    },
    onError,
  );
}
