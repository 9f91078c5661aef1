import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sql } from "../../src/store/database/sql.ts";
import { startTestApp, type TestApp } from "../support/app.ts";
import { type Conversation, startConversation } from "../support/conversation.ts";
import { souvenir } from "../support/features/souvenir/feature.ts";
import { noQueue, setPushStage } from "../support/push-stage.ts";
import { foundTradingHouse, type TradingHouse } from "../support/trading-house.ts";

/** Wednesday 19:50 in Beijing, 11:50 in London. */
const wednesday = "2026-12-02T11:50:00Z";

let app: TestApp;
let house: TradingHouse;
let talk: Conversation;
let ref = "";

beforeAll(async () => {
  const folder = new URL("../support/features/", import.meta.url).pathname;
  app = await startTestApp({ plugs: { features: [souvenir], folder } });
  house = await foundTradingHouse(app.genjin.app.store);
  [ref = ""] = await house.addCustomers([{ name: "Anadolu Tekstil", owner: "lily" }]);
  talk = startConversation(app, wednesday);
});
afterAll(() => app.stop());

describe("a feature that is plugged in", () => {
  it("is asked by its own words in both languages, and refuses with its own sentences", async () => {
    const [lily, tom] = [talk.person("lily"), talk.person("tom")];
    await lily.says(`/纪念品 ${ref}`);
    lily.hears(/^送了什么？$/);
    await lily.says(`memento ${ref}`);
    lily.hears(/^送了什么？$/);
    const [tea = ""] = await house.addCustomers([{ name: "Nile Tea", owner: "tom" }]);
    await tom.says(`souvenir ${tea}`);
    tom.hears(/^What was given\?$/);
  });

  it("stands in the help after the engine's commands of its topic, and explains itself", async () => {
    const [lily, tom] = [talk.person("lily"), talk.person("tom")];
    await tom.says("/help customers");
    tom.hears(/\n• \/observe .*\n• \/souvenir /);
    await tom.says("help souvenir");
    tom.hears(/Note what somebody was given[\s\S]*\/souvenir REF WHAT[\s\S]*souvenir K3F calendar/);
    await lily.says("/帮助 纪念品");
    lily.hears(/记下送了什么[\s\S]*\/纪念品 编号 礼物/);
  });

  it("is found by what people call it when they ask, and adds to the words of the grammar", async () => {
    const tom = talk.person("tom");
    await tom.says("what about the keepsakes?");
    tom.hears(/Note what somebody was given/);
    await tom.says("ahoy");
    tom.hears(/here/i);
  });

  it("shows its section on the card, which a group never sees", async () => {
    const lily = talk.person("lily");
    await lily.says(`/c ${ref} all`);
    lily.hearsNot(/已送/);
    await lily.says(`/souvenir ${ref} 台历`);
    await lily.says(`/c ${ref} all`);
    lily.hears(/^已送：台历$/m);
    const heard = await lily.says(`/c ${ref} all`, { inTeam: house.teamId });
    const inGroup = heard.filter(({ chat }) => chat.startsWith("team:"));
    expect(inGroup).toHaveLength(1);
    expect(inGroup[0]?.text).not.toContain("台历");
    expect(heard.find(({ chat }) => chat === "direct:lily")?.text).toContain("已送：台历");
  });

  it("has its action recorded and taken back", async () => {
    const lily = talk.person("lily");
    const actions = () =>
      app.genjin.app.store.rows<{ action: string; isUndone: boolean }>(
        sql`SELECT action, undone_at IS NOT NULL AS "isUndone" FROM audit_entry
          WHERE action LIKE 'souvenir.%' ORDER BY at, id`,
      );
    await lily.says(`/souvenir ${ref} 茶叶`);
    expect((await actions()).at(-1)).toEqual({ action: "souvenir.noted", isUndone: false });
    await lily.presses(/撤销/);
    lily.hears(/^↩ 已撤销：纪念品/);
    expect((await actions()).at(-1)).toEqual({ action: "souvenir.noted", isUndone: true });
    await lily.says(`/c ${ref} all`);
    lily.hears(/^已送：台历$/m);
  });

  it("sends its push at its time, until whoever gets it turns it off", async () => {
    // Thursday 09:10 in Beijing.
    const stage = setPushStage(app, "2026-12-03T01:05:00Z", noQueue, await app.genjin.pushes());
    await stage.sweepFor(10);
    const sent = () =>
      stage.posted.filter(({ chat, text }) => chat === "direct:lily" && text.includes("纪念品"));
    expect(sent().map(({ text }) => text)).toEqual(["你送出了 1 份纪念品"]);

    const lily = talk.person("lily");
    await lily.says("/preview 纪念品统计");
    lily.hears(/你送出了 1 份纪念品/);
    await lily.says("/me push 纪念品统计 off");
    await lily.says("/me push");
    lily.hears(/纪念品统计.*关/);
    stage.at("2026-12-04T01:05:00Z");
    await stage.sweepFor(10);
    expect(sent()).toHaveLength(1);
  });

  it("answers at its addresses", async () => {
    const answer = await fetch(new URL("/souvenir/greeting?what=tea", app.url));
    expect([answer.status, await answer.text()]).toEqual([200, "Given: tea"]);
  });

  it("leaves nothing where it is not plugged in", async () => {
    const plain = await startTestApp({ http: false });
    try {
      expect(plain.genjin.bot.commands.has("souvenir")).toBe(false);
      const paths = plain.genjin.routes.map(({ path }) => path);
      expect(paths.filter((path) => path.startsWith("/souvenir"))).toEqual([]);
      expect((await plain.genjin.pushes()).some(({ name }) => name === "souvenir-count")).toBe(
        false,
      );
    } finally {
      await plain.stop();
    }
  });
});
