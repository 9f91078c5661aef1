import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { actorAt } from "../../../src/app/actor-at.ts";
import { addHolidays } from "../../../src/app/calendar/edit-holidays.ts";
import { administrator } from "../../../src/app/members/administrator.ts";
import type { CivilDate, Instant } from "../../../src/core/time/civil.ts";
import { refreshCustomers } from "../../../src/store/cadence/refresh-customers.ts";
import { withSteadyPlanning } from "../../../src/store/cadence/steady-planning.ts";
import type { Db } from "../../../src/store/database/database.ts";
import { sql } from "../../../src/store/database/sql.ts";
import { sharedApp } from "../../support/shared-app.ts";
import { foundTradingHouse, type TradingHouse } from "../../support/trading-house.ts";

const now = Date.parse("2026-12-02T11:50:00Z") as Instant;

let house: TradingHouse;

const app = sharedApp({ http: false }, async () => {
  house = await foundTradingHouse(app.genjin.app.store);
  await app.genjin.app.store.run(sql`UPDATE member SET role = 'admin' WHERE handle = 'wei'`);
});

/** A day in Turkey is closed by the admin, in a transaction of its own. */
async function close(day: string): Promise<void> {
  const known = await administrator(app.genjin.app);
  if (known === null) throw new Error("no admin");
  const [from, to] = [day as CivilDate, day as CivilDate];
  const rule = { isOurs: false, country: "TR", from, to, kind: "closed", name: "Strike" } as const;
  await addHolidays(app.genjin.app, actorAt(known, now, ""), [rule]);
}

/** Somebody asks for a day, in this transaction. */
async function ask(db: Db, ref: string, day: string): Promise<void> {
  const [row] = await db.rows<{ id: string }>(
    sql`UPDATE customer SET requested_on = ${day}::date WHERE ref = ${ref} RETURNING id`,
  );
  await refreshCustomers(db, house.organizationId, [row?.id ?? ""]);
}

const dueOf = async (db: Db, ref: string) => {
  const [row] = await db.rows<{ on: string }>(
    sql`SELECT due_on AS on FROM customer WHERE ref = ${ref}`,
  );
  return row?.on;
};

const customer = async () => {
  const touches = [{ at: "2026-12-02T10:00:00Z", outcome: "contacted" }] as const;
  const [ref = ""] = await house.addCustomers([
    { name: "Anadolu Tekstil", owner: "lily", touches },
  ]);
  return ref;
};

describe("a calendar that changes while somebody asks for a day", () => {
  it("moves the due although neither saw what the other wrote", async () => {
    const { store } = app.genjin.app;
    const ref = await customer();
    let closing: Promise<void> = Promise.resolve();
    await store.transaction(async (db) => {
      await ask(db, ref, "2027-05-05");
      expect(await dueOf(db, ref)).toBe("2027-05-05");
      closing = close("2027-05-05");
      await Promise.race([closing, wait(500)]);
    });
    await closing;
    expect(await dueOf(store, ref)).toBe("2027-05-06");
  });

  it("is seen by what has begun before and ends after it", async () => {
    const { store } = app.genjin.app;
    let passes = 0;
    await store.transaction((db) =>
      withSteadyPlanning(db, house.organizationId, async () => {
        passes++;
        if (passes === 1) await close("2027-04-14");
      }),
    );
    expect(passes).toBe(2);
  });

  it("costs no second derivation when nothing changed", async () => {
    let passes = 0;
    await app.genjin.app.store.transaction((db) =>
      withSteadyPlanning(db, house.organizationId, async () => {
        passes++;
      }),
    );
    expect(passes).toBe(1);
  });
});
