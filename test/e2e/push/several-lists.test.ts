import { beforeEach, describe, expect, it } from "vitest";
import { type Conversation, startConversation } from "../../support/conversation.ts";
import { type PushStage, setPushStage } from "../../support/push-stage.ts";
import { sharedApp } from "../../support/shared-app.ts";
import { foundTradingHouse, type TradingHouse } from "../../support/trading-house.ts";

let house: TradingHouse;
let stage: PushStage;
let talk: Conversation;
let refs: string[];

/** The first working day of the month: the digest comes at nine, the dormant list when she wants it. */
const app = sharedApp({ http: false }, async () => {
  house = await foundTradingHouse(app.genjin.app.store);
  refs = await house.addCustomers(
    Array.from({ length: 13 }, (_, index) => ({
      name: `Stone ${String.fromCharCode(65 + index)}`,
      owner: "lily",
      // The first of the day, the last of the dormant.
      ...(index === 0 ? { tier: "E" as const, country: "KZ", zone: "Asia/Almaty" } : {}),
    })),
  );
});
beforeEach(() => {
  talk = startConversation(app, "2026-11-30T02:00:00Z");
  stage = setPushStage(app, "2026-12-01T00:58:00Z");
});

const pushed = (pattern: RegExp) => {
  const found = stage.posted.find(({ chat, text }) => chat === "direct:lily" && pattern.test(text));
  if (found === undefined) throw new Error(`nothing like ${pattern} was pushed`);
  return found;
};
const nameOf = (text: string, number: number) =>
  new RegExp(`^${number} .*(Stone \\w)`, "m").exec(text)?.[1];

describe("a morning with several lists", () => {
  it("asks which one a number is of, and goes on with either", async () => {
    const lily = talk.person("lily");
    await lily.says("我的 推送 沉睡名单 9:25");
    await stage.sweepFor(35);
    talk.setClock("2026-12-01T01:40:00Z");
    const digest = pushed(/^今日跟进/);
    const dormant = pushed(/^沉睡客户/);
    expect(nameOf(digest.text, 1)).not.toBe(nameOf(dormant.text, 1));
    await lily.says("1 未接");
    lily.hears(new RegExp(`1 .*${nameOf(dormant.text, 1)}`));
    lily.hears(new RegExp(`2 .*${nameOf(digest.text, 1)}`));
    await lily.says("2");
    lily.hears(new RegExp(`已记 1 条\\n.*${nameOf(digest.text, 1)}`));
    await lily.says("1 未接; 2 未接");
    lily.hears(/不止一份清单有这些序号/);
    await lily.says("9 未接");
    lily.hears(new RegExp(`已记 1 条\\n.*${nameOf(digest.text, 9)}`));
  });

  it("lets a list that was asked for since stand alone", async () => {
    await stage.sweepFor(35);
    talk.setClock("2026-12-01T01:40:00Z");
    const lily = talk.person("lily");
    const [today] = await lily.says("今日");
    await lily.says("1 未接");
    lily.hears(new RegExp(`已记 1 条\\n.*${nameOf(today?.text ?? "", 1)}`));
  });

  it("leaves numbers to the lists: promises and greetings print none", async () => {
    const [ref] = refs;
    await talk.person("lily").says(`#${ref} 承诺 12/1 报价`);
    await stage.sweepFor(10);
    talk.setClock("2026-12-01T01:08:00Z");
    const digest = pushed(/^今日跟进/m);
    expect(digest.text).toMatch(/^有 1 项承诺要兑现\n• /);
    const lily = talk.person("lily");
    await lily.says("1 未接");
    lily.hears(new RegExp(`已记 1 条\\n.*${nameOf(digest.text, 1)}`));
    await lily.says("更多");
    lily.hears(/第2\/2页/);
  });
});
