import { beforeEach, describe, expect, it } from "vitest";
import { startConversation } from "../../../test/support/conversation.ts";
import { sharedApp } from "../../../test/support/shared-app.ts";
import { foundTradingHouse } from "../../../test/support/trading-house.ts";
import { etiquetteData, etiquetteOf } from "./etiquette.core.ts";
import english from "./words/en.json" with { type: "json" };
import chinese from "./words/zh-CN.json" with { type: "json" };

let talk: ReturnType<typeof startConversation>;
let refs: string[] = [];
const app = sharedApp({ http: false }, async () => {
  const house = await foundTradingHouse(app.genjin.app.store);
  refs = await house.addCustomers([
    { name: "Kobe Tools", owner: "lily", country: "JP", zone: "Asia/Tokyo" },
    { name: "Jeddah Supply", owner: "tom", country: "SA", zone: "Asia/Riyadh" },
    { name: "Suva Traders", owner: "tom", country: "FJ", zone: "Pacific/Fiji" },
  ]);
});
beforeEach(() => {
  talk = startConversation(app, "2026-12-02T02:00:00Z");
});

describe("the manners of a country", () => {
  it("stand on the card in the reader's language, with the days off", async () => {
    const [lily, tom] = [talk.person("lily"), talk.person("tom")];
    await lily.says(`客户 #${refs[0]} 全部`);
    lily.hears(/日本的商务习惯：先微微鞠躬.*；礼物双手递.*；提前几分钟到；.*休息日 周六、周日/);
    await tom.says(`c #${refs[1]} all`);
    tom.hears(/Saudi Arabia, usual manners: .*right hand.*days off: Fri, Sat/);
    await tom.says(`c #${refs[2]} all`);
    tom.hearsNot(/usual manners/);
  });

  it("are known of many countries, each with a source, a date and words in both languages", () => {
    const { asOf, sources, countries } = etiquetteData;
    expect(asOf).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(Object.keys(countries).length).toBeGreaterThanOrEqual(25);
    const used = new Set<string>();
    for (const [country, manners] of Object.entries(countries)) {
      expect(manners.length, country).toBeGreaterThan(0);
      for (const { about, says, source } of manners) {
        expect(sources[source]?.url, `${country} ${source}`).toMatch(/^https?:\/\//);
        used.add(source);
        for (const { messages } of [english, chinese]) {
          const words: Readonly<Record<string, string>> = messages.etiquette[about];
          expect(words[says], `${country} ${about} ${says}`).toBeTruthy();
        }
      }
    }
    expect([...used].sort()).toEqual(Object.keys(sources).sort());
    expect(etiquetteOf("XX")).toBeNull();
  });
});
