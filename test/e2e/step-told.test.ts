import { beforeEach, describe, expect, it } from "vitest";
import { sql } from "../../src/store/database/sql.ts";
import { type Conversation, startConversation } from "../support/conversation.ts";
import { sharedApp } from "../support/shared-app.ts";
import { foundTradingHouse } from "../support/trading-house.ts";

let talk: Conversation;
let refs: string[] = [];
let teamId = "";

const app = sharedApp({ http: false }, async () => {
  const house = await foundTradingHouse(app.genjin.app.store);
  teamId = house.teamId;
  refs = await house.addCustomers([
    { name: "Hansa Getriebe", owner: "lily", country: "DE" },
    { name: "Bath Tiles", owner: "tom", country: "GB" },
    { name: "Cairo Glass", owner: "tom", country: "EG" },
  ]);
  const first = startConversation(app, "2026-11-25T02:00:00Z");
  await first.person("lily").says(`${refs[0]} 下单 USD 5000 定金 12/5`);
  await first.person("tom").says(`${refs[1]} order EUR 8000 deposit 5 Dec`);
});
beforeEach(() => {
  talk = startConversation(app, "2026-12-02T02:00:00Z");
});

/** The step that was done last, on which day, and of which order. */
const lastDone = () =>
  app.genjin.app.store.rows<{ kind: string; on: string; number: string }>(sql`
    SELECT s.kind, to_char(s.done_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS on, o.number
    FROM owed s JOIN customer_order o ON o.id = s.order_id
    WHERE s.done_at IS NOT NULL ORDER BY s.id DESC LIMIT 1`);

const done = async (): Promise<number> => {
  const [row] = await app.genjin.app.store.rows<{ count: number }>(
    sql`SELECT count(*)::int AS count FROM owed WHERE order_id IS NOT NULL AND done_at IS NOT NULL`,
  );
  return row?.count ?? 0;
};

describe("what became of an order, in free words", () => {
  it.each([
    ["lily", "Hansa 已付定金"],
    ["lily", "Hansa Getriebe 定金已付"],
    ["tom", "Bath Tiles paid the deposit"],
    ["tom", "Bath deposit received"],
  ])("is asked of which order it is, and recorded by a 1: %s says %s", async (who, line) => {
    const person = talk.person(who);
    await person.says(line);
    person.hears(/USD 5,000|EUR 8,000/);
    expect(await done()).toBe(0);
    await person.says("1");
    expect(await done()).toBe(1);
    await person.says("/undo");
    expect(await done()).toBe(0);
  });

  it.each([
    ["lily", "Hansa 还没付定金"],
    ["tom", "Bath Tiles has not paid the deposit"],
    ["tom", "Did Bath Tiles pay the deposit?"],
    ["tom", "Cairo Glass paid the deposit"],
  ])("is no step where it is denied, asked or of nobody's order: %s says %s", async (who, line) => {
    const person = talk.person(who);
    await person.says(line);
    await person.says("1");
    expect(await done()).toBe(0);
    await person.says("/undo");
  });
});

describe("what became of an order whose customer nobody names", () => {
  it.each([
    ["lily", "定金到了", "deposit", "2026-12-02"],
    ["lily", "定金到账了！", "deposit", "2026-12-02"],
    ["lily", "昨天货发走了", "shipment", "2026-12-01"],
    ["lily", "那批货已发货", "shipment", "2026-12-02"],
    ["lily", "全款收到了", "balance", "2026-12-02"],
    ["tom", "deposit came in", "deposit", "2026-12-02"],
    ["tom", "the deposit has come in", "deposit", "2026-12-02"],
    ["tom", "we finally shipped the order yesterday", "shipment", "2026-12-01"],
    ["tom", "balance cleared on Monday", "balance", "2026-11-30"],
  ])("is a draft of the one that waits for it: %s says %s", async (who, line, kind, on) => {
    const person = talk.person(who);
    const [draft] = await person.says(line);
    person.hears(who === "lily" ? /#\w+ Hansa Getriebe/ : /#\w+ Bath Tiles/);
    person.hears(who === "lily" ? /USD 5,000/ : /EUR 8,000/);
    expect(draft?.message.draft?.items.at(-1)).toMatchObject({ act: "steps", field: kind });
    expect(await done()).toBe(0);
    await person.says("1");
    expect(await lastDone()).toMatchObject([{ kind, on }]);
    await person.says("/undo");
    expect(await done()).toBe(0);
  });

  it.each([
    ["lily", "定金还没到"],
    ["lily", "定金到了吗？"],
    ["lily", "没收到定金"],
    ["tom", "the deposit has not come in"],
    ["tom", "did the deposit come in?"],
    ["tom", "deposit came in and they want new samples of the blue tile"],
    ["tom", "shipped the blue tiles"],
  ])("is no step where it is denied, asked, or says more: %s says %s", async (who, line) => {
    const person = talk.person(who);
    const [answer] = await person.says(line);
    expect(answer?.message.draft?.items.filter(({ act }) => act === "steps") ?? []).toEqual([]);
    await person.says("1");
    expect(await done()).toBe(0);
  });

  it("is asked where several wait, with customer and sum; a product tells which", async () => {
    const [lily, tom] = [talk.person("lily"), talk.person("tom")];
    const [made] = await lily.says("新客户 Nord Film, 丹麦");
    const nord = made?.message.subjects[0]?.ref;
    await lily.says(`${nord} 下单 USD 7000 拉伸膜 定金 12/9`);
    await lily.says("定金到了");
    lily.hears(/有 2 单在等这一步（定金），是哪一单/);
    lily.hears(/1 #\w+ Nord Film · .*USD 7,000[\s\S]*2 #\w+ Hansa Getriebe · .*USD 5,000/);
    await lily.says("2");
    expect(await lastDone()).toMatchObject([{ kind: "deposit", number: `${refs[0]}-1` }]);
    // The other one is the only one now.
    await lily.says("定金到了");
    lily.hears(/Nord Film[\s\S]*USD 7,000/);
    await lily.says("取消");
    await lily.says("拉伸膜那单发货了");
    lily.hears(/Nord Film[\s\S]*发货 ✓/);
    await lily.says("取消");
    // Nobody is told of a colleague's orders.
    await tom.says("deposit came in");
    tom.hears(/Bath Tiles/);
    await tom.says("1");
    await tom.says("deposit came in");
    tom.hears(/No order of yours waits for this \(deposit\)/);
    tom.hearsNot(/Nord|Hansa/);
  });

  it("is in a group told of to whoever said it alone", async () => {
    const tom = talk.person("tom");
    const answers = await tom.says("the deposit has arrived", { inTeam: teamId });
    for (const { chat, text } of answers)
      if (/EUR|Bath/.test(text)) expect(chat).toBe("direct:tom");
    expect(await done()).toBe(0);
  });
});

describe("a line that told of an order, or a step, and says something else now", () => {
  const orders = () =>
    app.genjin.app.store.rows<{ ref: string; amount: string }>(sql`
      SELECT c.ref, o.currency || ' ' || trunc(o.amount) AS amount FROM customer_order o
      JOIN customer c ON c.id = o.customer_id ORDER BY o.id`);

  it.each([
    ["lily", "已付定金", "发货了", "deposit", "shipment"],
    ["tom", "deposit in", "balance received", "deposit", "balance"],
    ["tom", "shipped", "arrived", "shipment", "arrival"],
  ] as const)("%s: %s → %s", async (who, before, after, was, is) => {
    const ref = who === "lily" ? refs[0] : refs[1];
    const person = talk.person(who);
    await person.says(`${ref} ${before}`, { key: `step-${was}-${is}` });
    expect(await lastDone()).toMatchObject([{ kind: was }]);
    const [draft] = await person.changes(`step-${was}-${is}`, `${ref} ${after}`);
    expect(draft?.message.draft?.items).toMatchObject([
      { act: "undo" },
      ...(draft?.message.draft?.items.length === 3 ? [{ act: "touch" }] : []),
      { act: "steps", field: is },
    ]);
    expect(await lastDone()).toMatchObject([{ kind: was }]);
    await person.says("1");
    expect(await lastDone()).toMatchObject([{ kind: is }]);
    expect(await done()).toBe(1);
  });

  it("that named nobody, and is said of another day", async () => {
    const lily = talk.person("lily");
    await lily.says("定金到了", { key: "bare" });
    await lily.says("1");
    const [draft] = await lily.changes("bare", "昨天定金到了");
    expect(draft?.message.draft?.items).toMatchObject([
      { act: "undo" },
      { act: "touch" },
      { act: "steps", field: "deposit", value: "✓2026-12-01" },
    ]);
    await lily.says("1");
    expect(await lastDone()).toMatchObject([{ kind: "deposit", on: "2026-12-01" }]);
  });

  it("an order of another sum, by its outcome's word or the command's", async () => {
    const [lily, tom] = [talk.person("lily"), talk.person("tom")];
    await lily.says(`${refs[0]} 下单 USD 900 胶带`, { key: "order" });
    await lily.changes("order", `${refs[0]} 下单 USD 960 胶带`);
    await lily.says("1");
    expect((await orders()).at(-1)).toEqual({ ref: refs[0], amount: "USD 960" });
    await tom.says(`/order ${refs[1]} EUR 4000 tiles`, { key: "command" });
    await tom.changes("command", `/order ${refs[1]} EUR 4400 tiles`);
    tom.hears(/EUR 4,400/);
    await tom.says("1");
    expect((await orders()).at(-1)).toEqual({ ref: refs[1], amount: "EUR 4400" });
    expect(await orders()).toHaveLength(4);
  });

  it("keeps the steps of an order whose day is corrected", async () => {
    const lily = talk.person("lily");
    await lily.says(`${refs[0]} 下单 USD 3300 管材 定金30% 12/20`);
    await lily.says("说错了，是昨天");
    await lily.says("1");
    const steps = await app.genjin.app.store.rows(sql`
      SELECT to_char(s.due_on, 'MM-DD') AS by FROM owed s JOIN customer_order o ON o.id = s.order_id
      WHERE o.amount = 3300`);
    expect(steps).toEqual([{ by: "12-20" }]);
  });

  it("one that is deleted offers to take it back", async () => {
    const tom = talk.person("tom");
    await tom.says(`${refs[1]} deposit in`, { key: "gone" });
    const [offer] = await tom.changes("gone", null);
    expect(offer?.text).toMatch(/You deleted what you wrote/);
    await tom.presses("Undo");
    expect(await done()).toBe(0);
  });
});
