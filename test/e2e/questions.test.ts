import { beforeEach, describe, expect, it } from "vitest";
import { sql } from "../../src/store/database/sql.ts";
import { type Conversation, startConversation } from "../support/conversation.ts";
import { sharedApp } from "../support/shared-app.ts";
import { foundTradingHouse } from "../support/trading-house.ts";

// Wednesday, 13:30 in Beijing.
const now = "2026-12-02T05:30:00Z";

let talk: Conversation;
let ref: string;

const app = sharedApp({ http: false }, async () => {
  const house = await foundTradingHouse(app.genjin.app.store);
  const replied = (at: string) => [{ at: `${at}T08:00:00Z`, outcome: "replied" as const }];
  [ref = ""] = await house.addCustomers([
    { name: "Anadolu Tekstil", owner: "lily", tier: "A", touches: replied("2026-11-29") },
    { name: "Nile Trading", owner: "lily", country: "EG", touches: replied("2026-10-05") },
    { name: "Bosphorus Pack", owner: "lily", stage: "negotiating", touches: replied("2026-07-01") },
    { name: "Milano Arredi", owner: "tom", country: "IT", touches: replied("2026-09-20") },
  ]);
});
beforeEach(() => {
  talk = startConversation(app, now);
});

const touches = () =>
  app.genjin.app.store.rows<{ count: number }>(sql`SELECT count(*)::int AS count FROM touch`);

describe("a question after an outcome's own word", () => {
  const recorded = () =>
    app.genjin.app.store.rows<object>(
      sql`SELECT (SELECT count(*)::int FROM touch) AS touches, (SELECT count(*)::int FROM owed) AS owed`,
    );

  it.each([
    "complaint about the price?",
    "投诉价格高？",
    "投诉 箱子破了吗",
    "ordered?",
    "下单了吗",
    "quoted?",
    "已报价？",
  ])("records nothing, %s", async (words) => {
    const before = await recorded();
    const lily = talk.person("lily");
    await lily.says(`#${ref} ${words}`);
    lily.hearsNot(/已记|将记下/);
    expect(await recorded()).toEqual(before);
    await lily.says("土耳其");
    await lily.says(`1 ${words}`);
    lily.hearsNot(/已记/);
    expect(await recorded()).toEqual(before);
  });

  it("is told where it is what the customer asked", async () => {
    const lily = talk.person("lily");
    await lily.says("土耳其");
    await lily.says("1 已联系 问什么时候发货？");
    lily.hears(/已记 1 条/);
    await lily.says("撤销");
  });
});

describe("a question about customers", () => {
  it.each([
    ["土耳其的客户有哪些", /^找到 2 家 · 土耳其\n/],
    ["正在谈判的有哪些", /^找到 1 家 · 谈判\n1 .*Bosphorus/],
    ["90天没联系的客户", /^找到 1 家 · 沉默 ≥90 天\n1 .*Bosphorus/],
    ["还没下过单的客户", /^找到 3 家 · 没下过单\n/],
    ["谁快凉了", /^找到 1 家 · 7 天内跨线\n1 Nile Trading .*\n +⚠ 3天后跨60天/],
    ["土耳其", /^找到 2 家 · 土耳其\n/],
    ["卖阀门的土耳其客户有哪些", /^找到 2 家 · 土耳其 · 没看懂“卖阀门”\n/],
    ["卖阀门的客户有哪些", /^“卖阀门”我没看懂，所以没有列出任何客户/],
  ])("says first how it was read, %s", async (asked, answer) => {
    const before = await touches();
    const lily = talk.person("lily");
    await lily.says(asked);
    lily.hears(answer);
    expect(await touches()).toEqual(before);
  });

  it.each([
    ["Italian customers please", /^Found 1 · Italy\n/],
    ["which customers have not been contacted for 60 days", /^Found 1 · silent ≥60 days\n/],
    ["who ordered in October", /^Found 0 · ordered Oct 2026\n/],
    [
      "tier C customers in Italy not contacted for 2 weeks",
      /^Found 1 · Italy · tier C · silent ≥14/,
    ],
    ["customers without fax", /^I did not understand “without fax”/],
  ])("the same in English, %s", async (asked, answer) => {
    const tom = talk.person("tom");
    await tom.says(asked);
    tom.hears(answer);
  });
});
