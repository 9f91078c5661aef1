import { beforeEach, describe, expect, it } from "vitest";
import {
  type Conversation,
  type Person,
  startConversation,
} from "../../../test/support/conversation.ts";
import { setPushStage } from "../../../test/support/push-stage.ts";
import { sharedApp } from "../../../test/support/shared-app.ts";
import { foundTradingHouse, type TradingHouse } from "../../../test/support/trading-house.ts";
import { sql } from "../../store/database/sql.ts";
import { factToAsk, type KnownOf, type KnownPerson } from "./checkup.core.ts";

/** Wednesday morning in Shanghai. */
const wednesday = "2026-12-02T02:00:00Z";

let house: TradingHouse;
let talk: Conversation;
let lily: Person;
let tom: Person;
let key: string;
let small: string;
let toms: string;

const app = sharedApp({ http: false }, async () => {
  house = await foundTradingHouse(app.genjin.app.store);
  [key = "", small = "", toms = ""] = await house.addCustomers([
    { name: "Izmir Stone", owner: "lily", tier: "KA" },
    { name: "Oran Paper", owner: "lily", tier: "E" },
    { name: "Porto Cork", owner: "tom", tier: "A" },
  ]);
});
beforeEach(() => {
  talk = startConversation(app, wednesday);
  lily = talk.person("lily");
  tom = talk.person("tom");
});

const { run, rows } = {
  run: (statement: Parameters<typeof app.genjin.app.store.run>[0]) =>
    app.genjin.app.store.run(statement),
  rows: <One extends object>(statement: Parameters<typeof app.genjin.app.store.rows>[0]) =>
    app.genjin.app.store.rows<One>(statement),
};

describe("the check-up", () => {
  it("lists what is missing by number, each to be answered with the fact", async () => {
    await lily.says(`联系人 #${key} Orhan 老板 级别：高管`);
    await run(sql`UPDATE customer SET country = NULL, zone_guessed = TRUE WHERE ref = ${small}`);
    await lily.says("体检");
    lily.hears(/体检：缺 4 项\n1 家大客户认识的人不到两位\n1 Izmir Stone · KA · #\w+\n.*认识 1 人/);
    lily.hears(/1 位高管没有生日\n2 Izmir Stone[\s\S]*1 家客户没有国家\n3 Oran Paper/);
    lily.hears(/1 位联系人不知道用什么语言\n4 Izmir Stone/);
    await lily.says("2 生日 8月14日");
    lily.hears(/Izmir Stone · Orhan · 生日：8月14日/);
    await lily.says("3 国家 埃及");
    lily.hears(/Oran Paper · 国家：埃及/);
    expect(await rows(sql`SELECT country, zone FROM customer WHERE ref = ${small}`)).toEqual([
      { country: "EG", zone: "Africa/Cairo" },
    ]);
    await lily.says("4 土耳其语");
    lily.hears(/Orhan · .*土耳其语/);
    await lily.says("1 联系人 Deniz 采购");
    lily.hears(/Izmir Stone · 新联系人 Deniz · 职位：采购/);
    await lily.says("撤销");
    await lily.says("体检");
    lily.hears(/体检：缺 1 项/);
    await lily.says("1 Deniz 采购经理");
    lily.hears(/新联系人 Deniz/);
    await lily.says(`体检 #${small}`);
    lily.hears(/资料齐全/);
  });

  it("takes no line under it that says something else", async () => {
    await lily.says(`联系人 #${key} Orhan 老板 级别：高管`);
    await lily.says("体检");
    await lily.says("1 已联系 谈了交期");
    lily.hears(/已记 1 条/);
    await lily.says("体检");
    await lily.says("2 推迟 3天");
    lily.hears(/12\/05/);
    expect(await rows(sql`SELECT birthday FROM contact`)).toEqual([{ birthday: null }]);
  });

  it("tells of executives who were not spoken with, and of what nobody has confirmed", async () => {
    await tom.says(`contact #${toms} Ines owner +351 912 345 678 level: executive`);
    await run(sql`UPDATE contact SET created_at = '2025-01-05T08:00:00Z'`);
    await run(sql`UPDATE contact_confirmation SET at = '2025-01-05T08:00:00Z'`);
    await tom.says("checkup");
    tom.hears(/1 executive not spoken with for 60 days\n1 Porto Cork[^\n]*\n[^\n]*Ines, not yet/);
    tom.hears(/nothing was confirmed for a year\n3 Porto Cork[^\n]*\n[^\n]*Ines: role, phone/);
    await tom.says("3 still right");
    tom.hears(/Porto Cork · Ines: still right \(role, phone\)/);
    await tom.says(`checkup #${toms}`);
    tom.hearsNot(/confirmed for a year/);
    await tom.says("undo");
    tom.hears(/what you confirmed of the person/);
    await tom.says("checkup");
    tom.hears(/confirmed for a year/);
    await tom.says("1 ok asked about their plans with Ines");
    tom.hears(/Logged/);
  });

  it("counts all of a kind and shows the first of them", async () => {
    const more = await house.addCustomers(
      ["Acre", "Bari", "Cadiz", "Davos", "Essen", "Fano", "Gent"].map((name) => ({
        ...{ name: `${name} Steel`, owner: "lily" as const, tier: "C" as const },
      })),
    );
    await run(sql`UPDATE customer SET country = NULL WHERE ref = ANY(${more}::text[])`);
    await lily.says("体检");
    lily.hears(/体检：缺 8 项/);
    lily.hears(/7 家客户没有国家/);
    const shown = (await lily.says("体检")).at(-1)?.text ?? "";
    expect(shown.match(/Steel/g)?.length).toBe(5);
    const wei = talk.person("wei");
    await wei.says("周报");
    wei.hears(/7 家客户没有国家/);
  });

  it("is part of the week of who leads, by name, and of no group", async () => {
    await lily.says(`联系人 #${key} Orhan 老板 级别：高管`);
    const wei = talk.person("wei");
    await wei.says("周报");
    wei.hears(/体检：1 家大客户认识的人不到两位；1 位高管没有生日/);
    wei.hears(/Izmir Stone · KA[\s\S]*李莉/);
    const stage = setPushStage(app, "2026-12-07T01:02:30Z");
    await stage.sweepFor(60);
    const group = stage.posted.filter(({ text }) => /家大客户认识的人不到两位/.test(text));
    expect(group.length).toBeGreaterThan(0);
    expect(group.every(({ text }) => text.includes("Izmir Stone"))).toBe(true);
    const ann = talk.person("ann");
    await ann.says(`checkup #${key}`);
    ann.hearsNot(/Izmir|Orhan/);
  });
});

describe("one question after a contact", () => {
  it("asks the first thing that is not known, once a day, and keeps the answer", async () => {
    await lily.says(`#${key} 已联系 谈了交期`);
    lily.hears(/那边认识谁？/);
    await lily.says("Deniz 采购");
    lily.hears(/Izmir Stone · 新联系人 Deniz/);
    await lily.says(`#${key} 已回复 要目录`);
    lily.hearsNot(/Deniz 是哪一级/);
    talk.setClock("2026-12-03T02:00:00Z");
    await lily.says(`#${key} 已联系 发了目录`);
    lily.hears(/Deniz 是哪一级？/);
    await lily.presses("高管");
    lily.hears(/Deniz · 级别：高管/);
    talk.setClock("2026-12-04T02:00:00Z");
    await lily.says(`#${key} 已联系 再谈交期`);
    lily.hears(/Deniz 是高管，生日哪天？/);
    await lily.says("11/23");
    lily.hears(/Deniz · 生日：11月23日/);
    talk.setClock("2026-12-07T02:00:00Z");
    await lily.says(`#${key} 已联系 谈了价格`);
    lily.hears(/Deniz 能拍板吗？/);
    await lily.says("能");
    lily.hears(/Deniz · 决策权：决策人/);
    talk.setClock("2026-12-08T02:00:00Z");
    await lily.says(`#${key} 已联系 价格谈妥`);
    lily.hears(/Deniz 拍板，对我们什么态度？/);
    await lily.says("不清楚");
    lily.hears(/Deniz · 态度：不清楚/);
    talk.setClock("2026-12-09T02:00:00Z");
    await lily.says(`#${key} 已联系 都好`);
    lily.hearsNot(/哪一级|生日哪天|拍板|跳过/);
  });

  it.each(["跳过", "以后再说"])(
    "rests for 90 days after “%s”, unless that is taken back",
    async (word) => {
      await lily.says(`#${key} 已联系 谈了交期`);
      lily.hears(/那边认识谁？/);
      await lily.says(word);
      lily.hears(/2027\/03\/02 之前不再问这一项/);
      talk.setClock("2026-12-03T02:00:00Z");
      await lily.says(`#${key} 已联系 谈了价格`);
      lily.hearsNot(/那边认识谁？/);
      talk.setClock("2027-03-02T02:00:00Z");
      await lily.says(`#${key} 已联系 谈了新品`);
      lily.hears(/那边认识谁？/);
    },
  );

  it.each([
    [`Oran Paper`, /Oran Paper · E/],
    ["今日", /今日跟进/],
    ["撤销", /撤销/],
    ["明天", /./],
    ["Deniz 说下周下单", /./],
    ["Oran Paper 采购说要降价", /./],
    ["Oran Paper buyer", /./],
    ["Oran, buyer asked the price", /./],
    ["李总 采购说下周付款", /./],
    ["Deniz buyer wants 5% discount", /./],
    ["later", /^(?![\s\S]*不再问这一项)/],
  ] as const)("does not take “%s” for its answer", async (line, heard) => {
    await lily.says(`#${key} 已联系 谈了交期`);
    lily.hears(/那边认识谁？/);
    await lily.says(line);
    lily.hears(heard);
    expect(await rows(sql`SELECT name FROM contact`)).toEqual([]);
  });

  it.each([
    ["Deniz 采购部经理", /新联系人 Deniz · 职位：采购部经理/],
    ["Deniz head of purchasing", /新联系人 Deniz · 职位：head of purchasing/],
    ["Deniz 采购 deniz@izmirstone.example", /新联系人 Deniz/],
  ] as const)("takes “%s” for its answer", async (line, heard) => {
    await lily.says(`#${key} 已联系 谈了交期`);
    await lily.says(line);
    lily.hears(heard);
  });

  it("takes no other customer's news under a number for a person", async () => {
    await lily.says("体检");
    lily.hears(/1 Izmir Stone/);
    await lily.says("1 Oran Paper 采购");
    await lily.says("1 Oran 采购说要降价");
    expect(await rows(sql`SELECT name FROM contact`)).toEqual([]);
  });

  it.each(["checkup on the machine at Oran Paper went fine", "体检 报告发给 Oran Paper 了"])(
    "“%s” is told, and no check-up",
    async (line) => {
      await lily.says(line);
      lily.hearsNot(/体检：缺|资料齐全|没看懂/);
    },
  );

  it("is not asked of small customers, of attempts, or where something else is asked", async () => {
    await lily.says(`#${small} 已联系 谈了交期`);
    lily.hearsNot(/那边认识谁/);
    await lily.says(`#${key} 未接`);
    lily.hearsNot(/那边认识谁/);
    await lily.says(`#${key} 承诺 发图纸`);
    lily.hearsNot(/那边认识谁/);
    lily.hears(/什么时候前办到/);
  });

  it("is asked and answered in English", async () => {
    await tom.says(`#${toms} ok talked about delivery`);
    tom.hears(/Whom do you know there\?/);
    await tom.says("Ines purchasing manager");
    tom.hears(/new contact: Ines · role: purchasing manager/);
    await tom.says(`#${toms} ok talked again`);
    tom.hearsNot(/At what level/);
    talk.setClock("2026-12-03T10:00:00Z");
    await tom.says(`#${toms} ok sent the list`);
    tom.hears(/At what level is Ines\?/);
    await tom.says("skip");
    tom.hears(/I will not ask that before 3 Mar 2027/);
    await tom.says("undo");
    tom.hears(/may be asked again/);
  });
});

const person = (facts: Partial<KnownPerson> = {}): KnownPerson => ({
  id: "1",
  name: "Ada",
  level: "buyer",
  decides: false,
  attitude: null,
  hasBirthday: false,
  ...facts,
});
const known = (facts: Partial<KnownOf>): KnownOf => ({
  country: "PT",
  people: [person()],
  asked: [],
  ...facts,
});

describe("what is asked next", () => {
  const today = "2026-12-02" as never;
  const rest = (field: string, until: string) => ({
    field,
    askedOn: null,
    restsUntil: until as never,
  });
  it.each([
    [known({ people: [], country: null }), "person"],
    [known({ country: null, people: [person({ level: null })] }), "country"],
    [known({ people: [person(), person({ level: null })] }), "level"],
    [known({ people: [person({ level: "executive", decides: null })] }), "birthday"],
    [known({ people: [person({ decides: null })] }), "decides"],
    [known({ people: [person({ decides: true })] }), "attitude"],
    [known({ people: [person({ decides: true, attitude: "unknown" })] }), null],
    [known({}), null],
    [known({ people: [], country: null, asked: [rest("person", "2026-12-03")] }), "country"],
    [known({ people: [], asked: [rest("person", "2026-12-02")] }), "person"],
    [known({ people: [], asked: [{ field: "level", askedOn: today, restsUntil: null }] }), null],
  ] as const)("%#", (facts, field) => {
    expect(factToAsk(facts, today)?.field ?? null).toBe(field);
  });
});
