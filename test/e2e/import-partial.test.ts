import { existsSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { ImportKind, ImportPreset } from "../../src/app/import/values/words.ts";
import { importReport, rejectedFile } from "../../src/cli/import-report.ts";
import { loadLocales } from "../../src/i18n/load-locales.ts";
import { startImporting } from "../support/importing.ts";

let house: Awaited<ReturnType<typeof startImporting>>;
beforeAll(async () => {
  house = await startImporting();
  await house.take("customers", "code,name,country\nC1,Anadolu,TR\nC2,Nile,EG\n");
});
afterAll(() => house.stop());

const speak = loadLocales().speaker("en");

/** Takes the good rows of a file; answers the rejected file beside it. */
async function takePartly(
  kind: ImportKind,
  content: string,
  options: { readonly dryRun?: boolean; readonly preset?: ImportPreset; readonly as?: string } = {},
) {
  const path = house.write(content);
  const partial = rejectedFile(speak, path);
  const result = await house.take(kind, "", { source: path, partial, ...options });
  const rejected = existsSync(partial.path) ? readFileSync(partial.path, "utf8") : null;
  return { result, rejected };
}

const mixed = "name;country;tier;tags\nGood One;DE;A;vip\nBad One;Atlantis;A;\nGood Two;FR;Z;\n";

it("stays all or nothing by default, and says how many rows are good", async () => {
  const before = await house.everything();
  const result = await house.take("customers", mixed);
  expect(result).toMatchObject({ import: null, created: 0, takeable: 1, problemCount: 2 });
  expect(importReport(speak, result)).toContain("1 row is good. With --partial it is taken");
  expect(await house.everything()).toBe(before);
});

it("takes the good rows and lists the others to mend, which a later import takes", async () => {
  const dry = await takePartly("customers", mixed, { dryRun: true });
  expect(dry).toMatchObject({ result: { import: null, created: 1, rejected: 2 }, rejected: null });
  const { result, rejected } = await takePartly("customers", mixed);
  expect(result).toMatchObject({ rows: 3, created: 1, rejected: 2, problemCount: 2 });
  expect(result.import).not.toBeNull();
  const lines = (rejected ?? "").split("\r\n");
  expect(lines[0]).toBe("\ufeffname,country,tier,tags,Genjin: what to mend");
  expect(lines[1]).toContain('Bad One,Atlantis,A,,"row 3, country: ');
  expect(lines[2]).toContain('Good Two,FR,Z,,"row 4, tier: ');
  const mended = (rejected ?? "").replace("Atlantis", "Italy").replace("FR,Z", "FR,B");
  expect(await house.take("customers", mended)).toMatchObject({
    created: 2,
    unknownColumns: [],
    problems: [],
  });
  const again = await takePartly("customers", (rejected ?? "").replace("FR,Z", "ES,B"));
  expect(again.rejected?.split("\r\n")).toHaveLength(3);
  expect(again.rejected?.match(/Genjin/g)).toHaveLength(1);
  expect(await house.revert(result.import)).toMatchObject({ outcome: "reverted", removed: 1 });
});

it("keeps rows that are too long whole, and their reason behind them", async () => {
  const { result, rejected } = await takePartly(
    "customers",
    "name,country\nFine Co,DE\nLong, Co,DE\nalone\n",
  );
  expect(result).toMatchObject({ created: 1, rejected: 2 });
  expect(rejected?.split("\r\n")[0]).toBe("\ufeffname,country,,Genjin: what to mend");
  expect(rejected).toContain('Long," Co",DE,"row 3: ');
});

it("writes what only the other rows settled so that it cannot be misread alone", async () => {
  const { rejected } = await takePartly(
    "orders",
    "customer;number;date;currency;amount\nC1;1;03/04/2026;EUR;1,234\nC1;2;13/04/2026;EUR;1,5\nC9;3;04/03/2026;EUR;2,345\n",
  );
  expect(rejected).toContain("C9,3,2026-03-04,EUR,2.3450,");
  expect((await house.rows("SELECT amount FROM customer_order WHERE number = '1'"))[0]).toEqual({
    amount: 1.234,
  });
});

it("leaves out whole orders of which a line is wrong, and all of customers not to be seen", async () => {
  const head =
    "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";
  const lines = `${head}1,A,LAMP,6,2026-01-05,2.5,900,Germany
2,A,LAMP,6,2026-01-05,2.5,900,Germany
2,B,CUP,many,2026-01-05,2.5,900,Germany
3,A,LAMP,1,2026-01-05,2.5,C1,Turkey
2,C,MUG,1,2026-01-05,2.5,900,Germany
`;
  const { result, rejected } = await takePartly("orders", lines, {
    preset: "order-lines",
    as: "tom",
  });
  expect(result).toMatchObject({ created: 1, rejected: 4 });
  expect(
    rejected
      ?.split("\r\n")
      .slice(1, 5)
      .map((line) => line.slice(0, 4)),
  ).toEqual([...["2,A,", "2,B,", "3,A,", "2,C,"]]);
  const [sum] = await house.rows(`SELECT count(*) AS n, sum(amount) AS amount
    FROM customer_order o JOIN customer c ON c.id = o.customer_id WHERE c.code = '900'`);
  expect(sum).toEqual({ n: 1, amount: 15 });
});

it("saves nothing where no row is good, or the file is wrong as a whole", async () => {
  const before = await house.everything();
  const none = await takePartly("customers", "name,country\nBad,Atlantis\n");
  expect(none.result).toMatchObject({ import: null, rejected: 1, created: 0 });
  expect(none.rejected).toContain("Atlantis");
  const whole = await takePartly("customers", "colour,size\nred,1\n");
  expect(whole).toMatchObject({ result: { import: null, rejected: 0 }, rejected: null });
  expect(await house.everything()).toBe(before);
});
