import { beforeEach, describe, expect, it } from "vitest";
import { sql } from "../../src/store/database/sql.ts";
import { memberByHandle } from "../../src/store/members/members.ts";
import type { Scope } from "../../src/store/scope.ts";
import { callableCustomers } from "../../src/store/search/callable-customers.ts";
import { chanceOf, oneOf } from "../faults/battery/chance.ts";
import { sharedApp } from "../support/shared-app.ts";
import { foundTradingHouse } from "../support/trading-house.ts";

const app = sharedApp({ http: false }, async () => {
  const house = await foundTradingHouse(app.genjin.app.store);
  await house.addCustomers([
    { name: "Ankara Lift", owner: "lily" },
    { name: "Izmir Stone", owner: "lily", country: "TR" },
    { name: "Bath Tiles", owner: "tom", country: "GB", zone: "Europe/London" },
    { name: "Cork Doors", owner: "tom", country: "IE", zone: "Europe/Dublin" },
  ]);
});

let scopes: readonly Scope[];
beforeEach(async () => {
  const known = await Promise.all(
    ["lily", "tom"].map((handle) => memberByHandle(app.genjin.app.store, handle)),
  );
  scopes = known.flatMap((one) => (one === null ? [] : [one.scope]));
});

const names = ["Nile Foods", "Oslo Wind", "Pune Steel", "Quito Roses", "Riga Amber"];
const anyCustomer = sql`(SELECT id FROM customer ORDER BY random() LIMIT 1)`;
const anyOwner = sql`(SELECT id FROM member WHERE handle IN ('lily', 'tom') ORDER BY random() LIMIT 1)`;

/** Ways in which customers come to be called otherwise, or others are called; the last are none. */
const changes = [
  (name: string) => sql`UPDATE customer SET name = ${name} WHERE id = ${anyCustomer}`,
  (name: string) => sql`UPDATE customer SET city = ${name} WHERE id = ${anyCustomer}`,
  () => sql`UPDATE customer SET country = 'EG' WHERE id = ${anyCustomer}`,
  () => sql`UPDATE customer SET owner_id = ${anyOwner} WHERE id = ${anyCustomer}`,
  (name: string) => sql`INSERT INTO contact (id, organization_id, customer_id, name, created_at)
    SELECT gen_random_uuid(), organization_id, id, ${name}, now() FROM customer WHERE id = ${anyCustomer}`,
  (name: string) => sql`UPDATE contact SET name = ${name}`,
  () => sql`DELETE FROM contact WHERE customer_id = ${anyCustomer}`,
  (
    name: string,
  ) => sql`INSERT INTO customer_alias (id, organization_id, customer_id, name, name_key)
    SELECT gen_random_uuid(), organization_id, id, ${name}, lower(${name}) FROM customer WHERE id = ${anyCustomer}`,
  (name: string) => sql`UPDATE customer_alias SET name = ${name}`,
  () => sql`DELETE FROM customer_alias WHERE customer_id = ${anyCustomer}`,
  () => sql`UPDATE customer SET last_touch_at = now() WHERE id = ${anyCustomer}`,
  () => sql`UPDATE customer SET tier = 'B' WHERE id = ${anyCustomer}`,
  () =>
    sql`DELETE FROM name_change WHERE id <> (SELECT id FROM name_change ORDER BY at DESC, id LIMIT 1)`,
];

describe("names kept in memory", () => {
  it("are always those of the database, whatever changed them", async () => {
    const { store } = app.genjin.app;
    const chance = chanceOf(41);
    for (let turn = 0; turn < 150; turn++) {
      await store.run(oneOf(chance, changes)(oneOf(chance, names)));
      for (const scope of scopes) {
        const kept = await callableCustomers(store, scope, []);
        const read = await store.transaction((db) => callableCustomers(db, scope, []));
        expect(kept).toEqual(read);
      }
    }
  });

  it("are not those of a change that was taken back, nor of one that is not saved yet", async () => {
    const { store } = app.genjin.app;
    const [lily] = scopes as [Scope];
    const called = async () => (await callableCustomers(store, lily, [])).map(({ name }) => name);
    const before = await called();
    await store
      .transaction(async (db) => {
        await db.run(
          sql`UPDATE customer SET name = 'Nobody' WHERE owner_id = ${lily.memberId}::uuid`,
        );
        expect(await called()).toEqual(before);
        throw new Error("taken back");
      })
      .catch(() => {});
    expect(await called()).toEqual(before);
    await store.transaction(async (db) => {
      await db.run(
        sql`UPDATE customer SET name = 'Somebody' WHERE owner_id = ${lily.memberId}::uuid`,
      );
      expect(await called()).toEqual(before);
    });
    expect(new Set(await called())).toEqual(new Set(["Somebody"]));
  });
});
