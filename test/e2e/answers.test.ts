import { beforeEach, describe, expect, it } from "vitest";
import { sql } from "../../src/store/database/sql.ts";
import { type Conversation, type Person, startConversation } from "../support/conversation.ts";
import { setPushStage } from "../support/push-stage.ts";
import { sharedApp } from "../support/shared-app.ts";
import { foundTradingHouse, type TradingHouse } from "../support/trading-house.ts";

/** Wednesday, 10:00 in Shanghai and 02:00 in London. */
const wednesday = "2026-12-02T02:00:00Z";

let house: TradingHouse;
let talk: Conversation;
let lily: Person;
let tom: Person;
let [izmir, lyon] = ["", ""];

const app = sharedApp({ http: false }, async () => {
  house = await foundTradingHouse(app.genjin.app.store);
  const quoted = [{ at: "2026-11-27T09:00:00Z", outcome: "quoted" as const }];
  [izmir = "", lyon = ""] = await house.addCustomers([
    { name: "Izmir Stone", owner: "lily", tier: "C", touches: quoted },
    {
      name: "Lyon Tiles",
      owner: "tom",
      tier: "A",
      country: "FR",
      zone: "Europe/Paris",
      touches: quoted,
    },
  ]);
});
beforeEach(() => {
  talk = startConversation(app, wednesday);
  [lily, tom] = [talk.person("lily"), talk.person("tom")];
});

type Answer = { readonly dueOn: string; readonly doneAt: number | null };

/** What of a customer's questions is kept. */
const answersOf = (ref: string): Promise<Answer[]> =>
  app.genjin.app.store.rows<Answer>(sql`
    SELECT o.due_on AS "dueOn", o.done_at AS "doneAt" FROM owed o
    JOIN customer c ON c.id = o.customer_id
    WHERE c.ref = ${ref} AND o.kind = 'answer' ORDER BY o.made_at`);
const isOpen = async (ref: string) => (await answersOf(ref)).some(({ doneAt }) => doneAt === null);
const dueOn = async (ref: string) => {
  const rows = await app.genjin.app.store.rows<{ on: string }>(
    sql`SELECT due_on AS on FROM customer WHERE ref = ${ref}`,
  );
  return rows[0]?.on;
};

describe("who asked for something", () => {
  it("is drafted as waiting, recorded on a yes, and due by the answer", async () => {
    await lily.says("Izmir 客户问价格什么时候给");
    lily.hears(/Izmir Stone · 已回复 · .* · 周四 12\/03 10:00 前回复/);
    lily.hears(new RegExp(`#${izmir} 在等我们回复：问价格什么时候给`));
    expect(await answersOf(izmir)).toEqual([]);
    await lily.says("1");
    expect(await answersOf(izmir)).toEqual([{ dueOn: "2026-12-03", doneAt: null }]);
    expect(await dueOn(izmir)).toBe("2026-12-03");
    await lily.says(`为什么 #${izmir}`);
    lily.hears(/• 周三 12\/02 对方来问过，在等我们回复：最晚 周四 12\/03/);
    lily.hears(/到期：你这边 周四 12\/03 10:00 前回复/);
    await lily.says(`客户 #${izmir}`);
    lily.hears(/在等我们回复：问价格什么时候给 · 周四 12\/03 前/);
  });

  it("is answered within four hours where it is tier A, by the owner's days", async () => {
    talk.setClock("2026-12-05T15:00:00Z");
    await tom.says(`#${lyon} replied wants to know the lead time`);
    tom.hears(/#\w+ waits for our answer: wants to know the lead time/);
    expect(await answersOf(lyon)).toEqual([{ dueOn: "2026-12-07", doneAt: null }]);
    const wei = talk.person("wei");
    talk.setClock("2026-12-07T02:00:00Z");
    await wei.says(`#${lyon} 已回复 问交期`);
    // Monday 13:00 in London, whose clock counts, four hours after work begins there.
    wei.hears(/周一 12\/07 21:00 前/);
  });

  it("stands first in the list of the day, and is listed", async () => {
    await lily.says(`#${izmir} 已回复 要样品目录`);
    talk.setClock("2026-12-02T23:20:00Z");
    await lily.says("今日");
    lily.hears(new RegExp(`\n⏳ 等我们回复 1：#${izmir} 要样品目录 · 已等 21h\n1 Izmir Stone `));
    lily.hears(/Izmir Stone · C · #\w+\n.*前回复.*\n +等我们回复，已等 21h/);
    for (const asked of ["谁在等我回复", "谁在等我回复？", "有谁在等我们？", "waiting"]) {
      await lily.says(asked);
      lily.hears(
        /^⏳ 有 1 项在等我们回复\n1 Izmir Stone · C · #\w+\n +已等 21h · 今天到期\n +要样品目录/,
      );
    }
    await lily.says("1 ok 目录发了");
    lily.hears(new RegExp(`回复了 #${izmir} 等的：要样品目录`));
    await lily.says("谁在等我回复");
    lily.hears(/^没有客户在等我们回复。$/);
    await tom.says("who is waiting for my answer?");
    tom.hears(/^Nobody waits for our answer\.$/);
    await tom.says(`#${lyon} replied asked for the datasheet`);
    await tom.says("who's waiting for us?");
    tom.hears(
      /^⏳ 1 customer waits for our answer\n1 Lyon Tiles · A · #\w+\n.*\n +asked for the datasheet/,
    );
    const wei = talk.person("wei");
    await wei.says("谁在等我回复");
    wei.hears(/^⏳ 团队有 1 项在等回复\n1 Lyon Tiles · A · #\w+\n.* · tom\n/);
    await wei.says("今日", { inTeam: house.teamId });
    wei.hears(new RegExp(`⏳ 等我们回复 1：#${lyon} · 已等`));
    wei.hearsNot(/datasheet/);
  });

  it.each(["已报价 USD 3.2", "ok", "已联系 电话里说了", "样品 已寄", "承诺 周五前 报价"])(
    "is answered by “%s”, and waits again after an undo",
    async (said) => {
      await lily.says(`#${izmir} 已回复 问价格`);
      talk.setClock("2026-12-02T04:00:00Z");
      await lily.says(`#${izmir} ${said}`);
      lily.hears(/回复了 #\w+ 等的：问价格/);
      expect(await isOpen(izmir)).toBe(false);
      expect((await dueOn(izmir)) ?? "").toMatch(/^2027-/);
      await lily.says("撤销");
      expect(await isOpen(izmir)).toBe(true);
      expect(await dueOn(izmir)).toBe("2026-12-03");
    },
  );

  it.each(["未接", "已回复 谢谢", "来电 已回复 说等财务"])(
    "still waits after “%s”",
    async (said) => {
      await lily.says(`#${izmir} 已回复 问价格`);
      talk.setClock("2026-12-02T04:00:00Z");
      await lily.says(`#${izmir} ${said}`);
      lily.hearsNot(/等的/);
      expect(await isOpen(izmir)).toBe(true);
      expect(await dueOn(izmir)).toBe("2026-12-03");
    },
  );

  it("is answered by a free line as well", async () => {
    await tom.says(`#${lyon} replied asked for the datasheet`);
    await tom.says("sent Lyon the datasheet");
    tom.hears(/Lyon Tiles · contacted · .*\n✅ #\w+ has our answer: asked for the datasheet/);
    expect(await isOpen(lyon)).toBe(true);
    await tom.says("1");
    expect(await isOpen(lyon)).toBe(false);
  });

  it("waits for nothing where nothing was asked", async () => {
    for (const said of ["replied ok", "replied thanks, all good", "已回复 客户说收到了", "na"]) {
      await tom.says(`#${lyon} ${said}`);
      tom.hearsNot(/waits? for our answer/);
    }
    await lily.says("Izmir 客户回复说知道了");
    lily.hears(/Izmir Stone · 已回复/);
    lily.hearsNot(/等我们回复/);
    await lily.says("1");
    expect([await answersOf(lyon), await answersOf(izmir)]).toEqual([[], []]);
  });

  it("goes with the touch that told of it, and with its correction", async () => {
    await lily.says(`#${izmir} 已回复 问价格`);
    await lily.says("撤销");
    expect(await answersOf(izmir)).toEqual([]);
    await lily.says(`#${izmir} 已回复 问价格`);
    await lily.says("改成昨天");
    lily.hears(/#\w+ 在等我们回复：问价格(（周三 12\/02 \d\d:\d\d 前）)?/);
    await lily.says("1");
    expect(await answersOf(izmir)).toEqual([{ dueOn: "2026-12-02", doneAt: null }]);
    await lily.says("不是已回复，是已报价");
    await lily.says("1");
    expect(await answersOf(izmir)).toEqual([]);
  });

  it("was answered already where that was told first", async () => {
    await lily.says(`#${izmir} 已报价`);
    await lily.says(`#${izmir} 昨天 已回复 问价格`);
    lily.hearsNot(/在等我们回复/);
    expect(await answersOf(izmir)).toEqual([]);
  });

  it("is due by then, whatever day is asked for", async () => {
    await tom.says(`#${lyon} replied asked for the datasheet +2w`);
    tom.hears(/answer by Wed 2 Dec 13:00/);
    await tom.says(`#${lyon} snooze 2w`);
    tom.hears(/They asked us something on Wed 2 Dec and wait for our answer/);
    await tom.says(`#${lyon} ok sent it`);
    tom.hears(/next /);
  });

  it("needs no answer where the member says so", async () => {
    await lily.says(`#${izmir} 已回复 问价格`);
    await lily.says(`不用回复 #${izmir}`);
    lily.hears(/Izmir Stone · 1 项已答复/);
    expect(await isOpen(izmir)).toBe(false);
    await lily.says("撤销");
    lily.hears(/恢复为等我们回复/);
    await tom.says(`answer-given ${lyon}`);
    tom.hears(/is not waiting for an answer/);
  });

  it("is pushed with what is owed, in the morning of its day", async () => {
    await lily.says(`#${izmir} 已回复 问价格`);
    const stage = setPushStage(app, "2026-12-03T01:02:30Z");
    await stage.sweepFor(8);
    const [due] = stage.posted.filter(({ text }) => /在等我们回复/.test(text));
    expect(due?.chat).toBe("direct:lily");
    expect(due?.text).toMatch(/Izmir Stone/);
  });

  it("takes as long as the rules say", async () => {
    await app.genjin.app.store.run(sql`
      INSERT INTO rule_set (id, organization_id, version, at, rules)
      SELECT gen_random_uuid(), id, 2, now(), '{"answers": {"workHours": 48}}' FROM organization`);
    await lily.says(`#${izmir} 已回复 问价格`);
    lily.hears(/周五 12\/04 10:00 前/);
  });
});
