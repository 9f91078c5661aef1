import { beforeEach, describe, expect, it } from "vitest";
import { clearFiles } from "../../src/app/import/last-received.ts";
import type { Instant } from "../../src/core/time/civil.ts";
import { sql } from "../../src/store/database/sql.ts";
import { type Conversation, startConversation } from "../support/conversation.ts";
import { sharedApp } from "../support/shared-app.ts";
import { foundTradingHouse } from "../support/trading-house.ts";
import { xlsx } from "../support/xlsx.ts";

/** Wednesday 11:50 in London. */
const wednesday = "2026-12-02T11:50:00Z";

let talk: Conversation;

const app = sharedApp({ http: false }, async () => {
  const house = await foundTradingHouse(app.genjin.app.store);
  await house.addCustomers([
    { name: "Anadolu Tekstil", owner: "lily", country: "TR" },
    { name: "Nile Trading", owner: "tom", country: "EG" },
  ]);
});
const store = () => app.genjin.app.store;
beforeEach(() => {
  talk = startConversation(app, wednesday);
});

/** Names of customers with their owner's handle. */
const customers = async (): Promise<string[]> => {
  const rows = await store().rows<{ name: string; handle: string | null }>(
    sql`SELECT c.name, m.handle FROM customer c LEFT JOIN member m ON m.id = c.owner_id ORDER BY c.name`,
  );
  return rows.map(({ name, handle }) => `${name}: ${handle}`);
};

const received = () =>
  store().rows<{ state: string; size: number | null; name: string }>(
    sql`SELECT state, length(content) AS size, encode(name, 'escape') AS name FROM received_file ORDER BY at, id`,
  );

const sheet = [
  "客户,国家,联系人,职位,WhatsApp,微信,邮箱,等级,产品,海关编码,备注",
  "Delta GmbH,德国,Maria Lopez,采购,+49 170 1234567,maria_l,maria@delta.example,A,PE film,3920,met at the fair",
  "Delta GmbH,德国,Jens Weber,老板,,,jens@delta.example,,,,",
  "Anadolu Tekstil,土耳其,Mehmet Yılmaz,,+90 532 1112233,,mehmet@anadolu.example,,,,",
].join("\n");

describe("a table that somebody sends", () => {
  it("is told before anything is imported; a 1 imports it as the sender's own; undo takes it back", async () => {
    const before = await customers();
    const lily = talk.person("lily");
    await lily.sends("我的客户.csv", sheet);
    const preview = lily.hears(/“我的客户.csv”看懂了，还没导入/);
    lily.hears(/3 行 → 客户：新增 1 家，已有 1 家/);
    lily.hears(/联系人：新增 3 位/);
    lily.hears(/认出的列：客户、国家、联系人、职位、WhatsApp、微信、邮箱、等级、产品、备注/);
    lily.hears(/没认出、不会导入的列：海关编码/);
    expect(preview.chat).toBe("direct:lily");
    expect(await customers()).toEqual(before);
    await lily.says("1");
    lily.hears(/已导入“我的客户.csv”/);
    expect(await customers()).toEqual([...before, "Delta GmbH: lily"].sort());
    await lily.says("客户 Delta 全部");
    lily.hears(/Maria Lopez/);
    lily.hears(/Jens Weber/);
    expect(await received()).toMatchObject([{ state: "taken", size: null }]);
    await lily.says("撤销");
    lily.hears(/已撤回这次导入/);
    expect(await customers()).toEqual(before);
    await lily.says("撤销");
    lily.hearsNot(/已撤回这次导入/);
  });

  it("as a workbook, from a manager, in English: what is wrong is named and left out", async () => {
    await store().run(sql`UPDATE member SET locale = 'en' WHERE handle = 'wei'`);
    const wei = talk.person("wei");
    const rows = [
      ["Company", "Country", "Tier", "Owner"],
      ["Nordlicht AB", "Sweden", "B", "tom"],
      ["Atlantis Ltd", "Atlantis", "B", "lily"],
    ];
    await wei.sends("leads.pdf", xlsx(rows));
    wei.hears(/I understand “leads.pdf”/);
    wei.hears(/2 rows → customers: 1 new/);
    wei.hears(/1 row has something wrong, which is left out:/);
    wei.hears(/row 3, Country: "Atlantis" is no country known here/);
    await wei.presses("Import");
    wei.hears(/“leads.pdf” is imported/);
    expect(await customers()).toContain("Nordlicht AB: tom");
    await wei.presses("Take this import back");
    wei.hears(/Taken back: 1 thing removed/);
    expect(await customers()).not.toContain("Nordlicht AB: tom");
  });

  it("of customers of others is not a salesperson's to import", async () => {
    const lily = talk.person("lily");
    await lily.sends("a.csv", "客户,国家,负责人\nNile Trading,埃及,\nNew One,德国,tom\n");
    lily.hears(/没法导入/);
    lily.hears(/第 3 行.*tom/);
    lily.hearsNot(/回复 1/);
    expect(await received()).toEqual([]);
  });

  it("of touches or orders is told as such", async () => {
    const lily = talk.person("lily");
    await lily.sends(
      "log.csv",
      "客户,跟进日期,方式,内容\nAnadolu Tekstil,2026-11-20,电话,问了价格\n",
    );
    lily.hears(/1 行 → 跟进记录：新增 1 条/);
    await lily.sends(
      "o.csv",
      "客户,订单号,下单日期,金额,币种\nAnadolu Tekstil,PI-9,2026-11-20,1200,USD\n",
    );
    lily.hears(/1 行 → 订单：新增 1 单/);
    await lily.says("1");
    lily.hears(/已导入“o.csv”/);
  });

  it("is imported once, and dropped when it is not wanted", async () => {
    const tom = talk.person("tom");
    await tom.sends("leads.csv", "Company,Country\nPolar Oy,Finland\n");
    const preview = tom.hears(/Reply 1 to import it/);
    await tom.says("1");
    tom.hears(/is imported/);
    await tom.says("1", { replyTo: preview });
    tom.hears(/was imported before/);
    await tom.sends("leads.csv", "Company,Country\nPolar Oy,Finland\n");
    tom.hears(/Everything in “leads.csv” is here already/);
    await tom.sends("more.csv", "Company,Country\nTundra Oy,Finland\n");
    await tom.says("2");
    tom.hears(/nothing was imported, and the file is deleted/);
    await tom.presses("Import").catch(() => {});
    expect(await customers()).not.toContain("Tundra Oy: tom");
    expect((await received()).at(-1)).toMatchObject({ state: "dropped", size: null });
  });

  it("that is delivered twice is told once", async () => {
    const tom = talk.person("tom");
    const content = "Company,Country\nTwice Oy,Finland\n";
    expect(await tom.sends("twice.csv", content, { key: "same" })).toHaveLength(1);
    expect(await tom.sends("twice.csv", content, { key: "same" })).toHaveLength(0);
    expect((await received()).filter(({ state }) => state === "open")).toHaveLength(1);
  });

  it("waits for a day, sealed, and is cleared then", async () => {
    const tom = talk.person("tom");
    await tom.sends("secret-leads.csv", "Company,Country\nHidden Oy,Finland\n");
    const preview = tom.hears(/Reply 1 to import it/);
    const [kept] = await store().rows<{ content: Buffer; name: Buffer }>(
      sql`SELECT content, name FROM received_file WHERE state = 'open' ORDER BY at DESC, id DESC LIMIT 1`,
    );
    expect(kept?.content.toString("latin1")).not.toContain("Hidden");
    expect(kept?.name.toString("latin1")).not.toContain("secret");
    const later = (Date.parse(wednesday) + 25 * 3_600_000) as Instant;
    talk.setClock(new Date(later).toISOString());
    await tom.says("1", { replyTo: preview });
    tom.hears(/This file is gone/);
    await clearFiles(app.genjin.app, later);
    expect((await received()).at(-1)).toMatchObject({ state: "expired", size: null });
    await clearFiles(app.genjin.app, (later + 3 * 86_400_000) as Instant);
    expect(await received()).toEqual([]);
  });

  it("in a group is answered in private", async () => {
    const tom = talk.person("tom");
    const heard = await tom.sends("fair.csv", "Company,Country\nGroup Oy,Finland\n", {
      inTeam: "Team One",
    });
    expect(heard.map(({ chat }) => chat)).toEqual(["direct:tom", "team:Team One"]);
    expect(heard[1]?.text).not.toMatch(/fair|Group Oy|row/);
  });

  it.each([
    ["photo.jpg", Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46])],
    ["offer.pdf", "%PDF-1.7 offer"],
    ["old.xls", Buffer.from("d0cf11e0a1b11ae10000", "hex")],
    ["empty.csv", ""],
    ["words.csv", "hello there\nhow are you"],
  ])("that is no table is said to be none: %s", async (name, content) => {
    const tom = talk.person("tom");
    await tom.sends(name, content);
    tom.hears(new RegExp(`“${name}” cannot be imported`));
    tom.hearsNot(/Reply 1/);
  });
});

describe("business cards that somebody sends", () => {
  const cards = [
    "BEGIN:VCARD",
    "VERSION:3.0",
    "FN:Aino Virtanen",
    "ORG:Suomi Paperi Oy",
    "TITLE:Buyer",
    "EMAIL:aino@suomi.example",
    "TEL;TYPE=CELL:+358 40 1234567",
    "END:VCARD",
    "BEGIN:VCARD",
    "VERSION:3.0",
    "FN:Pekka Laine",
    "ORG:Suomi Paperi Oy",
    "TEL:+358 40 7654321",
    "END:VCARD",
    "BEGIN:VCARD",
    "VERSION:3.0",
    "FN:Nobody Knows",
    "END:VCARD",
  ].join("\r\n");

  it("become customers with contacts; a card without a company is left out", async () => {
    const tom = talk.person("tom");
    await tom.sends("contacts", cards);
    tom.hears(/3 rows → customers: 1 new.*contacts: 2 new/);
    tom.hears(/1 row has something wrong/);
    await tom.says("1");
    tom.hears(/“contacts” is imported/);
    await tom.says("c Suomi all");
    tom.hears(/Aino Virtanen/);
    tom.hears(/Pekka Laine/);
    tom.hears(/Finland/);
  });
});

describe("who asks how to import", () => {
  it("is told, in both languages", async () => {
    const [tom, lily] = [talk.person("tom"), talk.person("lily")];
    await tom.says("import");
    tom.hears(/Send me a table \(CSV, XLSX\) or business cards/);
    await lily.says("导入");
    lily.hears(/把表格（CSV、XLSX）或名片（vCard）文件直接发给我/);
  });
});
