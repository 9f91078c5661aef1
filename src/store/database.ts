import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { StoreError } from "../errors.ts";
import { PrismaClient } from "./generated/client.ts";
import type { Cipher } from "./keys/cipher.ts";
import type { Sql } from "./sql.ts";

/** What every store call needs: a way to run SQL, and the cipher of the personal fields. */
export type Db = {
  readonly cipher: Cipher;
  /**
   * Runs one statement and returns its rows. Values arrive as domain types: timestamptz as
   * epoch milliseconds, date as `YYYY-MM-DD`, numeric and bigint as number, bytea as Buffer. The
   * busiest statements have a `name`, under which each connection prepares them once: the same
   * text under the same name, always.
   */
  rows<Row extends object>(statement: Sql, name?: string): Promise<Row[]>;
  /** Runs one statement and returns the number of rows it touched. */
  run(statement: Sql, name?: string): Promise<number>;
  /** The connection itself, for COPY. Only inside a transaction. */
  readonly connection: pg.ClientBase | null;
};

/** The open database. Outside `transaction` each call commits by itself. */
export type Store = Db & {
  readonly prisma: PrismaClient;
  readonly pool: pg.Pool;
  /** Runs `work` in one transaction: all of it is saved, or nothing. */
  transaction<T>(work: (db: Db) => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

const instantOf = (text: string): number => {
  const iso = text.replace(" ", "T");
  return Date.parse(/[+-]\d\d$/.test(iso) ? `${iso}:00` : iso);
};

const parsers = new Map<number, (text: string) => unknown>([
  [pg.types.builtins.TIMESTAMPTZ, instantOf],
  [pg.types.builtins.DATE, (text) => text],
  [pg.types.builtins.NUMERIC, Number],
  [pg.types.builtins.INT8, Number],
]);

const types = {
  getTypeParser(oid: number, format?: "text" | "binary") {
    const own = format === "binary" ? undefined : parsers.get(oid);
    return own ?? pg.types.getTypeParser(oid, format);
  },
} as pg.CustomTypesConfig;

const query = (statement: Sql, name?: string) => ({
  text: statement.text,
  values: statement.values as unknown[],
  types,
  ...(name === undefined ? {} : { name }),
});

const dbOn = (
  runner: pg.Pool | pg.ClientBase,
  cipher: Cipher,
  inside: pg.ClientBase | null,
): Db => ({
  cipher,
  connection: inside,
  async rows<Row extends object>(statement: Sql, name?: string) {
    return (await runner.query<Row>(query(statement, name))).rows;
  },
  async run(statement, name) {
    return (await runner.query(query(statement, name))).rowCount ?? 0;
  },
});

/** Pool of connections to the database at `url`; every session speaks UTC. */
export function openPool(url: string, size = 10): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    options: "-c TimeZone=UTC",
    connectionTimeoutMillis: 4000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  });
  // A connection that dies is replaced; the query that it was to answer reports the failure.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  return pool;
}

/**
 * Opens the store on a pool whose database is migrated. Throws `StoreError` when the server does
 * not keep sessions in UTC.
 */
export async function openStore(pool: pg.Pool, cipher: Cipher): Promise<Store> {
  const zone = await pool.query<{ TimeZone: string }>("SHOW TimeZone");
  if (zone.rows[0]?.TimeZone !== "UTC") throw new StoreError("session time zone is not UTC");
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  return {
    ...dbOn(pool, cipher, null),
    prisma,
    pool,
    async transaction(work) {
      const client = await pool.connect();
      let broken: Error | undefined;
      try {
        await client.query("BEGIN");
        const result = await work(dbOn(client, cipher, client));
        await client.query("COMMIT");
        return result;
      } catch (error) {
        await client.query("ROLLBACK").catch((cause: Error) => {
          broken = cause;
        });
        throw error;
      } finally {
        client.release(broken);
      }
    },
    async close() {
      await prisma.$disconnect();
      if (!pool.ended) await pool.end();
    },
  };
}
