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

const open = async () =>
  (
    await app.genjin.app.store.rows(
      sql`SELECT id FROM owed WHERE kind = 'complaint' AND done_at IS NULL`,
    )
  ).length;

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

  it("that a file told long after it was made keeps nobody in the list of the day", async () => {
    await lily.says(`#${small} 投诉 纸箱受潮`);
    const { store } = app.genjin.app;
    await store.run(sql`UPDATE touch SET at = '2025-03-03T02:00:00Z', source_hash = '\\x01'
      WHERE outcome = 'complained'`);
    await store.run(sql`UPDATE owed SET made_at = '2025-03-03T02:00:00Z', due_on = '2025-03-05'`);
    await lily.says(`#${small} 未接`);
    await lily.says("今日");
    lily.hearsNot(/Oran Paper/);
    await lily.says(`已解决 #${small} 电话告知`);
    await lily.says(`投诉清单 #${small} 重新打开`);
    await lily.says("今日");
    lily.hears(/Oran Paper/);
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

  it("is told under its own word, of a reference, a name or none, and of no question", async () => {
    await lily.says(`投诉 #${ref} 三箱破损`);
    lily.hears(/有投诉 · “三箱破损”/);
    await lily.says("/complaint Oran late goods");
    lily.hears(/Oran Paper · 有投诉 · “late goods”/);
    expect(await open()).toBe(2);
    await lily.says(`投诉 #${ref}`);
    lily.hears(/投诉“三箱破损”/);
    await lily.says(`投诉 #${ref} 处理得怎么样了？`);
    await lily.says("投诉 太多了");
    for (const none of ["已经解决了", "没有了", "none so far"]) {
      await lily.says(`投诉 #${ref} ${none}`);
      lily.hears(/投诉“三箱破损”/);
    }
    expect(await open()).toBe(2);
    await lily.says("撤销");
    expect(await open()).toBe(1);
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

  describe("that is said to be dealt with", () => {
    const complain = () => lily.says(`#${ref} complaint torn bags`);
    const stays = async () => {
      await lily.says("投诉清单");
      lily.hears(/^有 1 项投诉要答复/);
    };
    const costs = () =>
      app.genjin.app.store.rows<object>(
        sql`SELECT cost, cost_currency AS currency FROM complaint WHERE cost IS NOT NULL`,
      );

    it.each([
      "已补发，还没通知客户",
      "not told them yet",
      "will call them tomorrow",
      "明天，电话告知",
      "replaced 3 phone cases",
      "new goods leave 4/5",
      "3 points fixed",
      "told the factory by phone",
      "customer called again",
    ])("is not over by “%s”", async (how) => {
      await complain();
      await lily.says(`/resolved #${ref} ${how}`);
      lily.hears(/告诉客户后才算了结/);
      await stays();
      for (const row of await kept())
        expect(row).toMatchObject({ told_by: null, satisfaction: null });
    });

    it.each(["not told them yet", "已补发，稍后电话告知"])(
      "is not over by “%s” though they heard from us meanwhile",
      async (how) => {
        await complain();
        talk.setClock("2026-12-03T02:00:00Z");
        await lily.says(`#${ref} 已联系 在查`);
        await lily.says(`/resolved #${ref} ${how}`);
        lily.hears(/告诉客户后才算了结/);
        await stays();
      },
    );

    it.each([
      ["refunded them USD 300, told by phone", [{ cost: 300, currency: "USD" }]],
      ["退款 300 美元，电话告知", [{ cost: 300, currency: "USD" }]],
      ["replaced it, cost us EUR 80, told by email", [{ cost: 80, currency: "EUR" }]],
      ["they wanted USD 800, told by phone", []],
      ["refused the refund of USD 300, told by phone", []],
      ["replaced goods worth USD 5000, told by phone", []],
      ["客户索赔 800 美元，已电话告知", []],
    ])("“%s” says what it cost, or does not", async (how, expected) => {
      await complain();
      await lily.says(`/resolved #${ref} ${how}`);
      lily.hears(/1 项投诉已了结/);
      expect(await costs()).toEqual(expected);
    });

    it("does not say for several what each of them cost", async () => {
      await complain();
      await lily.says(`#${small} 投诉 少发了两箱`);
      await lily.says(`/resolved #${ref},#${small} refunded USD 300, told by phone`);
      expect(await kept()).toMatchObject([{ remedy: "compensate" }, { remedy: "compensate" }]);
      expect(await costs()).toEqual([]);
    });

    it("says that they were told where nobody said how", async () => {
      await complain();
      await lily.says(`/resolved #${ref} replaced, told the customer`);
      expect(await kept()).toMatchObject([{ told_by: "told" }]);
      await lily.says(`客户 #${ref} 全部`);
      lily.hears(/已告知客户/);
    });

    it("ends what they were told of, and leaves open what not, of several at once", async () => {
      await complain();
      await lily.says(`/resolved #${ref} replaced`);
      await lily.says(`#${ref} 投诉 少发了两箱`);
      const [told] = await app.genjin.app.store.rows<{ id: string }>(sql`SELECT id FROM complaint`);
      await app.genjin.app.store.run(
        sql`UPDATE complaint SET told_by = 'phone' WHERE id = ${told?.id ?? ""}::uuid`,
      );
      await lily.says(`/resolved #${ref} all`);
      lily.hears(/少发了两箱[\s\S]*告诉客户后才算了结/);
      await stays();
    });
  });

  it("that is open again is over only once they were told anew", async () => {
    await lily.says(`#${ref} 投诉 色差`);
    talk.setClock("2026-12-03T02:00:00Z");
    await lily.says(`#${ref} 已联系 说了处理办法`);
    await lily.says(`已解决 #${ref} 已补发`);
    lily.hears(/1 项投诉已了结/);
    talk.setClock("2026-12-04T02:00:00Z");
    await lily.says(`投诉清单 #${ref} 重新打开，严重`);
    lily.hears(/严重/);
    await lily.says(`投诉清单 #${ref} reopen`);
    lily.hears(/色差/);
    await lily.says(`已解决 #${ref} 再次补发`);
    lily.hears(/告诉客户后才算了结/);
    talk.setClock("2026-12-05T02:00:00Z");
    await lily.says(`#${ref} 已联系 说明了`);
    await lily.says(`已解决 #${ref}`);
    lily.hears(/1 项投诉已了结/);
  });

  it("is ended of those alone who are named, never of a whole list", async () => {
    await lily.says(`#${small} 投诉 少发了两箱`);
    await lily.says(`#${ref} 投诉 货晚到`);
    await lily.says(`#${ref} 投诉 色差`);
    await lily.says("今日");
    lily.hears(/Oran Paper/);
    await lily.says("/resolved all told by phone");
    await lily.says("投诉清单");
    lily.hears(/Oran Paper/);
    await lily.says(`#${ref} 投诉 发票开错`);
    await lily.says(`已解决 #${ref} 全部 电话告知`);
    lily.hears(/发票开错 → 电话告知/);
    await lily.says("投诉清单");
    lily.hears(/^有 1 项投诉要答复/);
  });

  it("takes a sum, a number and a severity only where they are said to be that", async () => {
    await lily.says(`#${ref} complaint torn bags`);
    for (const said of ["not severe", "没那么严重", "order 3 days", "worth USD 5000"]) {
      await lily.says(`/complaints #${ref} ${said}`);
      lily.hears(/没看出是对/);
    }
    expect(await kept()).toEqual([]);
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
