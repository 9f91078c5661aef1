import { beforeEach, describe, expect, it } from "vitest";
import type { Zone } from "../../src/core/time/civil.ts";
import { addMember } from "../../src/store/members/add-member.ts";
import { type Conversation, startConversation } from "../support/conversation.ts";
import { setPushStage } from "../support/push-stage.ts";
import { sharedApp } from "../support/shared-app.ts";
import { foundTradingHouse, type TradingHouse } from "../support/trading-house.ts";

/** Tuesday 24 November 2026: 16:30 in Shanghai, 08:30 in London. */
const tuesday = "2026-11-24T08:30:00Z";

let house: TradingHouse;
let talk: Conversation;
let ref = "";

const app = sharedApp({ http: false, now: tuesday }, async () => {
  house = await foundTradingHouse(app.genjin.app.store);
  const boss = { handle: "boss", name: "Bo", role: "admin", locale: "en", country: "GB" } as const;
  const zone = "Europe/London" as Zone;
  await addMember(app.genjin.app.store, house.organizationId, { ...boss, zone, accounts: [] });
  [ref = ""] = await house.addCustomers([{ name: "Izmir Stone", owner: "lily" }]);
});
beforeEach(() => {
  talk = startConversation(app, tuesday);
});

/** What was pushed in a stretch of minutes from a moment on. */
async function pushed(from: string, minutes: number) {
  const stage = setPushStage(app, from);
  await stage.sweepFor(minutes);
  return stage.posted.map(({ chat, text }) => ({ chat, text }));
}

const people = () => ["lily", "tom", "wei", "ann", "boss"].map((name) => talk.person(name));

describe("a list for somebody of another team", () => {
  it("is lent when the manager agrees, and not before; all three are told", async () => {
    const [lily, tom, wei, ann] = people();
    await lily?.says("交接 ann 明天到周五");
    lily?.hears(
      /^🕐 ann 不在你的团队，先请 wei 答复：周三 11\/25–周五 11\/27。\n同意之前什么都不会交接/,
    );
    await lily?.says("交接");
    lily?.hears(/lily → ann，周三 11\/25–周五 11\/27（等待答复）/);

    // Asked at once, in private, in the manager's own language; nobody else hears of it.
    const asked = await pushed(tuesday, 3);
    expect(asked.map(({ chat }) => chat)).toEqual(["direct:wei"]);
    expect(asked[0]?.text).toMatch(/lily 想把客户交给团队以外的 ann 代管：周三 11\/25–周五 11\/27/);
    expect(asked[0]?.text).not.toMatch(/Izmir/);
    expect(await pushed("2026-11-24T08:34:00Z", 3)).toEqual([]);

    // Nothing is lent, even when the days have begun.
    talk.setClock("2026-11-25T02:00:00Z");
    await ann?.says(`/c ${ref}`);
    ann?.hears(/I have no customer/);
    await ann?.says("/handover ok lily");
    ann?.hears(/lily asks to lend nothing that you decide on/);
    await tom?.says("/handover ok lily");
    tom?.hears(/lily asks to lend nothing/);

    await wei?.says("交接");
    wei?.hears(/有客户清单要交给别的团队[\s\S]*交接 同意 lily/);
    await wei?.presses("同意");
    wei?.hears(/^✅ lily → ann，周三 11\/25–周五 11\/27：已交接/);
    await ann?.says(`/c ${ref}`);
    ann?.hears(/Izmir Stone/);
    await ann?.says("/handover");
    ann?.hears(/lily → ann, Wed 25 Nov – Fri 27 Nov/);
    const told = await pushed("2026-11-25T09:30:00Z", 3);
    const about = told.filter(({ text }) => /代管|lends you/.test(text));
    expect(about.map(({ chat }) => chat).sort()).toEqual(["direct:ann", "direct:lily"]);
    // It was decided once.
    await wei?.says("交接 不同意 lily");
    wei?.hears(/没有等你答复的交接/);
    talk.setClock("2026-11-27T16:00:00Z");
    await ann?.says(`/c ${ref}`);
    ann?.hears(/I have no customer/);
  });

  it("stays where it is when the manager refuses; the lender alone is told", async () => {
    const [lily, , wei, ann] = people();
    await lily?.says("/handover ann tomorrow");
    await wei?.says("/handover no lily");
    wei?.hears(/未交接/);
    talk.setClock("2026-11-25T02:00:00Z");
    await ann?.says(`/c ${ref}`);
    ann?.hears(/I have no customer/);
    const told = await pushed(tuesday, 3);
    expect(told).toEqual([
      {
        chat: "direct:lily",
        text: expect.stringMatching(/客户没有交给 ann（周三 11\/25）：wei 不同意/),
      },
    ]);
    await wei?.says("/handover ok lily");
    wei?.hears(/没有等你答复的交接/);
    // The lender may ask again.
    await lily?.says("/handover ann tomorrow");
    lily?.hears(/先请 wei 答复/);
  });

  it("lapses when nobody answers: the first day or three days, and never after the last", async () => {
    const [lily, , wei, ann] = people();
    await lily?.says("/handover ann 11/26-12/20");
    talk.setClock("2026-11-27T08:29:00Z");
    await wei?.says("交接");
    wei?.hears(/lily 想把客户交给/);
    talk.setClock("2026-11-27T08:31:00Z");
    await wei?.says("/handover ok lily");
    wei?.hears(/没有等你答复的交接/);
    await ann?.says(`/c ${ref}`);
    ann?.hears(/I have no customer/);
    const told = await pushed("2026-11-27T08:30:30Z", 3);
    expect(told).toContainEqual({
      chat: "direct:lily",
      text: expect.stringMatching(/没有人及时答复，客户没有交给 ann/),
    });
    expect(told.filter(({ text }) => /想把客户/.test(text))).toEqual([]);
  });

  it("can be withdrawn, and is asked for once at a time", async () => {
    const [lily, , wei] = people();
    await lily?.says("/handover ann tomorrow");
    await lily?.says("/handover ann 12/1-12/3");
    lily?.hears(/还有一个请求在等答复/);
    await lily?.says("交接 取消");
    lily?.hears(/^✅ 已撤回请求，不再交给 ann。$/);
    await wei?.says("/handover ok lily");
    wei?.hears(/没有等你答复的交接/);
    expect(await pushed(tuesday, 3)).toEqual([]);
  });

  it("is granted as it was shown: an older question's button grants no other days", async () => {
    const [lily, , wei, ann] = people();
    await lily?.says("/handover ann tomorrow");
    await wei?.says("交接");
    await lily?.says("交接 取消");
    await lily?.says("/handover ann 12/1-12/20");
    await wei?.presses("同意");
    wei?.hears(/没有等你答复的交接/);
    talk.setClock("2026-12-01T02:00:00Z");
    await ann?.says(`/c ${ref}`);
    ann?.hears(/I have no customer/);
  });

  it("is lent only once, whoever answers first, and not over a loan that came meanwhile", async () => {
    const [lily, , wei, ann, boss] = people();
    await lily?.says("/handover ann tomorrow");
    await Promise.all([wei?.says("/handover ok lily"), boss?.says("/handover no lily")]);
    const { rows } = await app.genjin.app.store.pool.query(
      `SELECT (SELECT count(*)::int FROM handover) AS lent,
         (SELECT count(*)::int FROM loan_request WHERE is_granted) AS granted,
         (SELECT count(*)::int FROM loan_request WHERE decided_at IS NOT NULL) AS decided`,
    );
    expect(rows[0].decided).toBe(1);
    expect(rows[0].lent).toBe(rows[0].granted);

    await lily?.says("交接 取消");
    await lily?.says("/handover ann 12/1-12/3");
    await lily?.says("/handover tom 12/2");
    await wei?.says("/handover ok lily");
    wei?.hears(/已经有交接了/);
    talk.setClock("2026-12-01T02:00:00Z");
    await ann?.says(`/c ${ref}`);
    ann?.hears(/I have no customer/);
  });

  it("an admin decides for everybody, and is asked where a team has no manager", async () => {
    const [lily, , , ann, boss] = people();
    await lily?.says("/handover ann tomorrow");
    await boss?.says("/handover");
    boss?.hears(/lily asks to lend their customers to ann[\s\S]*\/handover ok lily/);
    await boss?.says("/handover ok lily");
    boss?.hears(/^✅ lily → ann, Wed 25 Nov: lent\. Both are told\.$/);

    await ann?.says("/handover tom tomorrow");
    ann?.hears(/tom is not in your team, so I ask boss first/);
    const asked = await pushed(tuesday, 3);
    expect(asked).toContainEqual({
      chat: "direct:boss",
      text: expect.stringMatching(/ann asks to lend their customers to tom/),
    });
  });

  it("needs no question where a manager or an admin lends theirs, or within the team", async () => {
    const [lily, , wei, , boss] = people();
    await wei?.says("/handover ann tomorrow");
    wei?.hears(/^🤝 已交给 ann 代管/);
    await boss?.says("/handover tom tomorrow");
    boss?.hears(/^🤝 Lent to tom/);
    await lily?.says("/handover tom tomorrow");
    lily?.hears(/^🤝 已交给 tom 代管/);
    expect(await pushed(tuesday, 3)).toEqual([]);
  });

  it("is refused where there is nobody to ask", async () => {
    const { pool } = app.genjin.app.store;
    await pool.query("UPDATE member SET role = 'sales' WHERE role <> 'sales'");
    const [lily] = people();
    await lily?.says("/handover ann tomorrow");
    lily?.hears(/又没有主管可以请示/);
    expect((await pool.query("SELECT FROM loan_request")).rowCount).toBe(0);
  });
});
