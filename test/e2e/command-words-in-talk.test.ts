import { beforeEach, describe, expect, it } from "vitest";
import type { OutboundMessage } from "../../src/chat/message.ts";
import { sql } from "../../src/store/database/sql.ts";
import { type Conversation, type Person, startConversation } from "../support/conversation.ts";
import { sharedApp } from "../support/shared-app.ts";
import { foundTradingHouse, type TradingHouse } from "../support/trading-house.ts";

/** Wednesday 19:50 in Shanghai, 11:50 in London. */
const wednesday = "2026-12-02T11:50:00Z";
const touches = [{ at: "2026-08-03T08:00:00Z", outcome: "replied" as const }];

let talk: Conversation;
let house: TradingHouse;
const refs: Record<string, string> = {};

const customers = {
  lily: ["Nile Trading", "Hansa Werkzeuge", "Konya Makine", "Izmir Seramik", "Bursa Havlu"],
  tom: ["Porto Cortica", "Lyon Textile", "York Tools", "Leeds Fabrics", "Oslo Ull"],
} as const;

const app = sharedApp({ http: false }, async () => {
  house = await foundTradingHouse(app.genjin.app.store);
  for (const owner of ["lily", "tom"] as const) {
    const given = await house.addCustomers(
      customers[owner].map((name) => ({ name, owner, touches })),
    );
    customers[owner].forEach((name, at) => {
      refs[name.split(" ")[0]?.toLowerCase() ?? ""] = given[at] ?? "";
    });
  }
});
const store = () => app.genjin.app.store;
beforeEach(() => {
  talk = startConversation(app, wednesday);
});

const written = async () =>
  (
    await store().rows<{ count: number }>(
      sql`SELECT count(*)::int AS count FROM audit_entry WHERE undo IS NOT NULL`,
    )
  )[0]?.count;

/** A line with the references of customers for `{york}`. */
const line = (text: string): string => text.replace(/\{(\w+)\}/g, (_, name) => refs[name] ?? "");

const nudgeAbout = async (ref: string): Promise<OutboundMessage> => {
  const subjects = await store().rows<{ customerId: string; ref: string }>(
    sql`SELECT id AS "customerId", ref FROM customer WHERE ref = ${ref}`,
  );
  const blocks = [{ type: "paragraph", inlines: [{ type: "text", text: `#${ref}` }] }] as const;
  return { kind: "nudge", summary: `#${ref}`, blocks, subjects };
};

/** Somebody with a trip to come, a day of a customer's own, and a list. */
async function busy(who: "lily" | "tom"): Promise<Person> {
  const person = talk.person(who);
  const isLily = who === "lily";
  await person.says(isLily ? "出差 意大利 12/10-12" : "trip Italy 10-12 Dec");
  await person.says(
    line(isLily ? "{konya} 事件 12/31 新仓库启用" : "{york} event 30 Dec new mill"),
  );
  await person.says(isLily ? "今日" : "today");
  return person;
}

describe("a command's word at the head of talk writes nothing at once", () => {
  it.each([
    "goal for Lyon Textile is the trial order",
    "goal 5 new customers this month",
    "goal Hanza get the target price",
    "goal York Tools wants is a better price",
    "goal 2,3 new customers before Christmas",
    "goal 1,200 units this quarter",
    "goal is to close two orders by friday",
    "/goal for Lyon Textile is the trial order",
    "{york} event went well, call Friday",
    "{york} event on Friday?",
    "{york} event 15 Mar?",
    "2 event postponed to 15 Mar",
    "{york} event moved to 20 December",
    "{york} event Friday good",
    "{york} event Friday call them",
    "{york} event remove the old banner by Friday",
    "events 2 customers asked about Friday",
    "{york} event 28 Nov went well",
    "{york} event 28 Nov opening of the shop",
    "fair chance they order next week",
    "fair price this week",
    "fair deal next week",
    "fair price 12-15 Jan",
    "fair chance they come 12-15 Jan",
    "fair Heimtextil 12-15 Jan?",
    "fair cancel",
    "visit York Tools on Friday",
    "visit to York Tools on Friday was moved",
    "visits to Lyon Textile went well",
    "{york} visit went well, 3 people came",
    "York Tools visits us on Friday",
    "trip back",
    "trip back from Lyon was long",
    "trip cancelled by the customer, they come in May",
    "draft price list sent to Lyon Textile yesterday",
    "draft catalogue sent to York Tools",
    "draft meeting notes sent to Porto",
    "draft factory report sent to Oslo Ull",
    "2 draft price list sent yesterday",
    "values went up all over Europe",
    "priority this week: York Tools",
    "{york} values our service, orders on Friday",
    "priority York Tools price list to be sent",
    "suggestion box at York Tools is full",
    "suggestions are welcome",
    "voice call with Lyon Textile yesterday",
    "{york} voice message from the owner",
    "{york} suggestion to call on Friday",
    "survey of the site is done",
    "response time is what they care about",
    "score a discount for York Tools",
    "2 survey results next week",
  ])("%s", async (text) => {
    const tom = await busy("tom");
    await tom.receives(await nudgeAbout(refs.porto ?? ""));
    const before = await written();
    await tom.says(line(text));
    expect(await written()).toBe(before);
    tom.hearsNot(/Goal of the next|noted: |Cancelled|Letter: |I have no letter/);
  });

  it.each([
    "目标 本月拿下Hansa试单",
    "目标 3 家新客户",
    "目标 3、4家新客户",
    "目标 3、4 家新客户",
    "目标：明年翻一番",
    "{konya} 事件 处理完了，周五回访",
    "{konya} 事件 处理完了周五回访",
    "{konya} 事件 取消了，改到3/15",
    "{konya} 事件 改到3/15",
    "{konya} 纪念日 3/15吗",
    "{konya} 事件 11/28 顺利结束",
    "展会 下个月 客户都去",
    "展会 12/10-12 客户都去",
    "展会 Hansa要去 12/10-12",
    "展会 取消",
    "展会 取消了，客户改期",
    "出差 取消了，客户改期",
    "草稿 合同发给Hansa了",
    "草稿 价格发给Hansa了",
    "草稿 样本已寄给Konya Makine",
    "看重我们的服务，周五下单",
    "{konya} 看重我们的售后，下周下单",
    "建议客户下周下单",
    "{konya} 建议 下周再联系",
    "评分规则发给Hansa了",
    "2 评分规则下周发",
  ])("%s", async (text) => {
    const lily = await busy("lily");
    await lily.receives(await nudgeAbout(refs.nile ?? ""));
    const before = await written();
    await lily.says(line(text));
    expect(await written()).toBe(before);
    lily.hearsNot(/已定下次目标|已记|已取消|已删|信：|这种信/);
  });

  it("and in a group, where nobody called the bot, it says nothing", async () => {
    const [lily, tom] = [await busy("lily"), await busy("tom")];
    const inTeam = house.teamId;
    for (const text of ["目标 3 家新客户", "草稿 合同发给Hansa了", "展会 下个月 客户都去"])
      expect(await lily.says(text, { inTeam })).toEqual([]);
    for (const text of ["goal 5 new customers this month", "fair price this week"])
      expect(await tom.says(text, { inTeam })).toEqual([]);
  });
});

describe("a command's word with what it takes is the command", () => {
  it.each([
    ["goal {york} get the drawings", /Goal of the next touch[\s\S]*York Tools/],
    ["goal York Tools get the drawings", /Set the next goal “get the drawings”\?[\s\S]*York Tools/],
    ["goal 1,2 get the target price", /Goal of the next touch of 2 customers/],
    ["/goal 1 get the target price", /Goal of the next touch/],
    ["1 goal get the target price", /Goal of the next touch/],
    ["{york} event 15 Mar opening of the new hall", /noted: opening of the new hall · /],
    ["event {york} factory opening 15 Mar", /noted: factory opening · /],
    ["{york} event 15 Mar founding day every year", /noted: founding day · .* every year/],
    ["event {york} remove 1", /new mill/],
    ["fair Heimtextil 12-15 Jan", /Fair noted: Heimtextil/],
    ["fair in Canton from 12-15 Jan", /Fair noted: Canton/],
    ["/fair open house next week", /Fair noted: open house/],
    ["trip cancel", /Cancelled: Italy/],
    ["{york} values technology", /Values technology/],
    ["priority York Tools price and service", /Values service, price/],
    ["draft catalogue", /Letter: |everybody/],
    ["draft factory news the new line opened in May", /Letter: |everybody/],
  ])("%s", async (text, answer) => {
    const tom = await busy("tom");
    await tom.says(line(text));
    tom.hears(answer);
  });

  it.each([
    ["目标 {konya} 拿到目标价", /已定下次目标[\s\S]*Konya Makine/],
    ["目标 Konya Makine 约视频会", /把“约视频会”定为下次目标吗[\s\S]*Konya Makine/],
    ["目标 1、2 拿到目标价", /已定下次目标/],
    ["{konya} 事件 3/15 工厂10周年", /已记：工厂10周年/],
    ["事件 {konya} 新厂房启用 3/15", /已记：新厂房启用/],
    ["{konya} 事件 删除 1", /已删：/],
    ["展会 华交会 12/10-12", /已记下展会：华交会/],
    ["展会 12/10-12 法兰克福家纺展", /已记下展会：法兰克福家纺展/],
    ["出差 取消 意大利", /取消.*意大利/],
    ["{konya} 看重 技术", /看重：技术/],
    ["看重 Konya Makine 价格、服务", /看重：服务、价格/],
    ["草稿 新品 竹纤维毛巾", /信：|都看完了/],
  ])("%s", async (text, answer) => {
    const lily = await busy("lily");
    await lily.says(line(text));
    lily.hears(answer);
  });
});
