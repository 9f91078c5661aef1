import { AsyncLocalStorage } from "node:async_hooks";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient } from "../generated/client.ts";
import type { Ask } from "./ask.ts";
import type { RowModel } from "./row-models.ts";

/**
 * The Prisma client for single rows. Each call is one statement, or one per table that `include`
 * names; what writes to two tables at once is refused, since nobody would hold the two together.
 * Times and days arrive as `Date` (`instant-of.ts` makes ours of them). `findFirst` takes the place
 * of `findUnique`, which Prisma would put together with those of other transactions.
 */
export type Rows = {
  readonly [Model in RowModel]: Omit<PrismaClient[Model], "findUnique" | "findUniqueOrThrow">;
};

/** Who puts the questions of the call that is under way. */
const asking = new AsyncLocalStorage<Ask>();

/** Stands where Prisma expects a pool, and has no connections: the caller's is asked. */
class NoPool extends pg.Pool {
  override query = ((question: pg.QueryConfig) => {
    const ask = asking.getStore();
    if (ask === undefined) throw new Error("Prisma asks something by itself");
    return ask(question);
  }) as unknown as pg.Pool["query"];

  override connect = (() => {
    throw new Error("Prisma would begin a transaction of its own");
  }) as unknown as pg.Pool["connect"];
}

/** One for the process, since it has no connection; made when it is first used. */
let shared: PrismaClient | undefined;

const theClient = (): PrismaClient => {
  shared ??= new PrismaClient({ adapter: new PrismaPg(new NoPool()) });
  return shared;
};

/**
 * Gets Prisma ready while something else is waited for: a process that serves will need it, and it
 * takes a tenth of a second. What is wrong with it shows at its first use.
 */
export function preparePrisma(): void {
  theClient()
    .$connect()
    .catch(() => {});
}

const known = new WeakMap<Ask, Rows>();

/**
 * Prisma whose statements go through `ask`. What fails there fails as it would without Prisma,
 * which has errors of its own only for calls that make no sense and for a row that must be and is
 * not.
 */
export function prismaOn(ask: Ask): Rows {
  const made = known.get(ask);
  if (made !== undefined) return made;
  const rows: unknown = theClient().$extends({
    query: {
      async $allOperations({ args, query }) {
        let failure: unknown;
        const noting: Ask = (question) =>
          ask<never>(question).catch((error: unknown) => {
            failure = error;
            throw error;
          });
        try {
          return await asking.run(noting, async () => await query(args));
        } catch (error) {
          throw failure ?? error;
        }
      },
    },
  });
  known.set(ask, rows as Rows);
  return rows as Rows;
}
