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

const query = (statement: Pick<Sql, "text" | "values">, name?: string) => ({
  text: statement.text,
  values: statement.values as unknown[],
  types,
  ...(name === undefined ? {} : { name }),
});

/**
 * Runs one statement on a connection, waited for so many milliseconds; its values arrive as domain
 * types (`Db.rows`). Throws `DatabaseAwayError`, as of a statement that does not stand alone.
 */
export const ask = <Row extends object>(
  client: pg.ClientBase,
  limitMs: number,
  statement: Pick<Sql, "text" | "values">,
  name?: string,
): Promise<pg.QueryResult<Row>> =>
  inTime(limitMs, client.query<Row>(query(statement, name)), () => {
    throw new Error("Query read timeout");
  }).catch((error: unknown) => {
    throw awayFrom(error, false) ?? error;
  });
