import { beforeEach, describe, expect, it } from "vitest";
import {
  type Conversation,
  type Person,
  startConversation,
} from "../../../test/support/conversation.ts";
import { setPushStage } from "../../../test/support/push-stage.ts";
import { sharedApp } from "../../../test/support/shared-app.ts";
import { foundTradingHouse, type TradingHouse } from "../../../test/support/trading-house.ts";
import type { OutboundMessage } from "../../chat/message.ts";
import { sql } from "../../store/database/sql.ts";

/** Wednesday morning in Shanghai. */
const wednesday = "2026-12-02T02:00:00Z";

let house: TradingHouse;
let talk: Conversation;
let lily: Person;
let tom: Person;
let wei: Person;
let ref: string;
let other: string;
let toms: string;

const app = sharedApp({ http: false }, async () => {
  house = await foundTradingHouse(app.genjin.app.store);
  [ref = "", other = "", toms = ""] = await house.addCustomers([
    { name: "Izmir Stone", owner: "lily", tier: "A" },
    { name: "Oran Paper", owner: "lily", tier: "C" },
    { name: "Leeds Glass", owner: "tom", tier: "KA" },
  ]);
});
beforeEach(() => {
  talk = startConversation(app, wednesday);
  [lily, tom, wei] = [talk.person("lily"), talk.person("tom"), talk.person("wei")];
});

const lines = () =>
  app.genjin.app.store.rows<object>(sql`
    SELECT kind, direction, percent, amount, currency FROM ledger_line ORDER BY at, id`);
const owed = () =>
  app.genjin.app.store.rows<{ due: string; done: boolean }>(sql`
    SELECT due_on AS due, done_at IS NOT NULL AS done FROM owed WHERE kind = 'favour'
    ORDER BY made_at, id`);

describe("a concession", () => {
  it("is noted with what comes back for it and by when", async () => {
    await lily.says(`让利 #${ref} 2.5% 换 转介绍，下周三前`);
    lily.hears(/Izmir Stone · 给了 2\.5% · 换：转介绍 · 周三 12\/09 前/);
    lily.hearsNot(/换什么？/);
    expect(await lines()).toEqual([
      { kind: "concession", direction: "given", percent: 2.5, amount: null, currency: null },
    ]);
    expect(await owed()).toEqual([{ due: "2026-12-09", done: false }]);
    await tom.says(`concession ${toms} EUR 300 for a bigger order by friday`);
    tom.hears(/Leeds Glass · gave EUR 300 · to come back: a bigger order · by Fri 4 Dec/);
  });

  it("asks what comes back where nobody said, and takes words, a tap or nothing for an answer", async () => {
    await lily.says(`让利 #${ref} 免打样费`);
    lily.hears(/给了 免打样费 · 还没说换什么 · 周三 12\/16 前/);
    lily.hears(/换什么？/);
    await lily.says("他们介绍两家同行");
    lily.hears(/给了 免打样费 · 换：他们介绍两家同行 · 周三 12\/16 前/);
    await lily.says(`让利 #${other} 1个点`);
    await lily.presses("提前付款");
    lily.hears(/Oran Paper · 给了 1% · 换：提前付款/);
    await tom.says(`concede ${toms} 4 percent`);
    tom.hears(/What do we get for it\?/);
    await tom.says("nothing");
    tom.hears(/Leeds Glass · gave 4% · for nothing/);
    expect((await owed()).map(({ done }) => done)).toEqual([false, false, true]);
    expect(await lines()).toHaveLength(3);
  });

  it("takes no touch of anybody for what comes back", async () => {
    await lily.says(`让利 #${ref} 2%`);
    await lily.says(`#${other} 已联系 谈了包装`);
    lily.hears(/已记 1 条[\s\S]*Oran Paper/);
    await lily.says(`让利 #${ref} 1%`);
    await lily.says("Oran Paper 今天回复了");
    expect(
      await app.genjin.app.store.rows(sql`SELECT 1 FROM owed WHERE content IS NOT NULL`),
    ).toEqual([]);
  });

  it("may be told behind the customer", async () => {
    await lily.says(`${ref} 让利 USD 120 换 好评`);
    lily.hears(/Izmir Stone · 给了 USD 120 · 换：好评/);
    await tom.says(`${toms} concession 2% for a case study`);
    tom.hears(/Leeds Glass · gave 2% · to come back: a case study/);
  });

  it("is paid for by a line that follows, and each step is taken back", async () => {
    await lily.says(`让利 #${ref} 3% 换 转介绍`);
    await lily.says(`让利 #${ref} 已回报 介绍了 Bursa 的买家`);
    lily.hears(/给了 3% · 已回报/);
    expect(await lines()).toMatchObject([
      { kind: "concession" },
      { kind: "return", direction: "received" },
    ]);
    await lily.says(`让利 #${ref}`);
    lily.hears(/给出 1 次，收到 1 次；待回报 0，没换什么 0/);
    lily.hears(/收到 介绍了 Bursa 的买家/);
    await lily.says("撤销");
    lily.hears(/恢复为待回报/);
    await lily.says(`让利 #${ref}`);
    lily.hears(/给出 1 次，收到 0 次；待回报 1/);
    await lily.says("撤销");
    lily.hears(/这笔往来已收回/);
    expect(await lines()).toEqual([]);
    expect(await owed()).toEqual([]);
    await lily.says(`让利 #${ref} 已回报`);
    lily.hears(/没有待回报的让利/);
  });

  it("is asked which where several wait", async () => {
    await tom.says(`concede ${toms} 2% for a referral`);
    await tom.says(`concede ${toms} free freight for a yearly contract`);
    await tom.says(`concede ${toms} returned signed it`);
    const { text } = tom.hears(/For which concession did something come back\?/);
    await tom.says(/(\d) gave free freight/.exec(text)?.[1] ?? "");
    tom.hears(/gave free freight · came back/);
    await tom.says("favours");
    tom.hears(/1 concession to be paid for/);
    tom.hears(/Leeds Glass · gave 2% · to come back: a referral/);
    tom.hears(/Reward loyalty, never a threat/);
  });

  it("above the limit is noted all the same; on a threat it says what is rewarded", async () => {
    await lily.says(`让利 #${ref} 9% 换 没有`);
    lily.hears(/给了 9% · 没换什么/);
    lily.hears(/照记不误。超过了 5% 或 USD 2,000/);
    await tom.says(`concede ${toms} 2% they threaten to leave`);
    tom.hears(/Reward loyalty, never a threat\. Ask for something in return/);
  });

  it("is reminded of on its morning, and told to the manager with the week", async () => {
    await lily.says(`让利 #${ref} 3% 换 转介绍`);
    const stage = setPushStage(app, "2026-12-16T01:02:30Z");
    await stage.sweepFor(8);
    const push = stage.posted.find(({ text }) => /让利等回报/.test(text));
    expect(push?.chat).toBe("direct:lily");
    expect(push?.text).toMatch(/Izmir Stone[\s\S]*“转介绍”/);
    await wei.says("周报");
    wei.hears(/让利待回报 1 项\n• #\w+ Izmir Stone · 给了 3% · 换：转介绍 · 周三 12\/16 前 · 李莉/);
    const week = setPushStage(app, "2026-12-07T01:31:00Z");
    await week.sweepFor(8);
    for (const { chat, text } of week.posted)
      if (chat.startsWith("team:")) expect(text).not.toMatch(/让利|Izmir/);
  });

  it("is on the card, in the owner's language", async () => {
    await lily.says(`让利 #${ref} 3% 换 转介绍`);
    await lily.says(`客户 #${ref} 全部`);
    lily.hears(/让利与人情：给出 1 次，收到 0 次；待回报 1/);
    await wei.says(`客户 #${ref} 全部`);
    wei.hears(/2026\/12\/02 · 给了 3% · 换：转介绍/);
  });

  it("is nobody's business who does not see the customer", async () => {
    await lily.says(`让利 #${ref} 3% 换 转介绍`);
    const ann = talk.person("ann");
    await ann.says(`concede #${ref}`);
    ann.hearsNot(/Izmir|转介绍|3%/);
    await ann.says("favours");
    ann.hearsNot(/Izmir|转介绍/);
    await lily.says(`让利 #${ref}`, { inTeam: "Team One" });
    expect(lily.hears(/转介绍/).chat).toBe("direct:lily");
  });
});

describe("whom a concession was given to", () => {
  const nudgeOf = async (of: string): Promise<OutboundMessage> => {
    const subjects = await app.genjin.app.store.rows<{ customerId: string; ref: string }>(sql`
      SELECT id AS "customerId", ref FROM customer WHERE ref = ${of}`);
    const summary = `⏰ #${of}`;
    const blocks = [
      { type: "paragraph" as const, inlines: [{ type: "text" as const, text: summary }] },
    ];
    return { kind: "nudge", summary, blocks, subjects };
  };

  it("may be the customer of the nudge, where nobody is named", async () => {
    await lily.receives(await nudgeOf(ref));
    await lily.says("让利 1% 换 转介绍");
    lily.hears(/Izmir Stone · 给了 1% · 换：转介绍/);
  });

  const given = () =>
    app.genjin.app.store.rows<{ ref: string; percent: number | null }>(sql`
      SELECT c.ref, l.percent FROM ledger_line l JOIN customer c ON c.id = l.customer_id`);

  it.each([
    "让利 1% 给 Oran Paper",
    "让利1%给Oran Paper",
    "concede 1% for Oran Paper",
    "concession 1 percent to Oran Paper",
    "让利 1个点 给Oran Paper 换 转介绍",
  ])("“%s” is for whoever it names, not for a row of a list", async (line) => {
    await lily.says("我的客户");
    lily.hears(/1 Izmir Stone/);
    await lily.says(line);
    lily.hears(/Oran Paper · 给了 1%/);
    expect(await given()).toEqual([{ ref: other, percent: 1 }]);
    lily.hearsNot(/换：Oran/);
  });

  it.each([
    "让利 谈得不太顺，Oran Paper 还要再看",
    "让利 多少合适？",
    "人情，下周请 Oran Paper 吃饭",
    "concession talks with Oran Paper went well",
    "concessions are out of the question for Oran Paper",
    "favours between them and us are many",
    "concession 2% is what Oran Paper asks for",
    "concede 2% for Kassel Stahl",
  ])("“%s” is not written down for the customer of the nudge", async (line) => {
    await lily.receives(await nudgeOf(ref));
    await lily.says(line);
    expect(await lines()).toEqual([]);
    expect(await owed()).toEqual([]);
  });

  it.each([
    ["lily", () => `${ref} 让利谈不拢`],
    ["lily", () => `${ref} 让利 2% 他们没同意`],
    ["lily", () => `让利 #${ref} 3% 没谈拢`],
    ["tom", () => `${toms} concession refused`],
    ["tom", () => `${toms} conceded that the colour was wrong`],
    ["tom", () => `concede ${toms} 3%, they turned down even that`],
  ] as const)("%s is asked first where it may not have been made (%#)", async (who, line) => {
    const person = talk.person(who);
    await person.says(line());
    person.hears(/让利了吗？还没记|Did we give that\? Nothing is recorded yet/);
    expect(await lines()).toEqual([]);
    await person.says("2");
    person.hears(/已记 1 条|Logged/);
    expect(await lines()).toEqual([]);
    await person.says(line());
    await person.says("1");
    person.hears(/给了|gave/);
    expect(await lines()).toMatchObject([{ kind: "concession", direction: "given" }]);
  });

  it.each([
    ["lily", "明早九点提醒我给银行打电话", /./],
    ["lily", "晨报改到8点半", /8:30|08:30/],
    ["lily", "Izmir Stone 今天回复了", /Izmir Stone/],
    ["tom", "remind me at 3 to call the bank", /./],
    ["tom", "don't disturb me from 10pm to 7am", /./],
    ["tom", "see you tomorrow", /./],
    ["lily", "好累啊", /./],
    ["tom", "book a flight to Dubai", /./],
    ["tom", "holidays in Poland", /Poland/],
  ] as const)("%s: “%s” is not what comes back", async (who, line, heard) => {
    const person = talk.person(who);
    await person.says(who === "lily" ? `让利 #${ref} 2%` : `concede ${toms} 2%`);
    person.hears(/换什么？|What do we get for it\?/);
    await person.says(line);
    person.hears(heard);
    expect(
      await app.genjin.app.store.rows(sql`SELECT 1 FROM owed WHERE content IS NOT NULL`),
    ).toEqual([]);
  });

  it.each([
    ["lily", "转介绍两家"],
    ["lily", "下单加量20%"],
    ["lily", "10% 预付"],
    ["tom", "a case study with photos"],
    ["tom", "earlier payment by friday"],
    ["tom", "20% more volume"],
  ] as const)("%s: “%s” still is", async (who, line) => {
    const person = talk.person(who);
    await person.says(who === "lily" ? `让利 #${ref} 2%` : `concede ${toms} 2%`);
    await person.says(line);
    person.hears(/给了 2% · 换：|gave 2% · to come back: /);
  });
});

describe("a favour in free words", () => {
  it.each([
    ["lily", () => `#${ref} 帮客户找了清关代理`, "1", /给了 帮客户找了清关代理/, "favour", "given"],
    [
      "tom",
      () => `${toms} recommended us to a mill in York`,
      "1",
      /got recommended us to a mill in York/,
      "favour",
      "received",
    ],
    [
      "tom",
      () => `${toms} introduced them a surveyor`,
      "1",
      /gave introduced them a surveyor/,
      "favour",
      "given",
    ],
  ] as const)(
    "%s is asked whether it is one",
    async (who, line, choice, answer, kind, direction) => {
      const person = talk.person(who);
      await person.says(line());
      person.hears(/还没记|Nothing is recorded yet/);
      expect(await lines()).toEqual([]);
      await person.says(choice);
      person.hears(answer);
      expect(await lines()).toMatchObject([{ kind, direction }]);
      expect(await owed()).toEqual([]);
    },
  );

  it("may be no favour, only a touch", async () => {
    await lily.says(`#${ref} 帮客户查了物流`);
    await lily.says("3");
    lily.hears(/已记 1 条[\s\S]*帮客户查了物流/);
    expect(await lines()).toEqual([]);
  });
});

describe("a concession that is planned", () => {
  it("within the limit needs no yes, and notes nothing", async () => {
    await lily.says(`想给 ${ref} 让利 4%`);
    lily.hears(/在限额内（5% 或 USD 2,000），不用请示/);
    expect(await lines()).toEqual([]);
    await lily.presses(`已给 #${ref}`);
    lily.hears(/给了 4%/);
  });

  it("above it is decided by a manager, by name or reference, in either language", async () => {
    await lily.says("想给 Izmir Stone 让利 8% 换 全年订单");
    lily.hears(/给 #\w+ 让利 8% 超过限额/);
    await tom.says(`want to give ${toms} USD 2500 off`);
    tom.hears(/USD 2,500 off to #\w+ is above the limit/);
    expect(await lines()).toEqual([]);
    await lily.says(`让利 #${ref} yes`);
    lily.hears(/要由主管同意/);
    await wei.says("周报");
    wei.hears(/等主管同意\n• #\w+ Izmir Stone · 李莉想让利 8%/);
    await wei.says("让利");
    wei.hears(/Leeds Glass · Tom Baker想让利 USD 2,500 off/);
    await wei.presses(`同意 #${ref}`);
    wei.hears(/Izmir Stone · 同意 · 李莉想让利 8%/);
    await wei.says(`让利 #${toms} no`);
    wei.hears(/Leeds Glass · 不同意/);
    await lily.says("让利");
    lily.hears(/最近已定\n• #\w+ Izmir Stone · 李莉想让利 8% · 同意/);
    await wei.says("撤销");
    wei.hears(/恢复为等主管同意/);
    await wei.says(`让利 #${ref} no`);
    wei.hears(/没有等同意的让利/);
  });

  it("is a plan only where one customer is named", async () => {
    for (const said of ["want to give them a 5% discount", "想给他们让利 3%"]) {
      await lily.says(said);
      lily.hearsNot(/限额|limit/);
    }
    expect(await lines()).toEqual([]);
  });
});

describe("fairness", () => {
  it("is told by tier and by turnover, nothing of few", async () => {
    const refs = await house.addCustomers(
      Array.from({ length: 6 }, (_, at) => ({
        name: `Basra Trade ${at}`,
        owner: "lily" as const,
        tier: "B" as const,
      })),
    );
    for (const one of refs) await lily.says(`下单 #${one} CNY 10000`);
    await lily.says(`让利 #${refs[0] ?? ""} 4% 换 没有`);
    await lily.says(`让利 #${refs[1] ?? ""} CNY 600 换 没有`);
    await lily.says(`让利 #${ref} 2% 换 没有`);
    await lily.says("让利 公平");
    lily.hears(
      /按等级\n• A：1 家 · 不足 5 家，不列\n• B：6 家 · 给过 2 家 · 平均 4% · 每 USD 1,000 成交让 USD 10/,
    );
    lily.hears(/按成交额[\s\S]*前三分之一：2 家 · 不足 5 家/);
    lily.hears(/让利奖的是忠诚，不奖威胁/);
    lily.hearsNot(/Basra/);
    await tom.says("favours fair");
    tom.hears(/Nobody has ordered or was given anything/);
  });

  it("tells of sums without a rate, which are given all the same", async () => {
    const refs = await house.addCustomers(
      Array.from({ length: 5 }, (_, at) => ({
        name: `Leeds Mill ${at}`,
        owner: "tom" as const,
        tier: "D" as const,
      })),
    );
    for (const one of refs) await tom.says(`order #${one} USD 100`);
    await tom.says(`concede #${refs[0] ?? ""} EUR 900 for nothing`);
    await app.genjin.app.store.run(sql`UPDATE ledger_line SET currency = 'XTS'`);
    await tom.says("favours fair");
    tom.hears(/D: 5 in all · given to 1\n/);
    tom.hears(/1 sum of money has no exchange rate and is not counted here/);
  });
});
