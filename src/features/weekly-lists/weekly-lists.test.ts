import { beforeEach, describe, expect, it } from "vitest";
import { type Conversation, startConversation } from "../../../test/support/conversation.ts";
import { noQueue, setPushStage } from "../../../test/support/push-stage.ts";
import { sharedApp } from "../../../test/support/shared-app.ts";
import { foundTradingHouse, type TradingHouse } from "../../../test/support/trading-house.ts";
import { newId } from "../../store/database/new-id.ts";
import { sql } from "../../store/database/sql.ts";

/** Wednesday 19:50 in Shanghai, 11:50 in London. */
const wednesday = "2026-12-02T11:50:00Z";

let talk: Conversation;
let house: TradingHouse;

const touched = [{ at: "2026-09-01T08:00:00Z", outcome: "replied" as const }];
const app = sharedApp({ http: false }, async () => {
  house = await foundTradingHouse(app.genjin.app.store);
  await house.addCustomers([
    { name: "Anadolu Tekstil", owner: "lily", country: "TR", tier: "C", touches: touched },
    { name: "Bursa Havlu", owner: "lily", country: "TR", tier: "D", touches: touched },
    { name: "Cairo Plast", owner: "lily", country: "EG", tier: "D", touches: touched },
    { name: "Denizli Pamuk", owner: "tom", country: "TR", tier: "D", touches: touched },
    { name: "Edirne Cam", owner: "ann", country: "TR", tier: "D", touches: touched },
  ]);
});
const store = () => app.genjin.app.store;
beforeEach(() => {
  talk = startConversation(app, wednesday);
});

const kept = async () =>
  (
    await store().rows<{ name: string; team: string | null }>(sql`
      SELECT f.name, t.name AS team FROM weekly_list w JOIN saved_filter f ON f.id = w.filter_id
      LEFT JOIN team t ON t.id = w.team_id ORDER BY w.id`)
  ).map(({ name, team }) => (team === null ? name : `${name} → ${team}`));

/** What comes on a Monday morning, by chat. */
async function monday(day: string): Promise<(chat: string) => string> {
  const stage = setPushStage(app, `${day}T00:30:00Z`, noQueue, await app.genjin.pushes());
  await stage.sweepFor(0);
  for (const at of ["00:58", "01:28", "08:58"]) {
    stage.at(`${day}T${at}:00Z`);
    await stage.sweepFor(10);
  }
  return (chat) =>
    stage.posted.flatMap((post) => (post.chat === chat ? [post.text] : [])).join("\n---\n");
}

describe("a saved search every week", () => {
  it("comes with the one message of Monday, in both languages, until it is stopped in words", async () => {
    const [lily, tom] = [talk.person("lily"), talk.person("tom")];
    await lily.says("查找 国家:TR 保存:土耳其老客");
    await lily.says("每周一 推送 土耳其老客");
    lily.hears(/“土耳其老客”每周推送一次/);
    await lily.says("每周 土耳其老客");
    lily.hears(/已经每周推送了/);
    await tom.says("find country:TR silent:>30 save:TR-silent");
    await tom.says("weekly TR-silent");
    tom.hears(/“TR-silent” comes every week/);
    await tom.says("weekly lists");
    tom.hears(/TR-silent · to you, with Monday's message/);
    const heard = await monday("2026-12-07");
    const [morning = "", ...others] = heard("direct:lily").split("\n---\n");
    expect(others).toEqual([]);
    expect(morning).toMatch(/今日跟进/);
    expect(morning).toMatch(/📋 你的每周名单\n.*土耳其老客 · 2 家\n.*Anadolu Tekstil · C · #/);
    expect(morning.split("每周名单")[1]).not.toMatch(/Cairo|Denizli|Edirne/);
    expect(heard("direct:tom")).toMatch(/TR-silent · 1 customer\n.*Denizli Pamuk/);
    expect(heard(`team:${house.teamId}`)).not.toMatch(/每周名单|土耳其老客/);
    await lily.says("不要再推送土耳其老客了");
    lily.hears(/“土耳其老客”不再每周推送/);
    await tom.says("stop pushing TR-silent please");
    tom.hears(/does not come every week any more/);
    expect(await kept()).toEqual([]);
    await tom.says("undo");
    tom.hears(/comes every week again/);
    await tom.says("weekly stop TR-silent");
    const later = await monday("2026-12-14");
    expect(later("direct:lily")).not.toMatch(/每周名单/);
    expect(later("direct:tom")).not.toMatch(/weekly lists/);
  });

  it("waits for the first working morning, and comes once a week", async () => {
    const lily = talk.person("lily");
    await lily.says("查找 国家:TR 保存:土耳其老客");
    await lily.says("每周 土耳其老客");
    await lily.says("休假 12/7");
    expect((await monday("2026-12-07"))("direct:lily")).not.toMatch(/每周名单/);
    expect((await monday("2026-12-08"))("direct:lily")).toMatch(/土耳其老客 · 2 家/);
    expect((await monday("2026-12-09"))("direct:lily")).not.toMatch(/每周名单/);
  });

  it("goes to a team's group when who leads it says so, with masked names of its customers", async () => {
    const [wei, lily] = [talk.person("wei"), talk.person("lily")];
    await lily.says("查找 国家:TR 保存:土耳其");
    await lily.says("每周 土耳其 发到群");
    lily.hears(/要由主管或管理员来定/);
    expect(await kept()).toEqual([]);
    await wei.says("查找 国家:TR 保存:土耳其");
    await wei.says("每周 土耳其 发到群");
    wei.hears(/每周一 09:30 发到Team One的群/);
    expect(await kept()).toEqual(["土耳其 → Team One"]);
    const heard = await monday("2026-12-07");
    const post = heard(`team:${house.teamId}`);
    expect(post).toMatch(/📋 Team One的每周名单[\s\S]*土耳其：3 家\n.*••• · C · #/);
    expect(post).not.toMatch(/Anadolu|Bursa|Denizli|Edirne/);
    expect(heard("direct:wei")).not.toMatch(/每周名单/);
    await wei.says("不要再推送 土耳其 到群");
    expect(await kept()).toEqual([]);
  });

  it("tells no group how people at customers stand to us", async () => {
    const wei = talk.person("wei");
    await wei.says("查找 态度:反对 保存:冷淡");
    await wei.says("每周 冷淡 发到群");
    wei.hears(/只在私聊里查/);
    await wei.says("每周 冷淡");
    expect(await kept()).toEqual(["冷淡"]);
    await wei.says("查找 国家:TR 保存:土耳其");
    await wei.says("每周 土耳其 发到群");
    await wei.says("查找 国家:TR 态度:反对 保存:土耳其");
    const heard = await monday("2026-12-07");
    expect(heard(`team:${house.teamId}`)).not.toMatch(/每周名单/);
  });

  it("of a group is of those who lead it, and theirs to stop", async () => {
    const [wei, ann] = [talk.person("wei"), talk.person("ann")];
    await wei.says("查找 国家:TR 保存:土耳其");
    await wei.says("每周 土耳其 发到群");
    await store().run(sql`UPDATE member SET role = 'sales' WHERE handle = 'wei'`);
    const heard = await monday("2026-12-07");
    expect(heard(`team:${house.teamId}`)).not.toMatch(/每周名单/);
    await store().run(sql`UPDATE member SET role = 'admin' WHERE handle = 'ann'`);
    await ann.says("weekly lists");
    ann.hears(/土耳其 · to the group of Team One/);
    await ann.says("weekly stop 土耳其");
    expect(await kept()).toEqual([]);
    await ann.says("undo");
    expect(await kept()).toEqual(["土耳其 → Team One"]);
  });

  it.each([
    ["every monday send me TR-silent", /comes every week/],
    ["every week send me TR-silent", /comes every week/],
    ["every friday send me TR-silent", /on Monday only/],
  ])("is asked for in English by its day: %s", async (line, answer) => {
    const tom = talk.person("tom");
    await tom.says("/find country:TR silent:>30 save:TR-silent");
    await tom.says(line);
    tom.hears(answer);
    await tom.says("every customer in Turkey is fine");
    tom.hearsNot(/every week/);
  });

  it("may be called as a day begins", async () => {
    const lily = talk.person("lily");
    await lily.says("查找 国家:TR 保存:一线客户");
    await lily.says("每周 一线客户");
    expect(await kept()).toEqual(["一线客户"]);
  });

  it.each([
    ["lily", "停止推送", /主动推送给你的/],
    ["lily", "不要再推送", /主动推送给你的/],
    ["tom", "stop pushing", /sends you on its own/],
  ])("is not the only thing that %s may mean by “%s”", async (who, line, expected) => {
    const somebody = talk.person(who as "lily" | "tom");
    await somebody.says(line);
    somebody.hears(expected);
    await somebody.says("find country:TR save:TR");
    await somebody.says("weekly TR");
    await somebody.says(line);
    somebody.hears(/TR · (?:to you|周一)/);
    somebody.hears(/me push|我的 推送/);
    expect(await kept()).toEqual(["TR"]);
  });

  it("names nobody who asked for no contact, whatever the search asks for", async () => {
    const lily = talk.person("lily");
    await lily.says("查找 国家:TR 保存:土耳其老客");
    await lily.says("每周 土耳其老客");
    await store().run(sql`
      INSERT INTO customer_stop (id, organization_id, customer_id, kind, at)
      SELECT ${newId()}::uuid, organization_id, id, 'all', now() FROM customer WHERE name = 'Bursa Havlu'`);
    const morning = (await monday("2026-12-07"))("direct:lily");
    expect(morning).toMatch(/土耳其老客 · 1 家\n.*Anadolu/);
    expect(morning.split("每周名单")[1]).not.toMatch(/Bursa/);
  });

  it("is off with all of its kind, of few, and of what is saved", async () => {
    const lily = talk.person("lily");
    for (const name of ["a1", "a2", "a3", "a4", "a5", "a6"]) {
      await lily.says(`查找 国家:TR 保存:${name}`);
      await lily.says(`每周 ${name}`);
    }
    lily.hears(/最多每周推送 5 份/);
    expect(await kept()).toEqual(["a1", "a2", "a3", "a4", "a5"]);
    await lily.says("每周三 推送 a1");
    lily.hears(/只在周一推送/);
    await lily.says("每周一 推送 没存过");
    lily.hears(/没有叫“没存过”的存档筛选/);
    await lily.says("不要再推送每周名单");
    lily.hears(/每周名单：开 → 关/);
    expect((await monday("2026-12-07"))("direct:lily")).not.toMatch(/你的每周名单/);
  });

  it.each(["每周一客户来电催货", "每周 把报价发给客户", "weekly call with Bursa went well"])(
    "is not meant by talk: %s",
    async (line) => {
      const lily = talk.person("lily");
      await lily.says(line);
      lily.hearsNot(/存档筛选|saved search/);
      expect(await kept()).toEqual([]);
    },
  );

  it("leaves the word alone to the summary of the week", async () => {
    const tom = talk.person("tom");
    await tom.says("weekly");
    tom.hears(/Weekly summary/);
    await tom.says("weekly last week");
    tom.hears(/Weekly summary Mon 23 Nov – Sun 29 Nov/);
  });
});
