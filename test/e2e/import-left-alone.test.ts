import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { setStop } from "../../src/app/customer/set-stop.ts";
import { startImporting } from "../support/importing.ts";

let house: Awaited<ReturnType<typeof startImporting>>;
beforeAll(async () => {
  house = await startImporting();
});
beforeEach(async () => {
  await house.store.pool.query("TRUNCATE customer, contact, touch, import CASCADE");
});
afterAll(() => house.stop());

const state = () =>
  house.rows(`SELECT c.code, c.due_on IS NULL AS "isUndue",
    ARRAY(SELECT s.kind FROM customer_stop s WHERE s.customer_id = c.id ORDER BY s.kind) AS stops
    FROM customer c ORDER BY c.code`);

async function stop(code: string, kind: "all" | "marketing" = "all") {
  const [row] = await house.rows(`SELECT id FROM customer WHERE code = '${code}'`);
  const asked = { kind, channel: null } as const;
  await setStop(house, await house.actor("ada"), String(row?.id), asked, "leave us alone");
}

it("a file that names a customer who is to be left alone changes the rest of them", async () => {
  await house.take("customers", "code,name,country,tier\nC1,Anadolu,TR,A\n");
  await stop("C1");
  const file = "code,name,country,tier,note\nC1,Anadolu A.Ş.,TR,KA,new\n";
  expect((await house.take("customers", file)).problems).toEqual([]);
  await house.take("touches", "customer,at,kind,outcome\nC1,2026-11-10,call,replied\n");
  await house.take("orders", "customer,number,date,amount,currency\nC1,1,2026-03-05,10,USD\n");
  expect(await state()).toEqual([{ code: "C1", isUndue: true, stops: ["all"] }]);
});

it("an import that added a customer is not taken back once they asked for something", async () => {
  const { import: id } = await house.take("customers", "code,name,country\nC1,Anadolu,TR\n");
  await stop("C1", "marketing");
  expect((await house.revert(id)).outcome).not.toBe("reverted");
  expect(await state()).toEqual([{ code: "C1", isUndue: false, stops: ["marketing"] }]);
});

it("a second row of the same firm is to be left alone as well, and goes with its import", async () => {
  await house.take(
    "customers",
    "code,name,country,website\nC1,Anadolu Tekstil,TR,anadolu.example\nC2,Nile,EG,nile.example\n",
  );
  await stop("C1");
  await stop("C2", "marketing");
  const { import: id } = await house.take(
    "customers",
    "code,name,country,website\nX1,Anadolu Tekstil A.Ş.,TR,\nX2,Nile Group,EG,www.nile.example\nX3,Anadolu Tekstil,DE,\n",
  );
  expect(await state()).toMatchObject([
    { code: "C1", stops: ["all"] },
    { code: "C2", stops: ["marketing"] },
    { code: "X1", isUndue: true, stops: ["all"] },
    { code: "X2", isUndue: false, stops: ["marketing"] },
    { code: "X3", isUndue: false, stops: [] },
  ]);
  expect((await house.revert(id)).outcome).toBe("reverted");
  expect(await state()).toHaveLength(2);
});
