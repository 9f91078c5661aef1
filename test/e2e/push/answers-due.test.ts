import { beforeEach, describe, expect, it } from "vitest";
import { type Conversation, startConversation } from "../../support/conversation.ts";
import { type PushStage, setPushStage } from "../../support/push-stage.ts";
import { sharedApp } from "../../support/shared-app.ts";
import { foundTradingHouse, type TradingHouse } from "../../support/trading-house.ts";

let house: TradingHouse;
let talk: Conversation;
let stage: PushStage;

const app = sharedApp({ http: false }, async () => {
  house = await foundTradingHouse(app.genjin.app.store);
});
beforeEach(() => {
  // Wednesday 11:00 in Shanghai.
  talk = startConversation(app, "2026-12-02T03:00:00Z");
});

/** What was pushed of who waits between an instant and so many minutes later. */
async function reminded(from: string, minutes: number): Promise<readonly [string, string][]> {
  stage = setPushStage(app, from);
  await stage.sweepFor(minutes);
  return stage.posted.filter(({ text }) => /^⏳/.test(text)).map(({ chat, text }) => [chat, text]);
}

describe("who waits for an answer", () => {
  it("is recalled before the deadline, in private, once, and no more once it is answered", async () => {
    const [ref] = await house.addCustomers([{ name: "Izmir Stone", owner: "lily", tier: "A" }]);
    const lily = talk.person("lily");
    await lily.says(`#${ref} 已回复 问价格`);
    expect(await reminded("2026-12-02T03:01:00Z", 50)).toEqual([]);
    const [first, ...others] = await reminded("2026-12-02T03:58:00Z", 12);
    expect(others).toEqual([]);
    expect(first?.[0]).toBe("direct:lily");
    expect(first?.[1]).toMatch(
      /^⏳ 有 1 项在等我们回复\n1 Izmir Stone · A · #\w+\n +⏳ 周三 12\/02 15:00 前回复 · 已等 1h\n +问价格/,
    );
    expect(await reminded("2026-12-02T04:11:00Z", 60)).toEqual([]);
    const push = stage.posted.find(({ text }) => text.startsWith("⏳"));
    talk.setClock("2026-12-02T05:20:00Z");
    if (push !== undefined) await lily.receives(push.message);
    await lily.says("已联系 报了价");
    lily.hears(/Izmir Stone/);
    await lily.says("1");
    expect(await reminded("2026-12-02T05:40:00Z", 30)).toEqual([]);
  });

  it("is recalled in English, with a button that records the answer, and not where it is muted", async () => {
    const [ref] = await house.addCustomers([{ name: "Lyon Tiles", owner: "tom", tier: "KA" }]);
    const tom = talk.person("tom");
    // Wednesday 10:00 in London.
    talk.setClock("2026-12-02T10:00:00Z");
    await tom.says(`#${ref} replied wants to know the lead time`);
    const [first] = await reminded("2026-12-02T10:58:00Z", 12);
    expect(first?.[1]).toMatch(
      /^⏳ 1 customer waits for our answer\n1 Lyon Tiles · KA · #\w+\n +⏳ answer by Wed 2 Dec 14:00\n +wants to know the lead time/,
    );
    const push = stage.posted.find(({ text }) => text.startsWith("⏳"));
    talk.setClock("2026-12-02T11:20:00Z");
    if (push !== undefined) await tom.receives(push.message);
    await tom.presses(/^Contacted #/);
    tom.hears(/Lyon Tiles · contacted/);
    await tom.says(`#${ref} replied and the price?`);
    await tom.says("mute answers due");
    tom.hears(/answers due: on → off\nWho waits for you still stands .*: waiting\n/);
    expect(await reminded("2026-12-02T12:10:00Z", 20)).toEqual([]);
    await tom.says("unmute answers due");
    tom.hears(/answers due: off → on/);
    const lily = talk.person("lily");
    await lily.says("不要再推送待回复提醒");
    lily.hears(/待回复提醒：开 → 关/);
  });

  it("is not recalled where they asked to be left alone", async () => {
    const [ref] = await house.addCustomers([{ name: "Izmir Stone", owner: "lily", tier: "A" }]);
    await talk.person("lily").says(`#${ref} 已回复 问价格`);
    await talk.person("lily").says(`#${ref} 要求停止`);
    await talk.person("lily").says("1");
    expect(await reminded("2026-12-02T03:58:00Z", 12)).toEqual([]);
  });
});
