import { beforeEach, describe, expect, it } from "vitest";
import { buttonsOf, type OutboundMessage } from "../../src/chat/message.ts";
import { type Conversation, startConversation } from "../support/conversation.ts";
import { sharedApp } from "../support/shared-app.ts";
import { foundTradingHouse, type TradingHouse } from "../support/trading-house.ts";

/** Wednesday 19:50 in Beijing, 11:50 in London. */
const wednesday = "2026-12-02T11:50:00Z";

let house: TradingHouse;
let talk: Conversation;
let lilys: string[];
let toms: string[];

const app = sharedApp({ http: false }, async () => {
  house = await foundTradingHouse(app.genjin.app.store);
  const due = {
    tier: "C" as const,
    touches: [{ at: "2026-09-28T08:00:00Z", outcome: "contacted" as const }],
  };
  lilys = await house.addCustomers([
    { ...due, name: "Cairo Pumps", owner: "lily", country: "EG", zone: "Africa/Cairo" },
    { ...due, name: "Recife Motores", owner: "lily", country: "BR", zone: "America/Recife" },
    { ...due, name: "Osaka Tools", owner: "lily", country: "JP", zone: "Asia/Tokyo" },
    {
      name: "Ankara Glas",
      owner: "lily",
      tier: "A",
      touches: [{ at: "2026-11-20T08:00:00Z", outcome: "quoted" }],
    },
  ]);
  toms = await house.addCustomers([
    { ...due, name: "Porto Cork", owner: "tom", country: "PT", zone: "Europe/Lisbon" },
    { ...due, name: "Leeds Locks", owner: "tom", country: "GB", zone: "Europe/London" },
  ]);
});
beforeEach(() => {
  talk = startConversation(app, wednesday);
});

describe("an answer about a record", () => {
  it("ends with what is left of the day and a way on, in the order of the list", async () => {
    const lily = talk.person("lily");
    await lily.says("今日");
    const { text } = lily.hears(/^今日跟进 4/);
    expect(text.match(/^\d .*/gm)).toEqual([
      `1 ❗ Ankara Glas · A · #${lilys[3]}`,
      `2 Cairo Pumps · C · #${lilys[0]}`,
      `3 Recife Motores · C · #${lilys[1]}`,
      `4 Osaka Tools · C · #${lilys[2]}`,
    ]);
    await lily.says("2 未接");
    const logged = lily.hears(/今天还剩 2 家 · 下一个（🟢 剩2h40）：\nAnkara Glas · \w+ · #\w+$/);
    expect(logged.message.subjects.map(({ ref }) => ref)).toEqual([lilys[0]]);
    await lily.presses(`已联系 #${lilys[3]}`);
    lily.hears(/今天还剩 1 家 · 下一个（🕐 20:00开）：\nRecife Motores · \w+ · #\w+$/);
    await lily.presses(`客户卡 #${lilys[1]}`);
    lily.hears(/Recife Motores/);
    lily.hearsNot(/今天还剩/);
    // Who can only be reached tomorrow is not done.
    await lily.says(`#${lilys[1]} ok 问了价格`);
    lily.hearsNot(/今天还剩|辛苦/);
  });

  it("says so when nobody is left, of a confirmed draft as well", async () => {
    const tom = talk.person("tom");
    await tom.says("talked to Porto Cork on the phone, they want the new catalogue");
    tom.hearsNot(/left today/);
    await tom.says("1");
    tom.hears(/1 left today · next \(🟢 \w+ left\):\nLeeds Locks · \w+ · #\w+$/);
    await tom.says(`#${toms[1]} ok sent the prices`);
    const last = tom.hears(/Nothing left for today\. Well done\.$/);
    expect(buttonsOf(last.message).map(({ label }) => label)).toEqual(["Undo"]);
    await tom.says("undo");
    tom.hearsNot(/left/);
  });

  it("follows whatever shortens the day", async () => {
    const lily = talk.person("lily");
    await lily.says(`/snooze #${lilys[2]} 2026-12-20`);
    lily.hears(/今天还剩 \d 家 · 下一个（.*）：\nAnkara Glas/);
    await lily.says("撤销");
    await lily.says(`/skip #${lilys[3]} 休假`);
    lily.hears(/今天还剩 \d 家 · 下一个（.*）：/);
    lily.hearsNot(/下一个（.*）：\nAnkara Glas/);
    await lily.says("撤销");
    await lily.says(`#${lilys[0]} promise friday 报价单`);
    await lily.says(`/kept #${lilys[0]}`);
    lily.hears(/今天还剩 \d 家 · 下一个（.*）：\nAnkara Glas/);
  });

  it.each([
    ["stop", "all 他说别再联系"],
    ["stage", "lost"],
    ["tier", "E"],
  ])("follows /%s, once", async (command, rest) => {
    const lily = talk.person("lily");
    await lily.says(`/${command} #${lilys[3]} ${rest}`);
    const { text } = lily.hears(/今天还剩 2 家 · 下一个（🟢 剩3h40）：\nCairo Pumps · \w+ · #\w+$/);
    expect(text.match(/今天还剩/g)).toHaveLength(1);
  });

  it("counts whom a change leaves on the list, and is not said of what moves nothing", async () => {
    const lily = talk.person("lily");
    await lily.says(`/stop #${lilys[3]} marketing`);
    lily.hearsNot(/今天还剩/);
    await lily.says(`/stage #${lilys[3]} sampled`);
    lily.hears(/今天还剩 3 家 · 下一个（.*）：\nAnkara Glas/);
    await lily.says(`/stop #${lilys[3]} all`);
    lily.hears(/今天还剩 2 家/);
    await lily.says(`/stop #${lilys[3]} off`);
    lily.hearsNot(/今天还剩/);
    await lily.says(`/stage ${lilys.map((ref) => `#${ref}`).join(",")} lost`);
    lily.hearsNot(/今天还剩|今天没有要跟进/);
    await lily.says("1");
    lily.hears(/今天没有要跟进的了，辛苦啦！$/);
  });

  it("names whom /next names: who can be reached, before an overdue A whose hours are later", async () => {
    const lily = talk.person("lily");
    talk.setClock("2026-12-02T08:00:00Z");
    await lily.says("今日");
    lily.hears(/^1 ❗ Ankara Glas · A · #\w+\n +🕐 18:00开/m);
    await lily.says(`#${lilys[0]} na`);
    lily.hears(/今天还剩 3 家 · 下一个（🟢 剩30分）：\nOsaka Tools · \w+ · #\w+$/);
    await lily.says("下一个");
    lily.hears(/^Osaka Tools/m);
  });

  it("stands behind the buttons of each row, which hold on an old list as well", async () => {
    const lily = talk.person("lily");
    const [old] = await lily.says("今日");
    const buttons = buttonsOf(old?.message as OutboundMessage).map(({ label }) => label);
    expect(buttons.slice(0, 3)).toEqual([
      `已联系 #${lilys[3]}`,
      `未接 #${lilys[3]}`,
      `客户卡 #${lilys[3]}`,
    ]);
    await lily.presses(`未接 #${lilys[3]}`);
    lily.hears(/^✅ 已记 1 条.*Ankara Glas.*今天还剩/s);
    await lily.says("撤销");
    await lily.says("今日", { inTeam: house.teamId });
    const [listed] = await lily.says("今日", { inTeam: house.teamId });
    expect(buttonsOf(listed?.message as OutboundMessage)).toEqual([]);
  });

  it("leaves a reply to it with whom it is about", async () => {
    const tom = talk.person("tom");
    await tom.says(`#${toms[0]} na`);
    tom.hears(/next \(.*\):\nLeeds Locks/);
    await tom.replies("ok he called back");
    tom.hears(new RegExp(`^✅ Logged[^\\n]*\\n.*#${toms[0]}`));
  });

  it("says nothing of it in a group", async () => {
    const tom = talk.person("tom");
    await tom.says(`#${toms[0]} na`, { inTeam: house.teamId });
    tom.hears(/Por•••/);
    tom.hearsNot(/left|next|Leeds|Lee•••/);
  });

  it("says nothing of it to who owns nobody", async () => {
    const wei = talk.person("wei");
    await wei.says(`#${toms[0]} 已联系 问候`);
    wei.hears(/已记 1 条/);
    wei.hearsNot(/今天/);
  });
});
