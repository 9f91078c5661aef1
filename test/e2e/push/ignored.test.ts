import { beforeEach, expect, it } from "vitest";
import { startConversation } from "../../support/conversation.ts";
import { type PushStage, setPushStage } from "../../support/push-stage.ts";
import { sharedApp } from "../../support/shared-app.ts";
import { foundTradingHouse, type TradingHouse } from "../../support/trading-house.ts";

let house: TradingHouse;
let stage: PushStage;
let ref: string;

const app = sharedApp({ http: false }, async () => {
  house = await foundTradingHouse(app.genjin.app.store);
  const touches = [{ at: "2026-11-27T09:00:00Z", outcome: "quoted" }] as const;
  [ref = ""] = await house.addCustomers([
    { name: "Izmir Stone", owner: "lily", tier: "A", touches },
  ]);
});
beforeEach(() => {
  stage = setPushStage(app, "2026-12-02T07:59:30Z");
});

/** The nudges to Lily on these dates, at four in the afternoon. */
async function nudges(...dates: string[]) {
  const before = stage.posted.length;
  for (const date of dates) {
    stage.at(`${date}T07:59:30Z`);
    await stage.sweepFor(5);
  }
  return stage.posted.slice(before).filter(({ text }) => text.includes("已逾期，你这边"));
}

const five = ["2026-12-02", "2026-12-04", "2026-12-08", "2026-12-15", "2026-12-22"];
const isAsked = ({ text }: { readonly text: string }) => text.includes("还要继续推送吗");

it("five that nobody heeded end in one question, which is not asked again", async () => {
  const ignored = await nudges(...five);
  expect(ignored.map(isAsked)).toEqual([false, false, false, false, false]);
  const [sixth, ...others] = await nudges("2026-12-29");
  expect(others).toEqual([]);
  expect(sixth?.text).toMatch(/最近 5 次“可联系提醒”你都没处理，还要继续推送吗？/);
  expect((await nudges("2027-01-06", "2027-01-13")).some(isAsked)).toBe(false);
  if (sixth === undefined) throw new Error("nothing was pushed");
  const lily = startConversation(app, "2026-12-29T08:10:00Z").person("lily");
  await lily.receives(sixth.message);
  await lily.presses("不再推送可联系提醒");
  lily.hears(/可联系提醒：开 → 关/);
});

it("one that was heeded counts anew", async () => {
  await nudges(...five);
  const talk = startConversation(app, "2026-12-22T09:00:00Z");
  await talk.person("lily").says(`/c #${ref}`);
  expect((await nudges("2026-12-29")).some(isAsked)).toBe(false);
});
