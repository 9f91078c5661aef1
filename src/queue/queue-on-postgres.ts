import { createPostgresBackend, type PgPool, Queue, runMigrations, Worker } from "bullmq";
import pg from "pg";
import type { DeliveryQueue } from "./delivery-queue.ts";
import { openQueue, queueName } from "./open-queue.ts";

const schema = "bullmq";

/**
 * The queue in a schema of its own beside our tables, which is made or brought up to date first.
 * It keeps its own connections: the worker listens on one of them all the time.
 */
export async function queueOnPostgres(
  databaseUrl: string,
  onError: (error: Error) => void,
): Promise<DeliveryQueue> {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: 4,
    options: `-c search_path=${schema},public -c TimeZone=UTC`,
    connectionTimeoutMillis: 4000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  });
  pool.on("error", onError);
  pool.on("connect", (client) => client.on("error", () => {}));
  const client = await pool.connect();
  try {
    await runMigrations(client, schema);
  } finally {
    client.release();
  }
  // It is one; TypeScript cannot see that pg's generic `on` covers BullMQ's overloads.
  const connection = pool as unknown as PgPool;
  return openQueue(
    {
      queue: (options) => new Queue(queueName, { ...options, connection }, createPostgresBackend),
      worker: (work, options) =>
        new Worker(queueName, work, { ...options, connection }, createPostgresBackend),
      release: () => pool.end(),
    },
    onError,
  );
}
