import { createHash } from "node:crypto";
import type { Job, QueueOptions, WorkerOptions } from "bullmq";
import type { DeliveryQueue, WakeUp } from "./delivery-queue.ts";

const patience = 3000;
const closingPatience = 9000;
const silence = 60_000;

/** BullMQ writes down what befalls each call; nobody here reads it, and without a word it keeps 10,000. */
const keptEvents = 100;

/** Name of the queue in Redis and PostgreSQL. */
export const queueName = "deliveries";

/** The parts of BullMQ that we use, on Redis or on PostgreSQL. */
export type Footing = {
  queue(options: Omit<QueueOptions, "connection">): Part & {
    addBulk(jobs: { name: string; data: Call; opts: object }[]): Promise<unknown>;
  };
  worker(work: (job: Job<Call>) => Promise<void>, options: Omit<WorkerOptions, "connection">): Part;
  /** Ends what the parts stood on, after they are closed. */
  release(): Promise<void>;
};

type Call = { readonly deliveryIds: readonly string[] };
type Part = {
  on(event: "error", listener: (error: Error) => void): unknown;
  close(): Promise<void>;
};

/**
 * The queue on one of its footings. `onError` hears of connections that fail, once a minute; they
 * come back by themselves.
 */
export function openQueue(footing: Footing, onError: (error: Error) => void): DeliveryQueue {
  const report = once(silence, onError);
  const queue = footing.queue({
    defaultJobOptions: { removeOnComplete: true, removeOnFail: true },
    streams: { events: { maxLen: keptEvents } },
  });
  queue.on("error", report);
  const workers: Part[] = [];
  return {
    async wake(calls) {
      if (calls.length === 0) return;
      const jobs = calls.map(({ deliveries, inMs, isBulk }) => ({
        name: "deliver",
        data: { deliveryIds: deliveries.map(({ deliveryId }) => deliveryId) },
        opts: {
          jobId: nameOf(deliveries),
          delay: Math.max(0, inMs),
          // What has no priority goes first.
          ...(isBulk ? { priority: 1 } : {}),
        },
      }));
      await within(patience, queue.addBulk(jobs));
    },
    work(deliver) {
      const worker = footing.worker((job) => deliver(job.data.deliveryIds), {
        concurrency: 8,
        // By default the second process that dies on a call fails it for good.
        maxStalledCount: 10,
      });
      worker.on("error", report);
      workers.push(worker);
    },
    async close() {
      // Workers first: what they finish may still put calls in.
      const closing = Promise.all(workers.map((worker) => worker.close()))
        .then(() => queue.close())
        .then(() => footing.release());
      await within(closingPatience, closing).catch(onError);
    },
  };
}

/** The same for the same call, so that the queue takes it once. */
const nameOf = (deliveries: WakeUp["deliveries"]): string =>
  createHash("sha256")
    .update(deliveries.map(({ deliveryId, fence }) => `${deliveryId} ${fence}`).join())
    .digest("base64url");

function once(milliseconds: number, report: (error: Error) => void): (error: Error) => void {
  let silentUntil = 0;
  return (error) => {
    if (performance.now() < silentUntil) return;
    silentUntil = performance.now() + milliseconds;
    report(error);
  };
}

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("the queue does not answer")), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
