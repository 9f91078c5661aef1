import { createPostgresBackend, type PgPool, Queue, runMigrations, Worker } from "bullmq";
import pg from "pg";
import type { DeliveryQueue } from "./delivery-queue.ts";
import { openQueue, queueName } from "./open-queue.ts";
import { steadyPool } from "./steady-pool.ts";

const schema = "bullmq";

/** Before a worker asks again that was refused, in milliseconds; by itself it would wait 15 s. */
const runRetryDelay = 1000;

/**
 * The queue in a schema of its own beside our tables, which is made or brought up to date first.
 * It keeps its own connections: the worker listens on one of them all the time.
 */
export async function queueOnPostgres(
  databaseUrl: string,
  onError: (error: Error) => void,
): Promise<DeliveryQueue> {
  const options = {
    connectionString: databaseUrl,
    options: `-c search_path=${schema},public -c TimeZone=UTC`,
    connectionTimeoutMillis: 4000,
  };
  await prepare(new pg.Client({ ...options, connectionTimeoutMillis: 15_000 }));
  const pool = steadyPool({
    ...options,
    max: 4,
    // A connection that has fallen silent is given up, and with it whoever waits on it.
    query_timeout: 10_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  });
  pool.on("error", onError);
  pool.on("connect", (client) => client.on("error", () => {}));
  // It is one; TypeScript cannot see that pg's generic `on` covers BullMQ's overloads.
  const connection = pool as unknown as PgPool;
  return openQueue(
    {
      queue: (options) => new Queue(queueName, { ...options, connection }, createPostgresBackend),
      worker: (work, options) =>
        new Worker(
          queueName,
          work,
          { ...options, connection, runRetryDelay },
          createPostgresBackend,
        ),
      release: () => pool.end(),
    },
    onError,
  );
}

async function prepare(client: pg.Client): Promise<void> {
  client.on("error", () => {});
  try {
    await client.connect();
    await runMigrations(client, schema);
  } finally {
    await client.end();
  }
}
