import { describe, expect, it } from "vitest";
import { startConversation } from "../../../test/support/conversation.ts";
import { sharedApp } from "../../../test/support/shared-app.ts";
import { foundTradingHouse, type TradingHouse } from "../../../test/support/trading-house.ts";
import { newId } from "../../store/database/new-id.ts";
import { sql } from "../../store/database/sql.ts";
import { responseTimeOf } from "./response-time.core.ts";

/** Thursday 3 December 2026, 15:00 in Shanghai. */
const thursday = "2026-12-03T07:00:00Z";

let house: TradingHouse;
const app = sharedApp({ http: false, now: thursday }, async () => {
  house = await foundTradingHouse(app.genjin.app.store);
  await house.addCustomers([
    { name: "Agadir Fish", owner: "lily" },
    { name: "Bergen Fisk", owner: "ann" },
  ]);
});

/** Notes that a customer waited so many hours for an answer that came on Wednesday. */
async function waited(name: string, hours: readonly number[]) {
  const done = Date.parse("2026-12-02T06:00:00Z");
  for (const each of hours)
    await app.genjin.app.store.run(sql`
      INSERT INTO owed (id, organization_id, customer_id, kind, made_at, done_at)
      SELECT ${newId()}::uuid, organization_id, id, 'answer',
        ${new Date(done - each * 3_600_000)}, ${new Date(done)} FROM customer WHERE name = ${name}`);
}

describe("how soon customers hear from us", () => {
  it.each([
    [[1, 2, 3, 4], null],
    [[5, 1, 30, 2, 3], { medianHours: 3, count: 5 }],
    [[1, 2, 3, 4, 5, 6], { medianHours: 3.5, count: 6 }],
    [[], null],
  ])("of %j is %j", (hours, expected) => {
    expect(responseTimeOf(hours)).toEqual(expected);
  });

  it("stands in the week with how many there were, of one's own team alone", async () => {
    const talk = startConversation(app, thursday);
    const [wei, tom] = [talk.person("wei"), talk.person("tom")];
    await waited("Agadir Fish", [0.5, 2, 2.5, 8]);
    await waited("Bergen Fisk", [90, 91, 92, 93, 94]);
    await wei.says("周报");
    wei.hearsNot(/中位数/);
    await waited("Agadir Fish", [26]);
    await wei.says("周报");
    wei.hears(/客户等我们回复：中位数 2小时30分?（n=5）|客户等我们回复：中位数 2.*30.*（n=5）/);
    await tom.says("/week", { inTeam: house.teamId });
    tom.hearsNot(/Agadir|n=10/);
  });
});
