import { beforeEach, describe, expect, it } from "vitest";
import { sweep } from "../../../src/scheduler/sweep.ts";
import { type Conversation, startConversation } from "../../support/conversation.ts";
import { type PushStage, setPushStage } from "../../support/push-stage.ts";
import { sharedApp } from "../../support/shared-app.ts";
import { foundTradingHouse, type TradingHouse } from "../../support/trading-house.ts";

let house: TradingHouse;
let talk: Conversation;
let stage: PushStage;

/** Friday; a customer of tier A is due again on Tuesday 1 December, and overdue from Wednesday on. */
const touched = [{ at: "2026-11-27T09:00:00Z", outcome: "quoted" }] as const;
const wednesday = "2026-12-02T02:00:00Z";

const app = sharedApp({ http: false }, async () => {
  house = await foundTradingHouse(app.genjin.app.store);
});
beforeEach(() => {
  talk = startConversation(app, wednesday);
  stage = setPushStage(app, wednesday);
});

/** What was pushed as a nudge within the minutes after an instant. */
async function nudged(from: string, minutes = 6) {
  const before = stage.posted.length;
  stage.at(from);
  await stage.sweepFor(minutes);
  return stage.posted.slice(before).filter(({ message }) => message.kind === "nudge");
}

describe("the nudge when a window opens", () => {
  it("comes once, to the owner of an overdue A, when the customer can be reached", async () => {
    const [ref] = await house.addCustomers([
      { name: "Izmir Stone", owner: "lily", tier: "A", touches: touched },
      { name: "Ankara Lift", owner: "lily", tier: "C" },
    ]);
    await nudged("2026-12-02T01:00:00Z");
    expect(await nudged("2026-12-02T09:44:30Z")).toEqual([]);
    const [nudge, ...others] = await nudged("2026-12-02T09:59:30Z");
    expect(others).toEqual([]);
    expect(nudge?.chat).toBe("direct:lily");
    expect(nudge?.text).toMatch(
      new RegExp(
        `现在可以联系 Izmir Stone\n1 ❗ Izmir Stone · A · #${ref}\n.*13:0\\d（你这边 18:0\\d）\n.*\n *找谁：.*\n *上次：周五 11/27`,
      ),
    );
    expect(nudge?.text).not.toContain("Ankara");
    expect(await nudged("2026-12-02T10:14:30Z")).toEqual([]);
    const lily = talk.person("lily");
    if (nudge === undefined) throw new Error("nothing was pushed");
    talk.setClock("2026-12-02T10:20:00Z");
    await lily.receives(nudge.message);
    await lily.replies("已联系 对方在看图纸");
    lily.hears(/Izmir Stone/);
  });

  it("stays away from customers touched meanwhile, and from days on which nobody is reminded", async () => {
    const [ref] = await house.addCustomers([
      { name: "Izmir Stone", owner: "lily", tier: "A", touches: touched },
    ]);
    expect(await nudged("2026-12-03T09:59:30Z")).toEqual([]);
    await talk.person("lily").says(`#${ref} 已联系`);
    expect(await nudged("2026-12-04T09:59:30Z")).toEqual([]);
  });

  it("is silent in quiet hours, on days off and when turned off", async () => {
    await house.addCustomers([
      { name: "Izmir Stone", owner: "lily", tier: "A", touches: touched },
      {
        name: "Kent Marine",
        owner: "tom",
        tier: "A",
        touches: touched,
        country: "GB",
        zone: "Europe/London",
      },
    ]);
    await talk.person("lily").says("我的设置 免打扰 17:00-8:00");
    const tom = talk.person("tom");
    await tom.says("/me push reachable 10:00");
    tom.hears(/on or off/);
    await tom.says("/me push reachable off");
    expect(await nudged("2026-12-02T09:59:30Z")).toEqual([]);
    expect(await nudged("2026-12-02T12:59:30Z")).toEqual([]);
  });

  it("interrupts nobody more than three times a day, whoever plans and however often", async () => {
    const zones = [
      ["VN", "Asia/Ho_Chi_Minh"],
      ["IN", "Asia/Kolkata"],
      ["AE", "Asia/Dubai"],
      ["TR", "Europe/Istanbul"],
      ["EG", "Africa/Cairo"],
    ] as const;
    await house.addCustomers(
      zones.map(([country, zone]) => ({
        name: `House ${country}`,
        owner: "lily" as const,
        tier: "A" as const,
        country,
        zone,
        touches: touched,
      })),
    );
    const other = setPushStage(app, wednesday);
    const start = Date.parse("2026-12-02T04:00:00Z");
    for (let slot = 0; slot < 36; slot++) {
      for (const minute of [0, 1, 4]) {
        const at = new Date(start + slot * 900_000 + minute * 60_000 + 500).toISOString();
        stage.at(at);
        other.at(at);
        await Promise.all([sweep(stage.schedule), sweep(other.schedule)]);
      }
    }
    const posts = [...stage.posted, ...other.posted].filter(
      ({ message }) => message.kind === "nudge",
    );
    expect(posts).toHaveLength(3);
    expect(new Set(posts.map(({ text }) => text)).size).toBe(3);
  }, 60_000);
});

describe("escalation", () => {
  it("tells managers of delays only where the team wants it, on the third working day", async () => {
    await house.addCustomers([{ name: "Izmir Stone", owner: "lily", tier: "A", touches: touched }]);
    const wei = talk.person("wei");
    const told = async (date: string) => {
      const before = stage.posted.length;
      stage.at(`${date}T01:59:30Z`);
      await stage.sweepFor(8);
      return stage.posted.slice(before).filter(({ text }) => text.includes("等着跟进"));
    };
    expect(await told("2026-12-04")).toEqual([]);
    await wei.says("/team push 上报 开");
    wei.hears(/逾期上报主管：关 → 开/);
    expect(await told("2026-12-07")).toEqual([]);
    const fifth = await told("2026-12-08");
    expect(fifth).toMatchObject([{ chat: "direct:wei" }]);
    expect(fifth[0]?.text).toMatch(/Izmir Stone · A · #\w+\n +已逾期 5 个工作日 · .* · lily/);
    expect(await told("2026-12-09")).toEqual([]);
    await wei.says("/team push 上报 关");
    expect(await told("2026-12-10")).toEqual([]);
  });
});
