import { beforeEach, describe, expect, it } from "vitest";
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

/** A field of a person: how it is told, how it is told anew, how it is taken away, and as what it is shown. */
type Field = readonly [
  field: string,
  told: string,
  shown: string,
  toldAnew: string,
  shownAnew: string,
  gone: string,
];

const chinese: readonly Field[] = [
  ["职位", "职位：采购经理", "采购经理", "职位 总监", "总监", "职位 无"],
  ["级别", "级别：老板", "高管", "级别：采购", "采购", "级别 无"],
  [
    "电话",
    "电话 +39 045 555 0101",
    "+39 045 555 0101",
    "手机 +39 347 555 0102",
    "+39 347 555 0102",
    "电话 无",
  ],
  [
    "第二电话",
    "第二电话 +39 045 555 0103",
    "+39 045 555 0103",
    "第二电话：+39 045 555 0104",
    "+39 045 555 0104",
    "第二电话 无",
  ],
  [
    "邮箱",
    "邮箱 elena@verona.example",
    "elena@verona.example",
    "邮箱：e.rossi@verona.example",
    "e.rossi@verona.example",
    "删除邮箱",
  ],
  [
    "语言",
    "会 英语、西班牙语",
    "语言：英语、西班牙语",
    "语言：意大利语",
    "语言：意大利语",
    "语言 无",
  ],
  ["生日", "生日 3月3日", "生日：3月3日", "生日 农历八月十五", "生日：农历8月15日", "生日 无"],
  ["忌讳", "忌讳：猪肉", "忌讳：猪肉", "忌讳 送酒", "忌讳：送酒", "忌讳 无"],
  ["讲究", "讲究：不喜欢13", "讲究：不喜欢13", "讲究：不用黑色", "讲究：不用黑色", "讲究 无"],
  ["喜欢", "喜欢：足球", "喜欢：足球", "爱好：网球", "喜欢：网球", "喜欢 无"],
  ["看重", "看重：交期", "看重：交期", "在意：包装", "看重：包装", "看重 无"],
  [
    "背景",
    "背景：在上海工作过",
    "背景：在上海工作过",
    "生活背景 读过商学院",
    "背景：读过商学院",
    "背景 无",
  ],
  [
    "备注",
    "备注：下午才上班",
    "备注：下午才上班",
    "备注：不接微信电话",
    "备注：不接微信电话",
    "备注 无",
  ],
];

const english: readonly Field[] = [
  [
    "role",
    "role: Buyer",
    "Buyer",
    "position: Head of Purchasing",
    "Head of Purchasing",
    "role none",
  ],
  ["level", "level: executive", "executive", "level: manager", "manager", "level: none"],
  [
    "phone",
    "phone +33 4 5550 0101",
    "+33 4 5550 0101",
    "mobile +33 6 5550 0102",
    "+33 6 5550 0102",
    "phone none",
  ],
  [
    "second phone",
    "second phone +33 4 5550 0103",
    "+33 4 5550 0103",
    "landline +33 4 5550 0104",
    "+33 4 5550 0104",
    "second phone: none",
  ],
  [
    "e-mail",
    "email luc@lyon.example",
    "luc@lyon.example",
    "e-mail: l.roux@lyon.example",
    "l.roux@lyon.example",
    "remove email",
  ],
  [
    "languages",
    "speaks English and Spanish",
    "English, Spanish",
    "languages: French, English",
    "French, English",
    "language none",
  ],
  ["birthday", "birthday 3 March", "3 Mar", "born on 14 July 1975", "14 Jul 1975", "birthday none"],
  ["taboo", "taboo: pork", "avoid: pork", "avoid: politics", "avoid: politics", "taboo: none"],
  [
    "superstition",
    "superstition: number 13",
    "number 13",
    "superstition: black paper",
    "black paper",
    "superstition none",
  ],
  ["likes", "likes: football", "football", "hobby: tennis", "tennis", "likes: none"],
  [
    "cares about",
    "cares about: delivery dates",
    "delivery dates",
    "cares about: packaging",
    "packaging",
    "cares about: none",
  ],
  [
    "background",
    "background: worked in Shanghai",
    "worked in Shanghai",
    "background: business school",
    "business school",
    "background: none",
  ],
  [
    "note",
    "note: in the office from noon",
    "in the office from noon",
    "note: hates calls",
    "hates calls",
    "note: none",
  ],
];

const told = [
  ...chinese.map((field) => ["lily", "Elena Rossi", ...field] as const),
  ...english.map((field) => ["tom", "Luc Roux", ...field] as const),
];

describe("a field of a person", () => {
  it.each(told)(
    "%s's %s: %s is told, changed, taken away, each taken back",
    async (who, name, _, set, shown, setAnew, shownAnew, gone) => {
      const person = talk.person(who);
      const ref = who === "lily" ? verona : lyon;
      const first = name.split(" ")[0];
      const [on, later] =
        who === "lily"
          ? ["（2026/12/02 确认）", "（2026/12/03 确认）"]
          : ["(confirmed 2 Dec 2026)", "(confirmed 3 Dec 2026)"];
      /** What is known of the person now, and of its fields the one that is shown with this. */
      const known = async (wanted: string): Promise<string> => {
        const [people] = await person.says(`contact ${ref} ${first}`);
        const [, after = ""] = people?.text.split(wanted) ?? [];
        return after;
      };
      await person.says(`contact ${ref} ${name}`);
      await person.says(`${ref} ${first} ${set}`);
      expect(await known(shown)).toMatch(new RegExp(`^ ?${escaped(on)}`));
      talk.setClock("2026-12-03T01:30:00Z");
      await person.says(`${ref} ${first} ${setAnew}`);
      expect(await known(shownAnew)).toMatch(new RegExp(`^ ?${escaped(later)}`));
      await person.says("/undo");
      expect(await known(shown)).toMatch(new RegExp(`^ ?${escaped(on)}`));
      await person.says(`${ref} ${first} ${gone}`);
      expect(await known(name)).not.toContain(shown);
      await person.says("/undo");
      expect(await known(shown)).toMatch(new RegExp(`^ ?${escaped(on)}`));
      await person.says("/undo");
      expect(await known(name)).not.toContain(shown);
    },
  );
});

const escaped = (text: string): string => text.replaceAll(/[()]/g, "\\$&");

describe("the languages of a person", () => {
  it.each([
    ["lily", "Elena 会英语和西班牙语", "英语、西班牙语"],
    ["lily", "Elena 会说 法语，德语", "法语、德语"],
    ["tom", "Luc speaks German & Polish", "German, Polish"],
    ["tom", "Luc language: pt-BR, en", "Brazilian Portuguese, English"],
    ["tom", "Luc speaks both Italian and English", "Italian, English"],
  ])("are several: %s tells %s", async (who, line, shown) => {
    const person = talk.person(who);
    const ref = who === "lily" ? verona : lyon;
    await person.says(`contact ${ref} ${who === "lily" ? "Elena Rossi" : "Luc Roux"}`);
    await person.says(`${ref} ${line}`);
    person.hears(new RegExp(shown));
  });

  it.each([
    ["lily", "Elena 还会说波兰语"],
    ["tom", "Luc also speaks Polish"],
  ])("stay where another is told besides: %s says %s", async (who, line) => {
    const person = talk.person(who);
    const ref = who === "lily" ? verona : lyon;
    await person.says(`contact ${ref} ${who === "lily" ? "Elena Rossi" : "Luc Roux"}`);
    await person.says(`${ref} ${line.split(" ")[0]} language: German`);
    await person.says(line);
    await person.says("1");
    await person.says(`contact ${ref} ${line.split(" ")[0]}`);
    person.hears(/German|德语/);
  });

  it("are a draft in a sentence", async () => {
    const tom = talk.person("tom");
    await tom.says(`contact ${lyon} Luc Roux`);
    await tom.says("Luc speaks French and English");
    tom.hears(/Nothing is recorded yet[\s\S]*French, English/);
    await tom.says("1");
    await tom.says(`contact ${lyon} Luc`);
    tom.hears(/French, English/);
  });

  it("decide by the first in which they are greeted, and are found by each", async () => {
    const tom = talk.person("tom");
    await tom.says(`contact ${lyon} Luc Roux`);
    await tom.says(`${lyon} Luc speaks Spanish and Italian`);
    await tom.says(`/observe ${lyon} christmas`);
    await tom.says("/greet christmas");
    tom.hears(/Feliz Navidad|Navidad/);
    await tom.says("/find language:Italian");
    tom.hears(/Lyon Pompes/);
  });
});
