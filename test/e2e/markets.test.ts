import { beforeEach, describe, expect, it } from "vitest";
import { buttonsOf } from "../../src/chat/message.ts";
import { sql } from "../../src/store/database/sql.ts";
import { type Person, startConversation } from "../support/conversation.ts";
import { sharedApp } from "../support/shared-app.ts";
import { foundTradingHouse, type TradingHouse } from "../support/trading-house.ts";

let house: TradingHouse;
let wei: Person;
let lily: Person;
let tom: Person;

const app = sharedApp({ http: false }, async () => {
  const { store } = app.genjin.app;
  house = await foundTradingHouse(store);
  await house.addCustomers([
    { name: "Bonn Pumpen", owner: "lily", tier: "C", country: "DE", zone: "Europe/Berlin" },
    { name: "Köln Filter", owner: "lily", tier: "C", country: "DE", zone: "Europe/Berlin" },
    { name: "Izmir Stone", owner: "lily", tier: "C", country: "TR", zone: "Europe/Istanbul" },
    { name: "Lyon Textile", owner: "tom", tier: "C", country: "FR", zone: "Europe/Paris" },
  ]);
  await store.run(
    sql`UPDATE customer SET priorities = CASE country WHEN 'DE' THEN '{technology}' WHEN 'TR' THEN '{price}' ELSE '{service}' END::text[]`,
  );
  await store.run(sql`INSERT INTO customer_order (id, organization_id, customer_id, number, ordered_on, currency, amount, products)
    SELECT gen_random_uuid(), organization_id, id, '1', '2026-10-01', 'USD', 1000, '{film}' FROM customer WHERE country = 'DE'`);
});
beforeEach(() => {
  const talk = startConversation(app, "2026-12-02T11:50:00Z");
  [wei, lily, tom] = [talk.person("wei"), talk.person("lily"), talk.person("tom")];
});

describe("the page of markets", () => {
  it("tells of each country what kind of market it is and what is weighed there, and lists its customers", async () => {
    await lily.says("市场");
    lily.hears(/德国[^\n]*2[^\n]*发达市场[^\n]*技术 2/);
    lily.hears(/土耳其[^\n]*发展中市场[^\n]*价格 1/);
    const { message } = lily.hears(/发达市场：1 个国家，2 家客户，近12个月 USD 2,000/);
    lily.hears(/发展中市场：1 个国家，1 家客户/);
    lily.hearsNot(/法国|Lyon/);
    expect(buttonsOf(message).map(({ command }) => command)).toEqual([
      "/find market:developed",
      "/find market:developing",
      "/find country:DE",
      "/find country:TR",
    ]);
    await lily.presses("发达市场");
    lily.hears(/找到 2 家[\s\S]*Bonn[\s\S]*Köln|找到 2 家[\s\S]*Köln[\s\S]*Bonn/);
    await tom.says("/market");
    tom.hears(/France[^\n]*developed market[^\n]*service 1/);
    tom.hearsNot(/Germany/);
  });

  it("says where what is weighed and what we are strong in meet, and where not", async () => {
    await wei.says("市场 德国 技术 5 服务 2");
    wei.hears(/德国 · 技术 5\/5 · 服务 2\/5/);
    await wei.says("市场");
    wei.hears(/✓ 德国最看重技术，正是我方强项（5\/5）/);
    await wei.says("/market DE technology 1");
    await wei.says("/市场 德国");
    wei.hears(/⚠ 德国最看重技术，我方偏弱（1\/5）/);
    wei.hears(/服务 2\/5/);
    await wei.says("撤销");
    await wei.says("/市场 德国");
    wei.hears(/✓ 德国最看重技术/);
    await lily.says("/市场 德国 技术 5");
    lily.hears(/主管/);
  });

  it("divides customers by kind of market and by what they weigh", async () => {
    await lily.says("分组 市场类型");
    lily.hears(/发达市场[^\n]*2[\s\S]*发展中市场[^\n]*1/);
    await lily.says("/segments need");
    lily.hears(/技术[^\n]*2[\s\S]*价格[^\n]*1/);
  });
});
