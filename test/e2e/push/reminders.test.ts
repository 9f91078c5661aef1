import { beforeEach, describe, expect, it } from "vitest";
import { sql } from "../../../src/store/database/sql.ts";
import { type Conversation, type Person, startConversation } from "../../support/conversation.ts";
import { type Posted, setPushStage } from "../../support/push-stage.ts";
import { sharedApp } from "../../support/shared-app.ts";
import { foundTradingHouse } from "../../support/trading-house.ts";

let talk: Conversation;
let lily: Person;

const app = sharedApp({ http: false }, async () => {
  const house = await foundTradingHouse(app.genjin.app.store);
  await house.addCustomers([
    { name: "Izmir Stone", owner: "lily" },
    { name: "Bath Tiles", owner: "tom" },
  ]);
});
beforeEach(() => {
  // Wednesday 10:00 in Shanghai, 02:00 in London.
  talk = startConversation(app, "2026-12-02T02:00:00Z");
  lily = talk.person("lily");
});

const kept = () =>
  app.genjin.app.store.rows<{ at: number }>(sql`SELECT at FROM reminder ORDER BY at`);
const touches = () => app.genjin.app.store.rows(sql`SELECT id FROM touch`);

async function pushed(now: string, minutes = 1): Promise<readonly Posted[]> {
  const stage = setPushStage(app, now);
  await stage.sweepFor(minutes);
  return stage.posted.filter(({ message }) => message.summary.startsWith("⏰"));
}

describe("a reminder at an hour", () => {
  it("is a draft in both clocks, then comes at its minute, in quiet hours as well", async () => {
    await lily.says("晚上11点半提醒我打给 Izmir Stone");
    lily.hears(/Izmir Stone · ⏰ 提醒 周三 12\/02 23:30（伊斯坦布尔 18:30）/);
    expect(await kept()).toEqual([]);
    await lily.says("1");
    lily.hears(/已记下/);
    expect(await kept()).toEqual([{ at: Date.parse("2026-12-02T15:30:00Z") }]);
    expect(await touches()).toEqual([]);
    expect(await pushed("2026-12-02T15:28:00Z")).toEqual([]);
    const [reminder, ...others] = await pushed("2026-12-02T15:29:30Z");
    expect(others).toEqual([]);
    expect(reminder?.chat).toBe("direct:lily");
    expect(reminder?.text).toMatch(/你让我提醒的：Izmir Stone/);
    expect(await pushed("2026-12-02T15:33:00Z")).toEqual([]);
    talk.setClock("2026-12-02T15:35:00Z");
    if (reminder !== undefined) await lily.receives(reminder.message);
    await lily.presses("一小时后再提醒");
    lily.hears(/⏰ 提醒 周四 12\/03 00:35/);
    await lily.says("1");
    expect(await kept()).toHaveLength(2);
    if (reminder !== undefined) await lily.receives(reminder.message);
    await lily.presses("✓ 已联系");
    expect(await touches()).toHaveLength(1);
  });

  it.each([
    ["remind me in 2 hours to call Bath Tiles", "2026-12-02T04:00:00Z"],
    ["remind me in half an hour about Bath Tiles", "2026-12-02T02:30:00Z"],
    ["Bath Tiles: remind me at 3pm to send the PI", "2026-12-02T15:00:00Z"],
    ["remind me at 3 to ring Bath Tiles", "2026-12-02T15:00:00Z"],
    ["remind me tomorrow at 9:15 to write to Bath Tiles", "2026-12-03T09:15:00Z"],
    ["Bath Tiles, remind me in 20 minutes please", "2026-12-02T02:20:00Z"],
  ])("%s", async (said, at) => {
    const tom = talk.person("tom");
    await tom.says(said);
    tom.hears(/⏰ reminder/);
    await tom.says("1");
    expect(await kept()).toEqual([{ at: Date.parse(at) }]);
  });

  it.each([
    ["半小时后提醒我打给Izmir Stone", "2026-12-02T02:30:00Z"],
    ["一个半小时后提醒我联系 Izmir Stone", "2026-12-02T03:30:00Z"],
    ["两个小时后提醒我给Izmir Stone发报价", "2026-12-02T04:00:00Z"],
    ["下午三点提醒我打给 Izmir Stone", "2026-12-02T07:00:00Z"],
    ["周五下午3点半提醒我给 Izmir Stone 发样品", "2026-12-04T07:30:00Z"],
    ["明天上午九点一刻提醒我 Izmir Stone 的事", "2026-12-03T01:15:00Z"],
    ["Izmir Stone 十分钟后提醒我", "2026-12-02T02:10:00Z"],
    ["15:30 提醒我联系 Izmir Stone", "2026-12-02T07:30:00Z"],
  ])("%s", async (said, at) => {
    await lily.says(said);
    lily.hears(/⏰ 提醒/);
    await lily.says("1");
    expect(await kept()).toEqual([{ at: Date.parse(at) }]);
  });

  it("stands beside what was told before it", async () => {
    await lily.says("Izmir Stone 没接，半小时后提醒我再打");
    lily.hears(/未接[\s\S]*⏰ 提醒 周三 12\/02 10:30/);
    await lily.says("1");
    expect(await kept()).toHaveLength(1);
    expect(await touches()).toHaveLength(1);
  });

  it("is taken back by an undo and then does not come", async () => {
    await lily.says("半小时后提醒我打给 Izmir Stone");
    await lily.says("1");
    await lily.says("撤销");
    lily.hears(/已撤销刚才的提醒/);
    expect(await kept()).toEqual([]);
    expect(await pushed("2026-12-02T02:29:50Z")).toEqual([]);
  });

  it("of an hour that is over, of nobody, or in a question records nothing", async () => {
    await lily.says("早上八点提醒我打给 Izmir Stone");
    lily.hears(/已经过了/);
    await lily.says("半小时后提醒我");
    expect(await kept()).toEqual([]);
    await lily.says("周五提醒我给 Izmir Stone 发图纸");
    lily.hearsNot(/⏰/);
  });
});
