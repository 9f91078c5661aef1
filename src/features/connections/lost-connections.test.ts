import { describe, expect, it } from "vitest";
import { noQueue, setPushStage } from "../../../test/support/push-stage.ts";
import { sharedApp } from "../../../test/support/shared-app.ts";
import { foundTradingHouse, type TradingHouse } from "../../../test/support/trading-house.ts";
import { connect } from "../../app/connections/connect.ts";
import { disconnect } from "../../app/connections/disconnect.ts";
import type { Instant } from "../../core/time/civil.ts";
import { sql } from "../../store/database/sql.ts";

let house: TradingHouse;
const app = sharedApp({ http: false }, async () => {
  const { store } = app.genjin.app;
  house = await foundTradingHouse(store);
  await store.run(sql`UPDATE member SET role = 'admin' WHERE handle IN ('lily', 'ann')`);
});

/** What everybody hears of connections on a Thursday morning and the day after. */
async function heard(): Promise<readonly string[]> {
  const stage = setPushStage(app, "2026-12-03T00:50:00Z", noQueue, await app.genjin.pushes());
  await stage.sweepFor(30);
  stage.at("2026-12-03T08:50:00Z");
  await stage.sweepFor(20);
  stage.at("2026-12-04T00:50:00Z");
  await stage.sweepFor(20);
  return stage.posted
    .filter(({ text }) => /taken out|移除/.test(text))
    .map(({ chat, text }) => `${chat} ${text}`);
}

describe("a workspace that has taken us out", () => {
  it("is told to admins alone, once, with whom nothing reaches and what to do", async () => {
    const place = { platform: "slack", workspace: "T0ACME" };
    const { organizationId } = house;
    const at = Date.parse("2026-12-02T10:00:00Z") as Instant;
    await connect(app.genjin.app, { organizationId, ...place, title: "Acme", at }, {});
    expect(await disconnect(app.genjin.app, at, place)).toBe(0);
    expect(await disconnect(app.genjin.app, at, place)).toBeNull();
    expect(await heard()).toEqual([
      expect.stringMatching(/^direct:lily ⚠ Slack T0ACME 已移除跟进\s+.*ann, lily, tom, wei/),
      expect.stringMatching(/^direct:ann ⚠ Genjin was taken out of Slack T0ACME\s+.*ann, lily/),
    ]);
  }, 120_000);

  it("is told to nobody where there is none", async () => {
    expect(await heard()).toEqual([]);
  }, 120_000);
});
