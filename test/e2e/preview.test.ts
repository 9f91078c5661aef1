import { beforeEach, describe, expect, it } from "vitest";
import { sql } from "../../src/store/database/sql.ts";
import { type Person, startConversation } from "../support/conversation.ts";
import { setPushStage } from "../support/push-stage.ts";
import { sharedApp } from "../support/shared-app.ts";
import { foundTradingHouse, type TradingHouse } from "../support/trading-house.ts";

let house: TradingHouse;
let lily: Person;
let tom: Person;
let wei: Person;
let [stone, tiles, glas] = ["", "", ""];

const app = sharedApp({ http: false }, async () => {
  house = await foundTradingHouse(app.genjin.app.store);
  const touches = [{ at: "2026-11-27T09:00:00Z", outcome: "quoted" }] as const;
  [stone, tiles, glas] = (await house.addCustomers([
    { name: "Izmir Stone", owner: "lily", tier: "A", touches },
    { name: "Bath Tiles", owner: "tom", tier: "A", touches, country: "GB", zone: "Europe/London" },
    { name: "Ankara Glas", owner: "lily", tier: "D", touches },
  ])) as [string, string, string];
});
beforeEach(() => {
  const talk = startConversation(app, "2026-12-02T02:00:00Z");
  [lily, tom, wei] = [talk.person("lily"), talk.person("tom"), talk.person("wei")];
});

describe("/preview", () => {
  it("shows what a push would say on a day, with numbers that work, and sends nothing", async () => {
    await lily.says("预览 晨报 明天");
    lily.hears(
      new RegExp(`👁 预览，不会发送：晨报（你），周四 12/03 09:00\n.*\n1 .*Izmir Stone.*#${stone}`),
    );
    await lily.says("/预览 可联系提醒");
    lily.hears(/可联系提醒（你），周三 12\/02 16:00\n.*\n1 .*Izmir Stone/);
    await tom.says("/preview digest thursday");
    tom.hears(new RegExp(`morning digest for you, Thu 3 Dec 09:00\n.*\n1 .*Bath Tiles.*#${tiles}`));
    await tom.says("1 ok");
    tom.hears(/Logged[\s\S]*Bath Tiles/);
    await tom.says("undo");
    const rows = await app.genjin.app.store.rows(sql`SELECT 1 FROM delivery`);
    expect(rows).toEqual([]);
  });

  it("shows the one message of the morning as it comes, by whichever of its sections is named", async () => {
    await lily.says(`#${glas} promise 明天 报价单`);
    await lily.says("预览 晨报 明天");
    const { text } = lily.hears(/👁 预览，不会发送：承诺到期、晨报（你），周四 12\/03 09:00\n/);
    expect(text).toMatch(/报价单/);
    expect(text).toMatch(/Izmir Stone/);
    await lily.says("预览 承诺 明天");
    expect(lily.hears(/👁/).text).toBe(text);
    const stage = setPushStage(app, "2026-12-03T01:00:30Z");
    await stage.sweepFor(8);
    const sent = stage.posted.filter(({ chat }) => chat === "direct:lily");
    // It is sent some minutes later.
    const told = sent.map((one) => one.text.replaceAll(/\b(09|04):0\d/g, "$1:00"));
    expect(told).toEqual([text.slice(text.indexOf("\n") + 1)]);
  });

  it("says when there is nothing, which there are, and what it does not know", async () => {
    await tom.says("/preview digest saturday");
    tom.hears(/^morning digest: nothing would come to you on that day\.$/);
    await tom.says("/preview");
    tom.hears(/morning digest\n.*promises[\s\S]*For example: \/preview digest tomorrow/);
    tom.hearsNot(/fresh pair|delays to the manager/);
    await tom.says("/preview lunch");
    tom.hears(/nothing called “lunch”/);
    await tom.says("/preview digest 2026-11-30");
    tom.hears(/is over/);
  });

  it("shows the team's push to its people, and other people's only to admins", async () => {
    await lily.says("预览 周报");
    lily.hears(/周报、沉睡名单（Team One），周一 12\/07 09:30/);
    await wei.says("预览 晨报 明天 lily");
    wei.hears(/请找管理员/);
    wei.hearsNot(/Izmir/);
    await app.genjin.app.store.run(sql`UPDATE member SET role = 'admin' WHERE handle = 'wei'`);
    await wei.says("预览 晨报 明天 lily");
    wei.hears(/晨报（lily）[\s\S]*Izmir Stone/);
    await wei.says("预览 晨报 明天 nobody");
    wei.hears(/nobody/);
  });
});
