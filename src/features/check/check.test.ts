import { beforeEach, describe, expect, it } from "vitest";
import { type Conversation, startConversation } from "../../../test/support/conversation.ts";
import { sharedApp } from "../../../test/support/shared-app.ts";
import { foundTradingHouse, type TradingHouse } from "../../../test/support/trading-house.ts";
import { normaliseCompanyName } from "../../core/customer/company-name.ts";
import { newId } from "../../store/database/new-id.ts";
import { sql } from "../../store/database/sql.ts";

/** Wednesday 11:50 in London. */
const wednesday = "2026-12-02T11:50:00Z";

let talk: Conversation;
let house: TradingHouse;

const app = sharedApp({ http: false }, async () => {
  house = await foundTradingHouse(app.genjin.app.store);
  await house.addCustomers([
    { name: "Anadolu Tekstil", owner: "lily" },
    { name: "Nile Trading", owner: "lily" },
  ]);
});
const store = () => app.genjin.app.store;
beforeEach(() => {
  talk = startConversation(app, wednesday);
});

describe("a check for duplicates", () => {
  it("sees all customers, and tells neither owner nor name nor contact", async () => {
    const ann = talk.person("ann");
    await ann.says("check ANADOLU Tekstil San. ve Tic. A.Ş.");
    ann.hears(/We have this company already, with an owner|1 is similar, with an owner/);
    ann.hearsNot(/lily|莉|Mehmet|#/);
    await ann.says("check nile tradings");
    ann.hears(/1 is similar, with an owner/);
    ann.hearsNot(/Nile Trading\b/);
    await ann.says("check Nobody Has This");
    ann.hears(/No match for exactly this/);
    await ann.says("check ...");
    ann.hears(/What shall I check/);
  });

  it("ends after thirty within the hour", async () => {
    const ann = talk.person("ann");
    for (let count = 0; count < 30; count++) await ann.says(`check company ${count}`);
    ann.hears(/0 more checks/);
    await ann.says("check one more");
    ann.hears(/30 checks within the hour/);
    const rows = await app.genjin.app.store.rows<{ undo: Buffer | null; customer_id: string }>(
      sql`SELECT undo, customer_id FROM audit_entry WHERE action = 'customer.checked'`,
    );
    expect(rows).toHaveLength(30);
    expect(rows.every((row) => row.undo === null && row.customer_id === null)).toBe(true);
    talk.setClock("2026-12-02T12:51:00Z");
    await ann.says("check one more");
    ann.hears(/No match for exactly this/);
  });

  it("names the customers that the asker sees, in private alone", async () => {
    const lily = talk.person("lily");
    await lily.says("查重 Nile Traders");
    lily.hears(/相似的有 1 家，有人在跟。\n.*你能看到：#\w+ Nile Trading/);
    await lily.says("查重 Nile Traders", { inTeam: "Team One" });
    lily.hears(/相似的有 1 家/);
    lily.hearsNot(/你能看到|Nile Trading\b/);
  });
});

describe("what may be the company asked for", () => {
  it.each([
    ["Hansa", "Hansa Maschinenbau GmbH"],
    ["Hansa Maschinen", "Hansa Maschinenbau GmbH"],
    ["Nordic Hansa", "Hansa Maschinenbau GmbH"],
    ["Mueller", "Müller Werkzeuge KG"],
    ["Gazmash", "Газмаш"],
    ["Каспий Трейд", "Caspian Kaspii Group"],
    ["ulker-gida.com.tr", "Ülker Gıda A.Ş."],
    ["Blaupunkt Licht", "BPL International"],
    ["blaupunkt-licht.cn", "BPL International"],
    ["Yılmaz", "Bosphorus Export"],
    ["mehmet yilmaz", "Bosphorus Export"],
    ["汉莎", "上海汉莎机械有限公司"],
    ["汉莎（上海）贸易有限公司", "上海汉莎机械有限公司"],
    ["上海汉莎机械", "上海汉莎机械有限公司"],
    ["Shanghai Machinery", "上海汉莎机械有限公司"],
    ["O'Brien", "OBrien & Sons"],
    ["Shenzhen Huaqiang", "深圳市华强电子有限公司"],
    ["shenzhenhuaqiang", "深圳华强"],
    ["Shen Zhen Hua Qiang", "深圳华强实业股份有限公司"],
    ["Huaqiang Electronics Co., Ltd.", "深圳华强"],
    ["huaqiang-led.com", "深圳华强光电"],
    ["Chongqing Changan", "重庆长安汽车"],
    ["Xi'an Lanyun", "西安蓝云"],
    ["Lvzhou Foods", "绿洲食品"],
    ["Lüzhou", "绿洲食品"],
    ["HUAWEI", "华为技术有限公司"],
    ["深圳华强", "Shenzhen Huaqiang Electronics"],
    ["深圳市华强电子有限公司", "Huaqiang Electronic (HK) Ltd"],
    ["深圳华强", "Shen Zhen Hua Qiang"],
    ["华强", "SHENZHEN HUAQIANG IND."],
    ["重庆长安", "Chongqing Changan Automobile"],
    ["绿洲", "Lvzhou Trading"],
    ["厦门金龙", "Xiamen King Long"],
    ["美的集团", "Meidi Group"],
  ])("%s: %s", async (asked, name) => {
    await store().run(sql`UPDATE customer SET name = ${name}, name_key = ${normaliseCompanyName(name)},
      domain = ${name.startsWith("BPL") ? "blaupunkt-licht.de" : null} WHERE name = 'Nile Trading'`);
    await store().run(sql`INSERT INTO contact (id, organization_id, customer_id, name)
      SELECT ${newId()}::uuid, organization_id, id, 'Mehmet Yilmaz' FROM customer
      WHERE name = 'Bosphorus Export'`);
    const ann = talk.person("ann");
    await ann.says(`check ${asked}`);
    ann.hears(/(already|1 is similar), with an owner/);
    ann.hearsNot(/No match/);
  });

  it.each([
    ["Nile Lima", "深圳华强"],
    ["Han", "汉莎"],
    ["Panama Foods", "帕多瓦食品"],
    ["Wang", "王朝酒业"],
    ["北京大宝", "Shenzhen Huaqiang"],
    ["Huaqing", "华强"],
  ])("%s is not %s", async (asked, name) => {
    await store().run(sql`UPDATE customer SET name = ${name}, name_key = ${normaliseCompanyName(name)}
      WHERE name = 'Nile Trading'`);
    const ann = talk.person("ann");
    await ann.says(`check ${asked}`);
    ann.hears(/No match for exactly this/);
  });

  it("tells apart by words that few share", async () => {
    const sketch = (at: number) => ({
      name: `Trading ${"abcdefghijklmnopqrstuvwxyz"[at]}ulo`,
      owner: "lily" as const,
    });
    await house.addCustomers(Array.from({ length: 22 }, (_, at) => sketch(at)));
    const ann = talk.person("ann");
    await ann.says("check Zephyr Trading House");
    ann.hears(/No match for exactly this/);
    ann.hears(/23 customers share only a common word/);
  });
});
