import { beforeEach, describe, expect, it } from "vitest";
import { buttonsOf, plainMessage } from "../../src/chat/message.ts";
import { sql } from "../../src/store/database/sql.ts";
import { type Conversation, type Person, startConversation } from "../support/conversation.ts";
import { setPushStage } from "../support/push-stage.ts";
import { sharedApp } from "../support/shared-app.ts";
import { foundTradingHouse, type TradingHouse } from "../support/trading-house.ts";

const now = "2026-12-02T11:50:00Z";
const spoke = [{ at: "2026-11-30T09:00:00Z", outcome: "contacted" }] as const;

let house: TradingHouse;
let talk: Conversation;
let lily: Person;
let tom: Person;
let wei: Person;
let [ready, sampled, quiet, ended] = ["", "", "", ""];

const app = sharedApp({ http: false }, async () => {
  const { store } = app.genjin.app;
  house = await foundTradingHouse(store);
  [ready, sampled, quiet, ended] = (await house.addCustomers([
    { name: "Nile Trading", owner: "lily", tier: "C", touches: spoke },
    {
      name: "Gulf Supplies",
      owner: "lily",
      tier: "D",
      touches: [{ at: "2026-11-28T09:00:00Z", outcome: "sampled" }],
    },
    { name: "Lagos Build", owner: "lily", tier: "C", tierSince: "2025-01-05T08:00:00Z" },
    {
      name: "Izmir Stone",
      owner: "tom",
      tier: "B",
      tierSince: "2026-10-01T08:00:00Z",
      touches: [2, 3, 5, 8, 15, 22, 29].map((day) => ({
        at: `2026-11-${String(day).padStart(2, "0")}T09:00:00Z`,
        outcome: day === 2 ? ("sampled" as const) : ("no-answer" as const),
      })),
    },
  ])) as [string, string, string, string];
  await store.run(sql`UPDATE customer SET created_at = '2025-01-05T08:00:00Z'`);
});
beforeEach(() => {
  talk = startConversation(app, now);
  [lily, tom, wei] = [talk.person("lily"), talk.person("tom"), talk.person("wei")];
});

const tierOf = async (ref: string) => {
  const rows = await app.genjin.app.store.rows<{ tier: string }>(
    sql`SELECT tier FROM customer WHERE ref = ${ref}`,
  );
  return rows[0]?.tier;
};
const allOfIt = "型号 规格 参数 数量 公司资料";

describe("what is known of a need", () => {
  it("is recorded, shown on the card, and leads to A", async () => {
    await lily.says(`需求 #${ready} 型号 数量`);
    lily.hears(/需求已知：型号、数量；下单还缺：规格、参数、公司资料/);
    await lily.says(`需求 #${ready} 规格 参数 公司资料`);
    lily.hears(/下单要素齐了/);
    await lily.says(`客户 #${ready} 全部`);
    lily.hears(/建议定为 A：下单要素齐全/);
    lily.hears(/需求：型号、规格、参数、数量、公司资料/);
    await lily.says("撤销");
    lily.hears(/需求恢复原样/);
    await lily.says(`需求 #${ready} -型号`);
    lily.hears(/需求已知：数量；/);
    await lily.says(`需求 #${ready} -颜色`);
    lily.hears(/知道了什么/);
    await lily.says(`需求 #${ready} 颜色要一致`);
    lily.hears(/需求：颜色要一致/);
    await lily.says("撤销");
  });

  it("stays out of the group", async () => {
    await lily.says(`/need #${ready} model`, { inTeam: house.teamId });
    lily.hears(/已修改/);
    lily.hearsNot(/型号|Nile Trading/);
  });
});

describe("proposed tiers", () => {
  it("come with their reasons and are decided by number", async () => {
    await lily.says(`需求 #${ready} ${allOfIt}`);
    await lily.says("定级建议");
    lily.hears(/等级建议 3 家\n1 Nile Trading · C → A · #\w+\n +下单要素齐全：.*2 天前有过往来/);
    lily.hears(/2 Gulf Supplies · D → B · #\w+\n +周六 11\/28 已寄样/);
    lily.hears(/3 Lagos Build · C → E · #\w+\n +对方 \d+ 天没有音讯/);
    await lily.replies("1 ok, 2 no");
    lily.hears(/已定 2 家/);
    lily.hears(new RegExp(`✅ #${ready} Nile Trading · 改为 A · 下次`));
    lily.hears(new RegExp(`✖ #${sampled} Gulf Supplies · 仍为 D`));
    expect([await tierOf(ready), await tierOf(sampled)]).toEqual(["A", "D"]);
    await lily.says("定级建议");
    lily.hears(/等级建议 1 家/);
    await lily.says("撤销");
    lily.hears(/等级建议重新待定/);
    expect(await tierOf(ready)).toBe("C");
    await lily.says("定级建议");
    lily.hears(/等级建议 3 家/);
  });

  it("are not made again for 90 days after a no", async () => {
    await lily.says(`/refuse #${quiet}`);
    talk.setClock("2027-03-01T11:50:00Z");
    await lily.says("定级建议");
    lily.hearsNot(/Lagos Build/);
    talk.setClock("2027-03-02T11:50:00Z");
    await lily.says("定级建议");
    lily.hears(/Lagos Build/);
  });

  it("are decided by button, each once and only as it was shown", async () => {
    await lily.says("定级建议");
    await lily.presses(/1 ✓ B/);
    lily.hears(/改为 B/);
    await lily.says(`/accept #${sampled} B`);
    lily.hears(/现在不再建议/);
    await lily.says(`/accept #${quiet} A`);
    lily.hears(/现在不再建议把 #\w+ 定为 A/);
    expect(await tierOf(quiet)).toBe("C");
    await lily.says(`/采纳 #${quiet}`);
    lily.hears(/改为 E/);
  });

  it("are told apart from touches: what may mean both is asked", async () => {
    await lily.says("今日");
    const day = lily.hears(/1 /);
    await lily.says("定级建议");
    await lily.says("1 ok");
    lily.hears(/是定等级建议，还是记清单上客户的跟进/);
    await lily.says("2");
    lily.hears(/已记 1 条/);
    expect(await tierOf(sampled)).toBe("D");
    await lily.says("1 ok", { replyTo: day });
    lily.hears(/已记 1 条/);
    await lily.says("定级建议");
    await lily.says("1 同意");
    lily.hears(/改为 B/);
  });

  it("take a reply that tells of a touch as one, and guess nothing", async () => {
    await lily.says("定级建议");
    await lily.replies("1 no 价格太高");
    lily.hears(/什么都没改/);
    await lily.says("定级建议");
    await lily.replies("1 已报价 发了PI");
    lily.hears(/已记 1 条/);
    await lily.says("定级建议");
    await lily.replies("ok");
    lily.hears(/是哪一家/);
    await lily.says("定级建议");
    await lily.replies("9 ok");
    lily.hears(/是哪一家/);
  });

  it("are private, and nobody decides on a stranger's customer", async () => {
    await lily.says("定级建议", { inTeam: house.teamId });
    lily.hears(/已私信你/);
    expect(lily.hears(/等级建议/).chat).toBe("direct:lily");
    await tom.says(`/accept #${sampled}`);
    tom.hears(/no customer|not/i);
    expect(await tierOf(sampled)).toBe("D");
    await wei.says("定级建议");
    wei.hears(/Gulf Supplies .*\n.* · 李莉\n/);
  });

  it("speak English, and follow the plan of B by the owner's word", async () => {
    await tom.says("propose");
    tom.hears(/1 tier proposal\n1 Izmir Stone · B → C · #\w+\n +sample plan finished, no reply/);
    await tom.replies("1 no");
    tom.hears(/stays B/);
    await tom.says(`log #${ended} na`);
    tom.hearsNot(/Suggestion/);
    await tom.says("undo");
    await tom.says("undo");
    await tom.says("propose");
    await tom.replies("1 ok");
    tom.hears(/now C/);
    await tom.says("propose");
    tom.hears(/No tier proposals/);
  });
});

describe("the push of proposals", () => {
  it("comes once on the second working day of the month", async () => {
    const stage = setPushStage(app, "2026-12-02T01:00:00Z");
    await stage.sweepFor(30);
    const toLily = stage.posted.filter(({ chat }) => chat === "direct:lily");
    const [morning, ...others] = toLily.filter(({ text }) => text.includes("等级建议 2 家"));
    expect(others).toEqual([]);
    const commands = buttonsOf(morning?.message ?? plainMessage("notice", "")).map(
      ({ command }) => command,
    );
    expect(commands).toContain("/propose");
  });

  it("comes on the working day after a sample plan has ended, and not on the next", async () => {
    await app.genjin.app.store.run(sql`DELETE FROM delivery`);
    const toTom = async (day: string) => {
      const stage = setPushStage(app, `${day}T08:58:00Z`);
      await stage.sweepFor(30);
      return stage.posted
        .filter(({ chat, message }) => chat === "direct:tom" && message.kind === "proposals")
        .map(({ text }) => text);
    };
    const [text] = await toTom("2026-11-30");
    expect(text).toMatch(/Izmir Stone · B → C/);
    await app.genjin.app.store.run(
      sql`UPDATE touch SET at = at + interval '3 days' WHERE at > '2026-11-28'`,
    );
    expect(await toTom("2026-12-04")).toEqual([]);
  });
});
