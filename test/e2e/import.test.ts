import { existsSync } from "node:fs";
import { gzipSync } from "node:zlib";
import iconv from "iconv-lite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SealedColumn } from "../../src/store/tables/tables.ts";
import { startImporting } from "../support/importing.ts";
import { xlsx } from "../support/xlsx.ts";

let house: Awaited<ReturnType<typeof startImporting>>;
beforeAll(async () => {
  house = await startImporting();
});
afterAll(() => house.stop());

const customer = async (code: string) =>
  (await house.rows(`SELECT * FROM customer WHERE code = '${code}'`))[0] ?? {};

describe("customers", () => {
  const file = `code,name,country,city,tier,stage,owner,tags,tier_since,created_at,website,note,colour
C1,Anadolu Tekstil A.Ş.,Turkey,Istanbul,A,negotiating,lily,vip; fair ,2026-11-03,2025-02-01T10:00:00Z,www.anadolu.example,"likes ""tea"", not coffee",red
C2,Nile Trading,EG,,b,样品,李莉,,,,,,
,Brasil Metais,巴西,Manaus,,,,,,,,,blue
`;

  it("are added with what follows from where they are", async () => {
    const result = await house.take("customers", file);
    expect(result).toMatchObject({
      rows: 3,
      created: 3,
      problems: [],
      unknownColumns: ["colour"],
    });
    const one = await customer("C1");
    expect(one).toMatchObject({
      country: "TR",
      region: "middle-east",
      zone: "Europe/Istanbul",
      language: "tr",
      tier: "A",
      stage: "negotiating",
      tags: ["vip", "fair"],
      domain: "anadolu.example",
      tier_since: "2026-11-02T21:00:00+00:00",
      created_at: "2025-02-01T10:00:00+00:00",
    });
    expect(one.due_on).not.toBeNull();
    const note = await house.store.pool.query("SELECT id, note FROM customer WHERE code = 'C1'");
    const { id, note: sealed } = note.rows[0];
    expect(house.store.cipher.open("customer", "note", id, sealed)).toBe('likes "tea", not coffee');
    expect(await customer("C2")).toMatchObject({ tier: "B", stage: "sampled", country: "EG" });
    const [brazil] = await house.rows("SELECT * FROM customer WHERE name = 'Brasil Metais'");
    expect(brazil).toMatchObject({ zone: "America/Manaus", tier: "D", owner_id: null });
    expect(brazil?.code).toBe(brazil?.ref);
  });

  it("change nothing the second time", async () => {
    const before = await house.rows("SELECT * FROM customer ORDER BY id");
    expect(await house.take("customers", file)).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: 3,
    });
    expect(await house.rows("SELECT * FROM customer ORDER BY id")).toEqual(before);
  });

  it("change only what the file says, and what follows from a new tier", async () => {
    const result = await house.take(
      "customers",
      "code,name,tier,industry\nC1,,KA,textile\nC2,Nile Trading,,\n",
    );
    expect(result).toMatchObject({ updated: 1, unchanged: 1, problems: [] });
    expect(await customer("C1")).toMatchObject({
      name: "Anadolu Tekstil A.Ş.",
      tier: "KA",
      industry: "textile",
      tier_since: "2026-11-21T04:00:00+00:00",
      tags: ["vip", "fair"],
    });
    const moves = await house.rows("SELECT from_tier, to_tier FROM tier_change");
    expect(moves).toEqual([{ from_tier: "A", to_tier: "KA" }]);
  });

  it("are found without a code by website, and by name within the country", async () => {
    const result = await house.take(
      "customers",
      "Company,Website,Country,Industry\nAnadolu Tekstill,https://anadolu.example/en,TR,home textile\nNILE TRADING CO. LTD,,Egypt,cotton\nNile Trading,,Turkey,wool\n",
    );
    expect(result).toMatchObject({ created: 1, updated: 2, problems: [] });
    expect(await customer("C2")).toMatchObject({
      industry: "cotton",
      name: "NILE TRADING CO. LTD",
    });
  });

  it("come in a dry run without leaving anything", async () => {
    const before = await house.everything();
    const result = await house.take("customers", "name,country\nDry Co,DE\n", { dryRun: true });
    expect(result).toMatchObject({ import: null, created: 1, customersCreated: 1 });
    expect(await house.everything()).toBe(before);
  });

  it("are skipped when a list of people names the company again", async () => {
    const leads =
      "First Name,Company,Country\nAnn,Leads Ltd,GB\nBob,Leads Ltd,GB\nCem,Leads Ltd,GB\n";
    expect(await house.take("customers", leads)).toMatchObject({
      created: 1,
      skipped: 2,
      reasons: [{ reason: "repeated-row", count: 2 }],
    });
  });

  it("never take a code that looks like a reference twice", async () => {
    const [row] = await house.rows("SELECT last_sequence AS n FROM organization");
    const { referenceOf } = await import("../../src/core/customer/reference.ts");
    const next = referenceOf(Number(row?.n) + 2);
    const result = await house.take(
      "customers",
      `code,name,country\n${next},Ref Taker,DE\n,Follower,DE\n`,
    );
    expect(result).toMatchObject({ created: 2, problems: [] });
    const [follower] = await house.rows("SELECT code, ref FROM customer WHERE name = 'Follower'");
    expect(follower?.code).not.toBe(next);
  });
});

describe("scope", () => {
  it("gives a salesperson the customers of their own file, and no others", async () => {
    const own = await house.take("customers", "code,name,country\nT1,Toms Co,GB\n", { as: "tom" });
    expect(own).toMatchObject({ created: 1, problems: [] });
    const other = await house.take("customers", "code,name,country,owner\nT2,Lilys Co,GB,lily\n", {
      as: "tom",
    });
    expect(other.problems).toMatchObject([{ row: 2, column: "owner", code: "owner-not-yours" }]);
    const taken = await house.take("customers", "code,tier\nC1,D\n", { as: "tom" });
    expect(taken.problems).toMatchObject([{ row: 2, column: "code", code: "customer-taken" }]);
    const touch = await house.take("touches", "customer,at\nC1,2026-11-01\n", { as: "tom" });
    expect(touch.problems).toMatchObject([
      { row: 2, column: "customer", code: "customer-unknown" },
    ]);
    expect(await house.take("customers", "code,tier\nC1,A\n", { as: "wei" })).toMatchObject({
      updated: 1,
    });
  });
});

describe("contacts", () => {
  it("who fast in Ramadan shorten their customer's hours, until the import is taken back", async () => {
    await house.take("customers", "code,name,country,owner\nRAM1,Ramadan Trading,EG,lily\n");
    const keeps = async () =>
      (await house.rows("SELECT keeps_ramadan FROM customer WHERE code = 'RAM1'"))[0]
        ?.keeps_ramadan;
    expect(await keeps()).toBe(false);
    const taken = await house.take(
      "contacts",
      "customer,name,observances\nRAM1,Omar,eid_al_fitr\n",
    );
    expect(await keeps()).toBe(true);
    await house.revert(taken.import);
    expect(await keeps()).toBe(false);
  });

  const file = `客户编号,姓名,职位,级别,邮箱,手机,生日,节日,禁忌
C1,Ayşe Yılmaz,CEO,老板,Ayse@Anadolu.example,0532 123 45 67,农历08-15,开斋节;古尔邦节,no pork
C1,Mehmet Kaya,Buyer,buyer,,+90 532 000 00 00,1980-05-06,,
`;
  it("are added sealed, found by email, and unchanged the second time", async () => {
    expect(await house.take("contacts", file)).toMatchObject({ created: 2, problems: [] });
    const { rows } = await house.store.pool.query("SELECT * FROM contact ORDER BY name");
    const ayse = rows[0];
    const open = (column: SealedColumn<"contact">) =>
      house.store.cipher.open("contact", column, ayse.id, ayse[column]);
    expect([open("email"), open("phone"), open("birthday"), open("taboos")]).toEqual([
      "Ayse@Anadolu.example",
      "0532 123 45 67",
      "lunar:08-15",
      "no pork",
    ]);
    expect(ayse.level).toBe("executive");
    expect(ayse.email_hash).toEqual(house.store.cipher.lookupHash("email", "ayse@anadolu.example"));
    expect(ayse.phone_hash).toEqual(house.store.cipher.lookupHash("phone", "+905321234567"));
    expect(await house.take("contacts", file)).toMatchObject({ created: 0, unchanged: 2 });
    const moved =
      "Account Name,First Name,Last Name,Title,Email\nC1,Ayse,Yilmaz,Owner,ayse@anadolu.example\n";
    expect(await house.take("contacts", moved)).toMatchObject({ updated: 1, created: 0 });
  });
});

describe("touches", () => {
  const file = `customer,at,member,kind,direction,outcome,content
C1,2026-11-18,lily,call,,ok,asked for samples
C1,2026-11-19 09:30,Tom Baker,email,out,contacted,
C1,2026-11-20T08:00:00+03:00,,email,in,回复,
`;
  it("keep their dates and authors, and count once", async () => {
    expect(await house.take("touches", file)).toMatchObject({ created: 3, problems: [] });
    expect(await house.take("touches", file)).toMatchObject({ created: 0, unchanged: 3 });
    const rows = await house.rows(`SELECT t.at, m.handle, t.is_two_way, t.outcome FROM touch t
      LEFT JOIN member m ON m.id = t.member_id ORDER BY t.at`);
    expect(rows).toEqual([
      { at: "2026-11-18T09:00:00+00:00", handle: "lily", is_two_way: true, outcome: "contacted" },
      { at: "2026-11-19T09:30:00+00:00", handle: "tom", is_two_way: false, outcome: "contacted" },
      { at: "2026-11-20T05:00:00+00:00", handle: null, is_two_way: true, outcome: "replied" },
    ]);
    expect(await customer("C1")).toMatchObject({
      last_touch_at: "2026-11-20T05:00:00+00:00",
      last_outcome: "replied",
    });
  });

  it("may name the person at the customer, by name or email address", async () => {
    const people =
      "customer,name,email\nC1,Ayse Yilmaz,ayse@anadolu.example\nC1,Ali Demir,\nC1,Ali Demir,ali@anadolu.example\n";
    await house.take("contacts", people);
    const named = `customer,at,contact,content
C1,2026-11-18 09:00,ayse yilmaz,a
C1,2026-11-18 10:00,AYSE@anadolu.example,b
C1,2026-11-18 11:00,Ali Demir,c
C1,2026-11-18 12:00,Nobody,d
C1,2026-11-18 13:00,,e
`;
    expect(await house.take("touches", named)).toMatchObject({
      created: 5,
      unknownColumns: [],
      reasons: [{ reason: "contact-unknown", count: 2 }],
    });
    const rows = await house.rows(`SELECT t.at, p.name FROM touch t
      JOIN contact p ON p.id = t.contact_id ORDER BY t.at`);
    expect(rows).toEqual([
      { at: "2026-11-18T01:00:00+00:00", name: "Ayse Yilmaz" },
      { at: "2026-11-18T02:00:00+00:00", name: "Ayse Yilmaz" },
    ]);
    const unnamed = named.replace("contact,", "").replace(/(:00),[^,]*,/g, "$1,");
    expect(await house.take("touches", unnamed)).toMatchObject({ created: 0, unchanged: 5 });
  });

  it("of today without a time are not in the future, of tomorrow are", async () => {
    expect(await house.take("touches", "customer,at\nC2,2026-11-21\n")).toMatchObject({
      created: 1,
    });
    const late = await house.take("touches", "customer,at\nC2,2026-11-22\n");
    expect(late.problems).toMatchObject([{ row: 2, column: "at", code: "date-future" }]);
  });
});

describe("orders", () => {
  it("are read as people write amounts, and move the stage on", async () => {
    const result = await house.take(
      "orders",
      `customer;number;date;amount;currency;products
C2;PI-1;03/04/2026;"1.234,56";EUR;yarn; cotton
C2;PI-2;23/04/2026;800;EUR;
C1;PI-3;05/05/2026;$12,400.00;;
`.replace("yarn; cotton", '"yarn; cotton"'),
    );
    expect(result).toMatchObject({ created: 3, problems: [] });
    const rows = await house.rows(
      "SELECT number, ordered_on, amount, currency, products FROM customer_order ORDER BY number",
    );
    expect(rows).toEqual([
      {
        number: "PI-1",
        ordered_on: "2026-04-03",
        amount: 1234.56,
        currency: "EUR",
        products: ["yarn", "cotton"],
      },
      { number: "PI-2", ordered_on: "2026-04-23", amount: 800, currency: "EUR", products: [] },
      { number: "PI-3", ordered_on: "2026-05-05", amount: 12400, currency: "USD", products: [] },
    ]);
    expect(await customer("C2")).toMatchObject({ stage: "repeat", order_count: 2 });
    expect(await customer("C1")).toMatchObject({ stage: "first-order", order_count: 1 });
  });
});

describe("order lines", () => {
  const file = `InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
1,A,LAMP,6,2026-01-05 08:26:00,2.55,900,United Kingdom
1,B,CUP,2,2026-01-05 08:26:00,1.1,900,United Kingdom
2,A,LAMP,1,2026-01-06 09:00:00,2.55,,United Kingdom
C3,A,LAMP,-6,2026-02-01 10:00:00,2.55,900,United Kingdom
4,A,LAMP,1,2026-02-02 10:00:00,2.55,901,EIRE
1,C,MUG,1,2026-01-05 08:27:00,0.001,900,United Kingdom
5,A,LAMP,1,2026-02-03 10:00:00,2.55,901,Unspecified
6,A,LAMP,1,2026-02-04 10:00:00,2.55,901,EIRE
`;
  it("become orders of known and new customers", async () => {
    const result = await house.take("orders", file, { preset: "order-lines" });
    expect(result).toMatchObject({
      rows: 8,
      created: 5,
      skipped: 1,
      customersCreated: 2,
      cancelled: 1,
      countries: 3,
      problems: [],
    });
    const rows = await house.rows(`SELECT o.number, o.amount, o.products, o.is_cancelled
      FROM customer_order o JOIN customer c ON c.id = o.customer_id WHERE c.code = '900' ORDER BY 1`);
    expect(rows).toEqual([
      { number: "1", amount: 17.501, products: ["LAMP", "CUP", "MUG"], is_cancelled: false },
      { number: "C3", amount: -15.3, products: ["LAMP"], is_cancelled: true },
    ]);
    expect(await customer("900")).toMatchObject({
      stage: "first-order",
      country: "GB",
      order_count: 1,
    });
    expect(await customer("901")).toMatchObject({ stage: "repeat", country: "IE", order_count: 3 });
    expect(await house.take("orders", file, { preset: "order-lines" })).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: 5,
    });
    const more = file.replace("2.55,901,EIRE\n1,C", "3.00,901,EIRE\n1,C");
    expect(await house.take("orders", more, { preset: "order-lines" })).toMatchObject({
      updated: 1,
      unchanged: 4,
    });
  });

  const real = "../shared/data/online-retail/online_retail.csv.gz";
  it.skipIf(!existsSync(real))(
    "of the Online Retail data give its known figures",
    { timeout: 300_000 },
    async () => {
      const own = await startImporting();
      try {
        const request = { preset: "order-lines", source: real } as const;
        const result = await own.take("orders", "", request);
        expect(result).toMatchObject({
          rows: 541_909,
          created: 22_190,
          skipped: 135_080,
          customersCreated: 4372,
          cancelled: 3654,
          countries: 38,
          problems: [],
        });
        const [sum] = await own.rows(
          `SELECT count(*) AS n, sum(amount) AS amount FROM customer_order`,
        );
        expect(sum).toEqual({ n: 22_190, amount: 8_300_065.814 });
        const [due] = await own.rows("SELECT count(*) AS n FROM customer WHERE due_on IS NULL");
        expect(due).toEqual({ n: 0 });
        expect(await own.revert(result.import)).toMatchObject({
          outcome: "reverted",
          removed: 26_562,
        });
      } finally {
        await own.stop();
      }
    },
  );
});

describe("formats", () => {
  const text = "编号,名称,国家\nG1,上海客户,CN\nG2,北京客户有限公司,China\n";
  const utf16be = Buffer.from(`\ufeff${text}`, "utf16le").swap16();
  it.each<[string, Buffer]>([
    ["UTF-8", Buffer.from(text)],
    ["UTF-8 with a mark", Buffer.from(`\ufeff${text}`)],
    ["UTF-16 LE", Buffer.from(`\ufeff${text}`, "utf16le")],
    ["UTF-16 BE", utf16be],
    ["UTF-16 LE without a mark", Buffer.from(text, "utf16le")],
    ["GB18030", iconv.encode(text, "gb18030")],
    ["gzip", gzipSync(text)],
    ["semicolons", Buffer.from(text.replaceAll(",", ";"))],
    ["tabs and CRLF", Buffer.from(text.replaceAll(",", "\t").replaceAll("\n", "\r\n"))],
    ["old Mac line ends", Buffer.from(text.replaceAll("\n", "\r"))],
    ["a declared delimiter", Buffer.from(`sep=;\r\n${text.replaceAll(",", ";")}`)],
    [
      "XLSX",
      xlsx([
        ["编号", "名称", "国家"],
        ["G1", "上海客户", "CN"],
        ["G2", "北京客户有限公司", "China"],
      ]),
    ],
  ])("%s is understood", async (_, content) => {
    const result = await house.take("customers", content, { dryRun: true });
    expect(result).toMatchObject({ rows: 2, created: 2, problems: [] });
  });

  it("XLSX gives dates by style, formula results and numbers, from the first visible sheet", async () => {
    const rows = [
      ["code", "name", "country", "tier_since", "size"],
      [1001, { formula: 'A2&"x"', value: "Formula Co" }, "DE", { date: 45992.5 }, 250],
    ] as const;
    expect(await house.take("customers", xlsx(rows, { hiddenFirst: true }))).toMatchObject({
      created: 1,
      problems: [],
    });
    expect(await customer("1001")).toMatchObject({
      name: "Formula Co",
      size: "250",
      tier_since: "2025-12-01T04:00:00+00:00",
    });
    const early = [
      ["code", "tier_since"],
      [1001, 44531],
    ] as const;
    expect(await house.take("customers", xlsx(early, { counts1904: true }))).toMatchObject({
      updated: 1,
    });
    expect(await customer("1001")).toMatchObject({ tier_since: "2025-12-01T23:00:00+00:00" });
  });
});
