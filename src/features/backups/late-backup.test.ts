import { describe, expect, it } from "vitest";
import { noQueue, setPushStage } from "../../../test/support/push-stage.ts";
import { sharedApp } from "../../../test/support/shared-app.ts";
import { foundTradingHouse } from "../../../test/support/trading-house.ts";
import type { Instant } from "../../core/time/civil.ts";
import { sql } from "../../store/database/sql.ts";
import { theOrganization } from "../../store/members/organizations.ts";
import { beat, type Heartbeat } from "../../store/push/heartbeats.ts";

const app = sharedApp({ http: false }, async () => {
  const { store } = app.genjin.app;
  await foundTradingHouse(store);
  await store.run(sql`UPDATE member SET role = 'admin' WHERE handle IN ('lily', 'ann')`);
});

async function beaten(name: Heartbeat, time: string): Promise<void> {
  const { store } = app.genjin.app;
  const organization = await theOrganization(store);
  await beat(store, organization?.id ?? "", name, Date.parse(time) as Instant);
}

/** What the whole house hears of backups on a Thursday morning. */
async function heard(): Promise<readonly string[]> {
  const stage = setPushStage(app, "2026-12-03T00:50:00Z", noQueue, await app.genjin.pushes());
  await stage.sweepFor(30);
  stage.at("2026-12-03T09:00:00Z");
  await stage.sweepFor(20);
  return stage.posted
    .filter(({ text }) => /backup|备份/.test(text))
    .map(({ chat, text }) => `${chat} ${text}`);
}

describe("a late backup", () => {
  it("is told to admins alone, with the last attempt and what to do", async () => {
    await beaten("backup", "2026-11-30T18:30:00Z");
    await beaten("backup-begun", "2026-12-02T18:30:00Z");
    const told = await heard();
    expect(told).toEqual([
      expect.stringMatching(
        /^direct:lily ⚠ 自 周二 12\/01 02:30 起没有可用的备份\s+最近一次尝试在 周四 12\/03 02:30.*\s.*`?genjin backup/,
      ),
      expect.stringMatching(
        /^direct:ann ⚠ No good backup since Mon 30 Nov 18:30\s+The last attempt was Wed 2 Dec 18:30.*\s.*`?genjin backup/,
      ),
    ]);
  }, 120_000);

  it("is none where the last one is from tonight, or none was ever made", async () => {
    expect(await heard()).toEqual([]);
    await beaten("backup-begun", "2026-12-02T18:30:00Z");
    await beaten("backup", "2026-12-02T18:30:00Z");
    expect(await heard()).toEqual([]);
  }, 120_000);
});
