import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { ImportKind } from "../../src/app/import/values/words.ts";
import { importReport, importResult } from "../../src/cli/import-report.ts";
import { loadLocales } from "../../src/i18n/load-locales.ts";
import { startImporting } from "../support/importing.ts";
import { type XlsxCell, xlsx, zip } from "../support/xlsx.ts";

let house: Awaited<ReturnType<typeof startImporting>>;
let before: string;
beforeAll(async () => {
  house = await startImporting();
  const setUp =
    "code,name,country,website\nC1,Anadolu,TR,\nC2,Nile,EG,\nX1,Twin,DE,twin.example\nX2,Twin,DE,twin.example\n";
  expect(await house.take("customers", setUp)).toMatchObject({ created: 4, problems: [] });
  before = await house.everything();
});
afterAll(() => house.stop());

/** What is wrong, the file, and the row, column and code of the problem. */
type Broken = readonly [
  what: string,
  kind: ImportKind,
  content: string | Buffer,
  row: number | null,
  column: string | null,
  code: string,
];

const table = (...rows: XlsxCell[][]) => xlsx([["code", "name", "country", "tier_since"], ...rows]);
const good = "code,name,country\nN1,New One,DE\n";

const files: readonly Broken[] = [
  ["nothing at all", "customers", "", null, null, "file-empty"],
  ["only blank lines", "customers", "\n\n , ,\n", null, null, "file-empty"],
  ["only a header", "customers", "code,name\n", null, null, "no-rows"],
  ["a PDF", "customers", "%PDF-1.7 …", null, null, "file-not-table"],
  [
    "an old Excel file",
    "customers",
    Buffer.from("d0cf11e0a1b11ae1000000", "hex"),
    null,
    null,
    "file-old-excel",
  ],
  [
    "a web page called .xls",
    "customers",
    "<html><table><tr><td>name</td></tr></table>",
    null,
    null,
    "file-web-page",
  ],
  [
    "a picture",
    "customers",
    Buffer.from("89504e470d0a1a0a0000000d", "hex"),
    null,
    null,
    "file-not-table",
  ],
  ["zero bytes in the text", "customers", "code,name\nN1,a\0b\n", null, null, "file-not-table"],
  [
    "a Word document",
    "customers",
    zip({ "word/document.xml": "<w/>" }),
    null,
    null,
    "file-not-table",
  ],
  [
    "a damaged zip",
    "customers",
    table(["N1", "New", "DE", null]).subarray(0, 900),
    null,
    null,
    "file-damaged",
  ],
  [
    "broken XML inside",
    "customers",
    zip({ "xl/workbook.xml": "<workbook><sheets>" }),
    null,
    null,
    "file-damaged",
  ],
  [
    "a cut-off gzip",
    "customers",
    gzipSync(good.repeat(99)).subarray(0, 60),
    null,
    null,
    "file-damaged",
  ],
  [
    "western text that is no UTF-8",
    "customers",
    Buffer.from("code,name\nN1,M\xfcller und S\xf6hne\n", "latin1"),
    null,
    null,
    "file-encoding",
  ],
  [
    "a quote that never closes",
    "customers",
    'code,name\nN1,"New\nN2,Other\n',
    2,
    "name",
    "quote-unclosed",
  ],
  [
    "text after a closing quote",
    "customers",
    'code,name\nN1,New\nN2,"New" One\n',
    3,
    "name",
    "quote-stray",
  ],
  [
    "a cell of a million characters",
    "customers",
    `code,name\nN1,"${"x".repeat(1_100_000)}"\n`,
    2,
    "name",
    "quote-unclosed",
  ],
  ["no name and no code", "customers", "colour,size\nred,1\n", 1, "name", "column-missing"],
  ["a column twice", "customers", "name,code,Name\nA,1,B\n", 1, "Name", "column-repeated"],
  [
    "a row of one cell",
    "customers",
    "code,name,country\nN1,New One,DE\nrest of a note\nN2,New Two,DE\n",
    3,
    null,
    "ragged",
  ],
  ["a row too long", "customers", "code,name\nN1,New, One\n", 2, null, "ragged"],
  ["a new customer without a name", "customers", "code,name\nN1,\n", 2, "name", "value-missing"],
  [
    "a name without end",
    "customers",
    `code,name\nN1,${"x".repeat(501)}\n`,
    2,
    "name",
    "value-too-long",
  ],
  ["an unknown country", "customers", "name,国家\nNew,Atlantis\n", 2, "国家", "country-unknown"],
  ["an unknown tier", "customers", "name,tier\nNew,F\n", 2, "tier", "unknown-value"],
  ["an unknown owner", "customers", "name,owner\nNew,nobody\n", 2, "owner", "member-unknown"],
  ["an unknown zone", "customers", "name,zone\nNew,Mars/Base\n", 2, "zone", "zone-unknown"],
  [
    "an unknown language",
    "customers",
    "name,language\nNew,Klingon words\n",
    2,
    "language",
    "language-unknown",
  ],
  [
    "a website that is none",
    "customers",
    "name,website\nNew,nowhere\n",
    2,
    "website",
    "website-wrong",
  ],
  [
    "a date that never was",
    "customers",
    "name,tier_since\nNew,2026-02-30\n",
    2,
    "tier_since",
    "date-wrong",
  ],
  [
    "a date in words",
    "customers",
    "name,tier_since\nNew,last week\n",
    2,
    "tier_since",
    "date-wrong",
  ],
  [
    "a date of two readings",
    "customers",
    "name,tier_since\nNew,03/04/2026\n",
    2,
    "tier_since",
    "date-ambiguous",
  ],
  [
    "a date to come",
    "customers",
    "name,tier_since\nNew,2026-12-24\n",
    2,
    "tier_since",
    "date-future",
  ],
  [
    "a date of another age",
    "customers",
    "name,tier_since\nNew,0026-01-01\n",
    2,
    "tier_since",
    "date-range",
  ],
  [
    "a code that lost its digits",
    "customers",
    "code,name\n8.61381E+12,New\n",
    2,
    "code",
    "digits-lost",
  ],
  [
    "a code for two customers",
    "customers",
    "code,name\nN1,One\nN2,Two\nN1,Three\n",
    4,
    "code",
    "repeated",
  ],
  [
    "two customers that fit",
    "customers",
    "name,website\nTwin,twin.example\n",
    2,
    "website",
    "customer-ambiguous",
  ],
  [
    "a formula without a result",
    "customers",
    table(["N1", { formula: "A1" }, "DE", null]),
    2,
    "name",
    "formula-without-value",
  ],
  [
    "a formula that failed",
    "customers",
    table(["N1", "New", "DE", null], ["N2", { error: "#REF!" }, "DE", null]),
    3,
    "name",
    "formula-error",
  ],
  [
    "a serial number that is no date",
    "customers",
    table(["N1", "New", "DE", 99_999_999]),
    2,
    "tier_since",
    "date-wrong",
  ],
  ["a contact of nobody", "contacts", "customer,name\nC9,Ann\n", 2, "customer", "customer-unknown"],
  [
    "a contact without customer",
    "contacts",
    "customer,name\n,Ann\n",
    2,
    "customer",
    "value-missing",
  ],
  [
    "a contact without name",
    "contacts",
    "customer,name,phone\nC1,,+905320000000\n",
    2,
    "name",
    "value-missing",
  ],
  [
    "an address that is none beside one",
    "contacts",
    "customer,name,email\nC1,Ann,a@b.example; c@d\n",
    2,
    "email",
    "email-wrong",
  ],
  [
    "a birthday on the 31st of June",
    "contacts",
    "customer,name,birthday\nC1,Ann,06-31\n",
    2,
    "birthday",
    "birthday-wrong",
  ],
  [
    "a phone that lost its digits",
    "contacts",
    "customer,name,手机\nC1,Ann,8.61380E+12\n",
    2,
    "手机",
    "digits-lost",
  ],
  ["a touch without date", "touches", "customer,at\nC1,\n", 2, "at", "value-missing"],
  [
    "a touch to come",
    "touches",
    "customer,at\nC1,2026-11-20\nC1,2026-11-25 10:00\n",
    3,
    "at",
    "date-future",
  ],
  [
    "an outcome nobody knows",
    "touches",
    "customer,at,outcome\nC1,2026-11-20,meh\n",
    2,
    "outcome",
    "unknown-value",
  ],
  [
    "an amount in words",
    "orders",
    "customer,number,date,amount,currency\nC1,1,2026-01-05,ten,USD\n",
    2,
    "amount",
    "number-wrong",
  ],
  [
    "an amount of two readings",
    "orders",
    "customer,number,date,amount,currency\nC1,1,2026-01-05,1.234,USD\n",
    2,
    "amount",
    "number-ambiguous",
  ],
  [
    "an amount beyond all trade",
    "orders",
    "customer,number,date,amount,currency\nC1,1,2026-01-05,1e5,USD\nC1,2,2026-01-05,999999999999999,USD\n",
    3,
    "amount",
    "number-range",
  ],
  [
    "no currency",
    "orders",
    "customer,number,date,amount\nC1,1,2026-01-05,10\n",
    2,
    "currency",
    "currency-missing",
  ],
  [
    "a currency that is none",
    "orders",
    "customer,number,date,amount,currency\nC1,1,2026-01-05,10,XYZ1\n",
    2,
    "currency",
    "currency-unknown",
  ],
  [
    "two currencies in a row",
    "orders",
    "customer,number,date,amount,currency\nC1,1,2026-01-05,€10,USD\n",
    2,
    "amount",
    "currency-differs",
  ],
  [
    "an order twice",
    "orders",
    "customer,number,date,amount,currency\nC1,1,2026-01-05,10,USD\nC1,1,2026-01-05,11,USD\n",
    3,
    "number",
    "repeated",
  ],
  [
    "an order without number",
    "orders",
    "customer,number,date,amount,currency\nC1,,2026-01-05,10,USD\n",
    2,
    "number",
    "value-missing",
  ],
];

const speakers = loadLocales();

it.each(files)(
  "%s leaves nothing behind and is told",
  async (_, kind, content, row, column, code) => {
    const result = await house.take(kind, content);
    expect(result.problems).toContainEqual(expect.objectContaining({ row, column, code }));
    expect(result).toMatchObject({
      import: null,
      created: 0,
      updated: 0,
      unchanged: 0,
      skipped: 0,
    });
    for (const locale of ["en", "zh-CN"] as const) {
      const speaker = speakers.speaker(locale);
      const { errors } = importResult(speaker, result);
      expect(errors.every(({ message }) => message.length > 5 && !message.includes("{{"))).toBe(
        true,
      );
      expect(importReport(speaker, result)).not.toContain("import:");
    }
    expect(await house.everything()).toBe(before);
  },
);

it("tells the first 200 problems and counts the rest", async () => {
  const rows = Array.from({ length: 5000 }, (_, index) => `N${index},,XX-${index}`);
  const result = await house.take("customers", `code,name,country\n${rows.join("\n")}\n`);
  expect(result.problems).toHaveLength(200);
  expect(result.problemCount).toBe(5000);
  expect(result.problems.at(-1)).toMatchObject({ row: 201, column: "country" });
  expect(await house.everything()).toBe(before);
});

it("tells of a missing file and of a folder", async () => {
  const missing = await house.take("customers", "", { source: "/nowhere/at/all.csv" });
  expect(missing.problems).toMatchObject([{ code: "file-not-found" }]);
  const folder = await house.take("customers", "", { source: "." });
  expect(folder.problems).toMatchObject([{ code: "file-is-folder" }]);
});

it("counts rows as people see them: blank ones, quoted line breaks and all", async () => {
  const file = 'code,name,country\nN1,"Two\nlines",DE\n\nN2,Fine,DE\nN3,Wrong,Nowhere\n';
  const result = await house.take("customers", file);
  expect(result.problems).toMatchObject([{ row: 5, column: "country" }]);
});
