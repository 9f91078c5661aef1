import { beforeEach, describe, expect, it } from "vitest";
import {
  type Conversation,
  type Person,
  startConversation,
} from "../../../test/support/conversation.ts";
import { setPushStage } from "../../../test/support/push-stage.ts";
import { sharedApp } from "../../../test/support/shared-app.ts";
import { foundTradingHouse, type TradingHouse } from "../../../test/support/trading-house.ts";
import { sql } from "../../store/database/sql.ts";

/** Wednesday morning in Shanghai. */
const wednesday = "2026-12-02T02:00:00Z";

let house: TradingHouse;
let talk: Conversation;
let lily: Person;
let ref: string;
let small: string;

const app = sharedApp({ http: false }, async () => {
  house = await foundTradingHouse(app.genjin.app.store);
  [ref = "", small = ""] = await house.addCustomers([
    {
      name: "Izmir Stone",
      owner: "lily",
      tier: "A",
      touches: [{ at: "2026-11-27T09:00:00Z", outcome: "quoted" }],
    },
    {
      name: "Oran Paper",
      owner: "lily",
      tier: "E",
      touches: [{ at: "2026-11-30T09:00:00Z", outcome: "contacted" }],
    },
  ]);
});
beforeEach(() => {
  talk = startConversation(app, wednesday);
  lily = talk.person("lily");
});

const kept = () =>
  app.genjin.app.store.rows<object>(sql`
    SELECT about, severity, claim, claim_currency AS currency, remedy, told_by, satisfaction,
      order_number FROM complaint`);

describe("a complaint", () => {
  it("keeps even a small customer in the list of the day until it is over", async () => {
    await lily.says("今日");
    lily.hearsNot(/Oran Paper/);
    await lily.says(`#${small} 投诉 纸箱受潮`);
    await lily.says("今日");
    lily.hears(/Oran Paper · E · #\w+\n.*先答复.*\n +⚠ 有投诉，周五 12\/04 前答复/);
    talk.setClock("2026-12-08T02:00:00Z");
    await lily.says(`#${small} 已联系 在查`);
    await lily.says("今日");
    lily.hears(/Oran Paper · E · #\w+/);
    await lily.says(`为什么 #${small}`);
    lily.hears(/周三 12\/02 有投诉，最晚 周五 12\/04 答复/);
    await lily.says(`已解决 #${small} 已换新箱`);
    await lily.says("今日");
    lily.hearsNot(/Oran Paper/);
  });

  it("says by its words what it is about, and asks where they do not", async () => {
    await lily.says(`#${ref} complaint the parcels arrived damaged`);
    lily.hears(/按内容归为：质量。/);
    await lily.says(`#${small} 投诉 对方很失望`);
    lily.hears(/是哪方面的投诉？/);
    await lily.presses("服务");
    lily.hears(/Oran Paper · ⚠ 投诉“对方很失望” · 服务 · 周四 12\/03 前/);
    await lily.presses("严重");
    lily.hears(/服务 · 严重 · 周四 12\/03 前/);
    expect(await kept()).toMatchObject([{ about: "service", severity: "severe" }]);
    await lily.says("撤销");
    lily.hears(/对投诉的补充/);
    expect(await kept()).toMatchObject([{ about: "service", severity: null }]);
  });

  it("is answered sooner where it is severe, unless a day was told", async () => {
    await lily.says(`#${ref} 投诉 货晚到，客户要取消订单`);
    lily.hears(/投诉要在 周四 12\/03 前答复/);
    await lily.says(`#${small} 投诉 下周五前 少发了两箱`);
    await lily.says(`投诉清单 #${small} 严重`);
    lily.hears(/质量 · 严重 · 周五 12\/11 前/);
  });

  it("keeps what is claimed and of which order, when that is tapped", async () => {
    await lily.says(`下单 #${ref} USD 5000 PI-2026-88 薄膜`);
    await lily.says(`#${ref} complaint wrong colour on PI-2026-88, claims EUR 1,200`);
    expect(await kept()).toEqual([]);
    await lily.presses("索赔 EUR 1,200 · 订单 PI-2026-88");
    lily.hears(/索赔 EUR 1,200 · 订单 PI-2026-88/);
    expect(await kept()).toMatchObject([
      { claim: 1200, currency: "EUR", order_number: "PI-2026-88", remedy: null },
    ]);
  });

  it("is over once the customer was told; every word is kept", async () => {
    await lily.says(`#${ref} 投诉 色差`);
    await lily.says(`已解决 #${ref} 已重发一批`);
    lily.hears(/“色差 → 已重发一批”/);
    lily.hears(/告诉客户后才算了结/);
    await lily.says("投诉清单");
    lily.hears(/色差/);
    await lily.says(`已解决 #${ref}`);
    await lily.presses("已电话告知");
    lily.hears(/1 项投诉已了结\n“色差 → 已重发一批 → 已电话告知”/);
    await lily.presses("4/5");
    lily.hears(/满意度 4\/5/);
    expect(await kept()).toMatchObject([{ remedy: "replace", told_by: "phone", satisfaction: 4 }]);
    await lily.says(`客户 #${ref} 全部`);
    lily.hears(/色差 → 已重发一批 → 已电话告知.*满意度 4\/5 · 已了结/);
  });

  it("is over at once where all is told, in either language", async () => {
    await lily.says(`#${ref} complaint torn bags`);
    await lily.says(`/resolved #${ref} replaced 3 cartons, told them by phone, 5/5`);
    lily.hears(/1 项投诉已了结\n“torn bags → replaced 3 cartons, told them by phone, 5\/5”/);
    lily.hearsNot(/满意吗/);
    expect(await kept()).toMatchObject([{ remedy: "replace", told_by: "phone", satisfaction: 5 }]);
  });

  it("is ended by whoever leads without that, and opened again", async () => {
    await lily.says(`#${ref} 投诉 发票开错`);
    const wei = talk.person("wei");
    await wei.says(`已解决 #${ref}`);
    wei.hears(/1 项投诉已了结/);
    await lily.says(`投诉清单 #${ref} 重新打开`);
    lily.hears(/发票开错/);
    await lily.says("投诉清单");
    lily.hears(/^有 1 项投诉要答复/);
    await lily.says("撤销");
    lily.hears(/投诉恢复为已了结/);
    await lily.says("投诉清单");
    lily.hears(/没有未了结的投诉/);
  });

  it("asks which of several is meant, and refuses what says nothing", async () => {
    await lily.says(`#${ref} 投诉 货晚到`);
    await lily.says(`投诉清单 #${ref} 你好`);
    lily.hears(/没看出是对/);
    await lily.says(`#${ref} 投诉 没人回邮件`);
    await lily.says(`投诉清单 #${ref} 严重`);
    lily.hears(/是哪一项投诉？/);
    await lily.says("1");
    lily.hears(/严重/);
  });

  it("is counted in the week by what it is about; only who leads reads names", async () => {
    await lily.says(`#${ref} 投诉 尺寸不对`);
    await lily.says(`#${small} 投诉 物流太慢`);
    const stage = setPushStage(app, "2026-12-07T01:31:00Z");
    await stage.sweepFor(8);
    const group = stage.posted.find(
      ({ chat, text }) => chat.startsWith("team:") && /投诉 2 项/.test(text),
    );
    expect(group?.text).toMatch(/投诉 2 项（质量 1、交期 1） · 了结 0 项 · 未了结 2 项/);
    expect(group?.text).not.toMatch(/Izmir Stone|Oran Paper|尺寸|物流太慢/);
    const wei = talk.person("wei");
    await wei.says("周报");
    wei.hears(/投诉 2 项（质量 1、交期 1）[^\n]*未了结 2 项\n• #\w+ (Izmir Stone|Oran Paper)/);
  });

  it("is nobody's business who does not see the customer", async () => {
    await lily.says(`#${ref} 投诉 货晚到`);
    const ann = talk.person("ann");
    await ann.says(`/complaints #${ref} severe`);
    ann.hearsNot(/Izmir|货晚到/);
    await lily.says(`投诉清单 #${ref}`, { inTeam: "Team One" });
    expect(lily.hears(/货晚到/).chat).toBe("direct:lily");
  });
});
