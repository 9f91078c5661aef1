import { expect, it } from "vitest";
import { sql } from "../../../src/store/database/sql.ts";
import { startConversation } from "../../support/conversation.ts";
import { setPushStage } from "../../support/push-stage.ts";
import { sharedApp } from "../../support/shared-app.ts";
import { foundTradingHouse, type TradingHouse } from "../../support/trading-house.ts";

let house: TradingHouse;

const app = sharedApp({ http: false }, async () => {
  house = await foundTradingHouse(app.genjin.app.store);
});

/** The half year from Wednesday 17 June ends on Wednesday 16 December, two weeks after 2 December. */
it("prepares owner and manager two weeks before a key account's half year is over, once", async () => {
  const touches = [
    { at: "2026-11-20T09:00:00Z", outcome: "contacted" },
    { at: "2026-11-27T09:00:00Z", outcome: "no-answer" },
  ] as const;
  const [ref] = await house.addCustomers([
    {
      name: "Gulf Supplies",
      owner: "lily",
      tier: "KA",
      tierSince: "2026-06-17T08:00:00Z",
      touches,
    },
    { name: "Ankara Lift", owner: "lily", tier: "KA", tierSince: "2026-06-19T08:00:00Z", touches },
    { name: "Bath Tiles", owner: "tom", tier: "A", tierSince: "2026-06-17T08:00:00Z", touches },
  ]);
  const { store } = app.genjin.app;
  await store.run(sql`INSERT INTO customer_order (id, organization_id, customer_id, number, ordered_on,
      currency, amount) SELECT gen_random_uuid(), organization_id, id, 'PI-1', '2026-08-01', 'USD', 12000
    FROM customer WHERE ref = ${ref}`);
  const talk = startConversation(app, "2026-11-30T02:00:00Z");
  const lily = talk.person("lily");
  await lily.says(`#${ref} 承诺 12/1 样册`);

  const stage = setPushStage(app, "2026-12-02T00:59:30Z");
  const reviews = () => stage.posted.filter(({ text }) => text.includes("半年回顾"));
  await stage.sweepFor(8);
  expect(
    reviews()
      .map(({ chat }) => chat)
      .sort(),
  ).toEqual(["direct:lily", "direct:wei"]);
  const kit = reviews().find(({ chat }) => chat === "direct:lily");
  expect(kit?.text).toMatch(
    new RegExp(`两周后有 1 家大客户半年回顾\nGulf Supplies · KA · #${ref}\n2026/12/16 回顾`),
  );
  expect(kit?.text).toContain("半年订单：1单 · USD 12,000；上个半年：无");
  expect(kit?.text).toMatch(/跟进：3 次，其中 \d 次有来有往/);
  expect(kit?.text).toContain("承诺：未兑现 1 项");
  expect(kit?.text).toContain("“样册”");
  expect(kit?.text).toContain("还不认识他们的高层");
  expect(kit?.text).not.toContain("Ankara");
  expect(reviews().find(({ chat }) => chat === "direct:wei")?.text).toContain(
    `Gulf Supplies · KA · #${ref}\n2026/12/16 回顾 · lily`,
  );
  await stage.sweepFor(5);
  expect(reviews()).toHaveLength(2);

  if (kit === undefined) throw new Error("no kit");
  talk.setClock("2026-12-16T02:00:00Z");
  await lily.receives(kit.message);
  await lily.replies("已联系 回顾 五月想加一条线");
  const rows = await store.rows<{ on: string }>(sql`
    SELECT last_review_at::date AS on FROM customer WHERE ref = ${ref}`);
  expect(rows).toEqual([{ on: "2026-12-16" }]);
});
