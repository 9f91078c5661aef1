import pg from "pg";
import { describe, expect, it, vi } from "vitest";
import { DatabaseAwayError } from "../../../src/errors.ts";
import type { Db, Store } from "../../../src/store/database/database.ts";
import { newId } from "../../../src/store/database/new-id.ts";
import { sql } from "../../../src/store/database/sql.ts";
import { type KnownMember, memberByHandle } from "../../../src/store/members/members.ts";
import type { Scope } from "../../../src/store/scope.ts";
import { sharedApp } from "../../support/shared-app.ts";
import { foundTradingHouse } from "../../support/trading-house.ts";

let store: Store;
let scope: Scope;

const app = sharedApp({ http: false }, async () => {
  store = app.genjin.app.store;
  await foundTradingHouse(store);
  scope = ((await memberByHandle(store, "lily")) as KnownMember).scope;
});

const keep = ({ prisma }: Db, name: string) =>
  prisma.savedFilter.create({
    data: {
      id: newId(),
      organizationId: scope.organizationId,
      memberId: scope.memberId,
      name,
      query: "de",
    },
  });
const names = async ({ prisma }: Db): Promise<string[]> =>
  (await prisma.savedFilter.findMany({ orderBy: { name: "asc" } })).map(({ name }) => name);
const stop = new Error("stop");

describe("Prisma in a transaction", () => {
  it("sees what the transaction has written, whichever way", async () => {
    await store.transaction(async (db) => {
      await keep(db, "by Prisma");
      expect(await db.rows(sql`SELECT name FROM saved_filter`)).toEqual([{ name: "by Prisma" }]);
      await db.run(sql`UPDATE saved_filter SET name = 'by SQL'`);
      expect(await names(db)).toEqual(["by SQL"]);
      expect(await names(store)).toEqual([]);
    });
    expect(await names(store)).toEqual(["by SQL"]);
  });

  it("is undone with it", async () => {
    const work = store.transaction(async (db) => {
      await keep(db, "gone");
      throw stop;
    });
    await expect(work).rejects.toBe(stop);
    expect(await names(store)).toEqual([]);
  });

  it("stays on its connection while others are under way", async () => {
    const own = (db: Db, word: string) =>
      db.prisma.savedFilter.findFirst({ where: { name: word }, select: { name: true } });
    const words = Array.from({ length: 8 }, (_, index) => `list ${index}`);
    const seen = await Promise.all(
      words.map((word) =>
        store
          .transaction(async (db) => {
            await keep(db, word);
            const [, mine] = await Promise.all([own(store, word), own(db, word), names(db)]);
            expect(mine).toEqual({ name: word });
            expect(await names(db)).toEqual([word]);
            throw stop;
          })
          .catch((error: unknown) => error),
      ),
    );
    expect(seen).toEqual(words.map(() => stop));
    expect(await names(store)).toEqual([]);
  });

  it("does not begin one of its own", async () => {
    const id = newId();
    const two = store.prisma.team.create({
      data: {
        id,
        organizationId: scope.organizationId,
        name: "West",
        chats: {
          create: {
            id: newId(),
            platform: "local",
            externalId: "west",
            kind: "group",
          },
        },
      },
    });
    await expect(two).rejects.toThrow("a transaction of its own");
    expect(await store.rows(sql`SELECT 1 FROM team WHERE id = ${id}::uuid`)).toEqual([]);
  });
});

describe("what fails below Prisma", () => {
  const hurried = () => store.within(300);
  /** Holds the rows of the table in another session while `work` tries to write one. */
  async function held(work: () => Promise<void>): Promise<void> {
    const other = new pg.Client({ connectionString: app.genjin.databaseUrl });
    await other.connect();
    await other.query("BEGIN; LOCK TABLE saved_filter");
    try {
      await work();
    } finally {
      await other.query("ROLLBACK");
      // What was given up here still comes to its end there, before the next test begins.
      await vi.waitFor(async () => {
        const busy = `SELECT pid FROM pg_stat_activity WHERE datname = current_database()
          AND pid <> pg_backend_pid() AND state <> 'idle'`;
        expect((await other.query(busy)).rows).toEqual([]);
      });
      await other.end();
    }
  }

  it("is what PostgreSQL answered", async () => {
    await keep(store, "twice");
    await expect(keep(store, "twice")).rejects.toMatchObject({ code: "23505" });
    const inside = store.transaction((db) => keep(db, "twice"));
    await expect(inside).rejects.toMatchObject({ code: "23505" });
  });

  it("is a database away where it takes too long: perhaps saved outside of a transaction", async () => {
    await held(async () => {
      const error = await keep(hurried(), "late").catch((failed: unknown) => failed);
      expect(error).toBeInstanceOf(DatabaseAwayError);
      expect(error).toMatchObject({ mayBeSaved: true });
    });
  });

  it("is a database away where it takes too long: not saved inside of one", async () => {
    await held(async () => {
      const work = hurried().transaction((db) => keep(db, "late"));
      const error = await work.catch((failed: unknown) => failed);
      expect(error).toBeInstanceOf(DatabaseAwayError);
      expect(error).toMatchObject({ mayBeSaved: false });
    });
    expect(await names(store)).toEqual([]);
  });

  it("is a database away where the connection breaks", async () => {
    const work = store.transaction(async (db) => {
      await keep(db, "broken off");
      const [{ pid } = { pid: 0 }] = await db.rows<{ pid: number }>(
        sql`SELECT pg_backend_pid() AS pid`,
      );
      await store.rows(sql`SELECT pg_terminate_backend(${pid}::int)`);
      await names(db);
    });
    const error = await work.catch((failed: unknown) => failed);
    expect(error).toBeInstanceOf(DatabaseAwayError);
    expect(error).toMatchObject({ mayBeSaved: false });
    expect(await names(store)).toEqual([]);
  });

  it("counts as silence while nobody answers", async () => {
    await held(async () => {
      const work = keep(store.within(1000), "late").catch(() => {});
      await new Promise((resolve) => setTimeout(resolve, 400));
      expect(store.silentMs()).toBeGreaterThan(300);
      await work;
    });
  });
});
