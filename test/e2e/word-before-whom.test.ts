import { beforeEach, describe, expect, it } from "vitest";
import { sql } from "../../src/store/database/sql.ts";
import { type Conversation, startConversation } from "../support/conversation.ts";
import { sharedApp } from "../support/shared-app.ts";
import { foundTradingHouse } from "../support/trading-house.ts";

/** Wednesday, 13:30 in Beijing. */
const now = "2026-12-02T05:30:00Z";

let talk: Conversation;
let ref: string;
let hers: string;

const app = sharedApp({ http: false }, async () => {
  const house = await foundTradingHouse(app.genjin.app.store);
  [ref = "", hers = ""] = await house.addCustomers([
    { name: "Nile Trading", owner: "lily", country: "EG" },
    { name: "Lyon Decor", owner: "tom", country: "FR" },
  ]);
});
beforeEach(() => {
  talk = startConversation(app, now);
});

const recorded = async () =>
  (
    await app.genjin.app.store.rows<{ touches: number; lines: number }>(sql`
      SELECT (SELECT count(*)::int FROM touch) AS touches,
        (SELECT count(*)::int FROM ledger_line) AS lines`)
  )[0] ?? { touches: -1, lines: -1 };

describe("a word before whom it is about", () => {
  it("promises with what was promised alone as its note, and is taken back", async () => {
    const lily = talk.person("lily");
    await lily.says(`承诺 ${ref} 周五前 发样品`);
    lily.hears(/✅ 已记 1 条\n.*有承诺 · “发样品”/);
    lily.hearsNot(/“承诺/);
    await lily.says("撤销");
    lily.hears(/已撤销/);
    const tom = talk.person("tom");
    await tom.says(`promised ${hers} by Friday send samples`);
    tom.hears(/promised · “send samples”/);
    await tom.says("undo");
  });

  it("records no promise that asks, and none of a customer whom one does not see", async () => {
    const lily = talk.person("lily");
    const { touches } = await recorded();
    await lily.says(`承诺 ${ref} 发样品了吗？`);
    await talk.person("tom").says(`promised ${ref} by Friday send samples`);
    expect((await recorded()).touches).toBe(touches);
  });

  it("keeps a score that was answered by phone", async () => {
    const lily = talk.person("lily");
    await lily.says(`回访 ${ref} 7 回复慢`);
    lily.hears(/7\/10/);
    await lily.says("撤销");
    lily.hears(/已撤销/);
    await lily.says(`回访 ${ref} 7月再联系`);
    lily.hearsNot(/7\/10/);
  });
});

describe("a favour told around whom it was done to", () => {
  it("is asked about, and recorded once it is said to be one", async () => {
    const lily = talk.person("lily");
    const { lines } = await recorded();
    await lily.says("我帮Nile介绍了货代");
    lily.hears(/我帮Nile介绍了货代/);
    expect((await recorded()).lines).toBe(lines);
    await lily.says("1");
    expect((await recorded()).lines).toBe(lines + 1);
    await lily.says("撤销");
    const tom = talk.person("tom");
    await tom.says("I introduced a forwarder to Lyon");
    tom.hears(/I introduced a forwarder to Lyon[\s\S]*favour/);
    await tom.says("I introduced our new hinges to Lyon");
    tom.hearsNot(/favour/);
    expect((await recorded()).lines).toBe(lines);
  });
});

describe("how soon customers hear from us", () => {
  it("is told to who asks, and of few nothing", async () => {
    const lily = talk.person("lily");
    await lily.says("响应时间");
    lily.hears(/最近 90 天，回复过的客户来消息不到 5 条/);
    const tom = talk.person("tom");
    await tom.says("response time");
    tom.hears(/In the last 90 days fewer than 5/);
  });
});
