import { beforeEach, describe, expect, it } from "vitest";
import { sql } from "../../src/store/database/sql.ts";
import { type Conversation, type Person, startConversation } from "../support/conversation.ts";
import { sharedApp } from "../support/shared-app.ts";
import { foundTradingHouse } from "../support/trading-house.ts";

let talk: Conversation;
let lily: Person;

const owe = (name: string, kind: string, dueOn: string) =>
  app.genjin.app.store.run(sql`
    INSERT INTO owed (id, kind, organization_id, customer_id, member_id, made_at, due_on)
    SELECT gen_random_uuid(), ${kind}, organization_id, id, owner_id, '2026-11-20', ${dueOn}::date
    FROM customer WHERE name = ${name}`);

const app = sharedApp({ http: false }, async () => {
  const house = await foundTradingHouse(app.genjin.app.store);
  await house.addCustomers([
    { name: "Izmir Stone", owner: "lily" },
    { name: "Cairo Glass", owner: "lily" },
    { name: "Oslo Paper", owner: "lily" },
  ]);
  await owe("Oslo Paper", "promise", "2026-12-03");
  await owe("Cairo Glass", "promise", "2026-12-04");
  await owe("Cairo Glass", "promise", "2026-12-05");
  await owe("Izmir Stone", "complaint", "2026-12-08");
});
beforeEach(async () => {
  talk = startConversation(app, "2026-12-02T02:00:00Z");
  lily = talk.person("lily");
  await lily.says("今日");
  await lily.says("承诺清单");
  lily.hears(/1 .*Oslo Paper[\s\S]*2 .*Cairo Glass[\s\S]*3 .*Cairo Glass[\s\S]*4 .*Izmir Stone/);
});

const open = async () =>
  (
    await app.genjin.app.store.rows<{ said: string }>(sql`
      SELECT c.name || ' ' || o.due_on AS said FROM owed o JOIN customer c ON c.id = o.customer_id
      WHERE o.done_at IS NULL ORDER BY o.due_on`)
  ).map(({ said }) => said);
const oslo = "Oslo Paper 2026-12-03";
const [cairo, later] = ["Cairo Glass 2026-12-04", "Cairo Glass 2026-12-05"];
const izmir = "Izmir Stone 2026-12-08";

describe("rows of what is owed", () => {
  it.each([
    ["3 已兑现", [oslo, cairo, izmir]],
    ["3 kept", [oslo, cairo, izmir]],
    ["已兑现 2", [oslo, later, izmir]],
    ["3 完成", [oslo, cairo, izmir]],
    ["2 done", [oslo, later, izmir]],
    ["1,3 已兑现", [cairo, izmir]],
    ["4 resolved replaced 3 cartons, told them by phone, 5/5", [oslo, cairo, later]],
    ["2 +5d", [oslo, later, "Cairo Glass 2026-12-07", izmir].sort(byDay)],
  ])("%s is of the row's own promise or complaint", async (line, left) => {
    await lily.says(line);
    expect(await open()).toEqual(left);
    await lily.says("撤销");
    expect(await open()).toEqual([oslo, cairo, later, izmir]);
  });

  it.each([
    ["2 kept", "2 kept", [oslo, later, izmir]],
    ["2 已兑现", "2 已兑现", [oslo, later, izmir]],
    ["2 done", "2 done", [oslo, later, izmir]],
    ["2 已兑现", "2 +5d", [oslo, later, izmir]],
  ])("that have ended already end no other: %s, then %s", async (line, again, left) => {
    await lily.says(line);
    await lily.says(again);
    lily.hears(/的这一条已经了结/);
    expect(await open()).toEqual(left);
  });

  it("of another kind end nothing else of their customer", async () => {
    await owe("Izmir Stone", "promise", "2026-12-09");
    await lily.says("承诺清单");
    for (const line of ["4 kept", "4 done", "4 +5d"]) await lily.says(line);
    expect(await open()).toContain("Izmir Stone 2026-12-09");
  });

  it("is of the row's customer in every other word", async () => {
    await lily.says("1 标签 唤醒");
    lily.hears(/Oslo Paper · \+唤醒/);
    await lily.says("承诺清单");
    await lily.says("1,4 标签 重点");
    lily.hears(/2 家客户将改变[\s\S]*Oslo Paper[\s\S]*Izmir Stone/);
    await lily.says("承诺清单");
    await lily.says("2");
    lily.hears(/^Cairo Glass/);
    expect(await open()).toEqual([oslo, cairo, later, izmir]);
  });
});

function byDay(one: string, other: string): number {
  return one.slice(-10) < other.slice(-10) ? -1 : 1;
}
