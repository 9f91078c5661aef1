import { setTimeout as pause } from "node:timers/promises";
import type pg from "pg";
import { DatabaseAwayError, isDiskFull, StoreError } from "../../errors.ts";
import type { Cipher } from "../keys/cipher.ts";
import { type Ask, ask, questionOf } from "./ask.ts";
import { checkOut, dropIdle } from "./open-pool.ts";
import { prismaOn, type Rows } from "./prisma-on.ts";
import { watchSilence } from "./silence.ts";
import type { Sql } from "./sql.ts";

/** Longest wait for one statement of whoever has time, in milliseconds. */
const longestMs = 15 * 60_000;

/** Longest wait for a connection, in milliseconds. */
const longestConnectMs = 4000;

/** What a statement is given at least, and the pause before it is tried again, in milliseconds. */
const [shortestMs, pauseMs] = [300, 250];

/** What every store call needs: ways to ask the database, and the cipher of the personal fields. */
export type Db = {
  readonly cipher: Cipher;
  /** The one organization whose rows are meant where a statement names none; null: there is but one. */
  readonly organizationId: string | null;
  /**
   * Runs one statement and returns its rows. Values arrive as domain types: timestamptz as
   * epoch milliseconds, date as `YYYY-MM-DD`, numeric and bigint as number, bytea as Buffer. The
   * busiest statements have a `name`, under which each connection prepares them once: the same
   * text under the same name, always.
   */
  rows<Row extends object>(statement: Sql, name?: string): Promise<Row[]>;
  /** Runs one statement and returns the number of rows it touched. */
  run(statement: Sql, name?: string): Promise<number>;
  /** Single rows, through Prisma: in the same transaction, and with the same limits and errors. */
  readonly prisma: Rows;
  /** What all three go through. */
  readonly ask: Ask;
  /** The connection itself, for COPY. Only inside a transaction. */
  readonly connection: pg.ClientBase | null;
};

/** The open database. Outside `transaction` each call commits by itself. */
export type Store = Db & {
  readonly pool: pg.Pool;
  /**
   * Runs `work` in one transaction: all of it is saved, or nothing. Where the database did not
   * answer at its end, `DatabaseAwayError` says that it may be saved.
   */
  transaction<T>(work: (db: Db) => Promise<T>): Promise<T>;
  /**
   * The same database, waited for so many milliseconds at each statement; a connection on which
   * that was in vain is not used again. Work that takes its time (imports, valuations, calendars)
   * has the store as it was opened, which waits a quarter of an hour. Where the database is away a
   * statement outside of transactions is tried again for `patienceMs` milliseconds: only for those
   * that do the same when they are done twice.
   */
  within(limitMs: number, patienceMs?: number): Store;
  /** The same database for one organization. */
  of(organizationId: string): Store;
  /** The store as it was opened. */
  readonly unhurried: Store;
  /** For how many milliseconds somebody has asked and nobody was answered; 0 while all is well. */
  silentMs(): number;
  close(): Promise<void>;
};

/** The ways to ask on top of one: of statements that each commit by themselves, or of a transaction. */
export const dbOn = (
  ask: Ask,
  cipher: Cipher,
  connection: pg.ClientBase | null,
  organizationId: string | null,
): Db => ({
  cipher,
  organizationId,
  connection,
  ask,
  async rows<Row extends object>(statement: Sql, name?: string) {
    return (await ask<Row>(questionOf(statement, name))).rows;
  },
  async run(statement, name) {
    return (await ask(questionOf(statement, name))).rowCount ?? 0;
  },
  get prisma() {
    return prismaOn(ask);
  },
});

/** The same failure, where what was asked last may be saved. */
const maybe = (error: unknown, mayBeSaved: boolean): unknown =>
  error instanceof DatabaseAwayError
    ? new DatabaseAwayError({ cause: error, mayBeSaved: mayBeSaved && !isDiskFull(error) })
    : error;

/** The server ends by itself what we have stopped waiting for, and lets go of its locks. */
const begin = (ms: number): string =>
  ms === longestMs
    ? "BEGIN"
    : `BEGIN; SET LOCAL statement_timeout = ${ms}; SET LOCAL idle_in_transaction_session_timeout = ${ms}`;

/**
 * Opens the store on a pool whose database is migrated. Throws `StoreError` when the server does
 * not keep sessions in UTC.
 */
export async function openStore(pool: pg.Pool, cipher: Cipher): Promise<Store> {
  const zone = await pool.query<{ TimeZone: string }>("SHOW TimeZone");
  if (zone.rows[0]?.TimeZone !== "UTC") throw new StoreError("session time zone is not UTC");
  const silence = watchSilence();

  /** Gives a connection back; one that broke or fell silent is not used again. */
  const release = (client: pg.PoolClient, error?: unknown): void => {
    const isBroken = error instanceof DatabaseAwayError;
    client.release(isBroken);
    if (isBroken) dropIdle(pool);
  };

  async function once<Row extends pg.QueryResultRow>(limitMs: number, question: pg.QueryConfig) {
    const end = performance.now() + limitMs;
    const client = await checkOut(pool, Math.min(limitMs, longestConnectMs));
    try {
      const left = Math.max(end - performance.now(), shortestMs);
      const result = await ask<Row>(client, left, question);
      release(client);
      return result;
    } catch (error) {
      release(client, error);
      throw maybe(error, true);
    }
  }

  const alone =
    (limitMs: number, patienceMs: number): Ask =>
    async <Row extends pg.QueryResultRow>(question: pg.QueryConfig) => {
      const end = performance.now() + patienceMs;
      for (let mayBeSaved = false; ; ) {
        try {
          return await silence.over(() => once<Row>(limitMs, question));
        } catch (error) {
          if (!(error instanceof DatabaseAwayError)) throw error;
          mayBeSaved ||= error.mayBeSaved;
          if (performance.now() + pauseMs >= end) {
            throw new DatabaseAwayError({ cause: error, mayBeSaved });
          }
          await pause(pauseMs);
        }
      }
    };

  const inside =
    (client: pg.PoolClient, limitMs: number): Ask =>
    <Row extends pg.QueryResultRow>(question: pg.QueryConfig) =>
      silence.over(() => ask<Row>(client, limitMs, question));

  async function transaction<T>(
    limitMs: number,
    organizationId: string | null,
    work: (db: Db) => Promise<T>,
  ): Promise<T> {
    let isCommitting = false;
    const say = (client: pg.PoolClient, text: string) =>
      silence.over(() => ask(client, limitMs, { text }));
    const client = await silence.over(() => checkOut(pool, longestConnectMs));
    try {
      await say(client, begin(limitMs));
      const db = dbOn(inside(client, limitMs), cipher, client, organizationId);
      const result = await work(db).catch(async (error: unknown) => {
        // On a connection that is broken nothing more is said: its transaction ends with it.
        if (!(error instanceof DatabaseAwayError)) await say(client, "ROLLBACK");
        throw error;
      });
      isCommitting = true;
      await say(client, "COMMIT");
      release(client);
      return result;
    } catch (error) {
      release(client, error);
      throw maybe(error, isCommitting);
    }
  }

  /** `asks`: how it is asked, where that is known already. */
  const limited = (
    limitMs: number,
    patienceMs: number,
    organizationId: string | null,
    asks: Ask = alone(limitMs, patienceMs),
  ): Store => {
    const db = dbOn(asks, cipher, null, organizationId);
    return {
      cipher,
      organizationId,
      connection: null,
      ask: db.ask,
      rows: db.rows,
      run: db.run,
      get prisma() {
        return db.prisma;
      },
      pool,
      silentMs: silence.ms,
      within: (ms, patience = 0) => limited(ms, patience, organizationId),
      of: (id) => limited(limitMs, patienceMs, id, asks),
      get unhurried() {
        return limited(longestMs, 0, organizationId);
      },
      transaction: (work) => transaction(limitMs, organizationId, work),
      async close() {
        if (!pool.ended) await pool.end();
      },
    };
  };
  return limited(longestMs, 0, null);
}
