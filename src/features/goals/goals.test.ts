import { beforeEach, describe, expect, it } from "vitest";
import { type Conversation, startConversation } from "../../../test/support/conversation.ts";
import { noQueue, setPushStage } from "../../../test/support/push-stage.ts";
import { sharedApp } from "../../../test/support/shared-app.ts";
import { foundTradingHouse, type TradingHouse } from "../../../test/support/trading-house.ts";
import { sql } from "../../store/database/sql.ts";

/** Wednesday 19:50 in Shanghai, 14:50 in Istanbul, 11:50 in London. */
const wednesday = "2026-12-02T11:50:00Z";
const long = [{ at: "2026-08-03T08:00:00Z", outcome: "replied" as const }];

let talk: Conversation;
let house: TradingHouse;
let refs: string[];

const app = sharedApp({ http: false }, async () => {
  house = await foundTradingHouse(app.genjin.app.store);
  refs = await house.addCustomers([
    { name: "Bursa Havlu", owner: "lily", touches: long },
    { name: "Izmir Seramik", owner: "lily", touches: long },
    { name: "Leeds Fabrics", owner: "tom", zone: "Europe/London", country: "GB", touches: long },
    { name: "Konya Makine", owner: "lily", tier: "D", touches: long },
    { name: "York Tools", owner: "tom", zone: "Europe/London", country: "GB" },
  ]);
});
const store = () => app.genjin.app.store;

const goalsKept = async (name: string) =>
  (
    await store().rows<{ id: string; goal: Buffer | null; reached: boolean | null; topic: string }>(
      sql`SELECT t.id, t.goal, t.goal_reached AS reached, t.topic FROM touch t
        JOIN customer c ON c.id = t.customer_id WHERE c.name = ${name} ORDER BY t.at, t.id`,
    )
  )
    .slice(1)
    .map(({ id, goal, reached, topic }) => ({
      goal: goal === null ? null : store().cipher.open("touch", "goal", id, goal),
      reached,
      topic,
    }));

beforeEach(() => {
  talk = startConversation(app, wednesday);
});

describe("the goal of the next touch", () => {
  it.each([
    {
      who: "lily",
      name: "Bursa Havlu",
      list: "今日",
      topic: /可聊产品目录/,
      says: "发了样本册 目标 约到采购总监",
      told: /“发了样本册”[\s\S]*下次目标：约到采购总监[\s\S]*聊了产品目录/,
      asks: /约到采购总监，达成了吗？/,
      reached: "ok 目标达成",
      answer: /目标已达成/,
      after: /上次目标已达成：约到采购总监/,
      why: /上次聊的是产品目录/,
      undone: /已撤销/,
      undo: "撤销",
    },
    {
      who: "tom",
      name: "Leeds Fabrics",
      list: "today",
      topic: /💬 the catalogue/,
      says: "emailed Ann the spring brochure, goal meet the head of purchasing",
      told: /next goal: meet the head of purchasing[\s\S]*about: the catalogue/,
      asks: /meet the head of purchasing\. Reached\?/,
      reached: "ok goal reached",
      answer: /goal reached/,
      after: /Last goal reached: meet the head of purchasing/,
      why: /Last time: the catalogue/,
      undone: /Undone/,
      undo: "undo",
    },
  ])("is told with a touch, asked for in the list, and goes with its touch: $who", async (one) => {
    const { who, name, list } = one;
    const ref = refs[name === "Bursa Havlu" ? 0 : 2];
    const person = talk.person(who);
    await person.says(list);
    person.hears(one.topic);
    person.hearsNot(/还没定目标|no goal yet/);
    await person.says(`${ref} ok ${one.says}`);
    person.hears(one.told);
    await person.says(`/c ${ref}`);
    person.hears(one.asks);
    await person.says(`/c ${ref} all`);
    person.hears(one.asks);
    await person.says(`/why ${ref}`);
    person.hears(one.asks);
    person.hears(one.why);
    await person.says(`${ref} ${one.reached}`);
    person.hears(one.answer);
    await person.says(`/why ${ref}`);
    person.hears(one.after);
    await person.says(one.undo);
    person.hears(one.undone);
    await person.says(`/c ${ref}`);
    person.hears(one.asks);
    await person.says(one.undo);
    expect(await goalsKept(name)).toEqual([]);
    await person.says(`/why ${ref}`);
    person.hearsNot(one.asks);
  });

  it("stands in the row of a list that comes in the morning, where the customer is due", async () => {
    const lily = talk.person("lily");
    await lily.says(`${refs[1]} ok 目标 确认颜色 明天`);
    const stage = setPushStage(app, "2026-12-02T12:00:00Z", noQueue, await app.genjin.pushes());
    await stage.sweepFor(0);
    stage.at("2026-12-03T00:58:00Z");
    await stage.sweepFor(10);
    const post = stage.posted.find(({ chat }) => chat === "direct:lily");
    expect(post?.text).toMatch(/Izmir Seramik[\s\S]*目标：确认颜色/);
  });

  it("is set without a touch as well, of several at once, and the words of a question set none", async () => {
    const lily = talk.person("lily");
    await lily.says(`${refs[0]},${refs[1]} 目标 拿到年度计划`);
    lily.hears(/✅ 已定下次目标[\s\S]*Bursa Havlu · 下次目标：拿到年度计划[\s\S]*Izmir Seramik/);
    await lily.says("撤销");
    lily.hears(/目标恢复成原来的/);
    await lily.says(`目标 Konya Makine 约视频会`);
    lily.hearsNot(/已定下次目标/);
    await lily.says("1");
    lily.hears(/Konya Makine · 下次目标：约视频会/);
    await lily.says(`/c ${refs[3]}`);
    lily.hears(/目标：约视频会，达成了吗？/);
    await lily.says("目标");
    lily.hearsNot(/已定/);
    const tom = talk.person("tom");
    await tom.says(`goal ${refs[4]} get the drawings`);
    tom.hears(/There is no touch of #\w+ yet/);
    await tom.says(`goal ${refs[2]} reached`);
    tom.hears(/goes with the touch/);
    await tom.says(`goal ${refs[0]} see their plan`);
    tom.hearsNot(/Bursa|lily|李莉/);
  });

  it("is not proposed of who asked for no contact", async () => {
    const lily = talk.person("lily");
    const lines = [`/c ${refs[1]}`, `客户 #${refs[1]} 全部`, `/why ${refs[1]}`];
    await lily.says(`客户 #${refs[1]} 全部`);
    lily.hears(/目标[\s\S]*可(?:以)?聊/);
    await lily.says(`/stop ${refs[1]} 全停`);
    for (const line of lines) {
      await lily.says(line);
      lily.hears(/Izmir Seramik/);
      lily.hearsNot(/目标|可(?:以)?聊/);
    }
  });

  it("is not shown to a group", async () => {
    const lily = talk.person("lily");
    await lily.says(`${refs[0]} ok 目标 探底价`, { inTeam: house.teamId });
    lily.hearsNot(/探底价|目录/);
    await lily.says("今日", { inTeam: house.teamId });
    lily.hearsNot(/目标|可聊|探底价/);
  });

  it("is in a draft before a yes, and in no record before it", async () => {
    const lily = talk.person("lily");
    await lily.says("今天跟 Izmir Seramik 通了电话，聊了新品，目标：试单两箱");
    lily.hears(/下次目标：试单两箱/);
    expect((await goalsKept("Izmir Seramik")).map(({ goal }) => goal)).not.toContain("试单两箱");
    await lily.says("1");
    lily.hears(/✅/);
    expect((await goalsKept("Izmir Seramik")).at(-1)).toEqual({
      ...{ goal: "试单两箱", reached: null, topic: "new-product" },
    });
  });
});

describe("what to talk about", () => {
  it.each([
    {
      who: "lily",
      at: 0,
      touches: ["ok 邀请看厂", "ok 分享了案例"],
      proposals: [/可以聊新品/, /可以聊(?!客户案例)/],
      business: ["报价 5000美元", "ok 催定金", "ok 谈付款方式", "ok 催合同", "ok 催尾款"],
      remark: /最近 4 次联系 #\w+ 谈的都是业务。下次换个话题：/,
    },
    {
      who: "tom",
      at: 2,
      touches: ["ok invited them to visit us", "ok shared a case study"],
      proposals: [/talk about a new product/, /talk about (?!a customer case)/],
      business: [
        "quote USD 5000",
        "ok chased the PO",
        "ok talked payment",
        "ok price again",
        "ok chasing the deposit",
      ],
      remark: /last 4 touches of #\w+ were all business\. Next time talk about something else: /,
    },
  ])("takes turns, and business alone is remarked on once: $who", async (one) => {
    const person = talk.person(one.who);
    const ref = refs[one.at];
    for (const [turn, said] of one.touches.entries()) {
      await person.says(`${ref} ${said}`);
      person.hears(one.proposals[turn] as RegExp);
    }
    for (const [turn, said] of one.business.entries()) {
      await person.says(`${ref} ${said}`);
      if (turn === 3) person.hears(one.remark);
      else person.hearsNot(one.remark);
    }
  });

  it("is said in so many words, and is no part of the note", async () => {
    const tom = talk.person("tom");
    await tom.says(`${refs[2]} ok short call, content: advice`);
    tom.hears(/“short call”[\s\S]*about: asking their advice/);
    expect((await goalsKept("Leeds Fabrics")).at(-1)?.topic).toBe("advice");
  });
});
