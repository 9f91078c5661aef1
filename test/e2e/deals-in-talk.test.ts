import { beforeEach, describe, expect, it } from "vitest";
import { sql } from "../../src/store/database/sql.ts";
import { type Conversation, startConversation } from "../support/conversation.ts";
import { sharedApp } from "../support/shared-app.ts";
import { foundTradingHouse } from "../support/trading-house.ts";

let talk: Conversation;
let verona = "";
let lyon = "";

const app = sharedApp({ http: false }, async () => {
  const house = await foundTradingHouse(app.genjin.app.store);
  [verona = "", lyon = ""] = await house.addCustomers([
    { name: "Verona Vetri", owner: "lily", country: "IT", zone: "Europe/Rome" },
    { name: "Lyon Pompes", owner: "tom", country: "FR", zone: "Europe/Paris" },
  ]);
});
beforeEach(() => {
  talk = startConversation(app, "2026-12-02T02:00:00Z");
});

describe("an order told in a sentence", () => {
  it.each<readonly [string, string, readonly RegExp[]]>([
    [
      "lily",
      "Verona 下单 USD 18600 壁纸 定金30% 12月20日交货",
      [/USD 18,600 · 壁纸/, /定金[^\n]*30%/, /发货 周日 12\/20 前/],
    ],
    ["lily", "Verona 下单 USD 9000 薄膜 毛利2,100", [/USD 9,000 · 薄膜 · 毛利 2,100/]],
    [
      "tom",
      "Lyon PO 4711 EUR 24,000 tape, deposit 30%",
      [/order 4711 · EUR 24,000 · tape/, /deposit[^\n]*30%/],
    ],
    [
      "tom",
      "Lyon ordered EUR 3,400 pumps, ETD 20 Dec",
      [/EUR 3,400 · pumps/, /shipment by Sun 20 Dec/],
    ],
    [
      "lily",
      "Verona 总算松口 柜子先来一个 合同价两万三美金",
      [/已下单/, /USD 23,000 · (?:下次|定金)/],
    ],
    [
      "lily",
      "Verona 下单了 开心 一共1w8美金 面板灯500个 货期45天",
      [/USD 18,000 · 面板灯500个 · 下次/],
    ],
    [
      "tom",
      "Lyon ordered 2 pallets of tape, EUR 8,400, deposit 30% in, so happy about it",
      [/EUR 8,400 · 2 pallets of tape · deposit 30% ✓ · next/],
    ],
  ])("keeps its number, products, margin and days: %s says `%s`", async (who, line, shown) => {
    const person = talk.person(who);
    await person.says(line);
    person.hears(/还没有记录|Nothing is recorded yet/);
    for (const one of shown) person.hears(one);
    person.hearsNot(/你说的是|as you asked/);
    await person.says("1");
    for (const one of shown) person.hears(one);
    await person.says("/undo");
  });

  it.each([
    ["tom", "Lyon order EUR 12,000 tape, deposit 30% in advance"],
    ["tom", "Lyon order EUR 12,000 tape, deposit 30% received next week"],
    ["lily", "Verona 下单 2万美金 定金30%收到后发货"],
  ])("a share that is still to be paid is not paid: %s says `%s`", async (who, line) => {
    const person = talk.person(who);
    await person.says(line);
    person.hearsNot(/30% ✓/);
    person.hearsNot(/· advance|后发货 ·/);
    await person.says("别记了");
  });

  it.each([
    ["lily", "Verona 报价 USD 5200 薄膜 有效期到12月15日", /价格 USD 5,200，有效期到 周二 12\/15/],
    ["tom", "Lyon quoted EUR 3,400 valid until 20 Dec", /price EUR 3,400, valid until Sun 20 Dec/],
  ] as const)("and a quote its price: %s says `%s`", async (who, line, shown) => {
    const person = talk.person(who);
    await person.says(line);
    person.hears(shown);
    await person.says("1");
    person.hears(shown);
    await person.says("/undo");
  });

  it("takes no product from what else is told", async () => {
    const tom = talk.person("tom");
    await tom.says("Lyon ordered EUR 3,400 but they want it cheaper next time");
    tom.hears(/order [A-Z0-9]+-1 · EUR 3,400 · next/);
    await tom.says("no");
  });
});

describe("a step of an order", () => {
  it("leaves no word of its own beside what it records", async () => {
    const lily = talk.person("lily");
    await lily.says(`${verona} 下单 USD 8000 薄膜`);
    await lily.says("Verona尾款收到了");
    lily.hears(/尾款 ✓/);
    lily.hearsNot(/“了”/);
    await lily.says("1");
    const touches = await app.genjin.app.store.rows<{ outcome: string; content: Buffer | null }>(
      sql`SELECT outcome, content FROM touch WHERE outcome = 'replied'`,
    );
    expect(touches).toEqual([{ outcome: "replied", content: null }]);
  });

  it("stands before or behind its day", async () => {
    const tom = talk.person("tom");
    await tom.says(`${lyon} order EUR 12,000 film, PI-88, margin 2,400, 20 Dec shipment`);
    tom.hears(/order PI-88 · EUR 12,000 · film · margin 2,400 \(20%\)/);
    tom.hears(/shipment by Sun 20 Dec/);
  });
});
