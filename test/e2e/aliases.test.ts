import { expect, it } from "vitest";
import { sql } from "../../src/store/database/sql.ts";
import { startConversation } from "../support/conversation.ts";
import { sharedApp } from "../support/shared-app.ts";
import { foundTradingHouse } from "../support/trading-house.ts";

let ref = "";

const app = sharedApp({ http: false }, async () => {
  const house = await foundTradingHouse(app.genjin.app.store);
  [ref = ""] = await house.addCustomers([
    { name: "Hansa Getriebe", owner: "lily" },
    { name: "Cairo Glass", owner: "lily" },
    { name: "Bath Tiles", owner: "tom" },
  ]);
});

const aliases = () => app.genjin.app.store.rows(sql`SELECT name FROM customer_alias`);

it("a nickname is taught, finds the customer everywhere, and is forgotten", async () => {
  const talk = startConversation(app, "2026-12-02T02:00:00Z");
  const lily = talk.person("lily");
  await lily.says(`/c ${ref} 别名 老德`);
  lily.hears(/Hansa Getriebe · 也叫“老德”/);
  await lily.says("/c 老德 全部");
  lily.hears(/Hansa Getriebe[\s\S]*也叫.*老德/);
  await lily.says("刚给老德打了电话没人接");
  lily.hears(/现在还没有记录[\s\S]*Hansa Getriebe · 未接/);
  await lily.says("老德什么时候该跟进？");
  lily.hears(/Hansa Getriebe/);
  await lily.says(`/c ${ref} 去掉别名 老张`);
  lily.hears(/没有“老张”这个别名/);
  await lily.says(`/c ${ref} 去掉别名 老德`);
  lily.hears(/不再叫“老德”/);
  expect(await aliases()).toEqual([]);
  await lily.says("撤销");
  lily.hears(/已撤销刚才对别名的改动/);
  expect(await aliases()).toEqual([{ name: "老德" }]);
});

it("a nickname is not a colleague's to find, nor to teach", async () => {
  const talk = startConversation(app, "2026-12-02T02:00:00Z");
  await talk.person("lily").says(`/c ${ref} alias Old Faithful`);
  const tom = talk.person("tom");
  await tom.says("/c Old Faithful");
  tom.hearsNot(/Hansa/);
  await tom.says(`/c ${ref} alias Mine`);
  expect(await aliases()).toEqual([{ name: "Old Faithful" }]);
  const lily = talk.person("lily");
  await lily.says("rang Old Faithful, no answer");
  lily.hears(/Hansa Getriebe/);
});
