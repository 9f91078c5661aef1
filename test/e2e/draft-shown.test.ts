import { beforeEach, describe, expect, it } from "vitest";
import { sql } from "../../src/store/database/sql.ts";
import { type Conversation, startConversation } from "../support/conversation.ts";
import { sharedApp } from "../support/shared-app.ts";
import { foundTradingHouse, type TradingHouse } from "../support/trading-house.ts";

/** Wednesday 19:50 in Beijing, 11:50 in London, 14:50 in Istanbul. */
const wednesday = "2026-12-02T11:50:00Z";

let house: TradingHouse;
let talk: Conversation;
const app = sharedApp({ http: false }, async () => {
  house = await foundTradingHouse(app.genjin.app.store);
  await house.addCustomers(
    (["lily", "tom"] as const).flatMap((owner) =>
      ["Nile Trading", "Anadolu Tekstil"].map((name) => ({ name: `${name} ${owner}`, owner })),
    ),
  );
});
beforeEach(() => {
  talk = startConversation(app, wednesday);
});

const touches = () =>
  app.genjin.app.store.rows<{ name: string; outcome: string; requested: string | null }>(sql`
    SELECT c.name, t.outcome, c.requested_on::text AS requested
    FROM touch t JOIN customer c ON c.id = t.customer_id ORDER BY t.id`);

describe("a draft", () => {
  it.each([
    ["tom", "Nile Trading tom ok, +10d", /Sat 12 Dec .* → Mon 14 Dec/],
    ["lily", "Nile Trading lily 已联系，10天后再联系", /周六 12\/12 .* → 周一 12\/14/],
  ])(
    "of %s shows why the next day is another than the one told, as its record does",
    async (...[handle, told, moved]) => {
      const person = talk.person(handle);
      await person.says(told);
      const shown = person.hears(moved).text.split("\n").slice(1);
      expect(await touches()).toEqual([]);
      await person.says("1");
      const recorded = person.hears(moved).text.split("\n").slice(1);
      const sameLines = shown.filter((line) => recorded.includes(line));
      expect(sameLines).toEqual(shown.slice(0, 2));
      expect(await touches()).toMatchObject([{ requested: "2026-12-12" }]);
    },
  );

  it.each([
    ["tom", "no, it was Anadolu Tekstil tom", /Anadolu Tekstil tom · promised/, "the quote"],
    ["lily", "不对，是 Anadolu Tekstil lily", /Anadolu Tekstil lily · 有承诺/, "报价"],
  ])(
    "of %s keeps its outcome where a correction begins with no",
    async (...[handle, correction, corrected, what]) => {
      const person = talk.person(handle);
      const isEnglish = handle === "tom";
      await person.says(
        isEnglish
          ? `promised Nile Trading tom ${what} by friday`
          : `答应 Nile Trading lily 周五前发${what}`,
      );
      await person.says(correction);
      person.hears(corrected);
      await person.says("1");
      expect(await touches()).toMatchObject([
        { name: `Anadolu Tekstil ${handle}`, outcome: "promised" },
      ]);
    },
  );

  it("told in the group is confirmed by a 1 in private, where it is shown", async () => {
    const tom = talk.person("tom");
    const [ref] = await app.genjin.app.store.rows<{ ref: string }>(
      sql`SELECT ref FROM customer WHERE name = 'Nile Trading tom'`,
    );
    const heard = await tom.says(`#${ref?.ref} talked to them about the new price list`, {
      inTeam: house.teamId,
    });
    expect(heard.map(({ chat }) => chat)).toEqual(["direct:tom", `team:${house.teamId}`]);
    expect(heard[0]?.text).toMatch(/Reply 1 to record it/);
    await tom.says("1");
    tom.hears(/Recorded/);
    expect(await touches()).toHaveLength(1);
  });

  it.each([
    ["lily", "Nile Trading lily 下单了，12,500美元", /订单 \w+-1 · USD 12,500/],
    ["lily", "Nile Trading lily 下单了，金额：3万美元", /订单 \w+-1 · USD 30,000/],
    ["tom", "Nile Trading tom placed an order,USD 800", /order \w+-1 · USD 800/],
  ])("of %s names the money of an order beside a comma: %s", async (handle, told, money) => {
    const person = talk.person(handle);
    await person.says(told);
    person.hears(money);
  });

  it.each([
    ["tom", "I am away from 24 December to 31 December", /Thu 24 Dec – Thu 31 Dec/],
    ["tom", "I am on leave from 12/24-12/31", /Thu 24 Dec – Thu 31 Dec/],
    ["tom", "I will be on leave tomorrow and friday", /Thu 3 Dec – Fri 4 Dec/],
    ["lily", "我12月24日到31日请假", /周四 12\/24–周四 12\/31/],
    ["lily", "我12/24-12/31请假", /周四 12\/24–周四 12\/31/],
    ["lily", "我明天请假", /周四 12\/03/],
    ["lily", "我下周三四请假", /周三 12\/09–周四 12\/10/],
    ["lily", "I'm off next week Thu and Fri", /周四 12\/10–周五 12\/11/],
    ["lily", "我明后天请假", /周四 12\/03–周五 12\/04/],
    ["lily", "今明两天我不在", /周三 12\/02–周四 12\/03/],
    ["tom", "I am off tomorrow and the day after", /Thu 3 Dec – Fri 4 Dec/],
  ])("of %s has all days of an absence: %s", async (handle, told, days) => {
    const person = talk.person(handle);
    await person.says(told);
    person.hears(days);
  });
});

describe("the question on which day", () => {
  it.each([
    ["tom", "remind me to call Nile Trading tom", /1 Today\n2 Tomorrow\n3 In a week/],
    ["lily", "记得联系 Nile Trading lily", /1 今天\n2 明天\n3 一周后/],
  ])("of %s is answered by a number, and by a day in reply", async (handle, told, asked) => {
    const person = talk.person(handle);
    await person.says(told);
    const question = person.hears(asked);
    await person.says("2");
    person.hears(/12\/03|3 Dec/);
    await person.says(handle === "tom" ? "friday" : "周五", { replyTo: question });
    person.hears(/12\/04|4 Dec/);
  });
});
