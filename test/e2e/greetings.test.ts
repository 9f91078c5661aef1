import { beforeEach, describe, expect, it } from "vitest";
import { sql } from "../../src/store/database/sql.ts";
import { addContacts } from "../support/contacts.ts";
import { type Conversation, type Person, startConversation } from "../support/conversation.ts";
import { sharedApp } from "../support/shared-app.ts";
import { foundTradingHouse, type TradingHouse } from "../support/trading-house.ts";

let house: TradingHouse;
let talk: Conversation;
let lily: Person;
let tom: Person;
let [gulf, lone, york] = ["", "", ""];

const app = sharedApp({ http: false }, async () => {
  const { store } = app.genjin.app;
  house = await foundTradingHouse(store);
  const us = { country: "US", zone: "America/Chicago" };
  const touches = [{ at: "2026-11-20T09:00:00Z", outcome: "replied" as const }];
  [gulf = "", lone = "", york = ""] = await house.addCustomers([
    { name: "Gulf Supplies", owner: "lily", tier: "KA", country: "SA", zone: "Asia/Riyadh" },
    { name: "Lone Star", owner: "lily", tier: "A", ...us, touches },
    { name: "York Works", owner: "tom", country: "GB", zone: "Europe/London" },
  ]);
  await addContacts(store, gulf, [{ name: "Fatima Noor", language: "ar", taboos: "不送酒" }]);
  await addContacts(store, lone, [
    { name: "Megan Foster", observances: ["christmas"] },
    { name: "Mr Travis Boone", observances: ["christmas"] },
    { name: "Nora Lind" },
  ]);
  await addContacts(store, york, [{ name: "Olivia Hughes", observances: ["Christmas"] }]);
});
beforeEach(() => {
  talk = startConversation(app, "2026-12-18T09:00:00Z");
  [lily, tom] = [talk.person("lily"), talk.person("tom")];
});

/** What the cadence knows of Lone Star. */
const cadence = async () => {
  const rows = await app.genjin.app.store.rows(sql`
    SELECT due_on, last_touch_at, last_two_way_at, last_outcome, touches_in_tier, requested_on
    FROM customer WHERE ref = ${lone}`);
  return rows[0];
};
const greetingsKept = () =>
  app.genjin.app.store.rows(sql`
    SELECT occasion, kind, outcome, is_two_way AS "isTwoWay", due_was AS "dueWas" FROM touch
    WHERE kind = 'greeting'`);

describe("festivals that are coming", () => {
  it("are listed with whom to greet and of whom to ask, in both languages", async () => {
    await lily.says("祝福");
    lily.hears(/1 圣诞节 · 周五 12\/25 · 还有 7 天 · 待发 2、待确认 1/);
    lily.hears(/元旦 · 周五 01\/01 · 还有 14 天 · 待发 3、待确认 1/);
    await tom.says("greet");
    tom.hears(/1 Christmas · Fri 25 Dec · in 7 days · 1 to greet/);
    await tom.says("1");
    tom.hears(/Dear Olivia Hughes,/);
  });

  it("are answered in private when a group asks", async () => {
    await lily.says("祝福 圣诞节", { inTeam: house.teamId });
    const inGroup = lily.hears(/私信/);
    expect(inGroup.chat).toMatch(/^team:/);
    expect(inGroup.text).not.toMatch(/Lone Star|Megan/);
  });

  it("are found where other words come first, and in a question", async () => {
    for (const line of ["/greet for Christmas", "greet them on new year", "圣诞节要祝福谁"]) {
      await tom.says(line);
      tom.hears(/^(Christmas|New Year) · Fri/);
    }
  });

  it("may be unknown, or none to greet for", async () => {
    await tom.says("/greet birthdayish");
    tom.hears(/no festival called/);
    await tom.says("/greet good friday");
    tom.hears(/no day for greetings/);
    await tom.says("/greet diwali");
    tom.hears(/None of your contacts keeps Diwali/);
  });
});

describe("greeting one after another", () => {
  it("shows drafts that differ within a company, notes what was sent, and ends", async () => {
    await lily.says("/greet christmas");
    const [first] = [lily.hears(/^Lone Star · \w+ · #\w+\nMegan Foster/m)];
    lily.hears(/英语文案（未经母语人士校对）：\nDear Megan Foster,\n/);
    await lily.says("1");
    lily.hears(/已记：祝福已发给 Megan Foster，不算一次跟进/);
    const second = lily.hears(/Dear Mr Boone,/);
    const wish = (text: string) => /\n(.*Christmas.*\.)/.exec(text)?.[1];
    expect(wish(first.text)).not.toBe(wish(second.text));
    await lily.says("greet next");
    lily.hears(/推测，未确认：美国很多人过圣诞节。\nNora Lind 过基督教节日吗/);
    lily.hearsNot(/Dear Nora/);
    await lily.presses(/^2 不过$/);
    lily.hears(/已记：Nora Lind 不过/);
    lily.hears(/圣诞节的名单到底了，跳过的人还在/);
    await lily.presses(/从头再来/);
    lily.hears(/Dear Mr Boone,/);
    await lily.says("祝福 已发");
    lily.hears(/圣诞节的祝福都过完了。\n已发 2/);
  });

  it("drafts at once for who turns out to keep the festival", async () => {
    await lily.says(`/observe ${lone} Megan -christmas`);
    await lily.says(`/observe ${lone} Boone -christmas`);
    await lily.says("/greet christmas");
    await lily.presses(/^1 过$/);
    lily.hears(/已记：Nora Lind 过这个节/);
    lily.hears(/Dear Nora Lind,/);
    await lily.says("/undo");
    lily.hears(/已撤销：刚记的过节情况/);
    await lily.says("/greet christmas");
    lily.hears(/Nora Lind 过基督教节日吗/);
  });

  it("leaves why they are put off", async () => {
    await lily.says(`推迟 #${lone} 2027-01-12 等图纸`);
    await lily.says(`/log #${lone} ok 问候 圣诞快乐`);
    expect(await greetingsKept()).toHaveLength(1);
    await lily.says(`为什么 ${lone}`);
    lily.hears(/等图纸/);
  });

  it("leaves the cadence alone, by button and by word, and can be taken back", async () => {
    const before = await cadence();
    await lily.says("/greet christmas");
    await lily.presses(/已发，下一个/);
    expect(await cadence()).toEqual(before);
    expect(await greetingsKept()).toEqual([
      {
        occasion: "christmas 2026-12-25",
        kind: "greeting",
        outcome: "contacted",
        isTwoWay: false,
        dueWas: null,
      },
    ]);
    await lily.says(`/log #${lone} ok 问候 圣诞快乐`);
    expect(await cadence()).toEqual(before);
    expect(await greetingsKept()).toHaveLength(2);
    await lily.says("/undo");
    await lily.says("/undo");
    expect(await greetingsKept()).toEqual([]);
    expect(await cadence()).toEqual(before);
  });

  it("counts an answered greeting as a conversation", async () => {
    await lily.says(`/log #${lone} 已回复 问候 谢谢祝福`);
    expect(await cadence()).toMatchObject({ last_outcome: "replied" });
  });

  it("says nothing cheerful after a broken promise or in a dispute", async () => {
    const { store } = app.genjin.app;
    await store.run(sql`INSERT INTO owed (id, kind, organization_id, customer_id, member_id, made_at, due_on)
      SELECT gen_random_uuid(), 'promise', organization_id, id, owner_id, now(), '2026-12-10' FROM customer
      WHERE ref = ${lone}`);
    await store.run(sql`UPDATE customer SET tags = '{投诉}' WHERE ref = ${york}`);
    await lily.says("/greet christmas");
    lily.hearsNot(/Dear Megan/);
    await lily.says("greet next");
    lily.hears(/现在不宜发喜庆的话：\n• .*Megan Foster.*周四 12\/10 的承诺还没兑现/s);
    await tom.says("/greet christmas");
    tom.hears(/Nothing cheerful for these now:\n• .*\n +Olivia Hughes\n +open: 投诉/);
  });

  it("greets in Arabic with what has to be minded, and nobody of Christmas there", async () => {
    await lily.says(`过节 ${gulf} 穆斯林`);
    lily.hears(/过：.*开斋节/);
    await lily.says("/greet eid");
    lily.hears(/禁忌：不送酒/);
    lily.hears(/等当地公布后再发/);
    lily.hears(/\nتحية طيبة \u2068Fatima Noor\u2069،\n/);
    await lily.says("/greet christmas");
    lily.hearsNot(/Fatima/);
  });
});

describe("/observe", () => {
  it("shows what is known and what is only suggested", async () => {
    await lily.says(`/observe ${lone}`);
    lily.hears(/哪位联系人？/);
    await lily.says("3");
    lily.hears(/Nora Lind · 过哪些节/);
    lily.hears(/按国家推测，未确认：.*感恩节/);
    lily.hears(/推测，未确认：.*圣诞节/);
    await tom.says(`/observe ${york} Olivia easter -christmas`);
    tom.hears(/Keeps: Easter\nDoes not keep: Christmas/);
    await tom.says(`/observe ${york} Olivia flagday`);
    tom.hears(/no festival called “flagday”/);
    await lily.says(`/observe ${lone} Peter 复活节`);
    lily.hears(/没有叫“Peter 复活节”的联系人/);
  });
});
