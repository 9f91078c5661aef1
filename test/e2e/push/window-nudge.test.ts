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
      {
        name: "Hanoi Stone",
        owner: "lily",
        tier: "A",
        country: "VN",
        zone: "Asia/Ho_Chi_Minh",
        touches: touched,
      },
      { name: "Ankara Lift", owner: "lily", tier: "C" },
    ]);
    await nudged("2026-12-02T01:00:00Z");
    expect(await nudged("2026-12-02T05:44:30Z")).toEqual([]);
    const [nudge, ...others] = await nudged("2026-12-02T05:59:30Z");
    expect(others).toEqual([]);
    expect(nudge?.chat).toBe("direct:lily");
    expect(nudge?.text).toMatch(
      new RegExp(
        `现在可以联系 Hanoi Stone\n1 ❗ Hanoi Stone · A · #${ref}\n.*\n.*13:0\\d（你这边 14:0\\d）\n.*\n *找谁：.*\n *上次：周五 11/27`,
      ),
    );
    expect(nudge?.text).not.toContain("Ankara");
    expect(await nudged("2026-12-02T06:14:30Z")).toEqual([]);
    const lily = talk.person("lily");
    if (nudge === undefined) throw new Error("nothing was pushed");
    talk.setClock("2026-12-02T06:20:00Z");
    await lily.receives(nudge.message);
    await lily.replies("已联系 对方在看图纸");
    lily.hears(/Hanoi Stone/);
  });

  it("does not name again who waits where a reminder just did", async () => {
    const [, waiting] = await house.addCustomers([
      {
        name: "Hanoi Stone",
        owner: "lily",
        tier: "A",
        country: "VN",
        zone: "Asia/Ho_Chi_Minh",
        touches: touched,
      },
      { name: "Ankara Lift", owner: "lily", tier: "A" },
    ]);
    const lily = talk.person("lily");
    talk.setClock("2026-12-02T03:00:00Z");
    await lily.says(`#${waiting} 已回复 问价格`);
    await nudged("2026-12-02T05:44:30Z");
    expect(stage.posted.map(({ text }) => text)).toEqual([
      expect.stringMatching(/^⏳[\s\S]*Ankara/),
    ]);
    const [nudge] = await nudged("2026-12-02T05:59:30Z");
    expect(nudge?.text).toMatch(/Hanoi Stone/);
    expect(nudge?.text).not.toContain(waiting);
    await lily.says("不要再推送待回复提醒");
    const [told] = await nudged("2026-12-04T05:59:30Z");
    expect(told?.text).toContain(waiting);
  });

  it("names in the afternoon who can be reached in the evening", async () => {
    await house.addCustomers([
      { name: "Izmir Stone", owner: "lily", tier: "A", touches: touched },
      {
        name: "Kent Marine",
        owner: "tom",
        tier: "A",
        touches: touched,
        country: "BR",
        zone: "America/Sao_Paulo",
      },
    ]);
    // 13:00 in Izmir is 18:00 in Shanghai; in São Paulo it is 16:00 in London.
    const [nudge, ...others] = await nudged("2026-12-02T07:59:30Z");
    expect(others).toEqual([]);
    expect(nudge?.text).toMatch(
      /^🕐 Izmir Stone 已逾期，你这边 18:00 起可联系\n1 ❗.Izmir Stone · A · #\w+\n\s*🕐 你这边 18:00 起/,
    );
    expect(await nudged("2026-12-02T09:59:30Z")).toEqual([]);
    expect(await nudged("2026-12-02T15:59:30Z")).toMatchObject([
      { chat: "direct:tom", text: expect.stringMatching(/Kent Marine can be reached now/) },
    ]);
  });

  it("comes once a week where somebody stays overdue for longer than ten working days", async () => {
    await house.addCustomers([{ name: "Izmir Stone", owner: "lily", tier: "A", touches: touched }]);
    const days: string[] = [];
    for (let day = Date.parse("2026-12-02T07:59:30Z"); days.length < 6; day += 86_400_000) {
      const at = new Date(day).toISOString();
      if ((await nudged(at, 5)).length > 0) days.push(at.slice(0, 10));
    }
    expect(days).toEqual([
      ...["2026-12-02", "2026-12-04", "2026-12-08"],
      ...["2026-12-15", "2026-12-22", "2026-12-29"],
    ]);
  }, 60_000);

  it("stays away from customers touched meanwhile, and from days on which nobody is reminded", async () => {
    const [ref] = await house.addCustomers([
      { name: "Izmir Stone", owner: "lily", tier: "A", touches: touched },
    ]);
    expect(await nudged("2026-12-03T07:59:30Z")).toEqual([]);
    await talk.person("lily").says(`#${ref} 已联系`);
    expect(await nudged("2026-12-04T07:59:30Z")).toEqual([]);
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
    await talk.person("lily").says("我的设置 免打扰 15:00-8:00");
    const tom = talk.person("tom");
    await tom.says("/me push reachable 10:00");
    tom.hears(/on or off/);
    await tom.says("/me push reachable off");
    for (const at of ["06:59", "07:59", "09:59", "12:59"])
      expect(await nudged(`2026-12-02T${at}:30Z`)).toEqual([]);
  });

  it("comes once before noon and once after it, whoever plans and however often", async () => {
    const zones = [
      ["NZ", "Pacific/Auckland"],
      ["AU", "Australia/Sydney"],
      ["VN", "Asia/Ho_Chi_Minh"],
      ["IN", "Asia/Kolkata"],
      ["TR", "Europe/Istanbul"],
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
    const start = Date.parse("2026-12-02T01:30:00Z");
    for (let slot = 0; slot < 46; slot++) {
      for (const minute of [0, 1, 4]) {
        const at = new Date(start + slot * 900_000 + minute * 60_000 + 500).toISOString();
        stage.at(at);
        other.at(at);
        await Promise.all([sweep(stage.schedule), sweep(other.schedule)]);
      }
    }
    const posts = [...stage.posted, ...other.posted]
      .filter(({ message }) => message.kind === "nudge")
      .sort((a, b) => (a.key < b.key ? -1 : 1));
    const named = posts.map(({ text }) => [
      ...new Set([...text.matchAll(/House (\w\w)/g)].map(([, country]) => country)),
    ]);
    expect(named).toEqual([["AU"], ["VN", "IN", "TR"]]);
  }, 90_000);
});

describe("escalation", () => {
  it("tells managers of delays from the third working day on, unless the team turned it off", async () => {
    await house.addCustomers([{ name: "Izmir Stone", owner: "lily", tier: "A", touches: touched }]);
    const wei = talk.person("wei");
    const told = async (date: string) => {
      const before = stage.posted.length;
      stage.at(`${date}T00:59:30Z`);
      await stage.sweepFor(8);
      return stage.posted.slice(before).filter(({ text }) => text.includes("等着跟进"));
    };
    const third = await told("2026-12-04");
    expect(third).toMatchObject([{ chat: "direct:wei" }]);
    expect(third[0]?.text).toMatch(/Izmir Stone · A · #\w+\n +已逾期 3 个工作日 · .* · lily/);
    await wei.says("/team push 上报 关");
    wei.hears(/逾期上报主管：开 → 关/);
    expect(await told("2026-12-08")).toEqual([]);
    await wei.says("/team push 上报 开");
    expect(await told("2026-12-09")).toEqual([]);
    const seventh = await told("2026-12-10");
    expect(seventh).toMatchObject([{ chat: "direct:wei" }]);
    expect(seventh[0]?.text).toMatch(/已逾期 7 个工作日/);
  });
});
