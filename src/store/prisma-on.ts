import { PrismaPg } from "@prisma/adapter-pg";
import type pg from "pg";
import { awayFrom } from "./away.ts";
import { PrismaClient } from "./generated/client.ts";
import type { Silence } from "./silence.ts";

/** Prisma on the same pool: what it fails with is told apart in the same way. */
export const prismaOn = (pool: pg.Pool, silence: Silence) =>
  new PrismaClient({ adapter: new PrismaPg(pool) }).$extends({
    query: {
      $allOperations: ({ args, query }) =>
        silence.over(() =>
          query(args).catch((error: unknown) => {
            throw awayFrom(error, true) ?? error;
          }),
        ),
    },
  });
