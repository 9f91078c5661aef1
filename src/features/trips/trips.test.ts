import { beforeEach, describe, expect, it } from "vitest";
import { type Conversation, startConversation } from "../../../test/support/conversation.ts";
import { noQueue, setPushStage } from "../../../test/support/push-stage.ts";
import { sharedApp } from "../../../test/support/shared-app.ts";
import { foundTradingHouse, type TradingHouse } from "../../../test/support/trading-house.ts";
import { readMigrations } from "../../store/database/migrations.ts";
import { rawSql, sql } from "../../store/database/sql.ts";
import { trips as push } from "./trips.push.ts";

/** Wednesday 19:50 in Shanghai, 11:50 in London. */
const wednesday = "2026-12-02T11:50:00Z";

let talk: Conversation;
let house: TradingHouse;

const app = sharedApp({ http: false }, async () => {
  house = await foundTradingHouse(app.genjin.app.store);
  const zone = "Europe/Rome";
  const touched = [{ at: "2026-07-01T08:00:00Z", outcome: "contacted" as const }];
  await house.addCustomers([
    { name: "Milano Tessuti", owner: "lily", country: "IT", zone, touches: touched },
    { name: "Torino Plastica", owner: "lily", country: "IT", zone, tier: "B" },
    { name: "Lombarda Arredi", owner: "tom", country: "IT", zone },
    { name: "Anadolu Tekstil", owner: "tom" },
    { name: "Izmir Boya", owner: "tom", touches: touched },
  ]);
  const city = (name: string, of: string) =>
    app.genjin.app.store.run(sql`UPDATE customer SET city = ${of} WHERE name = ${name}`);
  await city("Milano Tessuti", "Milan");
  await city("Lombarda Arredi", "Milan");
  await city("Torino Plastica", "Turin");
  await city("Anadolu Tekstil", "Istanbul");
  await city("Izmir Boya", "Izmir");
});
const store = () => app.genjin.app.store;
beforeEach(() => {
  talk = startConversation(app, wednesday);
});

const kept = () =>
  store().rows<{ kind: string; place: string; from_on: string; to_on: string }>(
    sql`SELECT kind, place, from_on::text, to_on::text FROM trip ORDER BY from_on, place`,
  );

describe("a trip", () => {
  it.each([
    ["出差 意大利 12/10-12", "意大利", "2026-12-10", "2026-12-12", "Torino", "Milano"],
    ["出差 12/14-16 意大利", "意大利", "2026-12-14", "2026-12-16", "Torino", "Milano"],
    ["出差 米兰 下周五", "米兰", "2026-12-11", "2026-12-11", "Milano"],
    ["/出差 都灵 12月8日-12月9日", "都灵", "2026-12-08", "2026-12-09", "Torino"],
    ["trip to Italy from 8 to 9 Dec", "Italy", "2026-12-08", "2026-12-09", "Torino", "Milano"],
    ["trip Milan 11 Dec", "Milan", "2026-12-11", "2026-12-11", "Milano"],
    ["trip Italy Turin 11 Dec", "Italy Turin", "2026-12-11", "2026-12-11", "Torino"],
    ["出差 意大利 罗马 12/11", "意大利 罗马", "2026-12-11", "2026-12-11", "Torino", "Milano"],
    ["trip Italy, 7-9 December", "Italy", "2026-12-07", "2026-12-09", "Torino", "Milano"],
  ])("%s", async (line, place, from, to, ...met) => {
    const lily = talk.person("lily");
    await lily.says(line);
    lily.hears(/已记下出差/);
    lily.hears(new RegExp(met.join("[\\s\\S]*")));
    if (met.length < 2) lily.hearsNot(met[0] === "Milano" ? /Torino/ : /Milano/);
    lily.hearsNot(/Lombarda|Anadolu/);
    expect(await kept()).toEqual([{ kind: "trip", place, from_on: from, to_on: to }]);
    await lily.says("撤销");
    lily.hears(/已撤销：这次行程/);
    expect(await kept()).toEqual([]);
  });

  it("lists customers city by city, with what is late, how warm they are and who is closed", async () => {
    const tom = talk.person("tom");
    await tom.says("trip Türkiye 4-6 Dec");
    const { text } = tom.hears(/Trip noted: Türkiye · /);
    expect(text).toMatch(/2 customers there, in 2 cities/);
    expect(text).toMatch(
      /Istanbul · closed Sat 5 Dec \(weekend\), Sun 6 Dec \(weekend\)\n1\.? .*Anadolu Tekstil/,
    );
    expect(text).toMatch(/92 days overdue · gone cold/);
    expect(text).toMatch(/Izmir .*\n2\.? .*Izmir Boya/);
    await tom.says("1 ok agreed to meet on Friday");
    tom.hears(/Anadolu Tekstil/);
  });

  it("is listed, shown by its number and cancelled by its place, and that is undone", async () => {
    const tom = talk.person("tom");
    await tom.says("trip");
    tom.hears(/No trip and no fair to come/);
    await tom.says("trip Izmir 7-8 Dec");
    await tom.says("fair Texworld 20-23 Jan");
    tom.hears(/Fair noted: Texworld.*\n.*48 hours/);
    await tom.says("trips");
    tom.hears(/1\.? .*Izmir[\s\S]*2\.? .*Texworld/);
    await tom.says("1");
    tom.hears(/Trip: Izmir[\s\S]*Izmir Boya/);
    await tom.says("trip cancel izmir");
    tom.hears(/Cancelled: Izmir/);
    expect((await kept()).map(({ place }) => place)).toEqual(["Texworld"]);
    await tom.says("undo");
    expect((await kept()).map(({ place }) => place)).toEqual(["Izmir", "Texworld"]);
  });

  it("refuses what is no place, over, or noted already", async () => {
    const lily = talk.person("lily");
    await lily.says("出差 某某地方 12/10-12");
    lily.hears(/没认出“某某地方”/);
    await lily.says("出差 意大利 12/10-12");
    await lily.says("出差 意大利 12/10-12");
    lily.hears(/已经记过/);
    await lily.says("出差 取消 法国");
    lily.hears(/没有这样的行程/);
    await lily.says("/出差 意大利");
    lily.hears(/出差 德国 12\/10-12/);
  });

  it.each([
    "fair enough, call them on friday",
    "fair price for Izmir Boya tomorrow",
    "trip to Izmir went well",
    "trip with Anadolu was fine, they want samples by friday",
  ])("is none: %s", async (line) => {
    const tom = talk.person("tom");
    await tom.says(line);
    tom.hearsNot(/Trip noted|Fair noted|\/trip|\/fair/);
    expect(await kept()).toEqual([]);
  });

  it("answers a group in private", async () => {
    const lily = talk.person("lily");
    await lily.says("出差 意大利 12/10-12", { inTeam: "Team One" });
    lily.hears(/已私信你/);
  });

  it("is told of the working day before and on its first morning, once each", async () => {
    const tom = talk.person("tom");
    await tom.says("trip Izmir 7-8 Dec");
    const stage = setPushStage(app, wednesday, noQueue, [push]);
    stage.at("2026-12-04T08:30:00Z");
    await stage.sweepFor(60);
    expect(stage.posted.map(({ text }) => text)).toEqual([
      expect.stringMatching(
        /Your trips[\s\S]*in 3 days · Izmir[\s\S]*1 customer there.*1 is overdue/,
      ),
    ]);
    stage.at("2026-12-07T08:30:00Z");
    await stage.sweepFor(60);
    expect(stage.posted.at(-1)?.text).toMatch(/today · Izmir/);
    stage.at("2026-12-08T08:30:00Z");
    await stage.sweepFor(60);
    expect(stage.posted).toHaveLength(2);
  });
});

describe("how many there are", () => {
  const inCity = (name: string, city: string) =>
    store().run(sql`UPDATE customer SET city = ${city} WHERE name = ${name}`);
  const pushedAt = async (at: string) => {
    const stage = setPushStage(app, wednesday, noQueue, [push]);
    stage.at(at);
    await stage.sweepFor(60);
    return stage.posted.map(({ text }) => text).join("\n");
  };

  it("says nothing of cities where there is one", async () => {
    const zone = "Europe/Rome";
    await house.addCustomers([
      { name: "Como Seta", owner: "lily", country: "IT", zone },
      { name: "Bursa Havlu", owner: "tom" },
    ]);
    await inCity("Como Seta", "Milan");
    await inCity("Bursa Havlu", "Izmir");
    const [lily, tom] = [talk.person("lily"), talk.person("tom")];
    await lily.says("出差 米兰 12/14");
    lily.hears(/当地有 2 家客户：/);
    await tom.says("trip Izmir 7-8 Dec");
    tom.hears(/2 customers there:/);
    await tom.says("trip Türkiye 17-18 Dec");
    tom.hears(/3 customers there, in 2 cities:/);
  });

  it("counts those as well who are not listed", async () => {
    const [zone, country] = ["Europe/Lisbon", "PT"];
    const names = Array.from({ length: 34 }, (_, at) => `Porto Linho ${at + 1}`);
    await house.addCustomers(names.map((name) => ({ name, owner: "tom", country, zone })));
    for (const [at, name] of names.entries()) await inCity(name, `Vila ${at + 1}`);
    const tom = talk.person("tom");
    await tom.says("trip Portugal 7-8 Dec");
    tom.hears(/34 customers there, in 34 cities:[\s\S]*and 4 more there/);
    expect(await pushedAt("2026-12-04T08:30:00Z")).toMatch(
      /34 customers there, in 34 cities; 34 are overdue/,
    );
  });

  it("ends without a colon where nobody is overdue", async () => {
    const touches = [{ at: "2026-12-01T08:00:00Z", outcome: "replied" as const }];
    await house.addCustomers([
      { name: "Sevilla Corcho", owner: "tom", country: "ES", zone: "Europe/Madrid", touches },
    ]);
    await talk.person("tom").says("trip Spain 7-8 Dec");
    expect(await pushedAt("2026-12-04T08:30:00Z")).toMatch(/1 customer there(?:\n|$)/);
  });
});

const card = `Nordlys Interiør AS
Ingrid Solberg
Purchasing Manager
ingrid@nordlys.example.com
+47 22 12 34 56
Karl Johans gate 5, 0154 Oslo, Norway`;

describe("a card that is taken at a fair", () => {
  const sources = () =>
    store().rows<{ name: string; source: string | null }>(
      sql`SELECT name, source FROM customer WHERE created_at > '2026-12-01' ORDER BY name`,
    );

  it("is due within 48 hours, first in the list with the hours left, and paid by the first word", async () => {
    const tom = talk.person("tom");
    await tom.says("fair Heimtextil 1-3 Dec");
    await tom.says(card);
    await tom.says("1");
    expect(await sources()).toEqual([{ name: "Nordlys Interiør AS", source: "Heimtextil" }]);
    talk.setClock("2026-12-03T14:20:00Z");
    await tom.says("today");
    tom.hears(
      /1\.? Nordlys Interiør AS · D[\s\S]*fair: 21 h left[\s\S]*card from a fair, not contacted yet/,
    );
    await tom.says("why Nordlys");
    tom.hears(
      /card is from a fair, taken on Wed 2 Dec: they are to hear from us within 48 hours, by Fri 4 Dec/,
    );
    talk.setClock("2026-12-04T15:20:00Z");
    await tom.says("today");
    tom.hears(/48 h are over/);
    await tom.says("1 ok sent the catalogue");
    await tom.says("today");
    tom.hearsNot(/Nordlys/);
  });

  it("is one of the fair as well where it is said so with the customer, and no other is", async () => {
    const lily = talk.person("lily");
    await lily.says("展会 华交会 12/1-5");
    lily.hears(/已记下展会：华交会 · 周二 12\/01–周六 12\/05/);
    await lily.says("新客户 Vilnius Linas 立陶宛 来源：华交会");
    await lily.says("新客户 Riga Audums 拉脱维亚 来源：官网");
    await lily.says("今日");
    lily.hears(/Vilnius Linas[\s\S]*展会：还剩48小时/);
    lily.hearsNot(/Riga/);
    await lily.says("撤销");
    await lily.says("撤销");
    await lily.says("今日");
    lily.hearsNot(/Vilnius/);
  });

  it("is no question: nobody is said to wait for an answer, and a letter goes out", async () => {
    const tom = talk.person("tom");
    await tom.says("fair Heimtextil 1-3 Dec");
    await tom.says(card);
    await tom.says("1");
    const ref = /#(\w+) Nordlys/.exec(tom.hears(/Nordlys/).text)?.[1] ?? "";
    await tom.says("waiting");
    tom.hearsNot(/Nordlys/);
    await tom.says("today");
    tom.hears(/Nordlys/);
    tom.hearsNot(/Waiting for us|answer by/i);
    await tom.says("promises");
    tom.hears(/1 card from a fair to follow up[\s\S]*card from a fair “Heimtextil”/);
    tom.hearsNot(/waits? for our answer/);
    await tom.says(`card ${ref}`);
    tom.hears(/Card from a fair/);
    tom.hearsNot(/Waits for our answer/);
    await tom.says(`#${ref} draft catalogue`);
    tom.hears(/1 to write/);
    await tom.says(`answer-given #${ref}`);
    tom.hears(/card from a fair done/);
    await tom.says("undo");
    tom.hears(/card from the fair waits for us again/);
    await tom.says(`#${ref} ok called Ingrid`);
    tom.hearsNot(/has our answer/);
    await tom.says("today");
    tom.hearsNot(/Nordlys/);
  });

  it("does not hide a question of theirs, which goes before it", async () => {
    const tom = talk.person("tom");
    await tom.says("fair Heimtextil 1-3 Dec");
    await tom.says(card);
    await tom.says("1");
    const ref = /#(\w+) Nordlys/.exec(tom.hears(/Nordlys/).text)?.[1] ?? "";
    await tom.says(`#${ref} replied asks for the lead time`);
    tom.hears(/waits for our answer: asks for the lead time/);
    await tom.says("waiting");
    tom.hears(/Nordlys[\s\S]*asks for the lead time/);
    await tom.says(`why ${ref}`);
    tom.hearsNot(/card is from a fair/);
    await tom.says(`answer-given #${ref}`);
    tom.hears(/card from a fair “Heimtextil”/);
    tom.hears(/“asks for the lead time”/);
    await tom.says(`answer-given #${ref} all`);
    tom.hears(/question answered · card from a fair done/);
    await tom.says("waiting");
    tom.hearsNot(/Nordlys/);
  });

  it("is told apart from questions in what was kept before", async () => {
    const tom = talk.person("tom");
    await tom.says("fair Heimtextil 1-3 Dec");
    await tom.says(card);
    await tom.says("1");
    const ref = /#(\w+) Nordlys/.exec(tom.hears(/Nordlys/).text)?.[1] ?? "";
    await tom.says(`#${ref} replied asks for samples`);
    await store().run(sql`UPDATE owed SET kind = 'answer'`);
    const told = readMigrations().find(({ name }) => name.endsWith("_fair_cards"));
    await store().run(rawSql(told?.sql ?? ""));
    const kinds = await store().rows(
      sql`SELECT kind, touch_id IS NULL AS alone FROM owed ORDER BY 1`,
    );
    expect(kinds).toEqual([
      { kind: "answer", alone: false },
      { kind: "fair-card", alone: true },
    ]);
  });

  it("says in the draft where it comes from and by when, and is corrected", async () => {
    const tom = talk.person("tom");
    await tom.says("fair Heimtextil 1-3 Dec");
    await tom.says(card);
    tom.hears(/New customer Nordlys.*source: Heimtextil · to hear from us by Fri 4 Dec 11:50/);
    await tom.says("source: website");
    tom.hears(/New customer Nordlys.*source: website/);
    tom.hearsNot(/Heimtextil|to hear from us/);
    await tom.says("1");
    expect(await sources()).toEqual([{ name: "Nordlys Interiør AS", source: "website" }]);
    await tom.says("today");
    tom.hearsNot(/Nordlys/);
  });

  it.each(["不是展会来的", "来源：无", "不是展会的"])("is from none: %s", async (line) => {
    const lily = talk.person("lily");
    await lily.says("展会 华交会 12/1-5");
    await lily.says(card);
    lily.hears(/新客户 Nordlys.*来源：华交会 · 周五 12\/04 19:50 前联系/);
    await lily.says(line);
    lily.hears(/新客户 Nordlys/);
    lily.hearsNot(/来源|华交会|前联系/);
    await lily.says("1");
    expect(await sources()).toEqual([{ name: "Nordlys Interiør AS", source: null }]);
  });

  it("is none where it stands below a letter", async () => {
    const tom = talk.person("tom");
    await tom.says("fair Heimtextil 1-3 Dec");
    await tom.says(`/business-card Subject: Inquiry\nSent: Tuesday\n\nBest regards\n${card}`);
    tom.hears(/New customer Nordlys/);
    tom.hearsNot(/Heimtextil/);
  });

  it("has no clock where there is no fair that day", async () => {
    const tom = talk.person("tom");
    await tom.says("fair Heimtextil 12-15 Jan");
    await tom.says(card);
    await tom.says("1");
    expect(await sources()).toEqual([{ name: "Nordlys Interiør AS", source: null }]);
    await tom.says("today");
    tom.hearsNot(/Nordlys/);
  });
});
