import { beforeEach, describe, expect, it } from "vitest";
import { AdapterError } from "../../../src/errors.ts";
import { addContacts } from "../../support/contacts.ts";
import { type Conversation, startConversation } from "../../support/conversation.ts";
import { type PushStage, setPushStage } from "../../support/push-stage.ts";
import { sharedApp } from "../../support/shared-app.ts";
import { foundTradingHouse, type TradingHouse } from "../../support/trading-house.ts";

let house: TradingHouse;
let talk: Conversation;
let stage: PushStage;
let refs: string[];

const friday = "2026-12-04T00:59:30Z";

const app = sharedApp({ http: false }, async () => {
  house = await foundTradingHouse(app.genjin.app.store);
  refs = await house.addCustomers([
    { name: "Izmir Stone", owner: "lily" },
    { name: "Ankara Lift", owner: "lily" },
    { name: "Bath Tiles", owner: "tom" },
  ]);
  const [stone = "", , bath = ""] = refs;
  const people = [{ name: "Ada Day", birthday: "12-04" }];
  for (const ref of [stone, bath]) await addContacts(app.genjin.app.store, ref, people);
  const lily = startConversation(app, "2026-12-03T02:00:00Z").person("lily");
  await lily.says(`#${stone} 承诺 周五 报价`);
});
beforeEach(() => {
  talk = startConversation(app, "2026-12-04T02:00:00Z");
  stage = setPushStage(app, friday);
});

const toLily = () => stage.posted.filter(({ chat }) => chat === "direct:lily");
const states = async () =>
  Object.fromEntries(
    (await stage.deliveries())
      .filter(({ recipient }) => recipient === `member:${house.members.lily}`)
      .map(({ kind, windowKey, state }) => [`${kind} ${windowKey}`, state]),
  );

describe("what comes in the morning", () => {
  it("is one message: what was promised, the day's list, birthdays", async () => {
    await stage.sweepFor(30);
    const [morning, ...others] = toLily();
    expect(others).toEqual([]);
    expect(morning?.text).toMatch(
      /^有 1 项承诺要兑现\n[\s\S]*\n今日跟进 1 · 周五 12\/04[\s\S]*\n生日提醒 · 周五 12\/04\n[\s\S]*Ada Day/,
    );
    expect(await states()).toMatchObject({
      "morning-digest 2026-12-04": "sent",
      "promises-due 2026-12-04": "sent",
      "birthdays 2026-12-04": "sent",
    });
  });

  it("answers numbers of its list and buttons of its sections", async () => {
    await stage.sweepFor(8);
    const [morning] = toLily();
    if (morning === undefined) throw new Error("nothing was pushed");
    const first = /^1 (?:❗\s)?(\w+.\w+)/m.exec(morning.text)?.[1];
    const lily = talk.person("lily");
    await lily.receives(morning.message);
    await lily.says("1 未接");
    lily.hears(new RegExp(`已记 1 条\\n.*${first}`));
    await lily.receives(morning.message);
    await lily.presses(/已兑现/);
    lily.hears(/1 项承诺已兑现/);
  });

  it("leaves out what is turned off, and keeps the rest", async () => {
    await talk.person("lily").says("关掉生日提醒");
    stage = setPushStage(app, friday);
    await stage.sweepFor(8);
    const [morning, ...others] = toLily();
    expect(others).toEqual([]);
    expect(morning?.text).toMatch(/^有 1 项承诺要兑现/);
    expect(morning?.text).not.toContain("生日提醒");
  });

  it("comes without the list where that alone is turned off", async () => {
    await talk.person("lily").says("关掉晨报");
    stage = setPushStage(app, friday);
    await stage.sweepFor(8);
    const [morning, ...others] = toLily();
    expect(others).toEqual([]);
    expect(morning?.text).toMatch(/^有 1 项承诺要兑现[\s\S]*\n生日提醒/);
    expect(morning?.text).not.toContain("今日跟进");
  });

  it("lets a section come at a time of its own for who wants it so", async () => {
    await talk.person("lily").says("我的 推送 生日 11:30");
    stage = setPushStage(app, friday);
    await stage.sweepFor(8);
    expect(toLily().map(({ text }) => text.includes("生日提醒"))).toEqual([false]);
    stage.at("2026-12-04T03:29:30Z");
    await stage.sweepFor(5);
    expect(toLily().map(({ text }) => text.includes("生日提醒"))).toEqual([false, true]);
  });

  it("is planned once, whoever plans and however often", async () => {
    const other = setPushStage(app, friday);
    // Minute by minute on one clock: a process ahead of the other would plan it for later.
    for (let minute = 0; minute <= 8; minute++) {
      const now = new Date(Date.parse(friday) + minute * 60_000).toISOString();
      for (const one of [stage, other]) one.at(now);
      await Promise.all([stage.sweepFor(0), other.sweepFor(0)]);
    }
    const all = [...stage.posted, ...other.posted].filter(({ chat }) => chat === "direct:lily");
    expect(all).toHaveLength(1);
  });
});

describe("after an outage", () => {
  it("of days one message comes, with what is still of use", async () => {
    await stage.sweepFor(1);
    const before = stage.posted.length;
    stage.at("2026-12-09T03:20:00Z");
    await stage.sweepFor(8);
    const late = stage.posted.slice(before).filter(({ chat }) => chat === "direct:lily");
    expect(late).toHaveLength(1);
    expect(late[0]?.text).toMatch(/^有 1 项承诺要兑现[\s\S]*\n今日跟进 1 · 周三 12\/09/);
  });

  it("that leaves open what has arrived, nothing of the message is said in another", async () => {
    await stage.sweepFor(1);
    const before = stage.posted.length;
    stage.failing(() => Promise.reject(new Error("no answer")));
    stage.at("2026-12-04T09:50:00Z");
    await stage.sweepFor(8);
    expect(await states()).toMatchObject({ "birthdays 2026-12-04": "joined" });
    stage.failing(null);
    stage.at("2026-12-04T10:30:00Z");
    await stage.sweepFor(8);
    expect(stage.posted.slice(before).filter(({ chat }) => chat === "direct:lily")).toEqual([]);
    expect(await states()).toMatchObject({
      "morning-digest 2026-12-04": "expired",
      "birthdays 2026-12-04": "expired",
    });
  });

  it("of a platform each waiting section is said once, by the first that is still of use", async () => {
    stage.failing(() => Promise.reject(new AdapterError("busy", { retryable: true })));
    await stage.sweepFor(20);
    expect(stage.posted).toEqual([]);
    stage.failing(null);
    // The list of the day is over at six, the birthday is not.
    stage.at("2026-12-04T10:30:00Z");
    await stage.sweepFor(8);
    expect(toLily().map(({ text }) => text)).toEqual([
      expect.stringMatching(/^生日提醒 · 周五 12\/04/),
    ]);
    expect(await states()).toMatchObject({
      "morning-digest 2026-12-04": "expired",
      "birthdays 2026-12-04": "sent",
    });
  });
});
