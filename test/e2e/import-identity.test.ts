import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startImporting } from "../support/importing.ts";

let house: Awaited<ReturnType<typeof startImporting>>;
beforeAll(async () => {
  house = await startImporting();
});
beforeEach(async () => {
  await house.store.pool.query("TRUNCATE customer, contact, owed, touch, import CASCADE");
});
afterAll(() => house.stop());

const names = async (table: string) =>
  (await house.rows(`SELECT name FROM ${table} ORDER BY name`)).map(({ name }) => name);

describe("customers", () => {
  it("of other names at one website stay apart and are told, in one file and in two", async () => {
    const first = "name,country,website,tier\nOsprey Valves GmbH,DE,www.osprey.example,A\n";
    await house.take("customers", first);
    const second =
      "name,country,website,tier\nOsprey Vana,TR,osprey.example,E\nOsprey Service GmbH,DE,osprey.example,C\n";
    expect(await house.take("customers", second)).toMatchObject({
      created: 2,
      updated: 0,
      reasons: [{ reason: "address-shared", count: 2 }],
    });
    expect(await house.rows("SELECT name, country, tier FROM customer ORDER BY tier")).toEqual([
      { name: "Osprey Valves GmbH", country: "DE", tier: "A" },
      { name: "Osprey Service GmbH", country: "DE", tier: "C" },
      { name: "Osprey Vana", country: "TR", tier: "E" },
    ]);
  });

  it("that have become part of another are that one, and tell nothing of it", async () => {
    const file =
      "code,name,country,tier,city\nA1,Falcon Pumps,AE,A,Dubai\nA2,Shaheen Trading LLC,AE,C,Sharjah\nB1,Cork Line,PT,B,Faro\nB2,Cork Line,PT,D,Porto\n";
    await house.take("customers", file);
    for (const [kept, gone] of [
      ["A1", "A2"],
      ["B1", "B2"],
    ])
      await house.store.pool.query(
        `INSERT INTO merged_customer (id, organization_id, customer_id, gone_id, at)
         SELECT gen_random_uuid(), k.organization_id, k.id, g.id, now()
         FROM customer k, customer g WHERE k.code = $1 AND g.code = $2`,
        [kept, gone],
      );
    const standing = () =>
      house.rows(
        "SELECT code, name, country, tier, city FROM customer WHERE merged_into_id IS NULL ORDER BY code",
      );
    const before = await standing();
    for (const again of [
      file,
      file.replace("A2,Shaheen Trading LLC,AE,C", "A2,Shaheen Gulf,AE,KA"),
    ])
      expect(await house.take("customers", again)).toMatchObject({ created: 0, updated: 0 });
    const named = "name,country,city\nShaheen Trading LLC,AE,Ajman\nCork Line,PT,Faro\n";
    expect(await house.take("customers", named)).toMatchObject({
      ...{ created: 0, updated: 0 },
      reasons: [],
    });
    expect(await standing()).toEqual(before);
  });

  it("of one name in two legal forms stay apart and are told, in one file and in two", async () => {
    const first = "code,name,country,tier\nK1,Krause GmbH,DE,A\n";
    await house.take("customers", first);
    const second = "name,country,tier\nKrause KG,DE,E\nKrause OHG,DE,D\n";
    expect(await house.take("customers", second)).toMatchObject({
      ...{ created: 2, updated: 0 },
      reasons: [{ reason: "name-shared", count: 2, values: ["Krause KG", "Krause OHG"] }],
    });
    const contacts = "customer,name\nKrause KG,Ann Lee\nKrause & Co,Bob\n";
    const { problems } = await house.take("contacts", contacts);
    expect(problems).toMatchObject([{ row: 3, code: "customer-ambiguous" }]);
  });

  it("met again elsewhere in one file are told by name", async () => {
    const file = "name,country,city\nStar Ltd,AE,Dubai\nStar Ltd,AE,Sharjah\nStar Ltd,AE,Dubai\n";
    expect((await house.take("customers", file)).reasons).toMatchObject([
      { reason: "repeated-elsewhere", count: 1, values: ["Star Ltd"] },
      { reason: "repeated-row", count: 1 },
    ]);
  });

  it("at a mail host or mailbox of many stay apart, whether the host is known or not", async () => {
    const file = `name,country,email
Firm A,SG,info@harbour-net.example
Firm B,SG,info@harbour-net.example
Test Trading 1,MY,a@harbour-net.example
Test Trading 2,MY,b@harbour-net.example
`;
    expect(await house.take("customers", file)).toMatchObject({ created: 4, problems: [] });
    expect(await house.take("customers", file)).toMatchObject({ created: 0, unchanged: 4 });
  });

  it("are the same at one address with one name in two spellings", async () => {
    await house.take("customers", "name,country,website\nMüller & Söhne GmbH,DE,mueller.example\n");
    const again =
      "name,country,website,industry\nMueller und Soehne,DE,mueller.example,tools\nMüller & Söhne GmbH,,mueller.example,tools\n";
    expect(await house.take("customers", again)).toMatchObject({ created: 0, updated: 1 });
    const slip = "name,country,website,size\nMuellerr und Soehne,DE,mueller.example,20\n";
    expect(await house.take("customers", slip)).toMatchObject({ created: 0, updated: 1 });
  });
});

it("addresses are kept without labels, remarks and what nobody sees", async () => {
  await house.take("customers", "code,name,country\nC1,Basalt Werk,DE\n");
  const mails = {
    ...{ "邮箱：a@x.example": "a@x.example", "a@x.example（采购）": "a@x.example" },
    ...{ "a＠x.example": "a@x.example", "\u200ea@x.example\u200b": "a@x.example" },
    ...{ '"Doe, J" <a@x.example>': "a@x.example", "a@x..example": "wrong" },
    ...{ "a@x.example和b@x.example": "wrong", "müller@straße.example": "müller@straße.example" },
  };
  for (const [written, kept] of Object.entries(mails)) {
    const cell = `"${written.replaceAll('"', '""')}"`;
    const { problems } = await house.take("contacts", `customer,name,email\nC1,P,${cell}\n`);
    const { rows } = await house.store.pool.query("DELETE FROM contact RETURNING id, email");
    const found = rows[0] && house.store.cipher.open("contact", "email", rows[0].id, rows[0].email);
    expect([written, problems[0] === undefined ? found : "wrong"]).toEqual([written, kept]);
  }
  const sites = "name,country,website\n\u200bA Co,GB,https://\nB Co,GB,b.example; c.example\n";
  await house.take("customers", sites);
  expect(
    await house.rows("SELECT name, domain FROM customer WHERE country = 'GB' ORDER BY name"),
  ).toEqual([
    { name: "A Co", domain: null },
    { name: "B Co", domain: "b.example" },
  ]);
});

it("birthdays are days of the past, with or without a year, or of the moon", async () => {
  await house.take("customers", "code,name,country\nC1,Basalt Werk,DE\n");
  const days = {
    ...{ "--0304": "03-04", "1604-03-04": "03-04", 农历八月十五: "lunar:08-15", "13/4": "04-13" },
    ...{ "阴历 8月15": "lunar:08-15", "1975-03-04": "1975-03-04", "1900-01-01": null },
    ...{
      "2030-03-04": "wrong",
      "3/4": "ambiguous",
      "25.10.12": "ambiguous",
      "30 Feb": "wrong",
      农历十三月初一: "wrong",
    },
  };
  for (const [written, kept] of Object.entries(days)) {
    const { problems } = await house.take("contacts", `customer,name,birthday\nC1,P,${written}\n`);
    const [row] = (await house.store.pool.query("DELETE FROM contact RETURNING id, birthday"))
      .rows as { id: string; birthday: Buffer | null }[];
    const found =
      row?.birthday && house.store.cipher.open("contact", "birthday", row.id, row.birthday);
    expect([written, problems[0]?.code.replace(/^(?:birthday|date)-/, "") ?? found]).toEqual([
      written,
      kept,
    ]);
  }
});

it("customers in one country are one in two spellings, and two where a letter differs", async () => {
  await house.take("customers", "name,country\nCafé Zürich AG,CH\nBauer GmbH,DE\n");
  const again =
    "name,country,industry\nCafe Zuerich AG,CH,food\nBaur GmbH,DE,steel\nBaur GmbH,DE,steel\n";
  expect(await house.take("customers", again)).toMatchObject({
    ...{ created: 1, updated: 1, skipped: 1 },
  });
});

describe("contacts", () => {
  const customer = "code,name,country\nC1,Basalt Werk,DE\n";

  it("who share a mailbox or a name are two people, the second time too", async () => {
    await house.take("customers", customer);
    const file = `customer,name,email,phone
C1,Anton Berg,info@basalt.example,
C1,Berta Tal,info@basalt.example,
C1,John Smith,,+1 303 555 0101
C1,John Smith,,+1 303 555 0102
`;
    expect(await house.take("contacts", file)).toMatchObject({ created: 4, problems: [] });
    expect(await house.take("contacts", file)).toMatchObject({ created: 0, unchanged: 4 });
    const nameless = await house.take("contacts", "customer,name,email\nC1,,info@basalt.example\n");
    expect(nameless.problems).toMatchObject([{ row: 2, code: "contact-ambiguous" }]);
    const moved = "customer,name,email,role\nC1,A. Berg,INFO@basalt.example,CEO\n";
    expect(await house.take("contacts", moved)).toMatchObject({ created: 0, updated: 1 });
  });

  it("are read as address books write them", async () => {
    await house.take("customers", customer);
    const file = `customer,name,First Name,Middle Name,Last Name,email,phone,birthday
C1,"Stein, Uwe",,,,Uwe Stein <uwe@b.example>; uwe2@b.example,+49 171 5550102 ::: +49 228 5550103,0/0/00
C1,"Ann Lee, PhD",,,,mailto:ann@b.example,,5 March 1960
C1,,Karl,Maria,Ott,karl@b.example,,21.5.
C1,,民秀,,金,,'00491715550104,n/a
C1,Dora,,,,-,--,13/04/1980
C1,"王, 芳",,,,,,
`;
    expect(await house.take("contacts", file)).toMatchObject({ created: 6, problems: [] });
    expect(await names("contact")).toEqual([
      ...["Ann Lee, PhD", "Dora", "Karl Maria Ott", "Uwe Stein", "王芳", "金民秀"],
    ]);
    const { rows } = await house.store.pool.query("SELECT * FROM contact");
    const opened = (name: string, column: "email" | "phone" | "birthday" | "note") => {
      const row = rows.find((one) => one.name === name);
      return row[column] && house.store.cipher.open("contact", column, row.id, row[column]);
    };
    expect([opened("Uwe Stein", "email"), opened("Uwe Stein", "phone")]).toEqual([
      "uwe@b.example",
      "+49 171 5550102",
    ]);
    expect(opened("Uwe Stein", "note")).toBe("uwe2@b.example; +49 228 5550103");
    const birthdays = ["Uwe Stein", "Ann Lee, PhD", "Karl Maria Ott", "金民秀", "Dora"].map(
      (name) => opened(name, "birthday"),
    );
    expect(birthdays).toEqual([null, "1960-03-05", "05-21", null, "1980-04-13"]);
    expect(opened("Dora", "email")).toBeNull();
  });
});

describe("touches", () => {
  it("that promised or complained leave it owed, until the import is taken back", async () => {
    await house.take("customers", "code,name,country\nC1,Basalt Werk,DE\n");
    const file = `customer,at,outcome,content
C1,2026-11-18,promised,send the drawing
C1,2026-11-19,complained,two crates broken
C1,2026-11-20,ok,
`;
    const result = await house.take("touches", file);
    expect(result).toMatchObject({ created: 3, problems: [] });
    expect(await house.take("touches", file)).toMatchObject({ created: 0, unchanged: 3 });
    const owed =
      await house.rows(`SELECT o.kind, o.due_on IS NOT NULL AS dated, t.outcome, o.made_at = t.at AS same
      FROM owed o JOIN touch t ON t.id = o.touch_id ORDER BY o.kind`);
    expect(owed).toEqual([
      { kind: "complaint", dated: true, outcome: "complained", same: true },
      { kind: "promise", dated: false, outcome: "promised", same: true },
    ]);
    expect(await house.revert(result.import)).toMatchObject({ outcome: "reverted" });
    expect(await house.rows("SELECT id FROM owed")).toEqual([]);
  });

  it("that complained long ago are history, not to be answered", async () => {
    await house.take("customers", "code,name,country\nC1,Basalt Werk,DE\nC2,Oran Paper,DZ\n");
    const file = `customer,at,outcome,content
C1,2024-03-18,complained,two crates broken
C2,2026-05-04,complained,rusty screws
C2,2026-11-19,complained,late again
`;
    const result = await house.take("touches", file);
    expect(result).toMatchObject({
      created: 3,
      problems: [],
      reasons: [{ reason: "complaint-past", count: 2 }],
    });
    expect(await house.rows("SELECT made_at::date::text AS made FROM owed")).toEqual([
      { made: "2026-11-19" },
    ]);
  });
});
