import { beforeEach, describe, expect, it } from "vitest";
import { regionOf } from "../../src/core/places/region-of.ts";
import { sql } from "../../src/store/database/sql.ts";
import { type Conversation, startConversation } from "../support/conversation.ts";
import { sharedApp } from "../support/shared-app.ts";
import { foundTradingHouse, type TradingHouse } from "../support/trading-house.ts";

let house: TradingHouse;
let talk: Conversation;
let verona = "";
let lyon = "";

const app = sharedApp({ http: false }, async () => {
  house = await foundTradingHouse(app.genjin.app.store);
  [verona = "", lyon = ""] = await house.addCustomers([
    { name: "Verona Vetri", owner: "lily", country: "IT", zone: "Europe/Rome" },
    { name: "Lyon Pompes", owner: "tom", country: "FR", zone: "Europe/Paris" },
  ]);
});
beforeEach(() => {
  talk = startConversation(app, "2026-12-02T02:00:00Z");
});

const refOf = (who: string) => (who === "lily" ? verona : lyon);

/** How a field is told, as what it is shown, how it is told anew, and how it is taken away. */
const told = [
  [
    "lily",
    "官网 www.verona.example",
    "官网：www.verona.example",
    "网站：verona.test",
    "官网：verona.test",
    "官网 无",
  ],
  ["lily", "行业：包装", "行业：包装", "行业：玻璃制品", "行业：玻璃制品", "删除行业"],
  ["lily", "规模 200人", "规模：200人", "员工人数 350", "规模：350", "规模 无"],
  [
    "lily",
    "地址 Via Roma 5, 37121 Verona",
    "地址：Via Roma 5, 37121 Verona",
    "地址改成 Via Milano 7",
    "地址：Via Milano 7",
    "地址 无",
  ],
  ["lily", "来源：广交会", "来源：广交会", "来源：老客户介绍", "来源：老客户介绍", "来源 无"],
  ["lily", "语言 意大利语", "公司语言：意大利语", "公司语言：英语", "公司语言：英语", "语言 无"],
  [
    "tom",
    "website https://lyon.example/en",
    "website: https://lyon.example/en",
    "website is lyon.test",
    "website: lyon.test",
    "website none",
  ],
  [
    "tom",
    "industry: packaging",
    "industry: packaging",
    "sector: pumps",
    "industry: pumps",
    "remove industry",
  ],
  [
    "tom",
    "size 200 employees",
    "size: 200 employees",
    "headcount: about 350",
    "size: about 350",
    "size none",
  ],
  [
    "tom",
    "address 5 rue Bellecour, 69002 Lyon",
    "address: 5 rue Bellecour, 69002 Lyon",
    "address: 7 quai Perrache",
    "address: 7 quai Perrache",
    "address none",
  ],
  [
    "tom",
    "source: Canton Fair",
    "source: Canton Fair",
    "source: referral",
    "source: referral",
    "source none",
  ],
  [
    "tom",
    "language French",
    "company language: French",
    "company language: English",
    "company language: English",
    "language none",
  ],
] as const;

describe("what is known of a company", () => {
  it.each(told)(
    "%s's `%s` is told, changed and taken away, each taken back",
    async (who, set, shown, setAnew, shownAnew, gone) => {
      const person = talk.person(who);
      const ref = refOf(who);
      const [on, later] =
        who === "lily"
          ? ["（2026/12/02 确认）", "（2026/12/03 确认）"]
          : ["(confirmed 2 Dec 2026)", "(confirmed 3 Dec 2026)"];
      const known = async (wanted: string): Promise<string | null> => {
        const [card] = await person.says(`/c ${ref} all`);
        const at = card?.text.indexOf(wanted) ?? -1;
        return at < 0 ? null : (card?.text.slice(at + wanted.length).trim() ?? null);
      };
      await person.says(`${ref} ${set}`);
      person.hears(/✅/);
      expect((await known(shown))?.startsWith(on)).toBe(true);
      talk.setClock("2026-12-03T01:30:00Z");
      await person.says(`${ref} ${setAnew}`);
      expect((await known(shownAnew))?.startsWith(later)).toBe(true);
      await person.says("/undo");
      expect((await known(shown))?.startsWith(on)).toBe(true);
      await person.says(`${ref} ${gone}`);
      expect(await known(shown)).toBeNull();
      await person.says("/undo");
      expect((await known(shown))?.startsWith(on)).toBe(true);
      await person.says("/undo");
      expect(await known(shown)).toBeNull();
    },
  );

  it.each([
    ["lily", "Verona现在有200人", /规模：200人/],
    ["lily", "Verona 官网 www.verona.example", /官网：www\.verona\.example/],
    ["lily", "Verona 搬到米兰了", /城市：米兰/],
    ["lily", "Verona 行业 包装", /行业：包装/],
    ["tom", "Lyon source Canton Fair", /source: Canton Fair/],
    ["tom", "Lyon has 350 employees now", /size: 350 employees/],
    ["tom", "Lyon website: https://lyon.example/en", /website: https:\/\/lyon\.example\/en/],
    ["tom", "Lyon Pompes moved to Marseille", /city: Marseille/],
  ] as const)("is a draft in a sentence: %s says `%s`", async (who, line, shown) => {
    const person = talk.person(who);
    await person.says(line);
    person.hears(/还没有记录|Nothing is recorded yet/);
    person.hears(shown);
    const [before] = await person.says(`/c ${refOf(who)} all`);
    expect(before?.text).not.toMatch(shown);
    await person.says(line);
    await person.says("1");
    await person.says("/undo");
    person.hears(/公司资料|told of the company/);
  });

  it("keeps the domain of their mailboxes, and moves the region with the country", async () => {
    const lily = talk.person("lily");
    const { store } = app.genjin.app;
    const kept = async () => {
      const [row] = await store.rows<{ domain: string | null; region: string | null }>(
        sql`SELECT domain, region FROM customer WHERE ref = ${verona}`,
      );
      return row;
    };
    const before = await kept();
    await store.rows(sql`UPDATE customer SET domain = 'vetri.example' WHERE ref = ${verona}`);
    for (const site of ["www.facebook.com/vetri", "www.vetri-export.example", "无"]) {
      await lily.says(`${verona} 官网：${site}`);
      lily.hears(/✅/);
      expect((await kept())?.domain).toBe("vetri.example");
    }
    await lily.says("撤销");
    await lily.says("撤销");
    await lily.says("撤销");
    await lily.says(`${verona} 国家：巴西`);
    expect((await kept())?.region).toBe(regionOf("BR"));
    await lily.says("撤销");
    expect((await kept())?.region).toBe(before?.region);
    await store.rows(sql`UPDATE customer SET domain = NULL WHERE ref = ${verona}`);
    await lily.says(`${verona} 官网：www.vetri-export.example`);
    await lily.says(`${verona} 官网：www.vetri-due.example`);
    expect((await kept())?.domain).toBe("vetri-due.example");
    await lily.says("撤销");
    await lily.says("撤销");
    expect((await kept())?.domain).toBeNull();
  });

  it("is told of the company whose card is replied to", async () => {
    const tom = talk.person("tom");
    await tom.says(`/c ${lyon}`);
    await tom.replies("they moved to Bordeaux");
    tom.hears(/city: Bordeaux/);
  });

  it("moves the clock with a city or a country, and lets go of a city that lies elsewhere", async () => {
    const lily = talk.person("lily");
    await lily.says(`${verona} 城市 格但斯克`);
    lily.hears(/城市：格但斯克 · 国家：波兰 · 时区：华沙/);
    await lily.says(`${verona} 国家 巴西`);
    lily.hears(/国家：巴西 · 城市：已去掉 · 时区：圣保罗/);
    await lily.says("撤销");
    await lily.says(`/c ${verona} all`);
    lily.hears(/波兰 · 格但斯克（2026\/12\/02 确认）/);
    await lily.says("撤销");
    await lily.says(`/c ${verona} all`);
    lily.hears(/意大利/);
  });

  it.each([
    ["lily", "官网 打不开了"],
    ["lily", "行业 不太景气"],
    ["lily", "地址 有问题吗？"],
    ["tom", "source of the problem is customs"],
    ["tom", "size matters to them"],
    ["tom", "address changed"],
    ["tom", "moved the meeting to Friday"],
    ["tom", "has 3 people coming to the fair"],
    ["lily", "地址是旧的"],
    ["lily", "地址 3天内给我"],
    ["lily", "员工为难"],
    ["lily", "员工2人离职"],
    ["lily", "规模100万的单子"],
    ["lily", "行业展会"],
    ["lily", "行业竞争激烈"],
    ["lily", "来源可疑"],
    ["lily", "网站是英文的"],
    ["tom", "city is nice"],
    ["tom", "address is wrong"],
    ["tom", "address now please"],
    ["tom", "address on invoice 4711 wrong"],
    ["tom", "staff are friendly"],
    ["tom", "staff 3 on leave"],
    ["tom", "size 10mm"],
    ["tom", "size 200x300mm"],
    ["tom", "industry is slow"],
    ["tom", "industry fair in March"],
    ["tom", "source file missing"],
    ["tom", "source files sent"],
    ["tom", "website is down"],
    ["tom", "language is no problem"],
  ])("is nothing in talk: %s says `%s`", async (who, line) => {
    const person = talk.person(who);
    const [answer] = await person.says(`${refOf(who)} ${line}`);
    expect(answer?.text).not.toMatch(
      /✅|(?:官网|行业|地址|规模|来源)：|(?:source|size|address|city|industry): |cannot read|看不懂是什么/,
    );
  });

  it("refuses what no such field can hold", async () => {
    const lily = talk.person("lily");
    await lily.says(`${verona} 官网：打不开`);
    lily.hears(/看不懂是什么官网。没有记录/);
    const tom = talk.person("tom");
    await tom.says(`${lyon} country: Atlantis`);
    tom.hears(/cannot read “Atlantis” as the country/);
  });

  it("is nobody else's to set, and is told to no group", async () => {
    await talk.person("tom").says(`${verona} website www.elsewhere.example`);
    const lily = talk.person("lily");
    await lily.says(`/c ${verona} all`);
    lily.hearsNot(/elsewhere/);
    const heard = await lily.says(`/c ${verona} 官网 www.verona.example`, { inTeam: house.teamId });
    lily.hears(/官网：www\.verona\.example/);
    const inGroup = heard.filter(({ chat }) => !chat.startsWith("direct"));
    expect(inGroup).toHaveLength(1);
    expect(inGroup[0]?.text).not.toMatch(/verona/i);
    await lily.says("撤销");
  });
});
