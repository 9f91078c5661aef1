import pg from "pg";
import { awayFrom } from "./away.ts";
import { inTime } from "./in-time.ts";
import type { Sql } from "./sql.ts";

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

/** Puts one question on a connection, or on one of the pool's. */
export type Ask = <Row extends pg.QueryResultRow>(
  question: pg.QueryConfig,
) => Promise<pg.QueryResult<Row>>;

/** A statement as a question whose answer arrives as domain types (`Db.rows`). */
export const questionOf = (
  statement: Pick<Sql, "text" | "values">,
  name?: string,
): pg.QueryConfig => ({
  text: statement.text,
  values: statement.values as unknown[],
  types,
  ...(name === undefined ? {} : { name }),
});

/**
 * Puts a question on a connection, waited for so many milliseconds. Throws `DatabaseAwayError`, as
 * of a statement that does not stand alone.
 */
export const ask = <Row extends pg.QueryResultRow>(
  client: pg.ClientBase,
  limitMs: number,
  question: pg.QueryConfig,
): Promise<pg.QueryResult<Row>> =>
  inTime(limitMs, client.query<Row>(question), () => {
    throw new Error("Query read timeout");
  }).catch((error: unknown) => {
    throw awayFrom(error, false) ?? error;
  });
