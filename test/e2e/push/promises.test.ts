import { beforeEach, describe, expect, it } from "vitest";
import { type Conversation, startConversation } from "../../support/conversation.ts";
import { type PushStage, setPushStage } from "../../support/push-stage.ts";
import { sharedApp } from "../../support/shared-app.ts";
import { foundTradingHouse, type TradingHouse } from "../../support/trading-house.ts";

let house: TradingHouse;
let talk: Conversation;
let stage: PushStage;

/** Wednesday in Shanghai. */
const wednesday = "2026-12-02T02:00:00Z";

const app = sharedApp({ http: false }, async () => {
  house = await foundTradingHouse(app.genjin.app.store);
});
beforeEach(() => {
  talk = startConversation(app, wednesday);
});

/** What was pushed of promises on the morning of a date, to Shanghai or London. */
async function morning(date: string, hour = "01"): Promise<readonly [string, string][]> {
  stage = setPushStage(app, `${date}T${hour}:02:30Z`);
  await stage.sweepFor(8);
  return stage.posted
    .filter(({ text }) => /项承诺|\d promise/.test(text) && !/今日跟进|Follow up/.test(text))
    .map(({ chat, text }) => [chat, text]);
}

describe("promises", () => {
  it("are told of on their day, then when overdue, and to the manager from the third working day", async () => {
    const [ref] = await house.addCustomers([{ name: "Izmir Stone", owner: "lily" }]);
    await talk.person("lily").says(`#${ref} 承诺 周五 报价`);
    expect(await morning("2026-12-03")).toEqual([]);
    const [onTheDay, ...others] = await morning("2026-12-04");
    expect(others).toEqual([]);
    expect(onTheDay?.[0]).toBe("direct:lily");
    expect(onTheDay?.[1]).toMatch(
      /有 1 项承诺要兑现\n• Izmir Stone · C · #\w+\n +今天到期\n +“报价”/,
    );
    expect(await morning("2026-12-07")).toMatchObject([["direct:lily", /逾期/]]);
    expect(await morning("2026-12-08")).toEqual([]);
    const third = await morning("2026-12-09");
    expect(third.map(([chat]) => chat).sort()).toEqual(["direct:lily", "direct:wei"]);
    expect(third.find(([chat]) => chat === "direct:wei")?.[1]).toMatch(
      /团队有 1 项承诺已逾期\n• Izmir Stone · C · #\w+\n.*lily\n/,
    );
    expect(await morning("2026-12-10")).toEqual([]);
    expect(await morning("2026-12-11")).toEqual([]);
    expect(await morning("2026-12-14")).toHaveLength(2);
  });

  it("that fall on a day off are told of before it", async () => {
    const [ref] = await house.addCustomers([{ name: "Bath Tiles", owner: "tom" }]);
    await talk.person("tom").says(`#${ref} promise saturday the drawing`);
    expect(await morning("2026-12-03", "09")).toEqual([]);
    expect(await morning("2026-12-04", "09")).toMatchObject([
      ["direct:tom", /1 promise to keep\n• Bath Tiles · C · #\w+\n +by Sat 5 Dec\n +“the drawing”/],
    ]);
  });

  it("end when they are kept, by button or word, and come back with an undo", async () => {
    const [ref] = await house.addCustomers([{ name: "Izmir Stone", owner: "lily" }]);
    const lily = talk.person("lily");
    await lily.says(`#${ref} 承诺 周五 报价`);
    await lily.says(`#${ref} 承诺 周五 图纸`);
    await morning("2026-12-04");
    const push = stage.posted.find(({ text }) => text.includes("2 项承诺"));
    if (push === undefined) throw new Error("nothing was pushed");
    talk.setClock("2026-12-04T02:00:00Z");
    await lily.receives(push.message);
    await lily.presses(/^✓ 已兑现 报价/);
    lily.hears(/Izmir Stone · 1 项承诺已兑现\n“报价”/);
    await lily.says("撤销");
    lily.hears(/恢复为待兑现/);
    await lily.says(`已兑现 #${ref}`);
    lily.hears(/兑现了哪一项？/);
    await lily.says("3");
    lily.hears(/2 项承诺已兑现/);
    await lily.says(`/kept #${ref}`);
    lily.hears(/没有待兑现的承诺/);
    expect(await morning("2026-12-07")).toEqual([]);
  });

  it("are nobody else's business, and leave no row for those without any", async () => {
    const [ref] = await house.addCustomers([{ name: "Izmir Stone", owner: "lily" }]);
    await talk.person("lily").says(`#${ref} 承诺 周五 报价`);
    await talk.person("tom").says(`/kept #${ref}`);
    talk.person("tom").hearsNot(/Izmir/);
    await morning("2026-12-04");
    const rows = (await stage.deliveries()).filter(({ kind }) => kind === "promises-due");
    expect(rows.map(({ recipient }) => recipient)).toEqual([`member:${house.members.lily}`]);
  });
});
