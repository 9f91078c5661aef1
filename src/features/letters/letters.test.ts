import { beforeEach, describe, expect, it } from "vitest";
import { type Conversation, startConversation } from "../../../test/support/conversation.ts";
import { sharedApp } from "../../../test/support/shared-app.ts";
import { foundTradingHouse } from "../../../test/support/trading-house.ts";
import { greetingLanguages } from "../../core/greetings/greeting-language.ts";
import { greetingTexts } from "../../i18n/greeting-texts.ts";
import { newId } from "../../store/database/new-id.ts";
import { sql } from "../../store/database/sql.ts";
import { letterKey, letterKinds } from "./letter.core.ts";

/** Wednesday 19:50 in Shanghai, 11:50 in London. */
const wednesday = "2026-12-02T11:50:00Z";

let talk: Conversation;
const refs: Record<string, string> = {};

const people = [
  ["Milano Tessuti", "IT", "Giulia Bianchi", "it"],
  ["Lyon Textile", "FR", "Claire Martin", null],
  ["Hansa Werkzeuge", "DE", "Herr Jonas Weber", null],
  ["Seoul Fabric", "KR", "Kim Minsu", "ko"],
  ["Cairo Cotton", "EG", "Ahmed Hassan", "ar"],
] as const;

const app = sharedApp({ http: false }, async () => {
  const house = await foundTradingHouse(app.genjin.app.store);
  const names = [
    ...people.map(([name, country]) => ({ name, country })),
    { name: "Oslo Ull", country: "NO" },
  ];
  const given = await house.addCustomers(
    names.map((one) => ({ ...one, owner: "tom" as const, zone: "Europe/Rome" })),
  );
  names.forEach(({ name }, index) => {
    refs[name] = given[index] ?? "";
  });
  for (const [name, , person, language] of people)
    await app.genjin.app.store.run(sql`
      INSERT INTO contact (id, organization_id, customer_id, name, level, language)
      SELECT ${newId()}::uuid, organization_id, id, ${person}, 'buyer', ${language}
      FROM customer WHERE name = ${name}`);
  await app.genjin.app.store.run(
    sql`UPDATE customer SET tags = '{towels}' WHERE country IN ('IT', 'FR')`,
  );
});
const store = () => app.genjin.app.store;
beforeEach(() => {
  talk = startConversation(app, wednesday);
});

const touches = () =>
  store().rows<{ name: string; kind: string; outcome: string; occasion: string }>(sql`
    SELECT c.name, t.kind, t.outcome, t.occasion FROM touch t JOIN customer c ON c.id = t.customer_id
    ORDER BY c.name`);

describe("letters for a list", () => {
  it("steps through it, each in their language, and notes only what was said to be sent", async () => {
    const tom = talk.person("tom");
    await tom.says("find country:IT,FR,DE,KR sort:name");
    await tom.says("draft new product bamboo towels");
    tom.hears(/Letter: new product · bamboo towels[\s\S]*4 to write/);
    tom.hears(
      /Sehr geehrter Herr Weber[\s\S]*neues Produkt in unser Sortiment aufgenommen: bamboo towels[\s\S]*Tom Baker/,
    );
    expect(await touches()).toEqual([]);
    await tom.says("1");
    tom.hears(
      /Noted: you wrote to Herr Jonas Weber[\s\S]*nouveau produit à notre gamme : bamboo towels/,
    );
    await tom.presses(/Next without sending/);
    tom.hears(/Bianchi[\s\S]*abbiamo inserito un nuovo prodotto/);
    await tom.says("1");
    tom.hears(/no letter in Korean: here it is in English[\s\S]*We have added a new product/);
    await tom.says("2");
    tom.hears(/That was everybody/);
    expect(await touches()).toEqual([
      {
        name: "Hansa Werkzeuge",
        kind: "email",
        outcome: "contacted",
        occasion: "letter:new-product",
      },
      {
        name: "Milano Tessuti",
        kind: "email",
        outcome: "contacted",
        occasion: "letter:new-product",
      },
    ]);
    await tom.says("undo");
    tom.hears(/letter is not noted as sent/);
    expect((await touches()).map(({ name }) => name)).toEqual(["Hansa Werkzeuge"]);
    await tom.says("find country:DE");
    await tom.says("draft new product cork mats");
    tom.hears(/That was everybody[\s\S]*Hansa Werkzeuge[\s\S]*got this letter on Wed 2 Dec/);
  });

  it.each([
    ["draft wake up tag towels", /Letter: wake up[\s\S]*2 to write/],
    [
      "draft catalogue 2027 for customers in Egypt",
      /catalogue · 2027[\s\S]*1 to write[\s\S]*الكتالوج الجديد جاهزًا: \u2068?2027/,
    ],
    [
      "draft price from 1 March country:FR",
      /price change · from 1 March[\s\S]*évolution de nos prix : from 1 March/,
    ],
    [
      "草稿 工厂 二号线已投产 给 法国客户",
      /factory · |news of the factory · 二号线已投产[\s\S]*nouvelle de notre usine : 二号线已投产/,
    ],
  ])("%s", async (line, expected) => {
    const tom = talk.person("tom");
    await tom.says(line);
    tom.hears(expected);
  });

  it("goes to who is referred to, before or after what it is about, and to nobody else", async () => {
    const tom = talk.person("tom");
    await tom.says("find country:IT,FR,DE,KR sort:name");
    for (const words of ["price #REF", "price from January #REF", "price #REF from January"]) {
      await tom.says(`draft ${words.replace("REF", refs["Hansa Werkzeuge"] ?? "")}`);
      tom.hears(/Letter: price change( · from January)?\n1 to write\nHansa/);
    }
  });

  it("goes to those of a list that are named by number or reference, and to all but some", async () => {
    const tom = talk.person("tom");
    await tom.says("find country:IT,FR,DE,KR sort:name");
    await tom.says("2,3 draft catalogue");
    tom.hears(/catalogue[\s\S]*2 to write[\s\S]*Lyon Textile/);
    await tom.says("find country:IT,FR,DE,KR sort:name");
    await tom.says("all draft wake up");
    tom.hears(/wake up[\s\S]*4 to write/);
    await tom.says(`${refs["Cairo Cotton"]} draft price`);
    tom.hears(/price change[\s\S]*1 to write[\s\S]*Ahmed/);
    await tom.says("find country:IT,FR,DE,KR sort:name");
    await tom.replies("draft catalogue");
    tom.hears(/4 to write/);
  });

  it("leaves out who asked for it, complains, waits for an answer, wants calls alone, or is not known", async () => {
    const tom = talk.person("tom");
    await tom.says(`${refs["Milano Tessuti"]} stop only phone`);
    await tom.says(`${refs["Lyon Textile"]} complaint broken boxes`);
    await tom.says(`${refs["Hansa Werkzeuge"]} stop marketing`);
    await tom.says("find country:IT,FR,DE,NO sort:name");
    await tom.says("draft wake up");
    tom.hears(/That was everybody/);
    tom.hears(/Hansa Werkzeuge[\s\S]*asked not to be written to/);
    tom.hears(/Lyon Textile[\s\S]*complaint/);
    tom.hears(/Milano Tessuti[\s\S]*wants no letters, only calls/);
    tom.hears(/Oslo Ull[\s\S]*nobody is known there/);
    expect((await touches()).filter(({ occasion }) => occasion !== null)).toEqual([]);
  });

  it("invites to the fair and to a meeting on the days that were noted", async () => {
    const tom = talk.person("tom");
    await tom.says("draft fair for customers in Germany");
    tom.hears(/Which fair, and when/);
    await tom.says("fair Heimtextil 12-15 Jan");
    await tom.says("draft fair for customers in Germany");
    tom.hears(/Messe Heimtextil aus \(12\.–15\. Januar\)/);
    await tom.says("trip France 14-16 Dec");
    await tom.says("draft visit");
    tom.hears(/Letter: visit on a trip · France[\s\S]*dans votre région \(14–16 décembre\)/);
  });

  it("invites to no other fair, and to no other trip, than the one that is named", async () => {
    const tom = talk.person("tom");
    await tom.says("fair Heimtextil 12-15 Jan");
    await tom.says("trip Italy 10-12 Dec");
    await tom.says("find country:IT,FR,DE sort:name");
    for (const line of ["draft fair Canton", "2 draft fair Ambiente"]) {
      await tom.says(line);
      tom.hears(/Which fair, and when/);
    }
    await tom.says("draft visit Spain");
    tom.hears(/Which trip, and when/);
    await tom.says("draft fair heimtextil for customers in France");
    tom.hears(/invitation to the fair · Heimtextil/);
    const lily = talk.person("lily");
    await lily.says("展会 华交会 12/10-12");
    await lily.says("草稿 展会 广交会");
    lily.hears(/哪个展会/);
  });

  it("tells of a visit whom it reaches of a list, and others where they are named", async () => {
    const tom = talk.person("tom");
    await tom.says("trip Italy 10-12 Dec");
    for (const line of ["draft visit", "all draft visit"]) {
      await tom.says("find country:IT,FR,DE sort:name");
      await tom.says(line);
      tom.hears(/visit on a trip · Italy[\s\S]*1 to write, 2 not where you travel[\s\S]*Giulia/);
      tom.hearsNot(/Hansa|Jonas|Claire/);
      await tom.says("2");
      tom.hears(/That was everybody/);
    }
    await tom.says("find country:FR,DE sort:name");
    await tom.says("draft visit");
    tom.hears(/found nobody for this letter/);
    await tom.says("find country:IT,FR,DE sort:name");
    await tom.says("1,2 draft visit");
    tom.hears(/2 to write[\s\S]*Jonas Weber/);
    expect(await touches()).toEqual([]);
  });

  it("lists what there is, and refuses what there is not", async () => {
    const lily = talk.person("lily");
    await lily.says("草稿");
    lily.hears(/写哪种信[\s\S]*新品[\s\S]*草稿 新品 竹纤维毛巾/);
    await lily.says("草稿 情书");
    lily.hears(/没有“情书”这种信/);
    await lily.says("草稿 工厂");
    lily.hears(/什么消息/);
    await lily.says("草稿 新品 毛巾 标签 没有的");
    lily.hears(/没找到要写给谁/);
  });

  it.each([
    "draft contract sent to Lyon Textile yesterday",
    "drafts of the drawings came from Cairo Cotton",
  ])("is no letter: %s", async (line) => {
    const tom = talk.person("tom");
    await tom.says(line);
    tom.hearsNot(/Letter: |I have no letter/);
    expect(await touches()).toEqual([]);
  });
});

it("has every letter in each language that has letters, with what is put into it", () => {
  const having = greetingLanguages.filter((one) => greetingTexts(one).letters !== undefined);
  expect(having.length).toBeGreaterThan(9);
  for (const language of having)
    for (const kind of letterKinds)
      for (const subject of kind === "factory" ? ["x"] : ["", "x"]) {
        const body = greetingTexts(language).letters?.[letterKey({ kind, subject, days: null })];
        expect(body, `${language} ${kind}`).toMatch(/\p{L}/u);
        const dated = kind === "fair" || kind === "visit";
        expect(body?.includes("{{days}}")).toBe(dated);
        expect(body?.includes("{{subject}}")).toBe(kind === "fair" || (!dated && subject !== ""));
      }
});
