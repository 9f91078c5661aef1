import { beforeEach, describe, expect, it } from "vitest";
import { AdapterError } from "../../../src/errors.ts";
import { sql } from "../../../src/store/database/sql.ts";
import { type PushStage, setPushStage } from "../../support/push-stage.ts";
import { sharedApp } from "../../support/shared-app.ts";
import { foundTradingHouse, type TradingHouse } from "../../support/trading-house.ts";

let house: TradingHouse;
let stage: PushStage;

const app = sharedApp({ http: false }, async () => {
  house = await foundTradingHouse(app.genjin.app.store);
});

const posted = () => stage.posted.filter(({ text }) => /放假还有|快要放长假/.test(text));
/** What the message of the morning says of them. */
const said = (text = "") => text.slice(text.search(/^.*(放假还有|快要放长假)/m));
const named = (text: string) => [...text.matchAll(/#(\w{3,})/g)].map(([, ref]) => ref);

describe("our long holidays", () => {
  // Eight weeks before the National Day of 2026, Thursday 1 October, is Thursday 6 August.
  beforeEach(() => {
    stage = setPushStage(app, "2026-08-06T01:05:00Z");
  });

  it("are told of once, to those who have somebody to tell, those who ordered lately first", async () => {
    const [stone, lift, plain] = await house.addCustomers([
      { name: "Izmir Stone", owner: "lily", tier: "A" },
      { name: "Ankara Lift", owner: "lily", tier: "C" },
      { name: "Plain Lead", owner: "lily", tier: "D" },
      { name: "London Tiles", owner: "tom", tier: "D" },
    ]);
    await app.genjin.app.store.run(sql`
      UPDATE customer SET last_order_on = '2026-07-20', order_count = 1 WHERE ref = ${lift}`);
    await stage.sweepFor(8);
    const [push, ...others] = posted();
    expect(others).toEqual([]);
    expect(push?.chat).toBe("direct:lily");
    expect(push?.text).toContain("距我们国庆节放假还有 8 周：周四 10/01 – 周三 10/07");
    expect(push?.text).toContain("最后上班日 周三 09/30，周四 10/08 恢复上班");
    expect(push?.text).toMatch(new RegExp(`• Ankara Lift · C · #${lift}\n.*上一单 2026/07/20`));
    expect(push?.text).toMatch(new RegExp(`• Izmir Stone · A · #${stone}`));
    expect(said(push?.text)).not.toContain(`#${plain}`);
    expect(named(said(push?.text))).toEqual([lift, stone]);
    await stage.sweepFor(5);
    expect(posted()).toHaveLength(1);
  });

  it("come to the colleague to whom the list is lent, for as long as it is", async () => {
    const [lift] = await house.addCustomers([{ name: "Ankara Lift", owner: "lily", tier: "A" }]);
    await app.genjin.app.store.run(sql`
      INSERT INTO handover
        (id, organization_id, member_id, colleague_id, from_on, to_on, starts_at, ends_at)
      SELECT gen_random_uuid(), lily.organization_id, lily.id, wei.id, '2026-08-06', '2026-08-07',
        '2026-08-05 16:00Z', '2026-08-07 16:00Z'
      FROM member lily, member wei WHERE lily.handle = 'lily' AND wei.handle = 'wei'`);
    await stage.sweepFor(8);
    const toWei = () => posted().filter(({ chat }) => chat === "direct:wei");
    expect(toWei().map(({ message }) => message.subjects.map(({ ref }) => ref))).toEqual([[lift]]);
    stage.at("2026-09-03T01:05:00Z");
    await stage.sweepFor(8);
    expect(toWei()).toHaveLength(1);
  });

  it("wake nobody where they had to be tried again: they wait until the morning", async () => {
    await house.addCustomers([{ name: "Ankara Lift", owner: "lily", tier: "A" }]);
    stage.failing(() => Promise.reject(new AdapterError("busy", { retryable: true })));
    await stage.sweepFor(8);
    stage.failing(null);
    stage.at("2026-08-06T14:00:00Z");
    await stage.sweepFor(3);
    expect(posted()).toEqual([]);
    stage.at("2026-08-07T00:00:30Z");
    await stage.sweepFor(3);
    expect(posted().map(({ chat }) => chat)).toEqual(["direct:lily"]);
  });

  it("leave no row for those who have nobody to tell", async () => {
    await house.addCustomers([{ name: "Plain Lead", owner: "lily", tier: "D" }]);
    await stage.sweepFor(8);
    const kinds = (await stage.deliveries()).map(({ kind }) => kind);
    expect(kinds).not.toContain("shutdown-ladder");
    expect(kinds).not.toContain("quiet-customers");
  });
});

describe("long holidays of customers", () => {
  it("are told of ten working days ahead, by country, once", async () => {
    // Eid al-Fitr of 2027: closed from Tuesday 9 March in Turkey and in Saudi Arabia.
    stage = setPushStage(app, "2027-02-23T01:05:00Z");
    const [first, second] = await house.addCustomers([
      { name: "Ankara Lift", owner: "lily", country: "TR", zone: "Europe/Istanbul" },
      { name: "Gulf Supplies", owner: "lily", tier: "KA", country: "SA", zone: "Asia/Riyadh" },
      { name: "Berlin Bau", owner: "lily", country: "DE", zone: "Europe/Berlin" },
    ]);
    await stage.sweepFor(8);
    const [push, ...others] = posted();
    expect(others).toEqual([]);
    expect(push?.chat).toBe("direct:lily");
    expect(push?.text).toContain("2 家客户快要放长假");
    expect(push?.text).toMatch(/土耳其 · 开斋节.*：周二 03\/09 – 周四 03\/11 不上班（1 家）/);
    expect(said(push?.text)).not.toContain("Berlin Bau");
    expect(named(said(push?.text)).sort()).toEqual([first, second].sort());
    stage.at("2027-02-24T01:05:00Z");
    await stage.sweepFor(8);
    expect(posted()).toHaveLength(1);
  });
});
