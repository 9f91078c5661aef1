import { beforeEach, describe, expect, it } from "vitest";
import { sql } from "../../src/store/database/sql.ts";
import { addContacts } from "../support/contacts.ts";
import { type Conversation, type Person, startConversation } from "../support/conversation.ts";
import { setPushStage } from "../support/push-stage.ts";
import { sharedApp } from "../support/shared-app.ts";
import { foundTradingHouse, type TradingHouse } from "../support/trading-house.ts";

let house: TradingHouse;
let talk: Conversation;
let lily: Person;
let ref: string;

/** Wednesday in Shanghai. */
const wednesday = "2026-12-02T02:00:00Z";

const app = sharedApp({ http: false }, async () => {
  house = await foundTradingHouse(app.genjin.app.store);
  [ref = ""] = await house.addCustomers([
    {
      name: "Izmir Stone",
      owner: "lily",
      tier: "A",
      touches: [{ at: "2026-11-27T09:00:00Z", outcome: "quoted" }],
    },
  ]);
});
beforeEach(() => {
  talk = startConversation(app, wednesday);
  lily = talk.person("lily");
});

/** What was pushed of complaints on the morning of a date in Shanghai. */
async function morning(date: string): Promise<readonly [string, string][]> {
  const stage = setPushStage(app, `${date}T01:02:30Z`);
  await stage.sweepFor(8);
  return stage.posted
    .filter(({ text }) => /项投诉/.test(text))
    .map(({ chat, text }) => [chat, text]);
}

describe("complaints", () => {
  it("are opened in a reply, to be answered within two working days unless a day is told", async () => {
    await lily.says("今日");
    await lily.says("1 投诉 货晚到");
    lily.hears(/Izmir Stone · 有投诉 · “货晚到”/);
    lily.hears(/投诉要在 周五 12\/04 前答复.*已解决 #/);
    await lily.says(`#${ref} 投诉 下周三前 颜色不对`);
    lily.hears(/投诉要在 周三 12\/09 前答复/);
    await lily.says(`客户 #${ref} 全部`);
    lily.hears(/未了结的投诉\n• 货晚到 · 周五 12\/04 前\n• 颜色不对 · 周三 12\/09 前/);
    const rows = await app.genjin.app.store.rows(sql`
      SELECT direction, kind, is_two_way AS "isTwoWay" FROM touch WHERE outcome = 'complained'`);
    expect(rows[0]).toEqual({ direction: "in", kind: "message", isTwoWay: true });
  });

  it("keep what was done about them, also when it is asked which", async () => {
    await lily.says(`#${ref} 投诉 货晚到`);
    await lily.says(`已解决 #${ref} 已补发三箱，微信告知`);
    lily.hears(/1 项投诉已了结\n“货晚到 → 已补发三箱，微信告知”/);
    await lily.says("撤销");
    await lily.says(`#${ref} 投诉 颜色不对`);
    await lily.says(`/resolved #${ref} refunded 5%, told by email`);
    lily.hears(/了结了哪一项/);
    await lily.says("2");
    lily.hears(/“颜色不对 → refunded 5%, told by email”/);
    await lily.says(`/c #${ref} all`);
    lily.hears(/未了结的投诉\n• 货晚到 · 周/);
    lily.hearsNot(/未了结的投诉\n(•.*\n)*• 颜色不对/);
  });

  it("stand in the list of the day", async () => {
    await lily.says(`#${ref} complaint late goods`);
    talk.setClock("2026-12-04T02:00:00Z");
    await lily.says("今日");
    lily.hears(/Izmir Stone.*\n.*\n +⚠ 有投诉，周五 12\/04 前答复/);
  });

  it("are not opened by what says that they are over", async () => {
    for (const said of ["complaint resolved", "投诉处理完了"]) {
      await lily.says(`#${ref} ${said}`);
      lily.hears(new RegExp(`的投诉已了结的话，请发：已解决 #${ref}。现在还没有记录`));
    }
    await lily.says(`#${ref} 投诉已解决`);
    lily.hears(/没有未了结的投诉/);
    const rows = await app.genjin.app.store.rows(sql`SELECT FROM owed`);
    expect(rows).toHaveLength(0);
  });

  it("are no promises: what says that one is kept makes none", async () => {
    await lily.says(`#${ref} 承诺 发图纸`);
    const said = ["承诺兑现了", "promise kept", "promise fulfilled"].map(
      (text) => `#${ref} ${text}`,
    );
    for (const line of [...said, "Izmir 承诺办到了", "promise to Izmir is kept"]) {
      await lily.says(line);
      lily.hears(new RegExp(`的事办完了的话，请发：已兑现 #${ref}。现在还没有记录`));
    }
    await lily.says(`#${ref} 承诺已兑现`);
    lily.hears(/1 项承诺已兑现\n“发图纸”/);
    const rows = await app.genjin.app.store.rows(sql`SELECT FROM owed`);
    expect(rows).toHaveLength(1);
  });

  it("are listed with what was promised, the team's for a manager", async () => {
    await lily.says("承诺清单");
    lily.hears(/^没有未兑现的承诺。$/);
    await lily.says(`#${ref} 投诉 货晚到`);
    await lily.says(`#${ref} 承诺 发图纸 下周三`);
    await lily.says(`#${ref} 承诺 报价`);
    await lily.says("还有哪些承诺没兑现？");
    lily.hears(/^有 2 项承诺要兑现\n/);
    await lily.says("承诺清单");
    const { text } = lily.hears(/^有 2 项承诺要兑现 · 有 1 项投诉要答复\n/);
    expect(text).toMatch(/⚠ 投诉“货晚到”\n2 .*\n +周三 12\/09 前\n +“发图纸”\n3 .*\n +“报价”/);
    await lily.says("/complaints");
    lily.hears(/^有 1 项投诉要答复\n1 Izmir Stone · A · #\w+\n.*\n +⚠ 投诉“货晚到” · 交期\n/);
    lily.hearsNot(/图纸|报价/);
    const wei = talk.person("wei");
    await wei.says("客诉");
    wei.hears(/^团队有 1 项投诉没了结\n1 Izmir Stone · A · #\w+\n.*lily\n/);
    await wei.says("承诺清单");
    wei.hears(/^团队有 2 项承诺没兑现 · 团队有 1 项投诉没了结\n1 Izmir Stone · A · #\w+\n.*lily\n/);
    const ann = talk.person("ann");
    await app.genjin.app.store.run(sql`UPDATE member SET role = 'admin' WHERE handle = 'ann'`);
    await ann.says("/promises");
    ann.hears(/2 promises of your team are open · 1 complaint/);
    await app.genjin.app.store.run(sql`UPDATE member SET role = 'sales' WHERE handle = 'ann'`);
    await ann.says("what did we promise?");
    ann.hears(/^No customer is yours yet\n/);
    ann.hearsNot(/Izmir|promises/);
  });

  it("are pushed to the owner on the day and when overdue, then to the manager, until resolved", async () => {
    await lily.says(`#${ref} 投诉 货晚到`);
    expect(await morning("2026-12-03")).toEqual([]);
    const [due] = await morning("2026-12-04");
    expect(due?.[0]).toBe("direct:lily");
    expect(due?.[1]).toMatch(
      /有 1 项投诉要答复\n• Izmir Stone · A · #\w+\n +今天到期\n +⚠ 投诉“货晚到”/,
    );
    expect(await morning("2026-12-07")).toMatchObject([["direct:lily", /已过期/]]);
    const third = await morning("2026-12-09");
    expect(third.find(([chat]) => chat === "direct:wei")?.[1]).toMatch(/团队有 1 项投诉逾期未答复/);
    talk.setClock("2026-12-09T02:00:00Z");
    await lily.says(`已解决 #${ref} 电话告知`);
    lily.hears(/Izmir Stone · 1 项投诉已了结\n“货晚到 → 电话告知”/);
    expect(await morning("2026-12-14")).toEqual([]);
    await lily.says("撤销");
    lily.hears(/这项投诉恢复为未了结/);
    expect(await morning("2026-12-21")).toHaveLength(2);
  });

  it("are no promises, nor promises complaints", async () => {
    await lily.says(`#${ref} 投诉 货晚到`);
    await lily.says(`已兑现 #${ref}`);
    lily.hears(/没有待兑现的承诺/);
    await lily.says(`已解决 #${ref} 电话告知`);
    await lily.says(`已解决 #${ref} 电话告知`);
    lily.hears(/没有未了结的投诉/);
  });

  it("hold greetings back until they are resolved", async () => {
    await addContacts(app.genjin.app.store, ref, [
      { name: "Ece Demir", observances: ["new_year"] },
    ]);
    await lily.says(`#${ref} 投诉 货晚到`);
    talk.setClock("2026-12-28T02:00:00Z");
    await lily.says("祝福 元旦");
    lily.hears(/周三 12\/02 的投诉还没了结/);
    await lily.says(`已解决 #${ref} 电话告知`);
    await lily.says("祝福 元旦");
    lily.hearsNot(/投诉/);
    lily.hears(/Ece/);
  });

  it("are taken back as well where the version before this one noted or ended them", async () => {
    const { store } = app.genjin.app;
    /** The last change, in the names that it had then. */
    const wroteBefore = async () => {
      const [entry] = await store.rows<{ id: string; undo: Buffer }>(sql`
        SELECT id, undo FROM audit_entry ORDER BY at DESC, id DESC LIMIT 1`);
      if (entry === undefined) throw new Error("nothing was changed");
      const written = store.cipher
        .open("audit_entry", "undo", entry.id, entry.undo)
        .replaceAll('"table":"owed"', '"table":"promise"')
        .replaceAll('"done_at":', '"kept_at":')
        .replaceAll('"kind":"complaint"', '"is_complaint":true');
      expect(written).toContain('"promise"');
      const undo = store.cipher.seal("audit_entry", "undo", entry.id, written);
      await store.run(sql`UPDATE audit_entry SET undo = ${undo} WHERE id = ${entry.id}::uuid`);
    };
    await lily.says(`#${ref} 投诉 货晚到`);
    await wroteBefore();
    talk.setClock("2026-12-02T02:01:00Z");
    await lily.says(`已解决 #${ref} 电话告知`);
    await wroteBefore();
    await lily.says("撤销");
    lily.hears(/这项投诉恢复为未了结/);
    const open = () => store.rows(sql`SELECT kind FROM owed WHERE done_at IS NULL`);
    expect(await open()).toEqual([{ kind: "complaint" }]);
    await lily.says("撤销");
    expect(await open()).toEqual([]);
    expect(await store.rows(sql`SELECT FROM touch WHERE outcome = 'complained'`)).toEqual([]);
  });

  it("take as long as the rules say", async () => {
    await app.genjin.app.store.run(sql`
      INSERT INTO rule_set (id, organization_id, version, at, rules)
      SELECT gen_random_uuid(), id, 2, now(), '{"complaints": {"answerWorkdays": 5}}' FROM organization`);
    await lily.says(`#${ref} 投诉 货晚到`);
    lily.hears(/投诉要在 周三 12\/09 前答复/);
  });
});
