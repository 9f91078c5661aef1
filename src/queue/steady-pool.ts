import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";

/** Before a failure is told, in milliseconds. */
const pauseMs = 500;

/**
 * The pool that BullMQ works on, which it does not use well while the database is away (6.7.0): it
 * remembers for good that its first connection failed, and asks again at once after most failures,
 * so that a process would do nothing else from then on. So a connection that is asked for is waited
 * for, and a failure takes a moment.
 */
export function steadyPool(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool(config);
  const { connect, query } = pool as unknown as Loose;
  const insist = async (): Promise<unknown> => {
    for (;;) {
      try {
        return await connect.call(pool);
      } catch (error) {
        if (pool.ending) throw error;
        await pause(pauseMs);
      }
    }
  };
  const steady: Loose = {
    // With a callback pg-pool calls it itself, for `query`.
    connect: (...callback) => (callback.length > 0 ? connect.call(pool, ...callback) : insist()),
    query: (...asked) =>
      query.call(pool, ...asked).catch(async (error: unknown) => {
        await pause(pauseMs);
        throw error;
      }),
  };
  return Object.assign(pool, steady);
}

/** The two as they are called, whatever they are given. */
type Loose = Readonly<Record<"connect" | "query", (...given: unknown[]) => Promise<unknown>>>;
