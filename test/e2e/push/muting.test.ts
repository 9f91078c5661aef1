import { beforeEach, describe, expect, it } from "vitest";
import { type Conversation, startConversation } from "../../support/conversation.ts";
import { setPushStage } from "../../support/push-stage.ts";
import { sharedApp } from "../../support/shared-app.ts";
import { foundTradingHouse, type TradingHouse } from "../../support/trading-house.ts";

let house: TradingHouse;
let talk: Conversation;

const app = sharedApp({ http: false }, async () => {
  house = await foundTradingHouse(app.genjin.app.store);
});
beforeEach(() => {
  talk = startConversation(app, "2026-11-30T02:00:00Z");
});

describe("a push", () => {
  it.each([
    ["不要再推送窗口提醒", "可联系提醒"],
    ["别再发生日提醒", "生日提醒"],
    ["不想再看到生日提醒", "生日提醒"],
    ["以后不用发节日提醒了", "节日祝福"],
    ["关掉晨报", "晨报"],
  ])("is turned off by %s", async (line, kind) => {
    const lily = talk.person("lily");
    await lily.says(line);
    lily.hears(new RegExp(`✅ ${kind}：.* → 关`));
    lily.hears(new RegExp(`想要回来就说：恢复${kind}`));
    await lily.says("我的");
    lily.hears(new RegExp(`已关掉的推送.*${kind}`));
    await lily.says(`恢复${kind}`);
    lily.hears(new RegExp(`✅ ${kind}：关 → 开`));
    await lily.says("我的");
    lily.hearsNot(/已关掉/);
  });

  it.each([
    ["mute birthdays", "birthdays"],
    ["stop reminding me of birthdays", "birthdays"],
    ["no more window reminders please", "reachable now"],
    ["I don't want to receive holiday notices", "customers' holidays"],
  ])("is turned off by %s", async (line, kind) => {
    const tom = talk.person("tom");
    const [answer] = await tom.says(line);
    if (/Shall I set/.test(answer?.text ?? "")) await tom.says("1");
    tom.hears(new RegExp(`✅ ${kind}: on → off`));
    await tom.says("me");
    tom.hears(new RegExp(`Turned off.*${kind}`));
    await tom.says(`unmute ${kind}`);
    tom.hears(new RegExp(`✅ ${kind}: off → on`));
  });

  it("comes back by the button, and by an undo", async () => {
    const tom = talk.person("tom");
    await tom.says("mute birthdays");
    await tom.presses(/Unmute birthdays/);
    tom.hears(/birthdays: off → on/);
    await tom.says("mute nudges");
    await tom.says("undo");
    await tom.says("me");
    tom.hearsNot(/Turned off/);
  });

  it("of promises says that they still stand", async () => {
    const lily = talk.person("lily");
    await lily.says("关掉承诺提醒");
    lily.hears(/承诺都还记着，只是不再推送，想看就发：承诺清单/);
    const [ref] = await house.addCustomers([{ name: "Izmir Stone", owner: "lily" }]);
    await lily.says(`#${ref} 承诺 12/1 报价`);
    const stage = setPushStage(app, "2026-12-01T00:59:30Z");
    await stage.sweepFor(5);
    expect(stage.posted.some(({ text }) => text.includes("要兑现"))).toBe(false);
    await lily.says("承诺清单");
    lily.hears(/Izmir Stone/);
  });

  it("that somebody does not get is refused in words", async () => {
    const tom = talk.person("tom");
    await tom.says("stop the weekly summary to me");
    tom.hears(/I do not send you this/);
    const wei = talk.person("wei");
    await wei.says("关掉周报");
    wei.hears(/✅ 团队周报：开 → 关/);
  });

  it("is nobody else's, and no customer's", async () => {
    await house.addCustomers([{ name: "Hansa Bau", owner: "tom" }]);
    const tom = talk.person("tom");
    await tom.says("stop emailing Hansa");
    tom.hearsNot(/→ off/);
    await tom.says("no greetings for Hansa");
    tom.hearsNot(/→ off/);
    await tom.says("mute birthdays");
    const lily = talk.person("lily");
    await lily.says("我的");
    lily.hearsNot(/已关掉/);
  });
});

describe("in a group", () => {
  it("nobody is told what somebody turned off", async () => {
    const lily = talk.person("lily");
    const answers = await lily.says("/我的 推送 生日 关", { inTeam: house.teamId });
    for (const { chat, text } of answers)
      if (!chat.startsWith("direct:")) expect(text).not.toContain("生日");
    expect(answers.some(({ chat }) => chat.startsWith("direct:"))).toBe(true);
  });
});

describe("the week of a team", () => {
  it("comes to its manager on the first working morning, in the one message, with names", async () => {
    const touches = [{ at: "2026-08-01T09:00:00Z", outcome: "contacted" }] as const;
    await house.addCustomers([
      { name: "Gulf Supplies", owner: "lily", tier: "KA", touches },
      { name: "Wei Own", owner: "wei" },
    ]);
    const stage = setPushStage(app, "2026-12-07T00:59:30Z");
    await stage.sweepFor(5);
    const toWei = stage.posted.filter(({ chat }) => chat === "direct:wei");
    expect(toWei).toHaveLength(1);
    expect(toWei[0]?.text).toMatch(/今日跟进 1[\s\S]*周报 周一 11\/30–周日 12\/06 · Team One/);
    expect(toWei[0]?.text).toContain("Gulf Supplies");
    stage.at("2026-12-08T00:59:30Z");
    await stage.sweepFor(5);
    const told = stage.posted.filter(({ text }) => /周报.*Team One/.test(text));
    expect(told.map(({ chat }) => chat).sort()).toEqual(["direct:wei", `team:${house.teamId}`]);
  });
});
