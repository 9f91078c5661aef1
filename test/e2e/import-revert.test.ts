import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startImporting } from "../support/importing.ts";

let house: Awaited<ReturnType<typeof startImporting>>;
beforeAll(async () => {
  house = await startImporting();
});
beforeEach(async () => {
  await house.store.pool.query(
    "TRUNCATE customer, contact, touch, customer_order, owed, tier_change, import CASCADE",
  );
});
afterAll(() => house.stop());

/** What people see; not the log of what was done. */
const state = async () =>
  JSON.stringify(
    await Promise.all(
      ["customer", "contact", "touch", "customer_order", "tier_change"].map((table) =>
        house.rows(`SELECT * FROM ${table} ORDER BY id`),
      ),
    ),
  );

const first = "code,name,country,tier,note\nC1,Anadolu,TR,A,old note\nC2,Nile,EG,B,\n";

describe("taking an import back", () => {
  it("removes what it added and restores what it changed", async () => {
    await house.take("customers", first);
    await house.take("contacts", "customer,name,email\nC1,Ann,ann@a.example\n");
    const before = await state();
    const imports = [
      await house.take(
        "customers",
        "code,name,tier,note\nC1,Anadolu A.Ş.,KA,new note\nC3,Third,C,\n",
      ),
      await house.take(
        "contacts",
        "customer,name,email,phone\nC1,Ann,ann@a.example,+905321234567\nC2,Bob,bob@b.example,\n",
      ),
      await house.take("touches", "customer,at,kind,outcome\nC1,2026-11-10,call,replied\n"),
      await house.take(
        "orders",
        "customer,number,date,amount,currency\nC2,1,2026-03-05,10,USD\nC2,2,2026-04-05,10,USD\n",
      ),
    ];
    for (const one of imports) expect(one.problems).toEqual([]);
    expect(await state()).not.toBe(before);
    for (const one of imports.reverse())
      expect(await house.revert(one.import)).toMatchObject({ outcome: "reverted" });
    expect(await state()).toBe(before);
    const audit = await house.rows(
      "SELECT action FROM audit_entry WHERE action LIKE 'import.%' ORDER BY id",
    );
    expect(audit.filter(({ action }) => action === "import.reverted")).toHaveLength(4);
    expect(audit.filter(({ action }) => action === "import.done")).toHaveLength(6);
  });

  it("happens once, and not for an import that is not there", async () => {
    const { import: id } = await house.take("customers", first);
    expect(await house.revert(id)).toEqual({ outcome: "reverted", removed: 2, restored: 0 });
    expect(await house.revert(id)).toEqual({ outcome: "reverted-before" });
    expect(await house.revert("0190a5b0-0000-7000-8000-000000000000")).toEqual({
      outcome: "not-found",
    });
    expect(await house.revert("nonsense")).toEqual({ outcome: "not-found" });
  });

  it("is refused where a column was changed since, and not where another was", async () => {
    await house.take("customers", first);
    const { import: id } = await house.take("customers", "code,industry\nC1,textile\nC2,cotton\n");
    await house.store.pool.query("UPDATE customer SET tags = '{vip}' WHERE code = 'C1'");
    await house.store.pool.query("UPDATE customer SET industry = 'steel' WHERE code = 'C2'");
    const refused = await house.revert(id);
    expect(refused).toMatchObject({
      outcome: "blocked",
      count: 1,
      obstacles: [{ table: "customer", code: "C2", why: "changed" }],
    });
    await house.store.pool.query("UPDATE customer SET industry = 'cotton' WHERE code = 'C2'");
    expect(await house.revert(id)).toMatchObject({ outcome: "reverted", restored: 2 });
    const [one] = await house.rows("SELECT industry, tags FROM customer WHERE code = 'C1'");
    expect(one).toEqual({ industry: null, tags: ["vip"] });
  });

  it("is refused where something hangs on a customer that came with it", async () => {
    const { import: id } = await house.take("customers", first);
    const later = await house.take("touches", "customer,at\nC1,2026-11-10\n");
    expect(await house.revert(id)).toMatchObject({
      outcome: "blocked",
      obstacles: [{ table: "touch", code: "C1", why: "added" }],
    });
    await house.revert(later.import);
    expect(await house.revert(id)).toMatchObject({ outcome: "reverted" });
    expect(await house.rows("SELECT id FROM customer")).toEqual([]);
  });

  it("is refused where a later import wrote the same order", async () => {
    await house.take("customers", first);
    const header = "customer,number,date,amount,currency\n";
    const { import: id } = await house.take("orders", `${header}C1,1,2026-01-05,10,USD\n`);
    const later = await house.take("orders", `${header}C1,1,2026-01-05,12,USD\n`);
    expect(await house.revert(id)).toMatchObject({
      outcome: "blocked",
      obstacles: [{ why: "changed" }],
    });
    await house.revert(later.import);
    expect(await house.rows("SELECT amount FROM customer_order")).toEqual([{ amount: 10 }]);
    expect(await house.revert(id)).toMatchObject({ outcome: "reverted" });
    expect(await house.rows("SELECT stage FROM customer WHERE code = 'C1'")).toEqual([
      { stage: "lead" },
    ]);
  });

  it("is for whoever imported, and for admins; others learn nothing", async () => {
    const { import: id } = await house.take("customers", "code,name,country\nL1,Lilys,DE\n", {
      as: "lily",
    });
    expect(await house.revert(id, "tom")).toEqual({ outcome: "not-found" });
    await house.store.pool.query("UPDATE customer SET owner_id = NULL WHERE code = 'L1'");
    expect(await house.revert(id, "lily")).toMatchObject({
      outcome: "blocked",
      obstacles: expect.arrayContaining([expect.objectContaining({ why: "not-yours" })]),
    });
    await house.store.pool.query(
      "UPDATE customer SET owner_id = (SELECT id FROM member WHERE handle = 'lily') WHERE code = 'L1'",
    );
    expect(await house.revert(id, "lily")).toMatchObject({ outcome: "reverted" });
  });
});
