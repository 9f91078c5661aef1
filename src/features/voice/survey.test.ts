import { beforeEach, describe, expect, it } from "vitest";
import {
  type Conversation,
  type Person,
  startConversation,
} from "../../../test/support/conversation.ts";
import { sharedApp } from "../../../test/support/shared-app.ts";
import { foundTradingHouse, type TradingHouse } from "../../../test/support/trading-house.ts";
import { readSurveyScore } from "../../core/people/survey-score.ts";
import { sql } from "../../store/database/sql.ts";
import { type Scored, surveyMeans } from "./survey.core.ts";

/** Thursday 3 December 2026, 15:00 in Shanghai. */
const thursday = "2026-12-03T07:00:00Z";
const spoke = [{ at: "2026-11-20T08:00:00Z", outcome: "replied" as const }];

let house: TradingHouse;
let talk: Conversation;
let lily: Person;
let tom: Person;
let [agadir, oran, silent, leeds] = ["", "", "", ""];

const app = sharedApp({ http: false }, async () => {
  house = await foundTradingHouse(app.genjin.app.store);
  [agadir = "", oran = "", silent = "", leeds = ""] = await house.addCustomers([
    { name: "Agadir Fish", owner: "lily", tier: "A", country: "FR", touches: spoke },
    { name: "Oran Paper", owner: "lily", tier: "C", country: "DE", touches: spoke },
    {
      ...{ name: "Silent Mills", owner: "lily", tier: "D" },
      touches: [{ at: "2026-03-02T08:00:00Z", outcome: "replied" }],
    },
    { name: "Leeds Glass", owner: "tom", tier: "A", country: "GB", touches: spoke },
  ]);
  const { store } = app.genjin.app;
  await store.run(sql`INSERT INTO contact (id, organization_id, customer_id, name)
    SELECT gen_random_uuid(), organization_id, id, 'Maria ' || name FROM customer`);
});
beforeEach(() => {
  talk = startConversation(app, thursday);
  [lily, tom] = [talk.person("lily"), talk.person("tom")];
});

const scores = () =>
  app.genjin.app.store.rows<{ score: number | null }>(
    sql`SELECT score FROM survey_answer ORDER BY at`,
  );

describe("whom to ask", () => {
  it("are those who know us lately, with the question in their language", async () => {
    await lily.says("回访谁");
    lily.hears(/：2 家\n[\s\S]*Agadir Fish[\s\S]*Oran Paper/);
    lily.hearsNot(/Silent|Leeds/);
    await lily.says("1 问卷");
    lily.hears(/给 Maria Agadir Fish 的问题[\s\S]*Sur une échelle de 0 à 10/);
    await lily.says("9/10 交货快");
    lily.hears(/Agadir Fish · 评分 9\/10 · 交货快/);
    await lily.says("回访谁");
    lily.hears(/：1 家/);
    lily.hearsNot(/Agadir/);
    talk.setClock("2027-06-10T07:00:00Z");
    await lily.says(`#${agadir} 已联系`);
    await lily.says("回访谁");
    lily.hears(/Agadir/);
  });

  it("are not who complained, waits for us, or asked to be left alone", async () => {
    await lily.says(`#${agadir} 投诉 破损`);
    await lily.says(`/stop ${oran} 停营销`);
    await lily.says("回访谁");
    lily.hears(/本月没有要回访/);
    await lily.says(`/stop ${oran} 全停`);
    await lily.says(`/回访谁 #${oran} 已问`);
    lily.hearsNot(/180 天内不再问/);
    await lily.says(`/回访谁 #${oran}`);
    lily.hears(/没有可复制的问题/);
    expect(await scores()).toEqual([]);
  });
});

describe("a score", () => {
  it("is read under the list, where it is no date, and stands on the card with its day", async () => {
    await tom.says("who to ask");
    await tom.says("1 9/10 fast delivery");
    tom.hears(/Leeds Glass · score 9\/10 · fast delivery/);
    await tom.says(`card #${leeds} all`);
    tom.hears(/Satisfaction: Thu 3 Dec · score 9\/10 · fast delivery/);
    await tom.says("undo");
    tom.hears(/the score is not kept/);
    expect(await scores()).toEqual([]);
    await tom.says("who to ask");
    await tom.says("1 asked");
    tom.hears(/not again for 180 days/);
    expect(await scores()).toEqual([{ score: null }]);
  });

  it("that is low asks whether it is a complaint, and makes none by itself", async () => {
    await lily.says(`${agadir} 评分 4 交期慢`);
    lily.hears(/评分 4\/10 · 交期慢\n客户不满意。要记为投诉吗/);
    const complaints = () =>
      app.genjin.app.store.rows(sql`SELECT 1 FROM owed WHERE kind = 'complaint'`);
    expect(await complaints()).toEqual([]);
    await lily.says("1");
    lily.hears(/有投诉 · “交期慢”/);
    expect(await complaints()).toHaveLength(1);
    await lily.says(`${oran} 评分 7 交期慢`);
    lily.hearsNot(/投诉/);
  });

  it.each([
    ["{n} 评分 8", [{ score: 8 }]],
    ["{ref} score 8 slow delivery", [{ score: 8 }]],
    ["{ref} 评分 11", []],
    ["{ref} 9/10", []],
    ["{ref} score 3 goals", []],
    ["评分 8", []],
    ["{ref} survey 5 Dec", []],
    ["{ref} 评分 3月底出", []],
    ["{ref} 满意度 2月份再做", []],
  ])("said as “%s” is %j", async (line, expected) => {
    await lily.says("今日");
    await lily.says(line.replace("{ref}", silent).replace("{n}", "1"));
    expect(await scores()).toEqual(expected);
  });

  it.each([
    ["2", /^Oran Paper · C/],
    ["9/10 来自 Oran Paper", /Oran Paper/],
    [`6 of 10 cartons arrived broken`, /./],
    ["5/10 called Maria", /./],
  ])("is no answer to the question about another: %s", async (line, expected) => {
    await lily.says("回访谁");
    await lily.says("1 问卷");
    await lily.says(line);
    lily.hears(expected);
    expect(await scores()).toEqual([]);
  });

  it("is seen by nobody else, and in no group", async () => {
    await lily.says(`${agadir} 评分 4 交期慢`);
    await tom.says(`survey #${agadir}`);
    tom.hearsNot(/4\/10|交期慢/);
    await tom.says(`card #${agadir}`);
    tom.hearsNot(/4\/10|交期慢/);
    const wei = talk.person("wei");
    await wei.says("周报", { inTeam: house.teamId });
    wei.hears(/满意度回访：问了 1 家，1 家打分/);
    wei.hearsNot(/4\/10|交期慢|Agadir/);
  });

  it("is shown as a mean to who leads, of five and not of fewer", async () => {
    const added = await house.addCustomers(
      [6, 7, 8, 9].map((one) => ({
        name: `Toulon ${one}`,
        owner: "lily" as const,
        tier: "A" as const,
      })),
    );
    for (const [at, one] of added.entries()) await lily.says(`${one} 评分 ${at + 7}`);
    const wei = talk.person("wei");
    await wei.says("回访谁");
    wei.hears(/不到 5 家，不显示平均分/);
    wei.hearsNot(/n=/);
    await lily.says(`${agadir} 评分 10`);
    await lily.says(`${agadir} 评分 9`);
    await wei.says("回访谁");
    wei.hears(/满意度：8\.6（n=5）/);
    wei.hears(/按级别：A 8\.6（n=5）/);
    wei.hears(/按负责人：李莉 8\.6（n=5）/);
    wei.hearsNot(/按国家/);
    await lily.says("回访谁");
    lily.hearsNot(/n=5/);
  });
});

it("means tell nothing of fewer than five", () => {
  const one: Scored = { score: 6, tier: "A", country: "FR", owner: "Lily" };
  expect(surveyMeans([one, one, one, one]).all).toBeNull();
  const some = [one, one, one, one, { ...one, score: 10, tier: "B" as const, owner: null }];
  expect(surveyMeans(some)).toEqual({
    all: { mean: 6.8, count: 5 },
    byTier: [],
    byCountry: [{ key: "FR", mean: 6.8, count: 5 }],
    byOwner: [],
  });
});

it.each([
  ["9/10", false, { score: 9, words: "" }],
  ["9 / 10, fast", false, { score: 9, words: "fast" }],
  ["10分 很好", false, { score: 10, words: "很好" }],
  ["8 out of 10 slow", false, { score: 8, words: "slow" }],
  ["９/10", false, { score: 9, words: "" }],
  ["9/10/2026", false, null],
  ["9分钟", false, null],
  ["11/10", false, null],
  ["9", false, null],
  ["9 slow", true, { score: 9, words: "slow" }],
  ["score 9", false, { score: 9, words: "" }],
  ["3 goals", true, null],
  ["3天", true, null],
  ["5 Dec", true, null],
  ["3pm", true, null],
  ["10 am", true, null],
  ["3月底出", true, null],
  ["3 家", true, null],
  ["2nd round", true, null],
  ["6 of 10 cartons arrived broken", true, null],
  ["6 out of 10 cartons", true, null],
  ["8 points to discuss", true, null],
  ["8 points", false, { score: 8, words: "" }],
  ["8很好", true, { score: 8, words: "很好" }],
  ["9 of 10", false, { score: 9, words: "" }],
])("the score in “%s” (bare: %s) is %j", (text, mayBeBare, expected) => {
  expect(readSurveyScore(text, mayBeBare)).toEqual(expected);
});
