import { beforeEach, describe, expect, it } from "vitest";
import { sql } from "../../src/store/database/sql.ts";
import { type Conversation, type Person, startConversation } from "../support/conversation.ts";
import { sharedApp } from "../support/shared-app.ts";
import { foundTradingHouse, type TradingHouse } from "../support/trading-house.ts";

let house: TradingHouse;
let talk: Conversation;
let lily: Person;
let tom: Person;

const app = sharedApp({ http: false }, async () => {
  house = await foundTradingHouse(app.genjin.app.store);
  const { store } = app.genjin.app;
  const sketch = (name: string, owner: "lily" | "tom", at: string) =>
    ({
      name,
      owner,
      tier: "C",
      country: "TR",
      zone: "Europe/Istanbul",
      touches: [{ at, outcome: "replied" }],
    }) as const;
  await house.addCustomers([
    sketch("Anadolu Tekstil", "lily", "2026-11-28T09:00:00Z"),
    sketch("Bursa Metal", "lily", "2026-09-20T09:00:00Z"),
    sketch("Cankaya Boya", "lily", "2026-05-20T09:00:00Z"),
    sketch("Duzce Orman", "tom", "2026-11-01T09:00:00Z"),
  ]);
  const set = (name: string, to: object) =>
    store.run(sql`UPDATE customer c SET (size, source, city, language, industry, tags) = (SELECT d.size, d.source, d.city, d.language, d.industry, coalesce(d.tags, '{}')
      FROM jsonb_populate_record(NULL::customer, ${JSON.stringify(to)}::jsonb) d) WHERE c.name = ${name}`);
  await set("Anadolu Tekstil", {
    size: "50-200",
    source: "Canton Fair",
    city: "Istanbul",
    industry: "machinery",
  });
  await set("Bursa Metal", { source: "LinkedIn", language: "tr", tags: ["有影响力"] });
  await set("Cankaya Boya", { source: "Canton Fair", tags: ["有影响力"] });
  const worth = (name: string, brought: number, each: number, abc: string) =>
    store.run(sql`INSERT INTO customer_value (customer_id, organization_id, expected_purchases, expected_value, stage, abc, rfm, contribution)
      SELECT id, organization_id, 2, ${each}, 'repeat', ${abc}, '555', ${brought} FROM customer WHERE name = ${name}`);
  await worth("Anadolu Tekstil", 12000, 3000, "B");
  await worth("Bursa Metal", 90000, 1000, "A");
  await store.run(sql`INSERT INTO valuation (organization_id, as_of, horizon_days, currency, model, orders)
    SELECT id, '2026-12-02', 365, 'USD', 'mean', 3 FROM organization`);
  await store.run(sql`INSERT INTO customer_order (id, organization_id, customer_id, number, ordered_on, currency, amount, products)
    SELECT gen_random_uuid(), organization_id, id, '1', '2026-10-01', 'USD', 100, '{PE stretch film}' FROM customer WHERE name = 'Bursa Metal'`);
});
beforeEach(() => {
  talk = startConversation(app, "2026-12-02T11:50:00Z");
  [lily, tom] = [talk.person("lily"), talk.person("tom")];
});

const all = ["Anadolu Tekstil", "Bursa Metal", "Cankaya Boya", "Duzce Orman"];

describe("a search by what is on the card", () => {
  it.each([
    ["/find source:fair", /来源 fair/, ["Anadolu Tekstil", "Cankaya Boya"]],
    ["查找 来源:linkedin", /来源 linkedin/, ["Bursa Metal"]],
    ["/find size:200", /规模 200/, ["Anadolu Tekstil"]],
    ["/find city:istanbul", /城市 istanbul/, ["Anadolu Tekstil"]],
    ["/find language:Turkish", /语言/, ["Bursa Metal"]],
    ["查找 语言:土耳其语", /语言 土耳其语/, ["Bursa Metal"]],
    ["/find product:film", /买过 film/, ["Bursa Metal"]],
    ["/find class:A", /价值 A 类/, ["Bursa Metal"]],
    ["价值A类的客户", /价值 A 类/, ["Bursa Metal"]],
    ["/find value:A,B amount:<50k", /贡献 ≤50,000/, ["Anadolu Tekstil"]],
    ["查找 金额:>1万", /贡献 ≥10,000/, ["Anadolu Tekstil", "Bursa Metal"]],
    ["/find expected:5000-8000", /预期 5,000–8,000/, ["Anadolu Tekstil"]],
    ["/find temperature:warm", /热/, ["Anadolu Tekstil"]],
    ["查找 温度:转凉中", /转凉/, ["Bursa Metal"]],
    ["/find temperature:lost,warm", /凉了/, ["Anadolu Tekstil", "Cankaya Boya"]],
    ["/find key:both", /双料/, ["Bursa Metal"]],
    ["查找 重点:影响力型", /影响力型/, ["Bursa Metal", "Cankaya Boya"]],
    ["/find market:developed", /发达市场/, []],
    ["发展中市场", /发展中市场/, ["Anadolu Tekstil", "Bursa Metal", "Cankaya Boya"]],
    ["developing markets", /发展中市场/, ["Anadolu Tekstil", "Bursa Metal", "Cankaya Boya"]],
    ["发达市场的客户", /发达市场/, []],
    ["/find lacks:source", /没有来源/, []],
    ["没有语言的客户", /没有语言/, ["Anadolu Tekstil", "Cankaya Boya"]],
    ["customers without size", /没有规模/, ["Bursa Metal", "Cankaya Boya"]],
  ])("%s", async (line, read, names) => {
    await lily.says(line);
    lily.hears(new RegExp(`找到 ${names.length} 家`));
    lily.hears(read);
    for (const name of all)
      if (names.includes(name)) lily.hears(new RegExp(name));
      else lily.hearsNot(new RegExp(name));
  });

  it.each([
    ["companies over 40 people", /规模 ≥40 人/, ["Anadolu Tekstil"]],
    ["200人以下的客户", /规模 ≤200 人/, ["Anadolu Tekstil"]],
    ["300+ employees customers", /规模 ≥300 人/, []],
    ["large companies in Turkey", /土耳其 · 规模 大（≥250 人）/, []],
    ["/find size:medium", /规模 中（50–249 人）/, ["Anadolu Tekstil"]],
    ["中小企业客户", /规模 小（≤49 人）、中（50–249 人）/, ["Anadolu Tekstil"]],
    ["Turkish speaking customers", /语言 土耳其语/, ["Bursa Metal"]],
    ["who speaks Turkish", /语言 土耳其语/, ["Bursa Metal"]],
    ["会说土耳其语的客户", /语言 土耳其语/, ["Bursa Metal"]],
    ["Turkish customers", /土耳其(?! · 语言)/, ["Anadolu Tekstil", "Bursa Metal", "Cankaya Boya"]],
    ["hot customers", /热（/, ["Anadolu Tekstil"]],
    ["还热着的客户", /热（/, ["Anadolu Tekstil"]],
    ["cold customers", /沉默 ≥61 天/, ["Bursa Metal", "Cankaya Boya"]],
    ["influential customers", /影响力型/, ["Bursa Metal", "Cankaya Boya"]],
    ["high value customers", /价值 A 类/, ["Bursa Metal"]],
    ["价值高的客户", /价值 A 类/, ["Bursa Metal"]],
    ["customers from trade fairs", /来源 fair/, ["Anadolu Tekstil", "Cankaya Boya"]],
    ["广交会来的客户", /来源 广交会/, ["Anadolu Tekstil", "Cankaya Boya"]],
    ["机械行业的客户", /行业/, ["Anadolu Tekstil"]],
    ["customers worth more than 50k", /贡献 ≥50,000/, ["Bursa Metal"]],
    ["customers expected to bring over $5,000", /预期 ≥5,000/, ["Anadolu Tekstil"]],
    ["预期5000美金以上的客户", /预期 ≥5,000/, ["Anadolu Tekstil"]],
    ["customers not contacted for 90+ days", /沉默 ≥90 天/, ["Cankaya Boya"]],
    ["90+天没联系的客户", /沉默 ≥90 天/, ["Cankaya Boya"]],
    ["A and C customers in Turkey", /A、C 级/, ["Anadolu Tekstil", "Bursa Metal", "Cankaya Boya"]],
    ["没做过生意的客户", /没下过单/, ["Anadolu Tekstil", "Bursa Metal", "Cankaya Boya"]],
    ["customers without owner", /没有负责人/, []],
  ])("in words: %s", async (line, read, names) => {
    await lily.says(line);
    lily.hears(new RegExp(`找到 ${names.length} 家`));
    lily.hears(read);
    lily.hearsNot(/没看懂/);
    for (const name of all)
      if (names.includes(name)) lily.hears(new RegExp(name));
      else lily.hearsNot(new RegExp(name));
  });

  it.each([
    ["sample to order rate"],
    ["quote to order rate"],
    ["样品转单率"],
    ["how many samples turn into orders"],
  ])("%s: the rates, and nothing of a customer", async (line) => {
    await lily.says(line);
    lily.hears(/从报价、样品到下单/);
  });

  it.each([["my saved searches"], ["我的搜索"], ["saved searches"]])("%s", async (line) => {
    await lily.says("/find source:fair save:展会客户");
    await lily.says(line);
    lily.hears(/展会客户/);
  });

  it.each([
    ["/find sort:amount", ["Bursa Metal", "Anadolu Tekstil", "Cankaya Boya"]],
    ["customers ranked by turnover", ["Bursa Metal", "Anadolu Tekstil", "Cankaya Boya"]],
    ["biggest customers first", ["Bursa Metal", "Anadolu Tekstil", "Cankaya Boya"]],
    ["我的客户按销售额从高到低", ["Bursa Metal", "Anadolu Tekstil", "Cankaya Boya"]],
    ["最久没联系的客户", ["Cankaya Boya", "Bursa Metal", "Anadolu Tekstil"]],
    ["我的客户按预期排", ["Anadolu Tekstil", "Bursa Metal", "Cankaya Boya"]],
    ["my customers sorted by name", ["Anadolu Tekstil", "Bursa Metal", "Cankaya Boya"]],
    ["/find 排序:沉默", ["Cankaya Boya", "Bursa Metal", "Anadolu Tekstil"]],
  ])("%s: in that order", async (line, names) => {
    await lily.says(line);
    const { text } = lily.hears(/按/);
    const places = names.map((name) => text.indexOf(name));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(Math.min(...places)).toBeGreaterThan(0);
  });

  it("tells the money by which they were found, to their owner alone", async () => {
    await lily.says("/find sort:amount");
    lily.hears(/12个月 USD 90,000 · 预期 USD 2,000/);
    await lily.says("/find sort:amount", { inTeam: house.teamId });
    lily.hearsNot(/USD/);
    await tom.says("/find sort:amount");
    tom.hearsNot(/Bursa|90,000/);
  });

  it("is saved with its order, narrows the day, and is acted on as a whole", async () => {
    await lily.says("/find source:fair sort:name save:展会客户");
    await lily.says("/find 展会客户");
    lily.hears(/2 家/);
    await lily.says("全部 标签 展会");
    lily.hears(/2 家客户将改变/);
    await lily.says("/今日 来源:fair");
    lily.hears(/来源 fair/);
  });

  it("never says an order that it does not keep", async () => {
    await lily.says("/今日 按金额排");
    lily.hears(/今日的顺序是固定的/);
    await lily.says("/沉睡 排序:金额");
    lily.hears(/沉睡清单先排预期金额高的/);
  });

  it.each([
    ["/find class:X", /没有价值类“X”/],
    ["/find temperature:blue", /没有温度“blue”/],
    ["/find sort:colour", /不能按“colour”排/],
    ["/find key:x", /没有“x”这种重点客户/],
    ["/find amount:much", /“much”/],
    ["/find market:rich", /没有市场“rich”/],
    ["/find priority:colour", /没有“colour”这种看重/],
  ])("%s is told what there is", async (line, expected) => {
    await lily.says(line);
    lily.hears(expected);
  });
});
