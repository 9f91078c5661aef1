import { beforeEach, describe, expect, it } from "vitest";
import {
  type Conversation,
  type Person,
  startConversation,
} from "../../../test/support/conversation.ts";
import { noQueue, setPushStage } from "../../../test/support/push-stage.ts";
import { sharedApp } from "../../../test/support/shared-app.ts";
import { foundTradingHouse, type TradingHouse } from "../../../test/support/trading-house.ts";
import { newId } from "../../store/database/new-id.ts";
import { sql } from "../../store/database/sql.ts";
import { readAnswer, readSide, tagOf } from "./match.core.ts";

/** Wednesday morning in Shanghai. */
const wednesday = "2026-12-02T02:00:00Z";

let house: TradingHouse;
let talk: Conversation;
let lily: Person;
let tom: Person;
let ref: string;
let other: string;
let toms: string;

const app = sharedApp({ http: false }, async () => {
  house = await foundTradingHouse(app.genjin.app.store);
  [ref = "", other = "", toms = ""] = await house.addCustomers([
    { name: "Izmir Stone", owner: "lily", tier: "A", country: "TR" },
    { name: "Bremen Bau", owner: "lily", tier: "C", country: "DE" },
    { name: "Leeds Glass", owner: "tom", tier: "KA", country: "GB" },
  ]);
});
beforeEach(() => {
  talk = startConversation(app, wednesday);
  [lily, tom] = [talk.person("lily"), talk.person("tom")];
});

const switchOn = () =>
  app.genjin.app.store.run(sql`
    INSERT INTO rule_set (id, organization_id, version, at, rules)
    SELECT ${newId()}::uuid, id, 2, now(), '{"matches":{"propose":"on"}}'::jsonb FROM organization`);

/** What both would read in the morning after a day. */
async function mornings(day: string) {
  const stage = setPushStage(app, `${day}T12:00:00Z`, noQueue, await app.genjin.pushes());
  await stage.sweepFor(0);
  const next = new Date(Date.parse(`${day}T00:58:00Z`) + 86_400_000);
  stage.at(next.toISOString());
  await stage.sweepFor(20);
  return stage.posted.filter(({ text }) => /可以互相做生意|could trade/.test(text));
}

describe("what customers offer and seek", () => {
  it("is read in both languages, and kept as a tag of that language", () => {
    expect(readSide("offers film")).toEqual({ side: "offers", what: "film" });
    expect(readSide("looks for: pallets")).toEqual({ side: "seeks", what: "pallets" });
    expect(readSide("供应 薄膜")).toEqual({ side: "offers", what: "薄膜" });
    expect(readSide("求购薄膜")).toEqual({ side: "seeks", what: "薄膜" });
    for (const talk of ["the price", "offers film?", "供应商和他们见面", "makes", "求他们快点"])
      expect(readSide(talk), talk).toBeNull();
    expect(readSide("offers film.")).toEqual({ side: "offers", what: "film" });
    expect(["介绍", "decline", "no", "2"].map(readAnswer)).toEqual([true, false, null, null]);
    expect([tagOf("offers", "film"), tagOf("seeks", "薄膜")]).toEqual(["offers:film", "求:薄膜"]);
  });

  it("is off until an admin wants it", async () => {
    await lily.says("撮合");
    lily.hears(/未开启/);
    await lily.says(`撮合 ${ref} 供应 薄膜`);
    lily.hears(/未开启/);
  });
});

describe("introductions", () => {
  it("hide the other one's name until both agree, then draft to each", async () => {
    await switchOn();
    await lily.says(`撮合 ${ref} 供应 薄膜`);
    lily.hears(/#\w+ Izmir Stone · 供应薄膜/);
    await tom.says(`match ${toms} seeks 薄膜`);
    tom.hears(
      /Leeds Glass[\s\S]*同事的客户（土耳其）|a colleague's customer \(Türkiye\)|a colleague's customer/,
    );
    tom.hearsNot(/Izmir/);
    await tom.says("match");
    await tom.presses(/介绍|Introduce/);
    tom.hearsNot(/Izmir/);
    const told = await mornings("2026-12-02");
    expect(told.map(({ chat }) => chat)).toEqual(["direct:lily"]);
    expect(told[0]?.text).toMatch(/Izmir Stone → 薄膜 → 同事的客户（英国） · 同事在问你/);
    expect(told[0]?.text).not.toMatch(/Leeds/);
    await lily.says("撮合");
    lily.hearsNot(/Leeds/);
    await lily.presses(/介绍/);
    lily.hears(
      /Izmir Stone → 薄膜 → #\w+ Leeds Glass[\s\S]*One of our customers|one of our customers/,
    );
    await tom.says("match");
    tom.hears(/Izmir Stone → 薄膜 → #\w+ Leeds Glass · (agreed|双方已同意)/);
    await lily.says("撤销");
    await tom.says("match");
    tom.hears(/waiting for your colleague|等同事点头/);
    tom.hearsNot(/Izmir/);
  });

  it("are not proposed again once declined, nor of who wants no marketing", async () => {
    await switchOn();
    for (const line of [`撮合 ${ref} 供应 薄膜`, `撮合 ${other} 求购 薄膜`]) await lily.says(line);
    lily.hears(/Izmir Stone → 薄膜 → #\w+ Bremen Bau · 还没提过/);
    await lily.says(`停止联系 #${other} 停营销`);
    await lily.says("撮合");
    lily.hearsNot(/Bremen Bau/);
    await tom.says(`match ${toms} seeks 薄膜`);
    await tom.says("match");
    await tom.presses(/不合适|Decline/);
    tom.hears(/不介绍了|Not introduced/);
    await lily.says("撮合");
    lily.hearsNot(/Leeds|英国/);
  });

  it("are answered by number and word, of the goods that stand there, and take no touch", async () => {
    await switchOn();
    await lily.says("今日");
    for (const line of [
      `撮合 ${ref} 供应 薄膜`,
      `撮合 ${ref} 供应 托盘`,
      `撮合 ${other} 求购 薄膜`,
      `撮合 ${other} 求购 托盘`,
    ])
      await lily.says(line);
    await lily.says("撮合");
    lily.hears(/1 #\w+ Izmir Stone → 托盘[\s\S]*\n2 #\w+ Izmir Stone → 薄膜/);
    await lily.says("1 no");
    lily.hearsNot(/已拒绝|declined/);
    await lily.says("撮合");
    await lily.says("2 介绍");
    lily.hears(/Izmir Stone → 薄膜 → #\w+ Bremen Bau/);
    await lily.says("撮合");
    await lily.says("1 不合适");
    lily.hears(/不介绍了/);
    await lily.says("撮合");
    lily.hears(/薄膜[\s\S]*双方已同意/);
    lily.hearsNot(/托盘/);
  });

  it("leave talk alone, and a group out of it", async () => {
    await switchOn();
    await lily.says(`撮合 ${ref} 供应 薄膜`);
    for (const talk of [
      "match the price for Izmir Stone",
      "match makes sense",
      "牵线 供应商和他们见面",
      `match ${ref} offers film?`,
    ]) {
      await lily.says(talk);
      lily.hearsNot(/✅/);
    }
    await lily.says("撮合", { inTeam: house.teamId });
    lily.hearsNot(/Izmir/);
  });
});
