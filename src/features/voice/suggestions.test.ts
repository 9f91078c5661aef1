import { beforeEach, describe, expect, it } from "vitest";
import {
  type Conversation,
  type Person,
  startConversation,
} from "../../../test/support/conversation.ts";
import { sharedApp } from "../../../test/support/shared-app.ts";
import { foundTradingHouse, type TradingHouse } from "../../../test/support/trading-house.ts";
import { sql } from "../../store/database/sql.ts";
import { maySuggest, readStatus } from "./suggestion.core.ts";

/** Thursday 3 December 2026, 15:00 in Shanghai. */
const thursday = "2026-12-03T07:00:00Z";

let house: TradingHouse;
let talk: Conversation;
let lily: Person;
let tom: Person;
let [ref, toms] = ["", ""];

const app = sharedApp({ http: false }, async () => {
  house = await foundTradingHouse(app.genjin.app.store);
  [ref = "", toms = ""] = await house.addCustomers([
    { name: "Agadir Fish", owner: "lily", country: "FR" },
    { name: "Leeds Glass", owner: "tom", country: "GB" },
  ]);
});
beforeEach(() => {
  talk = startConversation(app, thursday);
  [lily, tom] = [talk.person("lily"), talk.person("tom")];
});

const kept = () =>
  app.genjin.app.store.rows<{ content: Buffer }>(sql`SELECT content FROM suggestion`);

describe("a suggestion of a customer", () => {
  it("is kept in their words, listed, moved by its number, and taken back", async () => {
    await lily.says(`${ref} 建议 包装加防潮袋`);
    lily.hears(/Agadir Fish\n“包装加防潮袋”\n新 · 周四 12\/03 提出/);
    await lily.says("建议");
    lily.hears(/1 条未了结\n1 Agadir Fish · #\w+\n[\s\S]*“包装加防潮袋”/);
    await lily.says("1 在做 先试一批");
    lily.hears(/在做 · 先试一批/);
    await lily.says("撤销");
    lily.hears(/建议恢复原来的进展/);
    await lily.says(`客户 #${ref} 全部`);
    lily.hears(/建议：包装加防潮袋（新）/);
    await lily.says("撤销");
    expect(await kept()).toEqual([]);
  });

  it.each([
    "1 new order 5000 USD",
    "1 新样品已寄",
    "1 started production",
    "1 完成了付款",
    "the new bags are done 1",
  ])("is not moved by what tells of something else: %s", async (line) => {
    await lily.says(`${ref} 建议 包装加防潮袋`);
    await lily.says("建议");
    await lily.says(line);
    await lily.says(`/voice #${ref}`);
    lily.hears(/“包装加防潮袋”\n.*新 · 周四/);
  });

  it.each([
    ["{ref} 建议 已落实", "落实"],
    ["{ref} 建议 完成", "落实"],
    ["{ref} suggestion rejected: too dear", "too dear"],
  ])("is moved by its customer where it is the only one: %s", async (line, expected) => {
    await lily.says(`${ref} 建议 包装加防潮袋`);
    await lily.says(line.replace("{ref}", ref));
    lily.hears(new RegExp(`“包装加防潮袋”[^]*${expected}`));
    expect(await kept()).toHaveLength(1);
    await lily.says(line.replace("{ref}", ref));
    expect(await kept()).toHaveLength(1);
  });

  it("is sealed", async () => {
    await lily.says(`${ref} 建议：包装加防潮袋`);
    const [row] = await kept();
    expect(row?.content.toString("utf8")).not.toContain("防潮");
  });

  it("is thanked for in their language once it is done, with what was done", async () => {
    await tom.says(`contact #${toms} Marie Durand, buyer, language French`);
    await tom.says(`#${toms} suggestion: desiccant bags in the cartons`);
    tom.hears(/“desiccant bags in the cartons”/);
    tom.hearsNot(/suggestion : /);
    await tom.says("voice");
    await tom.says("1 done bags are in every carton");
    tom.hears(/You said, we did: thanks to Marie Durand/);
    tom.hears(
      /Vous nous aviez fait une suggestion : desiccant bags in the cartons\. Nous l'avons mise en œuvre : bags are in every carton\./,
    );
    await tom.says("voice");
    tom.hears(/0 open suggestions/);
    await tom.says("undo");
    await tom.says("voice");
    tom.hears(/1 open suggestion of/);
  });

  it("has no letter to who asked to be left alone", async () => {
    await tom.says(`contact #${toms} Marie Durand, buyer`);
    await tom.says(`/stop ${toms} marketing`);
    await tom.says(`/voice #${toms} desiccant bags`);
    await tom.says("voice");
    await tom.says("1 done");
    tom.hears(/No letter of thanks/);
    tom.hearsNot(/Some time ago/);
  });

  it("is told to nobody else, and in no group", async () => {
    await lily.says(`${ref} 建议 包装加防潮袋`);
    await tom.says("voice");
    tom.hears(/Nothing was suggested/);
    await tom.says(`voice #${ref}`);
    tom.hearsNot(/防潮/);
    await lily.says("建议", { inTeam: house.teamId });
    lily.hearsNot(/未了结.*群|Agadir Fish.*\n.*防潮.*群/);
    const ann = talk.person("ann");
    await ann.says("voice");
    ann.hears(/Nothing was suggested/);
    const wei = talk.person("wei");
    await wei.says("周报", { inTeam: house.teamId });
    wei.hears(/客户建议 1 条/);
    wei.hearsNot(/防潮|Agadir/);
  });

  it.each([
    "建议客户下周下单",
    "{ref} 建议 下周再联系",
    "{ref} 建议下周报价",
    "suggestion box is full",
    "voice call with {ref} yesterday",
    "suggestions are welcome",
    "{ref} 建议降价",
    "{ref} 建议转给小王",
  ])("is none in talk: %s", async (line) => {
    await lily.says(line.replace("{ref}", ref));
    expect(await kept()).toEqual([]);
  });
});

it.each([
  ["1 done", null],
  ["done bags are in", { status: "done", reply: "bags are in" }],
  ["doings", null],
  ["new order 5000 USD", null],
  ["完成了付款", null],
  ["已完成了", { status: "done", reply: "" }],
  ["不做，成本太高", { status: "declined", reply: "成本太高" }],
  ["looked at", { status: "seen", reply: "" }],
])("the status in “%s” is %j", (text, expected) => {
  expect(readStatus(text)).toEqual(expected);
});

it.each([
  ["bags in the cartons", true],
  ["can we have bags?", false],
  ["call with Paulo", false],
])("“%s” may be suggested: %s", (text, expected) => {
  expect(maySuggest(text)).toBe(expected);
});
