import { beforeEach, describe, expect, it } from "vitest";
import { sql } from "../../src/store/database/sql.ts";
import { type Conversation, startConversation } from "../support/conversation.ts";
import { sharedApp } from "../support/shared-app.ts";
import { foundTradingHouse } from "../support/trading-house.ts";

let talk: Conversation;
let refs: string[] = [];

const app = sharedApp({ http: false }, async () => {
  const house = await foundTradingHouse(app.genjin.app.store);
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
