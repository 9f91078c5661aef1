import { DatabaseAwayError } from "../../errors.ts";

/**
 * Words of pg's for a connection that did not come about, broke or fell silent; it gives them no
 * code (pg 8.23, `client.js` and pg-pool's `index.js`).
 */
const broken =
  /^(Query read timeout|Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed)/;

/**
 * SQLSTATEs of a server that stops, starts or breaks a connection off (57P0x, 08xxx), is out of
 * room (53xxx), or gave a statement or a transaction up because it took too long (57014, 25P03).
 */
const passing = /^(57P0\d|08...|53...|57014|25P03)$/;

/** Codes of the network's errors, but not those of mistakes (`ERR_…`). */
const network = /^E(?!RR_)[A-Z]+$/;

/** Codes of a server that is not there for anybody: refused, starting, stopping. */
const absent = /^(ECONNREFUSED|ENOENT|57P0[123])$/;

/** Whether a statement failed because there is no server, and not only no way to it. */
export const isAbsent = (error: unknown): boolean =>
  error instanceof Error && absent.test(String((error as NodeJS.ErrnoException).code));

/**
 * What a failed statement says of the database: null where it answered, and this is its answer.
 * `mayBeSaved` where the statement stands alone.
 */
export function awayFrom(error: unknown, mayBeSaved: boolean): DatabaseAwayError | null {
  if (!(error instanceof Error)) return null;
  const { code } = error as NodeJS.ErrnoException;
  const isAway =
    code === undefined ? broken.test(error.message) : network.test(code) || passing.test(code);
  return isAway ? new DatabaseAwayError({ cause: error, mayBeSaved }) : null;
}
