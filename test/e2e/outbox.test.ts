import { beforeEach, describe, expect, it } from "vitest";
import { AdapterError } from "../../src/errors.ts";
import { sql } from "../../src/store/database/sql.ts";
import { type Conversation, startConversation } from "../support/conversation.ts";
import { setPushStage } from "../support/push-stage.ts";
import { sharedApp } from "../support/shared-app.ts";
import { foundTradingHouse, type TradingHouse } from "../support/trading-house.ts";

/** Friday 20 November 2026, 09:00 in Shanghai. */
const morning = "2026-11-20T01:00:00Z";

let house: TradingHouse;
let talk: Conversation;

const app = sharedApp({ http: false, now: morning }, async () => {
  house = await foundTradingHouse(app.genjin.app.store);
  await app.genjin.app.store.run(sql`UPDATE member SET role = 'admin' WHERE handle = 'ann'`);
});
beforeEach(() => {
  talk = startConversation(app, "2026-11-20T01:10:00Z");
});

/** Lily's digest is refused for good. */
async function loseDigest() {
  await house.addCustomers([{ name: "Ankara Lift", owner: "lily" }]);
  const stage = setPushStage(app, morning);
  stage.failing(() =>
    Promise.reject(new AdapterError("slack chat.postMessage: is_archived", { retryable: false })),
  );
  await stage.sweepFor(5);
  return stage;
}

describe("/outbox", () => {
  it("tells an admin what failed and why, and has it tried again", async () => {
    const stage = await loseDigest();
    const admin = talk.person("ann");
    await admin.says("/outbox");
    admin.hears(/Outbox: \d+ waits?, 1 failed/);
    admin.hears(
      /1 lily · morning digest · Local chat · Fri 20 Nov 01:00 · the chat or account is not there/,
    );
    admin.hears(/is_archived/);
    await admin.says("outbox retry 2");
    admin.hears(/no such push/);
    await admin.says("outbox retry 1");
    admin.hears(/Trying 1 push again/);
    stage.failing(null);
    stage.at("2026-11-20T01:11:00Z");
    await stage.sweepFor(1);
    expect(stage.posted.map(({ chat }) => chat)).toEqual(["direct:lily"]);
    await admin.says("/outbox");
    admin.hears(/0 failed/);
  });

  it("says it in Chinese, and names nobody's customers", async () => {
    await loseDigest();
    const admin = talk.person("ann");
    await admin.says("/me language chinese");
    await admin.says("发件箱");
    admin.hears(/发件箱：待发 \d+，失败 1/);
    admin.hears(/1 lily · 晨报 · .*会话或账号已不存在/);
    admin.hearsNot(/Ankara/);
    await admin.says("发件箱 重试 全部");
    admin.hears(/一分钟内重发 1 条推送/);
  });

  it("is for admins alone", async () => {
    const lily = talk.person("lily");
    await lily.says("/outbox");
    lily.hearsNot(/发件箱：/);
  });
});

describe("the notice of failed pushes", () => {
  it("comes to the admins once, the morning after", async () => {
    const stage = await loseDigest();
    stage.failing(null);
    stage.at("2026-11-23T09:55:00Z");
    await stage.sweepFor(20);
    const notices = stage.posted.filter(({ text }) => /could not be delivered/.test(text));
    expect(notices.map(({ chat }) => chat)).toEqual(["direct:ann"]);
    expect(notices[0]?.text).toMatch(/1 push could not be delivered[\s\S]*lily · morning digest/);
  });
});
