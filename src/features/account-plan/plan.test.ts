import { beforeEach, describe, expect, it } from "vitest";
import {
  type Conversation,
  type Person,
  startConversation,
} from "../../../test/support/conversation.ts";
import { setPushStage } from "../../../test/support/push-stage.ts";
import { sharedApp } from "../../../test/support/shared-app.ts";
import { foundTradingHouse, type TradingHouse } from "../../../test/support/trading-house.ts";
import { readPlanStep } from "../../bot/arguments/read-plan-step.ts";
import { shaped } from "../../bot/grammar/words/normalise-input.ts";
import { orderTrend, trendFrom } from "../../core/customer/order-trend.ts";
import { sql } from "../../store/database/sql.ts";

/** Wednesday morning in Shanghai. */
const wednesday = "2026-12-02T02:00:00Z";

let house: TradingHouse;
let talk: Conversation;
let lily: Person;
let tom: Person;
let key: string;
let other: string;
let toms: string;

const app = sharedApp({ http: false }, async () => {
  house = await foundTradingHouse(app.genjin.app.store);
  [key = "", other = "", toms = ""] = await house.addCustomers([
    { name: "Izmir Stone", owner: "lily", tier: "KA", tierSince: "2026-11-20T08:00:00Z" },
    { name: "Oran Paper", owner: "lily", tier: "C" },
    { name: "Porto Cork", owner: "tom", tier: "KA" },
  ]);
});
beforeEach(() => {
  talk = startConversation(app, wednesday);
  lily = talk.person("lily");
  tom = talk.person("tom");
});

const steps = () =>
  app.genjin.app.store.rows<{ kind: string; due: string | null; done: boolean }>(sql`
    SELECT kind, due_on AS due, done_at IS NOT NULL AS done FROM owed ORDER BY id`);

describe("the plan for an account", () => {
  it("is filled by replies to the review, shown, ticked off, and told of in the next one", async () => {
    await lily.says(`复盘 #${key}`);
    lily.hears(/客户复盘\nIzmir Stone[\s\S]*还没有计划[\s\S]*回“培养/);
    await lily.says("维护 每季度电话回顾 12月18日前");
    lily.hears(/Izmir Stone · 维护：“每季度电话回顾” · 周五 12\/18 前/);
    await lily.says("挖潜 报第二条产品线 1/8");
    lily.hears(/挖潜：“报第二条产品线”/);
    await lily.says(`#${key} 回访 见新任总经理 2/26`);
    lily.hears(/回访：“见新任总经理”/);
    expect(await steps()).toEqual([
      { kind: "maintain", due: "2026-12-18", done: false },
      { kind: "tap", due: "2027-01-08", done: false },
      { kind: "revisit", due: "2027-02-26", done: false },
    ]);
    await lily.says(`为什么 #${key}`);
    lily.hears(/计划（维护）：“每季度电话回顾”，周五 12\/18 前；到那天起每天早上提醒，办完为止。/);
    await lily.says(`客户 #${key}`);
    lily.hears(/计划：维护：每季度电话回顾 · 周五 12\/18 前/);
    await lily.says(`复盘 #${key} 完成 2`);
    lily.hears(/挖潜：完成 1 步[\s\S]*报第二条产品线/);
    await lily.says(`复盘 #${key}`);
    lily.hears(
      /计划做成 1\/3\n1 维护：每季度电话回顾 · 周五 12\/18 前\n2 回访：见新任总经理.*\n• ✓ 挖潜：报第二条产品线 · 2026\/12\/02 完成/,
    );
    await lily.says("撤销");
    lily.hears(/这一步恢复为未完成/);
    await lily.says("撤销");
    lily.hears(/不再列入计划/);
    expect(await steps()).toHaveLength(2);
  });

  it("asks by when, and takes no other line for a step", async () => {
    await lily.says(`复盘 #${key} 培养 请质检经理来厂`);
    lily.hears(/培养：“请质检经理来厂”，什么时候前做？/);
    await lily.says("3月12日");
    lily.hears(/培养：“请质检经理来厂” · .*03\/12/);
    await lily.says(`复盘 #${key}`);
    await lily.says(`#${other} 已联系 谈了交期`);
    lily.hears(/已记 1 条/);
    await lily.says(`复盘 #${key}`);
    await lily.says("今日");
    lily.hears(/今日跟进|今天/);
    await lily.says(`复盘 #${key} 随便`);
    lily.hears(/没看懂要加哪一步/);
    await lily.says(`复盘 #${key} 完成 7`);
    lily.hears(/没有这一步未完成的/);
    expect(await steps()).toHaveLength(1);
  });

  it.each([
    "回访 Oran Paper 12/4",
    "维护 Oran Paper 12月20日",
    "revisit Oran on Friday",
    "培养 请 Oran Paper 来厂 3/15",
    "回访 明早九点提醒我给银行打电话",
  ])("takes “%s” for no step of another's plan", async (line) => {
    await lily.says(`复盘 #${key}`);
    await lily.says(line);
    expect(await steps()).toEqual([]);
  });

  it("takes a step that names its own customer", async () => {
    await lily.says(`复盘 #${key}`);
    await lily.says("回访 去 Izmir Stone 见总经理 2/26");
    lily.hears(/回访：“去 Izmir Stone 见总经理”/);
  });

  it.each(["review of the sample went well at Oran Paper", "复盘 了一下 Oran Paper 的报价"])(
    "“%s” is told, and no review",
    async (line) => {
      await lily.says(line);
      lily.hearsNot(/客户复盘|没看懂要加哪一步/);
    },
  );

  it("is in the morning's message when a step is due, with a button", async () => {
    await lily.says(`#${key} 维护 寄样品册 12/4`);
    const stage = setPushStage(app, "2026-12-04T01:02:30Z");
    await stage.sweepFor(8);
    const push = stage.posted.find(({ text }) => /寄样品册/.test(text));
    expect(push?.text).toMatch(/有 1 步计划要做（维护）/);
  });

  it("opens the half-year kit with what became of it, and takes replies to that", async () => {
    await lily.says(`#${key} 培养 邀请参展 2/1`);
    const stage = setPushStage(app, "2027-05-07T01:02:30Z");
    await stage.sweepFor(8);
    const kit = stage.posted.find(({ text }) => /半年回顾/.test(text));
    expect(kit?.text).toMatch(/Izmir Stone[\s\S]*计划做成 0\/1[\s\S]*培养：邀请参展/);
  });

  it("is said in English, and shown to nobody who does not see the customer", async () => {
    await tom.says(`review #${toms}`);
    tom.hears(/Review\nPorto Cork[\s\S]*No plan yet/);
    await tom.says("cultivate introduce our engineer to theirs by 20 Jan");
    tom.hears(/Cultivate: “introduce our engineer to theirs” · by Wed 20 Jan/);
    await tom.says(`why #${toms}`);
    tom.hears(
      /Plan, Cultivate: “introduce our engineer to theirs” by Wed 20 Jan; from that day on/,
    );
    await tom.says(`review #${toms} done`);
    tom.hears(/cultivate: step taken/);
    const ann = talk.person("ann");
    await ann.says(`review #${toms}`);
    ann.hearsNot(/Porto|engineer/);
  });

  it("draws the orders of twelve quarters, and says them", async () => {
    await tom.says(`#${toms} ordered USD 5000 cork`);
    await tom.says(`review #${toms}`);
    tom.hears(/Orders of twelve quarters \(USD|Q4 2026/);
  });
});

describe("needs in words", () => {
  it("are kept as basic and extra, and shown on card and review", async () => {
    await lily.says(`#${key} 需求 色差小于1度`);
    lily.hears(/Izmir Stone · 需求：色差小于1度/);
    await lily.says(`#${key} 额外需求 到港前发照片`);
    lily.hears(/额外：到港前发照片/);
    await lily.says(`客户 #${key} 全部`);
    lily.hears(/需求：色差小于1度 · 额外：到港前发照片/);
    await lily.says(`复盘 #${key}`);
    lily.hears(/需求：色差小于1度 · 额外：到港前发照片/);
    await lily.says(`#${key} 需求 色差小于1度`);
    lily.hears(/已经记过/);
    await lily.says("撤销");
    lily.hears(/这条需求不再保留/);
  });

  it.each([
    ["need: pallets under 1 ton", /needs: pallets under 1 ton/i],
    ["extra need: birthday card for the team", /extra: birthday card for the team/],
  ] as const)("reads in English “%s”", async (said, heard) => {
    await tom.says(`#${toms} ${said}`);
    tom.hears(heard);
  });

  it("leaves what is ticked off as it was", async () => {
    await lily.says(`需求 #${key} 型号 数量`);
    lily.hears(/型号/);
    const rows = await app.genjin.app.store.rows(sql`SELECT id FROM customer_need`);
    expect(rows).toEqual([]);
  });
});

describe("a step as it is told", () => {
  const today = "2026-12-02" as never;
  it.each([
    ["培养 请采购来厂 3/15", "cultivate", "请采购来厂", "2027-03-15"],
    ["维护：月度质量会 12月20日前", "maintain", "月度质量会", "2026-12-20"],
    ["tap quote the second line by 8 Jan", "tap", "quote the second line", "2027-01-08"],
    ["revisit 2027-02-01 meet the new owner", "revisit", "meet the new owner", "2027-02-01"],
    ["定时回访 每月一次电话", "revisit", "每月一次电话", null],
  ] as const)("“%s”", (said, kind, content, day) => {
    const { lexicon } = app.genjin.bot;
    expect(readPlanStep(shaped(said), lexicon, today)).toEqual({ kind, content, day });
  });

  it.each(["维护得很好", "taps are sold out", "已联系 维护", "培养", "回访客户"])(
    "“%s” is none",
    (said) => {
      expect(readPlanStep(shaped(said), app.genjin.bot.lexicon, today)).toBeNull();
    },
  );
});

describe("the trend of orders", () => {
  it("adds up months to twelve quarters, the running one last", () => {
    const today = "2026-12-02" as never;
    expect(trendFrom(today)).toBe("2024-01-01");
    expect(trendFrom("2027-01-01" as never)).toBe("2024-04-01");
    const exchange = { reporting: "USD", own: {} };
    const months = [
      { currency: "USD", month: "2026-10", amount: 300 },
      { currency: "USD", month: "2026-12", amount: 200 },
      { currency: "USD", month: "2024-03", amount: 50 },
      { currency: "USD", month: "2023-12", amount: 999 },
    ];
    const { quarters } = orderTrend(exchange, months, today);
    expect(quarters).toHaveLength(12);
    expect(quarters[0]).toEqual({ year: 2024, quarter: 1, amount: 50 });
    expect(quarters[11]).toEqual({ year: 2026, quarter: 4, amount: 500 });
    expect(quarters[5]?.amount).toBe(0);
  });
});
