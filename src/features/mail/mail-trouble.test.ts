import { describe, expect, it } from "vitest";
import { noQueue, setPushStage } from "../../../test/support/push-stage.ts";
import { sharedApp } from "../../../test/support/shared-app.ts";
import { foundTradingHouse, type TradingHouse } from "../../../test/support/trading-house.ts";
import { forgetOtherTroubles, saveMailTrouble } from "../../app/mail/mail-trouble.ts";
import type { WhyUnheard } from "../../core/mail/mailbox-troubles.ts";
import type { Instant } from "../../core/time/civil.ts";
import { sql } from "../../store/database/sql.ts";

let house: TradingHouse;
const app = sharedApp({ http: false }, async () => {
  const { store } = app.genjin.app;
  house = await foundTradingHouse(store);
  await store.run(sql`UPDATE member SET role = 'admin' WHERE handle IN ('lily', 'ann')`);
});

const mailbox = "heard@ours.example/imap.ours.example";
const note = (trouble: WhyUnheard | null, time: string) =>
  saveMailTrouble(
    app.genjin.app,
    house.organizationId,
    mailbox,
    trouble,
    Date.parse(time) as Instant,
  );

/** What the whole house hears of mailboxes on a Thursday. */
async function heard(): Promise<readonly string[]> {
  const stage = setPushStage(app, "2026-12-03T00:50:00Z", noQueue, await app.genjin.pushes());
  await stage.sweepFor(30);
  stage.at("2026-12-03T08:50:00Z");
  await stage.sweepFor(40);
  return stage.posted
    .filter(({ text }) => /mailbox|邮箱/.test(text))
    .map(({ chat, text }) => `${chat} ${text}`);
}

describe("a mailbox that is not heard", () => {
  it("is told to admins alone, since when and why, and what to do", async () => {
    await note("away", "2026-12-02T10:00:00Z");
    await note("password", "2026-12-02T11:00:00Z");
    expect(await heard()).toEqual([
      expect.stringMatching(
        /^direct:lily ⚠ 有 1 个邮箱收不到信\s+heard@ours\.example\/imap\.ours\.example · 自 周三 12\/02 18:00 起：不接受用户名和密码.*\s.*genjin doctor/,
      ),
      expect.stringMatching(
        /^direct:ann ⚠ 1 mailbox is not heard\s+heard@ours\.example\/imap\.ours\.example · since Wed 2 Dec 10:00: it does not take.*\s.*genjin doctor/,
      ),
    ]);
  }, 120_000);

  it("is told to nobody while it is away for minutes, is heard again, or was taken away", async () => {
    await note("away", "2026-12-03T00:40:00Z");
    await note(null, "2026-12-03T00:40:00Z");
    expect(await heard()).toEqual([]);
    await note("away", "2026-12-02T10:00:00Z");
    await forgetOtherTroubles(app.genjin.app, house.organizationId, new Set(["other/host"]));
    expect(await heard()).toEqual([]);
  }, 120_000);
});
