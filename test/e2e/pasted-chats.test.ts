import { beforeEach, describe, expect, it } from "vitest";
import { sql } from "../../src/store/database/sql.ts";
import { type Conversation, startConversation } from "../support/conversation.ts";
import { sharedApp } from "../support/shared-app.ts";
import { foundTradingHouse, type TradingHouse } from "../support/trading-house.ts";
import { zip } from "../support/xlsx.ts";

/** Monday 11:50 in London, 19:50 in Beijing. */
const monday = "2026-11-30T11:50:00Z";

let talk: Conversation;
let house: TradingHouse;

const app = sharedApp({ http: false }, async () => {
  house = await foundTradingHouse(app.genjin.app.store);
  await house.addCustomers([
    { name: "Anadolu Tekstil", owner: "lily", country: "TR", zone: "Europe/Istanbul" },
    { name: "Nile Trading", owner: "tom", country: "EG", zone: "Africa/Cairo" },
  ]);
});
beforeEach(() => {
  talk = startConversation(app, monday);
});

const exported = `[11/26/26, 9:41:07\u202fPM] Anadolu Emre: price please
and for 500 rolls?
[11/27/26, 9:05:00\u202fAM] Lily: sent it
[11/29/26, 3:05:00\u202fPM] Anadolu Emre: thanks, when can you ship?`;

type Touch = { readonly on: string; readonly direction: string; readonly kept: boolean };

const touches = () =>
  app.genjin.app.store.rows<Touch>(sql`
    SELECT to_char(t.at AT TIME ZONE m.zone, 'YYYY-MM-DD HH24:MI') AS on, t.direction,
      t.content IS NOT NULL AS kept
    FROM touch t JOIN member m ON m.id = t.member_id ORDER BY t.at`);

const recorded = [
  { on: "2026-11-26 21:41", direction: "in", kept: false },
  { on: "2026-11-27 09:05", direction: "out", kept: false },
  { on: "2026-11-29 15:05", direction: "in", kept: false },
];

describe("an exported chat", () => {
  it("becomes touches by day and direction, without its texts; the same again adds nothing", async () => {
    const lily = talk.person("lily");
    await lily.says(exported);
    lily.hears(
      /Anadolu Tekstil · WhatsApp 3 天 3 条消息：2026\/11\/26 对方写、周五 11\/27 我们写、周日 11\/29 对方写；最后是对方 · ⏳ 要在 .* 前回复/,
    );
    expect(await touches()).toEqual([]);
    await lily.says("1");
    lily.hears(/✅ 已记下/);
    expect(await touches()).toEqual(recorded);
    await lily.says("谁在等我回复");
    lily.hears(/Anadolu Tekstil[\s\S]*WhatsApp/);
    await lily.says(exported);
    lily.hears(/#\w+ 的这些聊天都已经记过了，没有新增/);
    await lily.says(`${exported}\n[11/30/26, 9:00:00 AM] Lily: next week`);
    lily.hears(/其中 3 天已有记录/);
    await lily.says("1");
    expect(await touches()).toHaveLength(4);
    await lily.says("谁在等我回复");
    lily.hears(/没有客户在等我们回复/);
    await lily.says("撤销");
    expect(await touches()).toEqual(recorded);
  });

  it("asks whose it is, who one is and how its dates are read, each where it is not told", async () => {
    const tom = talk.person("tom");
    await tom.says("03/04/26, 21:41 - Zoltan: hi\n05/04/26, 09:05 - Imre: hello");
    tom.hears(/Which of them is you\?[\s\S]*1 Zoltan\s+2 Imre/);
    await tom.says("2");
    tom.hears(/Whose chat is this, with Zoltan\?/);
    await tom.says("Nile Trading");
    tom.hears(/two ways here[\s\S]*1 .*Apr[\s\S]*2 .*May/);
    await tom.says("1");
    tom.hears(
      /Nile Trading · WhatsApp: 2 days, 2 messages: .*Apr.* they wrote, .*Apr.* we wrote; last by us/,
    );
    await tom.says("1");
    expect(await touches()).toEqual([
      { on: "2026-04-03 21:41", direction: "in", kept: false },
      { on: "2026-04-05 09:05", direction: "out", kept: false },
    ]);
  });

  it("of a customer whose reference stands above it may be named otherwise", async () => {
    const lily = talk.person("lily");
    const [said] = await lily.says("客户 Anadolu");
    const ref = /#(\w+)/.exec(said?.text ?? "")?.[1] ?? "";
    await lily.says(`#${ref}\n张三 昨天 10:22\n报价发我\n我 15:00\n好的`);
    lily.hears(/Anadolu Tekstil · 微信 1 天 2 条消息：2026\/11\/29 双方都写；最后是我们/);
    await lily.says("不记");
    await lily.says(`/聊天记录 #${ref}\n张三 昨天 10:22\n报价发我\n我 15:00\n好的`);
    lily.hears(/Anadolu Tekstil · 微信 1 天/);
    await lily.says("不记");
    await lily.says("#ZZZ\n张三 昨天 10:22\n报价发我\n我 15:00\n好的");
    expect(await touches()).toEqual([]);
  });

  it("is no business of a group that does not call the bot, and is answered in private there", async () => {
    const lily = talk.person("lily");
    expect(await lily.says(exported, { inTeam: house.teamId })).toEqual([]);
    const answers = await lily.says(`@genjin ${exported}`, { inTeam: house.teamId });
    expect(answers.map(({ text }) => text).join("\n")).not.toMatch(/Anadolu|Emre/);
  });

  it("comes as the file that a telephone makes of it, however long, as text or in an archive", async () => {
    const long = Array.from(
      { length: 400 },
      (_, at) => `[11/26/26, 9:41:${String(at % 60).padStart(2, "0")} PM] Anadolu Emre: line ${at}`,
    );
    const text = [...long, "[11/27/26, 9:05:00 AM] Lily: sent it"].join("\r\n");
    const lily = talk.person("lily");
    await lily.sends("_chat.txt", text);
    lily.hears(
      /Anadolu Tekstil · WhatsApp 2 天 401 条消息：2026\/11\/26 对方写、周五 11\/27 我们写；最后是我们/,
    );
    await lily.says("不记");
    await lily.sends("WhatsApp Chat with Emre.zip", zip({ "WhatsApp Chat with Emre.txt": text }));
    lily.hears(/Anadolu Tekstil · WhatsApp 2 天 401 条消息/);
    await lily.says("1");
    expect(await touches()).toHaveLength(2);
  });
});
