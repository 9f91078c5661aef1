import { beforeEach, describe, expect, it } from "vitest";
import { sql } from "../../src/store/database/sql.ts";
import { type Conversation, startConversation } from "../support/conversation.ts";
import { sharedApp } from "../support/shared-app.ts";
import { foundTradingHouse, type TradingHouse } from "../support/trading-house.ts";

/** Monday 18:00 in London. */
const evening = "2026-11-30T18:00:00Z";

let talk: Conversation;
let house: TradingHouse;

const app = sharedApp({ http: false }, async () => {
  house = await foundTradingHouse(app.genjin.app.store);
  await house.addCustomers([
    { name: "Anadolu Tekstil", owner: "lily", country: "TR", zone: "Europe/Istanbul" },
    { name: "Nile Trading", owner: "tom", country: "EG", zone: "Africa/Cairo" },
  ]);
});
beforeEach(() => {
  talk = startConversation(app, evening);
});

const german = `Mit freundlichen Grüßen

i. A. Hans Müller
Einkaufsleiter

Delta Werkzeuge GmbH
Hafenstraße 12, D-20457 Hamburg
Tel.: +49 40 555010
Mobil: +49 171 2345678
h.mueller@delta-werkzeuge.de
www.delta-werkzeuge.de

Geschäftsführer: Klaus Delta · Amtsgericht Hamburg HRB 123456
Diese E-Mail enthält vertrauliche Informationen.`;

const turkish = `Emre Yılmaz
Satın Alma Müdürü
Anadolu Tekstil San. ve Tic. A.Ş.
GSM: +90 532 555 01 23
emre@anadolutekstil.example
İstanbul / TÜRKİYE`;

const people = () =>
  app.genjin.app.store.rows<{ name: string; customer: string; role: string | null }>(sql`
    SELECT p.name, c.name AS customer, p.role FROM contact p JOIN customer c ON c.id = p.customer_id
    ORDER BY p.name`);

const customers = () =>
  app.genjin.app.store.rows<{ name: string }>(
    sql`SELECT c.name FROM customer c WHERE c.sequence > 2 ORDER BY c.sequence`,
  );

describe("the signature of a letter", () => {
  it("becomes a draft of a company and a person, recorded on a 1 and taken back by one undo", async () => {
    const lily = talk.person("lily");
    await lily.says(german);
    lily.hears(/新客户 Delta Werkzeuge GmbH · 德国 Hamburg · www\.delta-werkzeuge\.de/);
    lily.hears(
      /新联系人 Hans Müller · 职位：Einkaufsleiter · 电话：\+49 171 2345678 · 第二电话：\+49 40 555010 · 邮箱：h\.mueller@/,
    );
    expect(await people()).toEqual([]);
    await lily.says("1");
    lily.hears(/✅ 已记下[\s\S]*新客户 #\w+ Delta Werkzeuge GmbH/);
    expect(await people()).toEqual([
      { name: "Hans Müller", customer: "Delta Werkzeuge GmbH", role: "Einkaufsleiter" },
    ]);
    await lily.presses(/明天联系/);
    lily.hears(/Delta Werkzeuge GmbH[\s\S]*12\/02/);
    await lily.says("撤销");
    await lily.says("撤销");
    expect([await people(), await customers()]).toEqual([[], []]);
  });

  it("is corrected field by field, in both languages", async () => {
    const tom = talk.person("tom");
    await tom.says(german);
    tom.hears(/New customer Delta Werkzeuge GmbH · Germany Hamburg/);
    await tom.says("role: buyer; country: Austria; city: Vienna");
    tom.hears(/Austria Vienna/);
    tom.hears(/role: buyer/);
    await tom.says("company: Delta Tools GmbH");
    tom.hears(/New customer Delta Tools GmbH · Austria Vienna/);
    await tom.says("phone: none");
    tom.hearsNot(/171 2345678/);
    await tom.says("country: Nowhere");
    tom.hears(/I do not know the country “Nowhere”/);
    const lily = talk.person("lily");
    await lily.says(german);
    await lily.says("职位 采购主管；姓名：汉斯");
    lily.hears(/新联系人 汉斯 · [\s\S]*职位：采购主管/);
    await lily.says("不记");
    expect(await customers()).toEqual([]);
  });

  it("of a known company is of a new person there, and with a known address tells what is new", async () => {
    const lily = talk.person("lily");
    await lily.says(turkish);
    lily.hears(/#\w+ Anadolu Tekstil · 新联系人 Emre Yılmaz · 职位：Satın Alma Müdürü/);
    await lily.says("1");
    await lily.says(turkish);
    lily.hears(/Emre Yılmaz 的这些信息都已经有了：#\w+ Anadolu Tekstil/);
    await lily.says(
      turkish.replace("532 555 01 23", "533 777 01 23").replace("Satın Alma Müdürü", "Genel Müdür"),
    );
    lily.hears(
      /联系人 Emre Yılmaz · 职位：Genel Müdür（原来是 Satın Alma Müdürü） · 电话：\+90 533 777 01 23（原来是 \+90 532 555 01 23）/,
    );
    await lily.says("1");
    expect(await people()).toEqual([
      { name: "Emre Yılmaz", customer: "Anadolu Tekstil", role: "Genel Müdür" },
    ]);
  });

  it("goes to the customer whose reference stands above it, or is said after it", async () => {
    const lily = talk.person("lily");
    const [said] = await lily.says("客户 Anadolu");
    const ref = /#(\w+)/.exec(said?.text ?? "")?.[1] ?? "";
    await lily.says(`#${ref}\n${german}`);
    lily.hears(/Anadolu Tekstil · 新联系人 Hans Müller/);
    await lily.says("不记");
    await lily.says(german);
    lily.hears(/新客户 Delta/);
    await lily.says(`#${ref}`);
    lily.hears(/Anadolu Tekstil · 新联系人 Hans Müller/);
    await lily.says("不记");
  });

  it("of a colleague's customer is refused without a word of whose it is", async () => {
    const lily = talk.person("lily");
    await lily.says(
      "Ahmed Hassan\nBuyer\nNile Trading Co.\nCairo, Egypt\na.hassan@niletrading.example",
    );
    lily.hears(/Nile Trading Co\. 已有同事在跟进，没有记录/);
    lily.hearsNot(/tom|Tom/);
  });

  it("that lacks its company or its country asks for it", async () => {
    const tom = talk.person("tom");
    await tom.says("Jane Miller\nBuyer\njane.miller@gmail.com\n+49 171 5550000");
    tom.hears(/Which company is Jane Miller with\?/);
    await tom.says("Meyer GmbH");
    tom.hears(/New customer Meyer GmbH · Germany/);
    await tom.says("no");
    await tom.says("Sam Hill\nBuyer\nHill Foods Ltd\nsam@hillfoods.com");
    tom.hears(/In which country is Hill Foods Ltd\?/);
    await tom.says("Kenya, Nairobi");
    tom.hears(/New customer Hill Foods Ltd · Kenya Nairobi/);
    await tom.says("1");
    expect(await customers()).toEqual([{ name: "Hill Foods Ltd" }]);
  });

  it("is answered in private where it was pasted into a group", async () => {
    const lily = talk.person("lily");
    const answers = await lily.says(`@genjin ${turkish}`, { inTeam: house.teamId });
    expect(answers.map(({ text }) => text).join("\n")).not.toMatch(/Emre|532/);
  });
});

it("reads the cards of telephones, several at once", async () => {
  const tom = talk.person("tom");
  await tom.says(
    [
      "BEGIN:VCARD\nVERSION:3.0\nN:Lopez;Maria\nFN:Maria Lopez\nORG:Delta SA\nTITLE:Buyer\nTEL;TYPE=CELL:+34600111222\nEND:VCARD",
      "BEGIN:VCARD\nVERSION:3.0\nFN:Jan de Vries\nORG:Vries BV\nTEL:+31612345678\nEMAIL:jan@vries.example\nEND:VCARD",
    ].join("\n"),
  );
  tom.hears(/New customer Delta SA · Spain[\s\S]*New contact Maria Lopez|new contact Maria Lopez/);
  tom.hears(/Vries BV · Netherlands/);
  await tom.says("1");
  expect((await people()).map(({ name }) => name)).toEqual(["Jan de Vries", "Maria Lopez"]);
});

describe("several signatures in one message", () => {
  const fair = [
    `Marta Kowalska
Purchasing Manager
Gdynia Meble Sp. z o.o.
Tel. +48 58 555 0101
marta@gdyniameble.example`,
    `Rafael Souza
Comprador
Recife Plasticos Ltda
WhatsApp: +55 81 95555 0102
rafael@recifeplast.example`,
    `陈伟 采购经理
厦门海纳贸易有限公司
手机：13800138000
chenwei@hainamaoyi.example`,
  ];

  it.each([
    ["blank lines", fair.join("\n\n")],
    ["lines of dashes", fair.join("\n----------\n")],
    ["a line of stars, with words above", `名片三张：\n***\n${fair.join("\n\n* * * *\n\n")}`],
    ["blank lines within them", fair.map((one) => one.replace(/\n(?=.*@)/, "\n\n")).join("\n\n\n")],
  ])("parted by %s become one draft with all of them", async (_, text) => {
    const lily = talk.person("lily");
    const [draft] = await lily.says(text);
    expect(draft?.message.draft?.items.map(({ value }) => value)).toEqual([
      "Marta Kowalska, Gdynia Meble Sp. z o.o.",
      "Rafael Souza, Recife Plasticos Ltda",
      "陈伟, 厦门海纳贸易有限公司",
    ]);
    for (const said of ["marta@", "+48 58 555 01 01", "rafael@", "0102", "chenwei@", "8000"])
      expect(draft?.text).toContain(said);
    expect(await people()).toEqual([]);
    await lily.says("1");
    expect((await people()).map(({ name }) => name).sort()).toEqual(
      ["Marta Kowalska", "Rafael Souza", "陈伟"].sort(),
    );
    await lily.says("撤销");
    expect(await people()).toEqual([]);
  });

  it("name what cannot be read, and ask for what the first lacks", async () => {
    const tom = talk.person("tom");
    const lacking = "Paul Weber\nEinkauf\npaul.weber@gmail.com\nBerlin";
    const [draft] = await tom.says(
      `${fair[0]}\n-----\n${lacking}\n-----\nthe man with the red tie, stand B12`,
    );
    tom.hears(/Marta Kowalska/);
    tom.hears(/Not read: “the man with the red tie/);
    tom.hears(/Which company is Paul Weber with/);
    expect(draft?.message.draft?.items).toHaveLength(1);
    await tom.says("Weber Technik GmbH");
    tom.hears(/Paul Weber/);
    tom.hears(/Weber Technik GmbH/);
  });

  it("of one company are two people of one customer", async () => {
    const lily = talk.person("lily");
    const second = fair[0]?.replace("Marta Kowalska", "Jan Nowak").replace("marta@", "jan@");
    await lily.says(`${fair[0]}\n\n${second?.replace("0101", "0109")}`);
    await lily.says("1");
    expect(await people()).toMatchObject([
      { name: "Jan Nowak", customer: "Gdynia Meble Sp. z o.o." },
      { name: "Marta Kowalska", customer: "Gdynia Meble Sp. z o.o." },
    ]);
    expect(await customers()).toHaveLength(1);
  });

  it("one signature with blank lines in it stays one", async () => {
    const lily = talk.person("lily");
    for (const one of [
      german,
      `${german}\n\n${turkish.split("\n")[0]}`,
      fair[1]?.replaceAll("\n", "\n\n"),
    ]) {
      const [draft] = await lily.says(one ?? "");
      expect(draft?.message.draft?.items).toHaveLength(1);
    }
  });
});
