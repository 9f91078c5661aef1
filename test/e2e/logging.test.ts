import { beforeEach, describe, expect, it } from "vitest";
import type { OutboundMessage } from "../../src/chat/message.ts";
import { sql } from "../../src/store/database/sql.ts";
import { type Conversation, type Person, startConversation } from "../support/conversation.ts";
import { sharedApp } from "../support/shared-app.ts";
import { foundTradingHouse, type TradingHouse } from "../support/trading-house.ts";

/** Wednesday: 19:50 in Beijing, 14:50 in Istanbul, 11:50 in London. */
const wednesday = "2026-12-02T11:50:00Z";

let house: TradingHouse;
let talk: Conversation;
let lily: Person;
let tom: Person;
let wei: Person;
/** References of Lily's three customers. */
let anadolu: string;
let nile: string;
let brasil: string;

const app = sharedApp({ http: false }, async () => {
  house = await foundTradingHouse(app.genjin.app.store);
  [anadolu, nile, brasil] = (await house.addCustomers([
    {
      name: "Anadolu Tekstil",
      owner: "lily",
      tier: "A",
      touches: [{ at: "2026-11-28T11:00:00Z", outcome: "quoted" }],
    },
    {
      name: "Nile Trading",
      owner: "lily",
      tier: "B",
      country: "EG",
      zone: "Africa/Cairo",
      tierSince: "2026-12-01T07:00:00Z",
    },
    {
      name: "Brasil Metais",
      owner: "lily",
      tier: "C",
      country: "BR",
      zone: "America/Sao_Paulo",
    },
  ])) as [string, string, string];
});
beforeEach(() => {
  talk = startConversation(app, wednesday);
  [lily, tom, wei] = [talk.person("lily"), talk.person("tom"), talk.person("wei")];
});

type Row = {
  stage: string;
  dueOn: string;
  requestedOn: string | null;
  touches: number;
  outcome: string | null;
};

const state = async (ref: string): Promise<Row> => {
  const rows = await app.genjin.app.store.rows<Row>(sql`
    SELECT stage, due_on AS "dueOn", requested_on AS "requestedOn", last_outcome AS outcome,
      (SELECT count(*) FROM touch t WHERE t.customer_id = c.id) AS touches
    FROM customer c WHERE ref = ${ref}`);
  return rows[0] as Row;
};

const nudgeAbout = async (...refs: string[]): Promise<OutboundMessage> => {
  const found = await app.genjin.app.store.rows<{ customerId: string; ref: string }>(sql`
    SELECT id AS "customerId", ref FROM customer WHERE ref = ANY(${refs}::text[])
    ORDER BY array_position(${refs}::text[], ref)`);
  const text = refs.map((ref) => `#${ref}`).join(" ");
  const blocks = [{ type: "paragraph", inlines: [{ type: "text", text }] }] as const;
  return { kind: "nudge", summary: text, blocks, subjects: found };
};

describe("a line of several touches", () => {
  it("logs them all, says what it understood and when each is due next", async () => {
    await lily.says("今日");
    await lily.says("1 ok 已发PI +6d; 2 未接; 3 承诺 周五前 报价");
    lily.hears(/已记 3 条/);
    lily.hears(
      /Anadolu Tekstil · 已联系 · “已发PI” · 下次 周二 12\/08 13:00–17:30 伊斯坦布尔 · 你这边 18:00/,
    );
    lily.hears(/Nile Trading · 未接 · 下次 周四 12\/03 09:00–17:30 开罗 · 你这边 15:00/);
    lily.hears(/Brasil Metais · 有承诺 · “报价”/);
    lily.hears(/已承诺 周五 12\/04 前/);
    lily.hears(/撤销/);
  });

  it("puts off those of whom it tells nothing but a day, with or without touches of others", async () => {
    await lily.says("今日");
    await lily.says("1 +6d; 2 未接; 3 下周三");
    lily.hears(/已记 1 条\n• #\w+ Nile Trading · 未接 ·/);
    lily.hears(/Anadolu Tekstil · 已推迟 · 下次 周二 12\/08 13:00/);
    lily.hears(/Brasil Metais · 已推迟 · 下次 周三 12\/09/);
    expect(await state(brasil)).toMatchObject({ touches: 0, dueOn: "2026-12-09" });
    await lily.says("撤销");
    lily.hears(/已撤销刚才记的跟进/);
    expect(await state(brasil)).toMatchObject({ requestedOn: null });
    await lily.says("3 下周三");
    lily.hears(/已推迟 1 家\n• #\w+ Brasil Metais · 下次 周三 12\/09/);
    await lily.says("撤销");
    lily.hears(/已撤销，不再推迟/);
    expect(await state(brasil)).toMatchObject({ requestedOn: null, touches: 0 });
    await lily.receives(await nudgeAbout(nile));
    await lily.replies("3天后再联系");
    lily.hears(/已推迟 1 家\n• #\w+ Nile Trading/);
    await lily.says("1 昨天");
    lily.hears(/没有记录/);
  });

  it("does so in English", async () => {
    await house.addCustomers([
      { name: "Gulf Supplies", owner: "tom", tier: "A", country: "SA", zone: "Asia/Riyadh" },
      { name: "Delta Foods", owner: "tom", tier: "D" },
    ]);
    await tom.says("today");
    tom.hears(/1 .*Gulf Supplies/);
    await tom.says("1 ok sent the PI +3d; 2 na");
    tom.hears(/✅ Logged 2/);
    tom.hears(
      /Gulf Supplies · contacted · “sent the PI” · next Mon 7 Dec 13:00–17:30 Riyadh · 10:00 for you/,
    );
    tom.hears(/Delta Foods · no answer · next .*\n/);
    tom.hears(
      /\n#\w+: Sat 5 Dec is a weekend \(Saudi Arabia\) → Sun 6 Dec\n#\w+: Sun 6 Dec opens the week/,
    );
    tom.hears(/Say “undo”/);
    await tom.says("undo");
    tom.hears(/Undone: what you logged\n(.*\n)?• #\w+ Gulf Supplies · due since/);
  });

  it("logs nothing unless it understands everything, and gives the rest to copy", async () => {
    await lily.says("今日");
    await lily.says("1 ok 已发PI; 9 未接; 3 报价");
    lily.hears(/一条都没记.*第 9 号/);
    expect(await state(anadolu)).toMatchObject({ touches: 1 });
    const rest = lily.hears(/#/).text.split("\n").at(-1) ?? "";
    expect(rest).toBe(`#${anadolu}: ok 已发PI; #${brasil}: 报价`);
    await lily.says(rest);
    lily.hears(/已记 2 条/);
  });

  it("says which words it did not understand", async () => {
    await lily.says(`#${anadolu} ok 2/30 再联系`);
    lily.hears(/没有记录.*2\/30/);
    expect(await state(anadolu)).toMatchObject({ touches: 1 });
  });

  it.each([
    [
      () => `#${anadolu} 下单了 5万美金`,
      /“5万美金” · 订单 \w+-1 · USD 50,000 · 下次/,
      ["USD 50000"],
    ],
    [() => `#${brasil} placed an order for 12k EUR`, /订单 \w+-1 · EUR 12,000/, ["EUR 12000"]],
    [() => `#${anadolu} #${brasil} 下单 800美元`, /已记 2 条/, []],
    [() => `#${nile} 下单 800美元，定金 200美元`, /已下单/, ["USD 800"]],
    [() => `#${nile} 报价 800美元`, /已报价/, []],
  ])("keeps what one customer orders for: %s", async (line, heard, orders) => {
    await lily.says(line());
    lily.hears(heard);
    const kept = () =>
      app.genjin.app.store.rows<{ currency: string; amount: string }>(
        sql`SELECT currency, amount FROM customer_order WHERE is_told_only`,
      );
    expect((await kept()).map((one) => `${one.currency} ${Number(one.amount)}`)).toEqual(orders);
    await lily.says("撤销");
    expect(await kept()).toEqual([]);
  });

  it("refuses a number that the list does not have, wherever it stands", async () => {
    await lily.says("/find country:TR");
    for (const line of ["1没打通 5报价了", "1 ok 7 未接"]) {
      await lily.says(line);
      lily.hears(/没有第 [57] 号/);
      lily.hearsNot(/现在还没有记录/);
    }
  });

  it("keeps later numbers of one customer apart and counts both", async () => {
    await lily.says(`#${anadolu} 未接; #${anadolu} 下单`);
    lily.hears(/已记 2 条/);
    expect(await state(anadolu)).toMatchObject({
      touches: 3,
      outcome: "ordered",
      stage: "first-order",
    });
  });
});

describe("whom a message is about", () => {
  it("is the customer of the message replied to, in either language", async () => {
    await lily.receives(await nudgeAbout(nile));
    await lily.replies("已联系 下周再打");
    lily.hears(/Nile Trading · 已联系/);
    await tom.says("contacted");
    tom.hears(/Which customer\?/);
  });

  it("is the reference in the reply when it differs from the message", async () => {
    await lily.receives(await nudgeAbout(nile));
    await lily.replies(`#${brasil} ok`);
    lily.hears(/Brasil Metais · 已联系/);
    expect(await state(nile)).toMatchObject({ touches: 0 });
  });

  it("is whom the words name, rather than the message replied to", async () => {
    await lily.receives(await nudgeAbout(nile));
    await lily.replies(`和 #${brasil} 的老板谈了，他要新报价`);
    lily.hears(/现在还没有记录：\n• #\w+ Brasil Metais · 已联系 · /);
    lily.hearsNot(/Nile/);
    expect(await state(brasil)).toMatchObject({ touches: 0 });
    await lily.says("1");
    lily.hears(/已记下\n• #\w+ Brasil Metais · 已联系 · /);
    expect(await state(brasil)).toMatchObject({ touches: 1 });
    expect(await state(nile)).toMatchObject({ touches: 0 });
  });

  it("is the one whose name stands in the words, not one of a whole list", async () => {
    await lily.says("今日");
    await lily.says("brasil metais 已加微信 让发目录");
    lily.hears(
      /现在还没有记录：\n• #\w+ Brasil Metais · 已联系 · “brasil metais 已加微信 让发目录”/,
    );
    await lily.says("1");
    lily.hears(/已记下\n• #\w+ Brasil Metais · 已联系 · “brasil metais 已加微信 让发目录”/);
    await lily.receives(await nudgeAbout(nile));
    await lily.says("Anadolu Tekstil 要新报价");
    lily.hears(/现在还没有记录：\n• #\w+ Anadolu Tekstil · 已回复 · /);
    expect(await state(anadolu)).toMatchObject({ touches: 1 });
  });

  it("is the one whose name begins with one of the words", async () => {
    await lily.says("今日");
    await lily.says("called Brasil, they decide next week");
    lily.hears(/现在还没有记录：\n• #\w+ Brasil Metais · 已联系 · /);
    for (const said of ["Brasil ordered 2 machines", "Brasil Metais: ordered 2 machines"]) {
      await lily.says(said);
      lily.hears(/现在还没有记录：\n• #\w+ Brasil Metais · 已下单 · /);
      await lily.says("1");
      lily.hears(/已记下\n• #\w+ Brasil Metais · 已下单 · /);
      await lily.says("撤销");
      expect(await state(brasil)).toMatchObject({ touches: 0 });
    }
    await lily.receives(await nudgeAbout(nile));
    await lily.says("called, they like Brasil coffee");
    lily.hears(/现在还没有记录：\n• #\w+ Brasil Metais · /);
    await lily.says(`no, it was #${nile}`);
    lily.hears(/现在还没有记录：\n• #\w+ Nile Trading · /);
    await lily.says("1");
    expect(await state(nile)).toMatchObject({ touches: 1 });
    expect(await state(brasil)).toMatchObject({ touches: 0 });
  });

  it("is the reference in the quoted text where the platform tells no more", async () => {
    await lily.says("ok", { quoting: `跟进 Nile Trading #${nile}` });
    lily.hears(/Nile Trading · 已联系/);
  });

  it("is the line of the quoted list that the number stands before", async () => {
    const quoting = `1 🟢 Brasil Metais #${brasil}\n2 🟢 Nile Trading #${nile}`;
    await lily.says("今日");
    await lily.says("1 ok", { quoting });
    lily.hears(/Brasil Metais · 已联系/);
    await lily.says("3 ok", { quoting });
    lily.hears(/没有第 3 号/);
  });

  it("goes by the numbers of the list replied to, not of the latest", async () => {
    await lily.says("今日");
    const old = lily.hears(/今日跟进/);
    await lily.says(`#${anadolu} ok`);
    await lily.says("今日");
    lily.hears(/^1 .*Nile/m);
    await lily.says("1 未接", { replyTo: old });
    lily.hears(/Anadolu Tekstil · 未接/);
    await lily.says("1 未接");
    lily.hears(/Nile Trading · 未接/);
  });

  it("is asked when the list replied to has several and no number is given", async () => {
    await lily.says("今日");
    await lily.replies("打过了 没人接");
    lily.hears(/是哪个客户/);
    await lily.says("2");
    lily.hears(/现在还没有记录：\n• #\w+ Nile Trading · 未接/);
    expect(await state(nile)).toMatchObject({ touches: 0 });
    await lily.says("1");
    lily.hears(/已记下\n• #\w+ Nile Trading · 未接/);
    expect(await state(nile)).toMatchObject({ touches: 1 });
  });

  it("is the only open nudge of the last day", async () => {
    await lily.receives(await nudgeAbout(nile));
    await lily.says("今日");
    await lily.says("已联系");
    lily.hears(/现在还没有记录：\n• #\w+ Nile Trading · 已联系/);
    await lily.says("1");
    lily.hears(/已记下\n• #\w+ Nile Trading · 已联系/);
    await lily.says("已联系");
    lily.hears(/是哪个客户/);
  });

  it("is not a nudge that is older than a day", async () => {
    await lily.receives(await nudgeAbout(nile));
    talk.setClock("2026-12-03T12:00:00Z");
    await lily.says("已联系");
    lily.hears(/是哪个客户？回复我的某条消息/);
  });

  it("is not to be found where there is nothing to go by", async () => {
    await tom.says("3 ok");
    tom.hears(/Number 3 of which list/);
    await tom.says(`#${anadolu} ok`);
    tom.hears(new RegExp(`no customer #${anadolu} for you`));
    await tom.says("#C9C ok");
    tom.hears(/no customer #C9C for you/);
    await tom.says("#ZZZ ok");
    tom.hears(/no customer #ZZZ for you/);
  });

  it("counts on from the pages before", async () => {
    await house.addCustomers(
      Array.from({ length: 12 }, (_, index) => ({ name: `More ${index}`, owner: "lily" as const })),
    );
    const [first] = await lily.says("今日");
    await lily.says("更多");
    lily.hears(/^11 /m);
    await lily.says("1 ok; 12 未接");
    lily.hears(/已记 2 条/);
    expect(first?.text).toMatch(/^1 .*Anadolu/m);
    lily.hears(/Anadolu Tekstil · 已联系/);
  });
});

describe("what asks the bot", () => {
  it("is answered and never logged, whatever nudge is open", async () => {
    await lily.says("天气怎么样？");
    lily.hears(/像是提问，没有记成跟进|我在这里做不了，也没有记录/);
    await lily.receives(await nudgeAbout(brasil));
    for (const [asked, answer] of [
      ["今天要联系谁？", /^今日跟进 /],
      ["谁快凉了", /7 天内跨线/],
      ["埃及的客户", /^找到 1 家 · 埃及\n1 Nile Trading · B /],
      ["请问 Nile Trading 电话多少", /^Nile Trading · B · #/],
      ["anadolu 的电话是多少", /^❗ Anadolu Tekstil · A · #/],
    ] as const) {
      await lily.says(asked);
      lily.hears(answer);
    }
    expect(await state(nile)).toMatchObject({ touches: 0 });
    expect(await state(brasil)).toMatchObject({ touches: 0 });
  });

  it("is a bare reference, name or number too: it opens the card", async () => {
    await lily.receives(await nudgeAbout(brasil));
    for (const called of [nile, "Nile Trading", "nile", "show nile", "查看 Nile Trading"]) {
      await lily.says(called);
      lily.hears(/^Nile Trading · B · #/);
    }
    await lily.says("nile trading 要新报价");
    lily.hears(/现在还没有记录：\n• #\w+ Nile Trading · 已回复/);
    await lily.says("今日");
    await lily.says("2");
    lily.hears(/^Nile Trading · B · #/);
    await lily.receives(await nudgeAbout(nile));
    await lily.replies("2");
    lily.hearsNot(/^Nile Trading · B · #/);
  });

  it("is told, where it is what the customer asked", async () => {
    await lily.receives(await nudgeAbout(brasil));
    await lily.says("客户问什么时候发货？");
    lily.hears(/现在还没有记录：\n• #\w+ Brasil Metais · 已回复 · “客户问什么时候发货？”/);
  });

  it("is asked about, where a reference stands before it", async () => {
    await lily.says("今日");
    await lily.says("2 电话多少");
    await lily.says("2");
    lily.hears(/^Nile Trading · B · #/);
    await lily.says(`#${nile} 可以便宜吗？`);
    lily.hears(/^Nile Trading · B · #/);
    expect(await state(nile)).toMatchObject({ touches: 0 });
    await lily.says(`#${nile} 客户问可以便宜吗？`);
    lily.hears(/现在还没有记录：\n• #\w+ Nile Trading · 已回复 · “.*客户问可以便宜吗？”/);
    await lily.says("1");
    lily.hears(/已记下\n• #\w+ Nile Trading · 已回复/);
    expect(await state(nile)).toMatchObject({ touches: 1 });
  });
});

describe("a question", () => {
  it("is answered with a bare number, once", async () => {
    await lily.receives(await nudgeAbout(nile, brasil));
    await lily.replies("报价 12/20");
    const question = lily.hears(/是哪个客户/);
    expect(question.message.choices).toEqual([
      `/log #${nile}: 报价 12/20`,
      `/log #${brasil}: 报价 12/20`,
    ]);
    await lily.says("2");
    lily.hears(/Brasil Metais · 已报价 · 下次 周一 12\/21/);
    await lily.says("2");
    lily.hearsNot(/已记/);
    expect(await state(brasil)).toMatchObject({ touches: 1 });
  });

  it("keeps the other entries with their customers", async () => {
    await lily.says("今日");
    await lily.replies("2 ok; 1 未接");
    await lily.says("撤销");
    await lily.receives(await nudgeAbout(nile, brasil));
    await lily.replies("已联系");
    await lily.says("1");
    lily.hears(/Nile Trading · 已联系/);
  });

  it("asks which of two days is meant", async () => {
    talk.setClock("2026-11-30T08:00:00Z");
    await tom.says("today");
    const [ref] = await house.addCustomers([{ name: "Gulf Supplies", owner: "tom" }]);
    await tom.says(`#${ref} ok next friday`);
    tom.hears(/Which day\?/);
    tom.hears(/1 Fri 4 Dec\n2 Fri 11 Dec/);
    await tom.says("2");
    tom.hears(/Gulf Supplies · contacted · next Fri 11 Dec/);
  });
});

describe("what follows from a touch", () => {
  it("moves the stage and says so", async () => {
    await lily.says(`#${brasil} 样品 已寄DHL`);
    lily.hears(/阶段改为样品/);
    expect(await state(brasil)).toMatchObject({ stage: "sampled" });
  });

  it("starts B's second plan with the receipt of the sample", async () => {
    await lily.says(`#${nile} 样品已收`);
    lily.hears(/下次 周[一日] 12\/0[67]/);
    await lily.says(`/why #${nile}`);
    lily.hears(/收样后节奏 3-7-3-7：第 1\/4 步/);
  });

  it("counts from the day it happened when it is told late", async () => {
    await lily.says(`#${nile} 昨天 打过电话 没人接`);
    lily.hears(/周二 12\/01/);
    expect(await state(nile)).toMatchObject({ dueOn: "2026-12-02" });
    await lily.says(`#${nile} 周二 已联系`);
    expect(await state(nile)).toMatchObject({ touches: 2, dueOn: "2026-12-03" });
  });

  it("refuses what is still to come", async () => {
    await lily.says(`#${nile} 明天 打过了`);
    lily.hears(/没有记录/);
    await lily.says(`#${nile} ok +400d`);
    lily.hears(/太远了/);
    expect(await state(nile)).toMatchObject({ touches: 0 });
  });

  it("never leaves an older due alive", async () => {
    await lily.says(`/snooze #${brasil} 12/31`);
    expect(await state(brasil)).toMatchObject({ dueOn: "2026-12-31" });
    await lily.says(`#${brasil} ok`);
    expect(await state(brasil)).toMatchObject({ requestedOn: null, dueOn: "2027-02-01" });
    await lily.says(`/skip #${brasil}`);
    expect(await state(brasil)).toMatchObject({ dueOn: "2027-04-02" });
    await lily.says(`#${brasil} ok`);
    expect(await state(brasil)).toMatchObject({ dueOn: "2027-02-01" });
  });

  it("proposes a tier once the plan of B is through", async () => {
    const days = ["05", "06", "09", "11", "16", "23"];
    const [ref] = await house.addCustomers([
      {
        name: "Delta Foods",
        owner: "lily",
        tier: "B",
        tierSince: "2026-11-03T08:00:00Z",
        touches: days.map((day) => ({ at: `2026-11-${day}T09:00:00Z`, outcome: "no-answer" })),
      },
    ]);
    await lily.says(`#${ref} 已回复 要改价`);
    lily.hears(new RegExp(`B 级节奏走完了，建议：/等级 #${ref} A`));
    await lily.presses(`#${ref} 改 A`);
    lily.hears(/等级 B → A/);
  });

  it("tells of a colleague who was in touch within two days, in private only", async () => {
    await wei.says(`#${anadolu} ok`);
    wei.hearsNot(/刚联系过/);
    talk.setClock("2026-12-03T08:00:00Z");
    await lily.says(`#${anadolu} ok`);
    lily.hears(/王伟 周三 12\/02 19:50 刚联系过/);
    await lily.says(`#${anadolu} ok`, { inTeam: house.teamId });
    lily.hearsNot(/王伟/);
    await lily.says(`#${anadolu} 回复 要改价`);
    lily.hearsNot(/王伟/);
  });
});

describe("in a group", () => {
  it("tells the group the reference and a masked name, nothing else", async () => {
    const [answer] = await lily.says(`#${anadolu} 报价 5.20美元 +3d`, { inTeam: house.teamId });
    expect(answer?.chat).toBe(`team:${house.teamId}`);
    expect(answer?.text).toBe(`✅ 已记 1 条\n• #${anadolu} Ana•••`);
    expect(JSON.stringify(answer?.message)).not.toMatch(/5\.20|Tekstil|伊斯坦布尔/);
    expect(await state(anadolu)).toMatchObject({ touches: 2 });
  });

  it("asks with masked names and refuses in private", async () => {
    const place = { inTeam: house.teamId };
    await lily.says("今日", place);
    const [question] = await lily.says(`已联系`, { ...place, replyTo: lily.hears(/#/) });
    expect(question?.text).toMatch(/1 Ana••• · #\w+/);
    expect(question?.text).not.toMatch(/Tekstil/);
    await lily.says("1", place);
    lily.hears(/已记 1 条/);

    const refusal = await lily.says("#C9C ok", place);
    expect(refusal.map(({ chat }) => chat)).toEqual(["direct:lily", `team:${house.teamId}`]);
    expect(refusal[1]?.text).not.toMatch(/C9C/);
  });
});

describe("the same event delivered twice", () => {
  it("logs once", async () => {
    await lily.says(`#${nile} ok`, { key: "delivery-1" });
    lily.hears(/已记 1 条/);
    expect(await lily.says(`#${nile} ok`, { key: "delivery-1" })).toEqual([]);
    expect(await state(nile)).toMatchObject({ touches: 1 });
  });
});

describe("what is kept", () => {
  it("seals the words and never names values in the audit", async () => {
    await lily.says(`#${nile} ok 老板娘生日`);
    const rows = await app.genjin.app.store.rows<{ kept: string }>(sql`
      SELECT to_jsonb(a)::text || (SELECT string_agg(to_jsonb(t)::text, '') FROM touch t) AS kept
      FROM audit_entry a ORDER BY at DESC, id DESC LIMIT 1`);
    expect(rows[0]?.kept).toMatch(/touch\.content/);
    expect(rows[0]?.kept).not.toMatch(/老板娘/);
  });
});

describe("a text longer than anybody reads", () => {
  it("is not read, records nothing, and whoever sent it is told so", async () => {
    const before = await state(nile);
    await lily.says(`#${nile} ok ${"长".repeat(5000)}`);
    lily.hears(/4000 个字符/);
    await tom.says(`/off ${"to ".repeat(3000)}`);
    tom.hears(/longer than 4000 characters/);
    expect(await state(nile)).toEqual(before);
  });
});
