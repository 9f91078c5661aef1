import { beforeEach, describe, expect, it } from "vitest";
import { sql } from "../../src/store/database/sql.ts";
import { type Conversation, startConversation } from "../support/conversation.ts";
import { sharedApp } from "../support/shared-app.ts";
import { foundTradingHouse, type TradingHouse } from "../support/trading-house.ts";

/** Wednesday 19:50 in Beijing, 14:50 in Istanbul. */
const wednesday = "2026-12-02T11:50:00Z";

let talk: Conversation;
let house: TradingHouse;
let [ana, nile] = ["", ""];

const app = sharedApp({ http: false }, async () => {
  house = await foundTradingHouse(app.genjin.app.store);
  [ana, nile] = (await house.addCustomers([
    { name: "Anadolu Tekstil", owner: "lily", country: "TR", zone: "Europe/Istanbul" },
    { name: "Nile Trading", owner: "tom", country: "EG", zone: "Africa/Cairo" },
  ])) as [string, string];
});
beforeEach(() => {
  talk = startConversation(app, wednesday);
});

type Kept = {
  readonly number: string;
  readonly on: string;
  readonly money: string;
  readonly cost: number | null;
  readonly products: readonly string[];
  readonly steps: string;
};

/** What is kept of orders, the steps as `deposit 2026-12-05, shipment ✓`. */
const orders = async (ref: string) =>
  await app.genjin.app.store.rows<Kept>(sql`
    SELECT o.number, o.ordered_on AS on, o.currency || ' ' || round(o.amount, 2) AS money, o.cost,
      o.products, coalesce((SELECT string_agg(s.kind || CASE WHEN s.done_at IS NULL
        THEN coalesce(' ' || s.due_on, '') ELSE ' ✓' END, ', ' ORDER BY s.kind) FROM owed s
        WHERE s.order_id = o.id), '') AS steps
    FROM customer c JOIN customer_order o ON o.customer_id = c.id WHERE c.ref = ${ref}
    ORDER BY o.number`);

const state = async (ref: string) =>
  (
    await app.genjin.app.store.rows<{ stage: string; count: number; touches: number }>(sql`
    SELECT stage, order_count AS count,
      (SELECT count(*) FROM touch t WHERE t.customer_id = c.id AND t.outcome = 'ordered') AS touches
    FROM customer c WHERE ref = ${ref}`)
  )[0];

const touches = async (ref: string) =>
  (
    await app.genjin.app.store.rows<{ count: number }>(sql`
    SELECT count(*) AS count FROM touch t JOIN customer c ON c.id = t.customer_id
    WHERE c.ref = ${ref}`)
  )[0]?.count;

describe("an order told in one line", () => {
  it.each([
    ["USD 5000 毛利1200 薄膜", { money: "USD 5000.00", cost: 3800, products: ["薄膜"] }],
    [
      "5万美金 成本3.2万 胶带、缠绕膜",
      { money: "USD 50000.00", cost: 32_000, products: ["胶带", "缠绕膜"] },
    ],
    ["EUR 8,000, 毛利率 25%", { money: "EUR 8000.00", cost: 6000, products: [] }],
    ["PI-2026-88 USD 5000", { number: "PI-2026-88", money: "USD 5000.00" }],
    ["合同号 HT4711 USD 900", { number: "HT4711", money: "USD 900.00" }],
    ["USD 5000 老板很高兴", { money: "USD 5000.00", products: [] }],
    ["800美元，定金 200美元", { money: "USD 800.00", steps: "deposit" }],
    [
      "USD 5000 定金30% 12/5 交期 1/20 尾款 2/1",
      { steps: "balance 2027-02-01, deposit 2026-12-05, shipment 2027-01-20" },
    ],
    ["昨天 USD 700", { on: "2026-12-01" }],
  ])("“下单 %s”", async (said, is) => {
    const lily = talk.person("lily");
    await lily.says(`${ana} 下单 ${said}`);
    lily.hears(/✅ 已记 1 条[\s\S]* · 订单/);
    expect(await orders(ana)).toMatchObject([is]);
  });

  it.each([
    ["order EUR 8,000 tape", { number: "REF-1", money: "EUR 8000.00", products: ["tape"] }],
    ["order PO 4711 USD 900 margin 30%", { number: "4711", money: "USD 900.00", cost: 630 }],
    ["ordered USD 1,200 profit USD 200", { money: "USD 1200.00", cost: 1000 }],
    ["po 45k usd, deposit 30% by 10 Dec, ETD 20 Jan", { money: "USD 45000.00" }],
    ["order USD 90 they are very happy", { money: "USD 90.00", products: [] }],
  ])("“%s”", async (said, told) => {
    const { number, ...is } = { number: undefined, ...told } as { number?: string };
    const tom = talk.person("tom");
    await tom.says(`${nile} ${said}`);
    const known = number === undefined ? {} : { number: number.replace("REF", nile) };
    expect(await orders(nile)).toMatchObject([{ ...known, ...is }]);
  });

  it("changes the stage and what is counted at once, and an undo takes all of it back", async () => {
    const lily = talk.person("lily");
    const before = await state(ana);
    await lily.says(`${ana} 下单 USD 5000 薄膜 定金30% 12/5`);
    expect(await state(ana)).toEqual({ stage: "first-order", count: 1, touches: 1 });
    await lily.says("撤销");
    lily.hears(/↩/);
    expect(await orders(ana)).toEqual([]);
    expect(await state(ana)).toEqual(before);
  });

  it("said twice on a day is asked about, and is no second one", async () => {
    const lily = talk.person("lily");
    await lily.says(`${ana} 下单 USD 5000`);
    await lily.says(`${ana} 下单了 5000美元`);
    lily.hears(/已经记过订单 \w+-1 · USD 5,000，这是同一单吗/);
    await lily.says("1");
    lily.hears(/没有重复记/);
    await lily.says(`${ana} 下单`);
    lily.hears(/这是同一单吗/);
    expect(await state(ana)).toEqual({ stage: "first-order", count: 1, touches: 1 });
    await lily.says(`${ana} 下单 USD 5000`);
    await lily.presses(/另一单/);
    expect((await orders(ana)).map(({ number }) => number)).toEqual([`${ana}-1`, `${ana}-2`]);
  });

  it("with a number that is known is the same one", async () => {
    const tom = talk.person("tom");
    await tom.says(`#${nile} PI PI-2026-88 USD 5000`);
    await tom.says(`#${nile} order pi-2026-88 USD 5000`);
    tom.hears(/has an order PI-2026-88 already/);
    expect(await state(nile)).toEqual({ stage: "first-order", count: 1, touches: 1 });
  });
});

describe("an order without its amount", () => {
  it.each([
    ["USD 300", "USD 300.00"],
    ["12,500 美元", "USD 12500.00"],
    ["EUR 800 胶带", "EUR 800.00"],
  ])("is asked for it, and “%s” is its answer", async (said, money) => {
    const lily = talk.person("lily");
    await lily.says(`${ana} 下单`);
    lily.hears(/✅ 已记 1 条[\s\S]*这单多少金额/);
    expect(await orders(ana)).toEqual([]);
    await lily.says(said);
    lily.hears(/✅ 订单已记/);
    expect(await orders(ana)).toMatchObject([{ money }]);
    expect(await state(ana)).toEqual({ stage: "first-order", count: 1, touches: 1 });
  });

  it("may stay without it", async () => {
    const tom = talk.person("tom");
    await tom.says(`${nile} ordered`);
    tom.hears(/For how much\?/);
    await tom.presses("Amount unknown");
    tom.hears(/the amount stays open/);
    expect(await orders(nile)).toEqual([]);
    expect(await state(nile)).toMatchObject({ stage: "first-order", touches: 1 });
  });

  it("does not take something else for the answer", async () => {
    const lily = talk.person("lily");
    await lily.says(`${ana} 下单`);
    await lily.says("今日");
    await lily.says(`${ana} 下单`);
    await lily.says(`${ana} 已联系 问了 USD 300 的货`);
    expect(await orders(ana)).toEqual([]);
  });

  it.each(["USD 800 到账 Oran Paper", "EUR 4,000 for Oran Paper"])(
    "does not take “%s” of another customer for the answer",
    async (line) => {
      const lily = talk.person("lily");
      await house.addCustomers([{ name: "Oran Paper", owner: "lily" }]);
      await lily.says(`${ana} 下单`);
      lily.hears(/这单多少金额/);
      await lily.says(line);
      expect(await orders(ana)).toEqual([]);
    },
  );

  it("of a number alone is asked for its currency", async () => {
    const lily = talk.person("lily");
    await lily.says(`${ana} 下单 5000`);
    await lily.presses("EUR 5,000");
    expect(await orders(ana)).toMatchObject([{ money: "EUR 5000.00" }]);
  });
});

describe("a step of an order", () => {
  it.each([
    ["已付定金", "deposit ✓", 2],
    ["定金到账", "deposit ✓", 2],
    ["已发货", "shipment ✓", 1],
    ["ETD 1/25", "shipment 2027-01-25", 1],
    ["交期 1/25 尾款 2/20", "balance 2027-02-20, shipment 2027-01-25", 1],
    ["deposit in", "deposit ✓", 1],
    ["paid in full", "balance ✓", 1],
    ["货到了", "arrival ✓", 1],
  ])("“%s” is one of the open order, and no second order", async (said, steps, count) => {
    const lily = talk.person("lily");
    await lily.says(`${ana} 下单 USD 5000`);
    await lily.says(`${ana} ${said}`);
    lily.hears(/✅ 订单进度已更新/);
    expect(await orders(ana)).toMatchObject([{ steps }]);
    expect(await touches(ana)).toBe(count);
    await lily.says("撤销");
    expect(await orders(ana)).toMatchObject([{ steps: "" }]);
    expect(await touches(ana)).toBe(1);
  });

  it("is asked of which of two orders it is", async () => {
    const tom = talk.person("tom");
    await tom.says(`${nile} order USD 5000`);
    await tom.says(`${nile} order USD 700`);
    await tom.says(`${nile} deposit received`);
    tom.hears(/several orders under way/);
    expect(await touches(nile)).toBe(2);
    await tom.says("2");
    expect((await orders(nile)).map(({ steps }) => steps)).toEqual(["deposit ✓", ""]);
  });

  it("without an order is word from them all the same", async () => {
    const lily = talk.person("lily");
    await lily.says(`${ana} 已付定金`);
    lily.hears(/✅ 已记 1 条[\s\S]*已回复/);
    await lily.says(`${ana} 已发货`);
    lily.hears(/没有在走的订单/);
    expect(await touches(ana)).toBe(1);
  });

  it("is owed, and listed as what is", async () => {
    const lily = talk.person("lily");
    await lily.says(`${ana} 下单 USD 5000 定金30% 12/2`);
    await lily.says("承诺清单");
    lily.hears(/有 1 笔定金要收[\s\S]*定金“\w+-1 30%”/);
    await lily.presses(/定金已收/);
    lily.hears(/1 笔定金已收到/);
    expect(await orders(ana)).toMatchObject([{ steps: "deposit ✓" }]);
  });
});

it("lists what was ordered, offered and sent, in private", async () => {
  const tom = talk.person("tom");
  await tom.says(`/orders ${nile}`);
  tom.hears(/has no orders yet/);
  await tom.says(`${nile} quoted USD 700 valid until 20 Dec`);
  tom.hears(/price USD 700, valid until Sun 20 Dec/);
  await tom.says(`${nile} sample USD 50`);
  await tom.says(`${nile} order USD 700 film deposit 30% by 12 Dec`);
  await tom.says(`orders ${nile}`);
  tom.hears(/1 order\n• 2 Dec 2026 · \w+-1 · USD 700 · film\n +deposit 30% by Sat 12 Dec/);
  tom.hears(/quote USD 700 · 2 Dec 2026, valid until Sun 20 Dec/);
  tom.hears(/sample USD 50/);
  await talk.person("lily").says(`订单 #${nile}`);
  talk.person("lily").hearsNot(/USD/);
});

it("tells no amount to a group", async () => {
  const lily = talk.person("lily");
  const inTeam = { inTeam: house.teamId };
  const said = [
    ...(await lily.says(`#${ana} 下单 USD 5000 薄膜`, inTeam)),
    ...(await lily.says(`#${ana} 下单 USD 5000`, inTeam)),
    ...(await lily.says(`#${ana} 已付定金`, inTeam)),
  ];
  const heard = said.filter(({ chat }) => chat.startsWith("team:"));
  expect(heard.map(({ text }) => text).join("\n")).not.toMatch(/5,?000|薄膜|Anadolu Tekstil/);
  expect(await orders(ana)).toMatchObject([{ money: "USD 5000.00", steps: "deposit ✓" }]);
});

it("pages all that happened with a customer, to whoever sees them", async () => {
  const tom = talk.person("tom");
  await tom.says(`/history ${nile}`);
  tom.hears(/nothing is on record yet/);
  await tom.says(`${nile} quoted USD 700`);
  await tom.says(`${nile} order USD 700 film`);
  await tom.says(`/tier #${nile} B`);
  await tom.says(`${nile} promised by friday send the labels`);
  await tom.says(`history ${nile}`);
  tom.hears(/what happened\n• 2 Dec 2026 · /);
  tom.hears(/ordered · “USD 700 film” · Tom Baker/);
  tom.hears(/order \w+-1 · USD 700/);
  tom.hears(/tier \w+ → B/);
  expect(tom.hears(/promised · “send the labels”/).text).not.toMatch(/Promises|promise kept/);
  await tom.says(`kept ${nile}`);
  await tom.says(`history ${nile}`);
  tom.hears(
    /• 2 Dec 2026 · promise kept · “send the labels”\n• .* · promised · “send the labels” · Tom/,
  );
  for (let day = 0; day < 13; day++) await tom.says(`${nile} na`);
  await tom.says(`history ${nile}`);
  await tom.presses("More");
  tom.hears(/quoted · “USD 700”/);
  const lily = talk.person("lily");
  await lily.says(`历史 #${nile}`);
  lily.hearsNot(/USD|Tom/);
});

describe("orders without a customer", () => {
  it.each(["订单", "/orders"])(
    "“%s” lists the steps that are open, one's own first",
    async (line) => {
      const lily = talk.person("lily");
      await lily.says(line);
      lily.hears(/没有在走流程的订单/);
      await lily.says(`${ana} 下单 USD 5000 定金30% 12/5`);
      await lily.says(line);
      lily.hears(/1 Anadolu Tekstil[\s\S]*定金/);
      const tom = talk.person("tom");
      await tom.says("orders");
      tom.hears(/No order has a step open/);
      tom.hearsNot(/Anadolu/);
      const wei = talk.person("wei");
      await wei.says(line);
      wei.hears(/Anadolu Tekstil[\s\S]*lily|李莉/);
    },
  );
});

describe("a customer named before the word", () => {
  it.each([
    ["{ref} 订单", /Anadolu Tekstil 的订单/],
    ["{ref}的订单", /Anadolu Tekstil 的订单/],
    ["{ref} 全部", /负责人：/],
    ["价值 {ref}", /负责人：/],
    ["{ref} 积分", /积分和等级未开启/],
  ])("is shown: %s", async (line, expected) => {
    const lily = talk.person("lily");
    await lily.says(`${ana} 下单 USD 5000 薄膜`);
    await lily.says(line.replace("{ref}", ana));
    lily.hears(expected);
  });

  it.each([
    ["{ref} orders", /Nile Trading: 1 order/],
    ["{ref} all", /Owner: /],
    ["{ref} value", /Owner: /],
    ["{ref} points", /Points and levels are off/],
  ])("is shown in English: %s", async (line, expected) => {
    const tom = talk.person("tom");
    await tom.says(`${nile} order USD 5000 film`);
    await tom.says(line.replace("{ref}", nile));
    tom.hears(expected);
  });

  it.each(["{ref} orders 20 more cartons", "{ref} value their word"])(
    "tells something where more is said: %s",
    async (line) => {
      const tom = talk.person("tom");
      await tom.says(line.replace("{ref}", nile));
      tom.hearsNot(/Owner: |: \d orders?/);
    },
  );
});
