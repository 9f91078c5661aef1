import { within } from "../app/app.ts";
import type { DeliveryQueue } from "../queue/delivery-queue.ts";
import { queueOnPostgres } from "../queue/queue-on-postgres.ts";
import { queueOnRedis } from "../queue/queue-on-redis.ts";
import { sendOverConnections } from "../scheduler/send-over-connections.ts";
import { startScheduler } from "../scheduler/start-scheduler.ts";
import type { Genjin } from "./bootstrap.ts";

type Work = { stop(): Promise<void> };

/** Starts the scheduled pushes, on Redis where `REDIS_URL` is set, else on PostgreSQL. */
export async function startPushes(genjin: Genjin): Promise<Work> {
  const bot = { ...genjin.bot, app: within(genjin.app, planningMs) };
  const jobs = await genjin.pushes();
  return startScheduler({ bot, jobs, queue: await openQueue(genjin) });
}

/** How long one statement of a sweep may take, which looks at everybody, in milliseconds. */
const planningMs = 60_000;

/** Starts to send what goes over the connections that this process holds, and over no other. */
export const startConnectedPushes = async ({ bot, pushes }: Genjin): Promise<Work> =>
  sendOverConnections({ bot, jobs: await pushes() });

async function openQueue({ config, databaseUrl, log }: Genjin): Promise<DeliveryQueue> {
  let lastWarning = "";
  const onError = ({ message }: Error) => {
    // A lost connection reports itself at every attempt to come back.
    if (message !== lastWarning) log.warn({ error: message }, "queue connection");
    lastWarning = message;
  };
  return config.redisUrl === undefined
    ? queueOnPostgres(databaseUrl, onError)
    : queueOnRedis(config.redisUrl, onError);
}
