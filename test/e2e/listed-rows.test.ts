import { beforeEach, describe, expect, it } from "vitest";
import { sql } from "../../src/store/database/sql.ts";
import { type Conversation, type Person, startConversation } from "../support/conversation.ts";
import { sharedApp } from "../support/shared-app.ts";
import { foundTradingHouse } from "../support/trading-house.ts";

let talk: Conversation;
let lily: Person;

const app = sharedApp({ http: false }, async () => {
  const house = await foundTradingHouse(app.genjin.app.store);
  await house.addCustomers([
    { name: "Izmir Stone", owner: "lily" },
    { name: "Cairo Glass", owner: "lily" },
    { name: "Oslo Paper", owner: "lily" },
  ]);
});
beforeEach(async () => {
  talk = startConversation(app, "2026-12-02T02:00:00Z");
  lily = talk.person("lily");
  await lily.says("今日");
  lily.hears(/1 .*Izmir Stone[\s\S]*2 .*Cairo Glass[\s\S]*3 .*Oslo Paper/);
});

const touches = () =>
  app.genjin.app.store.rows<{ name: string; outcome: string }>(sql`
    SELECT c.name, t.outcome FROM touch t JOIN customer c ON c.id = t.customer_id ORDER BY c.name`);

describe("rows of the latest list in a free line", () => {
  it.each([
    ["第二家没打通", /#\w+ Cairo Glass · 未接/],
    ["the second one didn't pick up", /#\w+ Cairo Glass · 未接/],
    [
      "前两个都没接，下周三再打",
      /Izmir Stone · 未接[\s\S]*12\/09[\s\S]*Cairo Glass · 未接[\s\S]*12\/09/,
    ],
    ["最后一个要样品", /Oslo Paper/],
    ["2聊了几句，她说下周再定", /Cairo Glass · 已联系/],
    ["remind me to call 2 at 4pm", /Cairo Glass.*16:00/],
    ["1 3都没打通", /Izmir Stone · 未接[\s\S]*Oslo Paper · 未接/],
    ["1 2 both vm", /Izmir Stone · 未接[\s\S]*Cairo Glass · 未接/],
    ["第二家推两周", /Cairo Glass[\s\S]*12\/16/],
    ["1没打通 3报价了", /Izmir Stone · 未接[\s\S]*Oslo Paper · 已报价/],
  ])("%s is a draft of the customers there", async (text, shown) => {
    await lily.says(text);
    lily.hears(/现在还没有记录/);
    lily.hears(shown);
    expect(await touches()).toEqual([]);
  });

  it.each([
    ["第一个什么情况", /^Izmir Stone\s·\sC\s·\s#/],
    ["第三家最近怎么样？", /^Oslo Paper\s·\sC\s·\s#/],
    ["tell me about number 3", /^Oslo Paper\s·\sC\s·\s#/],
    ["客户 第二个", /^Cairo Glass\s·\sC\s·\s#/],
    ["what do I know about 2?", /^Cairo Glass\s·\sC\s·\s#/],
    ["why is 3 on my list", /Oslo Paper/],
    ["skip number 2", /Cairo Glass/],
    ["推迟 第3个 3天", /Oslo Paper · 已推迟/],
  ])("%s is of the customer there", async (text, shown) => {
    await lily.says(text);
    lily.hears(shown);
    if (/skip|推迟/.test(text)) await lily.says("撤销");
  });

  it.each(["it takes about 2 weeks", "they called 3 times", "5万美金打过来了", "2柜都装好了"])(
    "%s begins with no row",
    async (text) => {
      await lily.says(text);
      lily.hearsNot(/Izmir Stone|Cairo Glass|Oslo Paper/);
    },
  );

  it.each(["2个客户要样品", "3 customers want samples"])("%s names nobody", async (text) => {
    await lily.says(text);
    lily.hearsNot(/Izmir Stone|Cairo Glass|Oslo Paper/);
    expect(await touches()).toEqual([]);
  });

  it.each(["ok thx", "👍", "ok 👍", "ok谢谢"])("%s in a reply is no record", async (text) => {
    await lily.says("/c Izmir Stone");
    await lily.says(text, { replyTo: lily.hears(/^Izmir Stone/) });
    expect(await touches()).toEqual([]);
  });

  it("keeps the day that follows what happened", async () => {
    await lily.says("Izmir Stone 昨天没接，周五再打");
    lily.hears(/Izmir Stone · 未接 · 周二 12\/01[\s\S]*下次 周五 12\/04/);
  });

  it("puts a due off until a month", async () => {
    await lily.says("1 snooze until February");
    lily.hears(/Izmir Stone · 已推迟\n下次 周一 02\/01/);
    await lily.says("撤销");
  });
});
