import { beforeEach, describe, expect, it } from "vitest";
import { sql } from "../../src/store/database/sql.ts";
import { type Conversation, type Person, startConversation } from "../support/conversation.ts";
import { sharedApp } from "../support/shared-app.ts";
import { foundTradingHouse } from "../support/trading-house.ts";

let talk: Conversation;
let lily: Person;
let tom: Person;
let wei: Person;
let [nile, bath] = ["", ""];

const app = sharedApp({ http: false }, async () => {
  const house = await foundTradingHouse(app.genjin.app.store);
  [nile = "", bath = ""] = await house.addCustomers([
    {
      name: "Nile Trading",
      owner: "lily",
      tier: "A",
      country: "EG",
      zone: "Africa/Cairo",
      touches: [{ at: "2026-11-20T09:00:00Z", outcome: "replied" }],
    },
    { name: "Bath Tiles", owner: "tom", tier: "A", country: "GB", zone: "Europe/London" },
  ]);
});
beforeEach(() => {
  talk = startConversation(app, "2026-12-02T02:00:00Z");
  [lily, tom, wei] = [talk.person("lily"), talk.person("tom"), talk.person("wei")];
});

const state = async (ref: string) => {
  const [row] = await app.genjin.app.store.rows<{
    due: string | null;
    stops: string[];
    touches: number;
  }>(sql`
    SELECT due_on AS due,
      ARRAY(SELECT concat_ws(' ', s.kind, s.channel) FROM customer_stop s
        WHERE s.customer_id = c.id ORDER BY s.at, s.id) AS stops,
      (SELECT count(*) FROM touch t WHERE t.customer_id = c.id) AS touches
    FROM customer c WHERE ref = ${ref}`);
  if (row === undefined) throw new Error("no customer");
  return row;
};

describe("a stop said in so many words", () => {
  it("takes all dues away, stands first on the card, and is lifted and taken back", async () => {
    const before = await state(nile);
    expect(before.due).not.toBeNull();
    await lily.says(`/stop ${nile} 全停 老板发火了`);
    lily.hears(/Nile Trading · ⛔ 停止一切联系[\s\S]*要求停止联系，不再排跟进/);
    expect(await state(nile)).toEqual({ due: null, stops: ["all"], touches: before.touches });
    await lily.says(`/c ${nile}`);
    lily.hears(/^.*Nile Trading.*\n+⛔ 不要任何联系 · .*李莉 记录 · “老板发火了”/);
    lily.hears(/⛔ 要求停止联系，不再排跟进/);
    await lily.says(`/why ${nile}`);
    lily.hears(/为什么不排跟进：Nile Trading[\s\S]*⛔ 不要任何联系/);
    await lily.says("今日");
    lily.hearsNot(/Nile/);
    await lily.says(`恢复联系 ${nile}`);
    lily.hears(/Nile Trading · 恢复联系/);
    expect(await state(nile)).toEqual(before);
    await lily.says("撤销");
    expect(await state(nile)).toMatchObject({ due: null, stops: ["all"] });
    await lily.says("撤销");
    lily.hears(/停止联系的要求/);
    expect(await state(nile)).toEqual(before);
  });

  it("asks what is to stop, with three buttons", async () => {
    await tom.says(`/stop ${bath}`);
    tom.hears(/What does #\w+ not want any more\?/);
    await tom.presses("Marketing and greetings");
    tom.hears(/no greetings, birthday wishes, care or winning back/);
    expect(await state(bath)).toMatchObject({ stops: ["marketing"] });
    expect((await state(bath)).due).not.toBeNull();
    await tom.says(`/stop ${bath}`);
    await tom.says("3");
    tom.hears(/no email any more/);
    expect((await state(bath)).stops).toEqual(["marketing", "not email"]);
    await tom.says(`stop ${bath} marketing`);
    tom.hears(/has asked for that already/);
    await tom.says(`/stop ${bath} off`);
    tom.hears(/may be contacted again/);
    await tom.says(`/resume ${bath}`);
    tom.hears(/has not asked to be left alone/);
  });

  it.each([
    ["whatsapp only", "only whatsapp"],
    ["only telegram he says", "only telegram"],
    ["no calls", "not phone"],
    ["Email", "not email"],
    ["everything", "all"],
    ["newsletter", "marketing"],
    ["只用微信", "only wechat"],
    ["不要打电话", "not phone"],
    ["停邮件", "not email"],
    ["不要短信", "not sms"],
    ["退订", "marketing"],
  ])("reads %s", async (said, kept) => {
    await tom.says(`/stop ${bath} ${said}`);
    expect((await state(bath)).stops).toEqual([kept]);
    await tom.says("/undo");
    expect((await state(bath)).stops).toEqual([]);
  });

  it("replaces the wanted channel, and keeps what else was asked for", async () => {
    await tom.says(`#${bath} stop whatsapp only`);
    await tom.says(`/stop ${bath} marketing`);
    await tom.says(`/stop ${bath} only email`);
    expect((await state(bath)).stops).toEqual(["marketing", "only email"]);
    await tom.says(`/log ${bath} ok`);
    tom.hears(/⛔ only email/);
    await tom.says("/undo");
    await tom.says(`/resume ${bath}`);
    expect((await state(bath)).stops).toEqual([]);
  });

  it("is said after the reference, and not by words that tell of something else", async () => {
    await lily.says(`#${nile} 要求停止`);
    lily.hears(/1.*全停[\s\S]*2.*停营销[\s\S]*3.*只停邮件/);
    await lily.says("2");
    expect((await state(nile)).stops).toEqual(["marketing"]);
    await lily.says("/undo");
    await lily.says(`/stop ${nile} blah`);
    lily.hears(/停止联系 #K3F 停营销/);
    expect((await state(nile)).stops).toEqual([]);
  });

  it("tells a group nothing of it, and nobody who does not see the customer", async () => {
    await lily.says(`/stop ${nile} 只用微信`, { inTeam: "Team One" });
    lily.hearsNot(/微信|Nile Trading/);
    expect((await state(nile)).stops).toEqual(["only wechat"]);
    await tom.says(`/stop ${nile} off`);
    expect((await state(nile)).stops).toEqual(["only wechat"]);
    await wei.says(`/resume ${nile}`);
    expect((await state(nile)).stops).toEqual([]);
  });

  it("lets a touch of ours be recorded, and reminds of it", async () => {
    await lily.says(`/stop ${nile} 全停`);
    await lily.says(`#${nile} 已联系 送货的事 +3d`);
    lily.hears(/要求停止联系，不再排跟进/);
    expect(await state(nile)).toMatchObject({ due: null, touches: 2 });
    await lily.says(`/推迟 ${nile} 3天`);
    lily.hears(/要求停止联系，所以没有安排/);
    await lily.says(`/跳过 ${nile}`);
    lily.hears(/要求停止联系，所以没有安排/);
    expect(await state(nile)).toMatchObject({ due: null });
    await lily.says(`/resume ${nile}`);
    await lily.says(`/undo`);
    await lily.says(`/undo`);
    await lily.says(`/undo`);
  });
});

describe("a stop told in free words", () => {
  const none = async () => {
    for (const ref of [nile, bath]) expect((await state(ref)).stops).toEqual([]);
  };

  it.each([
    ["Nile Trading 说不要再联系了", /⛔ 停止一切联系/, "all"],
    ["Nile 要求退订", /⛔ 不再发祝福/, "marketing"],
    ["Nile Trading 让我们以后只用WhatsApp", /⛔ 以后只用WhatsApp联系/, "only whatsapp"],
    ["Nile 说别再打电话了", /⛔ 不再用电话联系/, "not phone"],
  ])("%s is drafted as what it stops, and recorded on a yes", async (said, shown, kept) => {
    const before = await state(nile);
    await lily.says(said);
    lily.hears(/现在还没有记录/);
    lily.hears(shown);
    expect(await state(nile)).toEqual(before);
    await lily.says("1");
    lily.hears(shown);
    expect(await state(nile)).toMatchObject({ stops: [kept], touches: before.touches });
    await lily.says("撤销");
    expect(await state(nile)).toEqual(before);
  });

  it.each([
    ["Bath Tiles asked us to stop emailing them", /no email any more/, "not email"],
    ["Bath Tiles wrote: remove me", /no contact at all/, "all"],
    ["Bath says please take me off your list", /no contact at all/, "all"],
    ["Bath Tiles wants whatsapp only", /only WhatsApp from now on/, "only whatsapp"],
  ])("%s", async (said, shown, kept) => {
    await tom.says(said);
    tom.hears(/Nothing is recorded yet/);
    tom.hears(shown);
    await tom.presses("Record it");
    expect(await state(bath)).toMatchObject({ stops: [kept], touches: 0 });
    await tom.says(`/resume ${bath}`);
    await none();
  });

  it("is let go, or corrected in words", async () => {
    await tom.says("Bath Tiles wrote: remove me");
    await tom.says("no, only marketing");
    tom.hears(/no greetings, birthday wishes/);
    await tom.says("1");
    expect((await state(bath)).stops).toEqual(["marketing"]);
    await tom.says(`/resume ${bath}`);
    await tom.says("Bath Tiles wrote: remove me");
    await tom.presses("Don't record");
    await none();
  });

  it("keeps the words sealed", async () => {
    await tom.says("Bath Tiles wrote: remove me");
    await tom.says("1");
    await tom.says(`/c ${bath}`);
    tom.hears(/⛔ no contact at all · since .* · noted by Tom Baker · “.*remove me.*”/);
    const [row] = await app.genjin.app.store.rows<{ words: string }>(
      sql`SELECT encode(words, 'escape') AS words FROM customer_stop`,
    );
    expect(row?.words).not.toMatch(/remove/);
    await tom.says(`/resume ${bath}`);
  });

  it("leaves a day as a day", async () => {
    await lily.says("Nile 说三月以前不要联系");
    lily.hearsNot(/停止一切联系/);
    await none();
  });
});

describe("a search", () => {
  it("finds those who asked, and leaves them out where it asks whom to contact", async () => {
    await lily.says(`/stop ${nile} 全停`);
    await lily.says("查找 停止联系");
    lily.hears(/找到 1 家 · 要求停止联系[\s\S]*Nile Trading.*\n.*⛔ 不要任何联系/);
    await lily.says("哪些客户要求停止联系？");
    lily.hears(/要求停止联系[\s\S]*Nile Trading/);
    await lily.says("查找 沉默:>1");
    lily.hearsNot(/Nile/);
    await lily.says("查找 国家:EG");
    lily.hears(/Nile Trading.*\n.*⛔ 不要任何联系/);
    await lily.says(`/resume ${nile}`);
    await tom.says(`/stop ${bath} whatsapp only`);
    await tom.says("which customers asked not to be contacted?");
    tom.hears(/asked to be left alone[\s\S]*Bath Tiles.*\n.*⛔ only WhatsApp/);
    await tom.says(`/resume ${bath}`);
  });
});
