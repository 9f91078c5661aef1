import type { Socket } from "node:net";
import pg from "pg";
import { DatabaseAwayError } from "../../errors.ts";
import { inTime } from "./in-time.ts";

/** Longest wait for a connection, new or given back by somebody else, in milliseconds. */
const connectMs = 3000;

/**
 * What every session begins with. The server soon finds out that a client is gone, which may hold
 * locks: by itself it would ask after two hours.
 */
const session = "-c TimeZone=UTC -c tcp_keepalives_idle=15 -c tcp_keepalives_interval=5";

/** Pool of connections to the database at `url`; every session speaks UTC. */
export function openPool(url: string, size = 10): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    options: session,
    connectionTimeoutMillis: connectMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  });
  // A connection that dies is replaced; the query that it was to answer reports the failure.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  const idle = new Set<pg.PoolClient>();
  pool.on("acquire", (client) => idle.delete(client));
  pool.on("release", (error, client) => {
    if (!error) idle.add(client);
  });
  pool.on("remove", (client) => idle.delete(client));
  idleOf.set(pool, idle);
  return pool;
}

const idleOf = new WeakMap<pg.Pool, ReadonlySet<pg.PoolClient>>();

/**
 * A connection of the pool's, waited for so many milliseconds at most. Throws `DatabaseAwayError`
 * where there is none to be had.
 */
export async function checkOut(pool: pg.Pool, limitMs: number): Promise<pg.PoolClient> {
  for (const end = performance.now() + limitMs; ; ) {
    const coming = pool.connect();
    const client = await inTime(end - performance.now(), coming, () => {
      void coming.then((late) => late.release()).catch(() => {});
      throw new Error("timeout exceeded when trying to connect");
    }).catch((cause: Error) => {
      throw new DatabaseAwayError({ cause, mayBeSaved: false });
    });
    if (!socketOf(client).destroyed) return client;
    client.release(true);
  }
}

/** Lets go of all connections nobody uses: where one has fallen silent, the others have as well. */
export function dropIdle(pool: pg.Pool): void {
  for (const client of idleOf.get(pool) ?? []) socketOf(client).destroy();
}

/** pg keeps it to itself; pg-pool ends connections that do not come about in the same way. */
const socketOf = (client: pg.PoolClient): Socket =>
  (client as unknown as { readonly connection: { readonly stream: Socket } }).connection.stream;
