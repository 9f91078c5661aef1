import { gzipSync } from "node:zlib";
import iconv from "iconv-lite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ImportKind } from "../../src/app/import/values/words.ts";
import { startImporting } from "../support/importing.ts";
import { xlsx, zip } from "../support/xlsx.ts";

let house: Awaited<ReturnType<typeof startImporting>>;
beforeAll(async () => {
  house = await startImporting();
  await house.take(
    "customers",
    "code,name,country\nC1,Basalt Werk,DE\nC2,Sakura,JP\nC3,Lahore,PK\n",
  );
});
afterAll(() => house.stop());

const dry = (content: string | Buffer, kind: ImportKind = "customers") =>
  house.take(kind, content, { dryRun: true });
const rows = [
  ["name", "country"],
  ["Sheet Co", "GB"],
] as const;

describe("tables", () => {
  it.each<[string, string | Buffer, number]>([
    ["under title rows", "Customer list 2026,,\n,,\nname,country,city\nA Co,GB,Leeds\n", 1],
    ["under a title with another delimiter", "List, 2026\nname;country\nA Co;GB\nB Co;FR\n", 2],
    ["between bars", "name|country\nA, B & Co|GB\n", 1],
    ["with rows cut short", "name,country,city,note\nA Co,GB\nB Co,GB,Leeds,ok\n", 2],
    ["with line breaks of two kinds", 'name,country,note\rA Co,GB,"one\ntwo"\rB Co,IE,x\r', 2],
    ["behind an empty sheet", xlsx(rows, { before: [] }), 1],
    ["behind a chart", xlsx(rows, { before: "chart" }), 1],
    ["behind a sheet to read", xlsx(rows, { before: [["How to"], ["fill the next"]] }), 1],
    ["under a merged title", xlsx([["2026 list"], ...rows], { merged: ["A1:B1"] }), 1],
  ])("%s are found", async (_, content, created) => {
    expect(await dry(content)).toMatchObject({ created, problems: [], unreadSheets: [] });
  });

  it("on a second sheet are told", async () => {
    const two = xlsx(rows, {
      before: [
        ["name", "country"],
        ["Other Co", "FR"],
      ],
    });
    expect(await dry(two)).toMatchObject({ created: 1, unreadSheets: ["Data"] });
  });

  it("give merged cells their value, and numbers their digits", async () => {
    const sheet = xlsx(
      [
        ["code", "name", "country"],
        [{ digits: 321 }, "One Co", "GB"],
        [{ digits: 322 }, "Two Co", null],
        [{ digits: 1234567 }, "Three Co", null],
      ],
      { merged: ["C2:C4"] },
    );
    await house.take("customers", sheet);
    const found = await house.rows("SELECT code, country FROM customer WHERE name LIKE '% Co'");
    expect(found).toEqual([
      { code: "00321", country: "GB" },
      { code: "00322", country: "GB" },
      { code: "1234567", country: "GB" },
    ]);
    const lost = xlsx([
      ["code", "name"],
      [1234567890123456, "Lost"],
    ]);
    expect((await dry(lost)).problems).toMatchObject([{ row: 2, code: "digits-lost" }]);
  });

  it("end before their footers, which are told", async () => {
    const file = "name,country,size\nA Co,GB,10\nTotal,,10\nB Co,FR,5\n\nExported by Anna,,\n";
    expect(await dry(file)).toMatchObject({
      ...{ rows: 4, created: 2, skipped: 2 },
      reasons: [{ reason: "footer", count: 2, values: ["Total", "Exported by Anna"] }],
    });
    const report =
      '"Report: Accounts"\n\nname,country,size\nA Co,GB,1\n\nGrand Totals (1 record)\nConfidential\n(c) 2026\n';
    expect(await dry(report)).toMatchObject({ created: 1, skipped: 3, problems: [] });
    const firm = "name,country,size\nA Co,GB,10\nTotal,FR,\nLast Co,,\n";
    expect(await dry(firm)).toMatchObject({ created: 3, skipped: 0 });
    const signed = "公司名称,国家,城市\n甲公司,英国,Leeds\n合计：1家,,\n制表：王伟,,2026-11-01\n";
    expect(await dry(signed)).toMatchObject({ created: 1, skipped: 2 });
    const sums =
      "customer,number,date,currency,amount\nC1,S1,2026-11-05,EUR,1\nSubtotal,,,EUR,1\nC2,S2,2026-11-05,EUR,2\nGesamtsumme,,,EUR,3\n";
    expect(await dry(sums, "orders")).toMatchObject({ created: 2, skipped: 2, problems: [] });
  });

  it("are read on behind the heading of a group and the header again", async () => {
    const file =
      "name,country,city\n【德国客户】,,\nA Co,DE,Bonn\nname,country,city\nFrance:,,\nB Co,FR,Lyon\nGermany,,\nC Co,DE,Kiel\n";
    expect(await dry(file)).toMatchObject({
      ...{ rows: 7, created: 3, skipped: 4, problems: [] },
      reasons: [{ reason: "footer", values: ["【德国客户】", "name", "France:", "Germany"] }],
    });
  });

  it("have headers in two languages, with remarks and currencies beside", async () => {
    const both = [
      "公司名称\nCompany Name,国家/地区*（必填）,城市 City,备注（Remarks）",
      "公司名称*,Country / 国家,城市,备注(选填)",
    ];
    for (const header of both) {
      const file = `${header.replace("\n", " ")}\nA Co,GB,Leeds,x\n`;
      expect(await dry(file)).toMatchObject({ created: 1, unknownColumns: [], problems: [] });
    }
    const persons = "Name,Company,Country\nAnn Lee,Anns Co,GB\n,Bobs Co,GB\n";
    await house.take("customers", persons);
    const firms = await house.rows("SELECT name FROM customer WHERE name ~ 's Co$|Lee' ORDER BY 1");
    expect(firms).toEqual([{ name: "Anns Co" }, { name: "Bobs Co" }]);
    const other = "Company,Name (contact),Country,Phone (office)\nA Co,Ann,GB,1\n";
    expect(await dry(other)).toMatchObject({
      ...{ created: 1, problems: [], unknownColumns: ["Name (contact)", "Phone (office)"] },
    });
    for (const header of [
      "金额（美元）",
      "Amount (USD)",
      "Amount in USD",
      "Amount USD",
      "金额/USD",
    ]) {
      const file = `客户,单号,日期,${header},成本\nC1,H1,2026-11-05,1200,￥50\n`;
      expect((await dry(file, "orders")).problems).toMatchObject([
        { row: 2, column: "成本", code: "currency-differs", details: { value: "USD" } },
      ]);
      const good = file.replace("￥50", "50");
      expect(await dry(good, "orders")).toMatchObject({ created: 1, problems: [] });
    }
  });

  it("have headers in the languages of trade", async () => {
    const headers = [
      "Kundennummer;Firma;Land;Ort;Webseite;Branche",
      "Code client;Raison sociale;Pays;Ville;Site web;Secteur",
      "Código de cliente;Empresa;País;Ciudad;Sitio web;Industry",
      "Код клиента;Компания;Страна;Город;Сайт;Отрасль",
      "müşteri kodu;Firma adı;Ülke;Şehir;Web sitesi;Sektör",
      "顧客コード;会社名;国名;都市;ホームページ;業種",
      "고객코드;회사명;국가;도시;웹사이트;업종",
    ];
    for (const header of headers) {
      const file = `${header}\nX1;A Co;DE;Bonn;a.example;x\n`;
      expect(await dry(file)).toMatchObject({ created: 1, problems: [], unknownColumns: [] });
    }
    const orders = "Kunde;Auftragsnummer;Datum;Währung;Betrag\nC1;A-1;05.11.2026;EUR;1.234,50\n";
    expect(await dry(orders, "orders")).toMatchObject({ created: 1, problems: [] });
  });

  it("of other systems are understood", async () => {
    const odoo =
      'id,name,is_company,parent_id/name,country_id/name,lang,category_id/name\n_1,Marble,True,,Italy,it_IT,"Stone,VIP"\n_2,Giulia,False,Marble,Italy,it_IT,\n';
    expect(await dry(odoo)).toMatchObject({
      ...{ created: 1, skipped: 1, problems: [], unknownColumns: [] },
    });
    const shop =
      "Name,Created at,Currency,Total,Lineitem name,Billing Company\n#1,2026-11-01 09:59:00 +0400,USD,100.00,Tile,Basalt Werk\n#1,2026-11-01 09:59:00 +0400,,,Grout,\n";
    expect(await dry(shop, "orders")).toMatchObject({ created: 1, skipped: 1, problems: [] });
    const shopCustomers =
      "Customer ID,First Name,Last Name,Default Address Company,Default Address Country Code\n'7001,Omar,Haddad,Haddad Stores,AE\n'7002,Ann,Lee,,GB\n";
    expect(await dry(shopCustomers)).toMatchObject({ created: 2, problems: [] });
    const words =
      "name,stage,tier,language\nA,Closed Won,Gold,Portuguese (Brazil)\nB,Junk Lead,B级,zh_CN\n";
    expect(await dry(words)).toMatchObject({ created: 2, problems: [] });
  });
});

describe("signs of several currencies", () => {
  it("go by the customer's country, else by the file, else are told", async () => {
    const head = "customer,number,date,amount\n";
    const known = `${head}C2,1,2026-11-05,¥1200\nC3,2,2026-11-05,"Rs. 1,200"\nC1,3,2026-11-05,5 CNY\nC1,4,2026-11-05,￥7\n`;
    expect(await house.take("orders", known)).toMatchObject({ created: 4, problems: [] });
    const found = await house.rows("SELECT currency FROM customer_order ORDER BY number");
    expect(found.map(({ currency }) => currency)).toEqual(["JPY", "PKR", "CNY", "CNY"]);
    const unclear = await dry(`${head}C1,9,2026-11-05,¥1200\n`, "orders");
    expect(unclear.problems).toMatchObject([{ code: "currency-ambiguous" }]);
    expect(await dry(`${head}C1,9,2026-11-05,NT$5\n`, "orders")).toMatchObject({ created: 1 });
  });
});

describe("encodings", () => {
  it("tell Korean, Chinese and Japanese from each other, and read them", async () => {
    const korean = iconv.encode("name,country,city\n한빛무역,KR,서울\n", "cp949");
    await house.take("customers", korean);
    const chinese = iconv.encode("name,country,city\n宏达贸易,CN,上海\n", "gb18030");
    await house.take("customers", chinese);
    const japanese = iconv.encode("name,country,city\n株式会社山田,JP,東京\n", "euc-jp");
    await house.take("customers", japanese);
    const found = await house.rows(
      'SELECT city FROM customer WHERE city IS NOT NULL ORDER BY city COLLATE "C"',
    );
    expect(found).toEqual([{ city: "上海" }, { city: "東京" }, { city: "서울" }]);
  });

  it.each([
    ["win1251", "ООО Ромашка,Москва"],
    ["win1251", "Алмаз,Омск"],
    ["koi8-r", "Прогресс,Пермь"],
    ["win1253", "Ελλάδα,Αθήνα"],
    ["win1256", "شركة النور,دبي"],
    ["win874", "บริษัท ไทย,กรุงเทพ"],
    ["big5", "台灣貿易有限公司,台北市"],
    ["shift_jis", "株式会社山田,東京都"],
    ["win1250", "Łódź,Kraków"],
  ])("%s is refused, not misread", async (encoding, text) => {
    const result = await dry(iconv.encode(`name,city\n${text}\n`, encoding));
    expect(result.problems).toMatchObject([{ code: "file-encoding" }]);
  });

  it("that were misread before are told", async () => {
    const result = await dry("name,city\nMÃ¼ller,KÃ¶ln\nM\ufffdller,Köln\nÂngela Sà,São Paulo\n");
    expect(result.problems.map(({ row, code }) => [row, code])).toEqual([
      ...[
        [2, "text-damaged"],
        [2, "text-damaged"],
        [3, "text-damaged"],
      ],
    ]);
  });
});

describe("limits", () => {
  it("hold against what unpacks without end, in gzip and in a workbook", {
    timeout: 60_000,
  }, async () => {
    const bomb = gzipSync(`name,country\n${",\n".repeat(12_000_000)}`);
    expect((await dry(bomb)).problems).toMatchObject([{ code: "file-bomb" }]);
    const deep = zip({ "xl/workbook.xml": `${"<a>".repeat(5000)}${"</a>".repeat(5000)}` });
    expect((await dry(deep)).problems).toMatchObject([{ code: "file-damaged" }]);
  });

  it("let regular files pass alone", async () => {
    for (const path of ["/dev/null", "/dev/zero"])
      expect((await house.take("customers", "", { source: path })).problems).toMatchObject([
        { code: "file-not-regular" },
      ]);
  });
});
