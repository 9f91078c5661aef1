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
let other: string;

const app = sharedApp({ http: false }, async () => {
  house = await foundTradingHouse(app.genjin.app.store);
  [ref = "", other = ""] = await house.addCustomers([
    { name: "Izmir Stone", owner: "lily", tier: "A" },
    { name: "Oran Paper", owner: "lily", tier: "C" },
  ]);
});
beforeEach(() => {
  talk = startConversation(app, wednesday);
  lily = talk.person("lily");
});

const days = () =>
  app.genjin.app.store.rows<{ due: string | null }>(
    sql`SELECT due_on AS due FROM owed WHERE kind = 'promise' ORDER BY made_at, id`,
  );

describe("a promise", () => {
  it("told without a day is asked by when, and answered with a bare day", async () => {
    await lily.says(`#${ref} 承诺 发检测报告`);
    lily.hears(/什么时候前办到？/);
    await lily.says("下周三前");
    lily.hears(/Izmir Stone · “发检测报告” · 周三 12\/09 前/);
    expect(await days()).toEqual([{ due: "2026-12-09" }]);
    await lily.says("撤销");
    lily.hears(/承诺的日期恢复原样/);
    expect(await days()).toEqual([{ due: null }]);
    const ann = talk.person("ann");
    await ann.says(`promises #${ref} friday`);
    ann.hearsNot(/Izmir|检测报告/);
    await lily.says(`promises #${ref} by friday`);
    lily.hears(/“发检测报告” · 周五 12\/04 前/);
  });

  it("is dated by no day that is told of another customer", async () => {
    await lily.says(`#${ref} 承诺 发检测报告`);
    const { text } = lily.hears(/什么时候前办到？/);
    await lily.says("下周三前", { quoting: `跟进 Oran Paper #${other}` });
    expect(await days()).toEqual([{ due: null }]);
    await lily.says(`#${ref} 承诺 发图纸`);
    lily.hears(/什么时候前办到？/);
    await lily.says("下周三前", { quoting: text });
    expect(await days()).toContainEqual({ due: "2026-12-09" });
  });

  it("is dated by a tap; what is no day is no answer", async () => {
    await lily.says(`#${ref} promise to send the drawing`);
    await lily.says(`#${other} 已联系 谈了包装`);
    lily.hears(/已记 1 条[\s\S]*Oran Paper/);
    expect(await days()).toEqual([{ due: null }]);
    await lily.says(`#${other} 承诺 寄色卡`);
    await lily.presses("周五 12/04");
    lily.hears(/Oran Paper · “寄色卡” · 周五 12\/04 前/);
    await lily.says(`承诺清单 #${ref} 尽快`);
    lily.hears(/“尽快”不是日期/);
  });

  it("is asked for where a day, or what to tell them, may be that of several", async () => {
    await lily.says(`#${ref} 承诺 发检测报告`);
    await lily.says(`#${ref} promise to send the drawing`);
    await lily.says(`#${ref} 承诺 周四前 报价`);
    for (const words of ["下周三前", "by friday"]) {
      await lily.says(`承诺清单 #${ref} ${words}`);
      lily.hears(/是哪一项承诺？/);
    }
    expect((await days()).filter(({ due }) => due === null)).toHaveLength(2);
    const { text } = lily.hears(/是哪一项承诺？/);
    await lily.says(/(\d) “发检测报告/.exec(text)?.[1] ?? "");
    lily.hears(/“发检测报告” · 周五 12\/04 前/);
    await lily.says(`promises #${ref} tell`);
    lily.hears(/是哪一项承诺？/);
    await lily.says("1");
    lily.hears(/可以复制/);
  });

  it("with a day is not asked", async () => {
    await lily.says(`#${ref} 承诺 周五前 报价`);
    lily.hearsNot(/什么时候前/);
  });

  it("that is late says to tell the customer first, with words to copy", async () => {
    await lily.says(`#${ref} 承诺 周四前 发检测报告`);
    const stage = setPushStage(app, "2026-12-04T01:02:30Z");
    await stage.sweepFor(8);
    const push = stage.posted.find(({ text }) => /承诺要兑现/.test(text));
    expect(push?.text).toMatch(/“发检测报告” · 先告诉客户/);
    talk.setClock("2026-12-04T02:00:00Z");
    await lily.says(`承诺清单 #${ref} tell`);
    lily.hears(
      /可以复制：\n• I wanted to let you know before you ask: 发检测报告, which we promised by Thu 3 Dec/,
    );
    lily.hears(/• 先跟您说一声：发检测报告原定 周四 12\/03 前给到/);
  });

  it("is counted as kept by person and customer, on time or not, and whether they have seen it", async () => {
    await lily.says(`#${ref} 承诺 周四前 报价`);
    await lily.says(`#${other} 承诺 周四前 寄样`);
    talk.setClock("2026-12-03T02:00:00Z");
    await lily.says(`已兑现 #${ref}`);
    await lily.says(`#${ref} 已回复 收到报价`);
    talk.setClock("2026-12-05T02:00:00Z");
    await lily.says(`客户 #${ref} 全部`);
    lily.hears(/承诺兑现 1\/1（100%），按时 1；其中客户随后有回音 1/);
    await lily.says("周报");
    lily.hears(/承诺兑现 1\/2（50%），按时 1；其中客户随后有回音 1/);
    const wei = talk.person("wei");
    await wei.says("周报");
    wei.hears(/承诺兑现 1\/2（50%）/);
  });
});
