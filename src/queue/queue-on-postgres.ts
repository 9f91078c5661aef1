import { setTimeout as pause } from "node:timers/promises";
import { createPostgresBackend, type PgPool, Queue, runMigrations, Worker } from "bullmq";
import pg from "pg";
import type { DeliveryQueue } from "./delivery-queue.ts";
import { openQueue, queueName } from "./open-queue.ts";

const schema = "bullmq";

/** Time from one try to connect to the next, in milliseconds. */
const retryEvery = 1000;

/**
 * The queue in a schema of its own beside our tables, which is made or brought up to date first.
 * It keeps its own connections: the worker listens on one of them all the time.
 */
export async function queueOnPostgres(
  databaseUrl: string,
  onError: (error: Error) => void,
): Promise<DeliveryQueue> {
  const pool = new PatientPool({
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

/**
 * A pool that tries until it is connected, or closed. BullMQ asks for its first connection once: when
 * that fails, it takes every command for failed from then on, and its worker asks for the next job
 * again and again without ever letting anything else of this process run.
 */
class PatientPool extends pg.Pool {
  override connect(): Promise<pg.PoolClient>;
  override connect(callback: Parameters<pg.Pool["connect"]>[0]): void;
  override connect(callback?: Parameters<pg.Pool["connect"]>[0]): unknown {
    return callback === undefined ? this.#untilConnected() : super.connect(callback);
  }

  async #untilConnected(): Promise<pg.PoolClient> {
    for (;;) {
      try {
        return await super.connect();
      } catch (error) {
        if (this.ending) throw error;
        this.emit("error", error);
        await pause(retryEvery);
      }
    }
  }
}
