import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sql } from "../../src/store/database/sql.ts";
import { startImporting } from "../support/importing.ts";

let house: Awaited<ReturnType<typeof startImporting>>;

describe("an order that was told in the chat", () => {
  beforeEach(async () => {
    house = await startImporting();
    await house.take("customers", "code,name,country\nC1,Anadolu Tekstil,Turkey\n");
  });
  afterEach(() => house.stop());

  const toldBefore = async (number: string, amount: number, on = "2026-11-10") => {
    const [row] = await house.rows("SELECT id, organization_id FROM customer WHERE code = 'C1'");
    const { id, organization_id: organization } = row as Record<string, string>;
    await house.store.run(sql`
      INSERT INTO customer_order (id, organization_id, customer_id, number, ordered_on, currency,
        amount, products, is_told_only)
      VALUES (gen_random_uuid(), ${organization}::uuid, ${id}::uuid, ${number}, ${on}::date, 'USD',
        ${amount}, '{film}', TRUE)`);
  };
  const orders = () =>
    house.rows(
      "SELECT number, ordered_on, amount, products, is_told_only FROM customer_order ORDER BY number",
    );

  it.each([
    ["orders", "customer,number,date,currency,amount\nC1,SO-9,2026-11-15,USD,5000\n"],
    [
      "orders",
      "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\nSO-9,X,film,10,2026-11-15,500,C1,Turkey\n",
    ],
  ] as const)(
    "is the one of a file of the same amount of about that day: %s",
    async (kind, file) => {
      await toldBefore("C1-1", 5000);
      const isLines = file.startsWith("InvoiceNo");
      const result = await house.take(
        kind,
        file,
        isLines ? { preset: "order-lines", currency: "USD" } : {},
      );
      expect(result).toMatchObject({ created: 0, updated: 1, problems: [] });
      expect(result.reasons).toMatchObject([{ reason: "order-told", values: ["C1-1 = SO-9"] }]);
      expect(await orders()).toMatchObject([
        { number: "SO-9", ordered_on: "2026-11-15", amount: 5000, is_told_only: false },
      ]);
    },
  );

  it("is no other, of another amount or long before, and one of the same number is", async () => {
    await toldBefore("C1-1", 5000, "2026-09-01");
    await toldBefore("PI-7", 300);
    const result = await house.take(
      "orders",
      "customer,number,date,currency,amount\nC1,SO-9,2026-11-15,USD,5000\nC1,SO-10,2026-11-10,USD,800\nC1,PI-7,2026-11-11,USD,310\n",
    );
    expect(result).toMatchObject({ created: 2, updated: 1, reasons: [] });
    expect((await orders()).map(({ number, is_told_only: is }) => [number, is])).toEqual([
      ["C1-1", true],
      ["PI-7", false],
      ["SO-10", false],
      ["SO-9", false],
    ]);
  });

  it("stands for one order of the file, not for two", async () => {
    await toldBefore("C1-1", 5000);
    const two =
      "customer,number,date,currency,amount\nC1,SO-9,2026-11-15,USD,5000\nC1,SO-10,2026-11-10,USD,5000\n";
    expect(await house.take("orders", two)).toMatchObject({ created: 1, updated: 1 });
    expect(await house.take("orders", two)).toMatchObject({ created: 0, unchanged: 2 });
  });
});
