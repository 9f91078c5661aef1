import { beforeEach, describe, expect, it } from "vitest";
import {
  type Conversation,
  type Person,
  startConversation,
} from "../../../test/support/conversation.ts";
import { sharedApp } from "../../../test/support/shared-app.ts";
import { foundTradingHouse, type TradingHouse } from "../../../test/support/trading-house.ts";
import { newId } from "../../store/database/new-id.ts";
import { sql } from "../../store/database/sql.ts";

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
    { name: "Izmir Stone", owner: "lily", tier: "A" },
    { name: "Oran Paper", owner: "lily", tier: "C", country: "DE" },
    { name: "Leeds Glass", owner: "tom", tier: "KA", country: "GB" },
  ]);
});
beforeEach(() => {
  talk = startConversation(app, wednesday);
  [lily, tom] = [talk.person("lily"), talk.person("tom")];
});

/** Points count from this year on. */
const switchOn = () =>
  app.genjin.app.store.run(sql`
    INSERT INTO rule_set (id, organization_id, version, at, rules)
    SELECT ${newId()}::uuid, id, 2, now(), ${JSON.stringify({
      loyalty: { since: "2026-01-01", benefits: { gold: "免费打样" } },
    })}::jsonb FROM organization`);

describe("who brought a customer", () => {
  it("is told by reference or name, once, and worth what they order", async () => {
    await lily.says(`${ref} 由 ${other} 介绍`);
    lily.hears(/Izmir Stone · 由 #\w+ Oran Paper 介绍/);
    await lily.says(`下单 #${ref} USD 4000`);
    await lily.says(`客户 #${other} 全部`);
    lily.hears(/介绍来 1 家（#\w+ Izmir Stone），成交 USD 4,000/);
    await lily.says(`${ref} referred by Oran Paper`);
    lily.hears(/的介绍人已经记过/);
    await lily.says(`${other} 是 Oran Paper 介绍的`);
    lily.hears(/自己不能介绍自己/);
    await lily.says(`${other} 由 Nobody Ltd 介绍`);
    lily.hearsNot(/由 #/);
    await lily.says("周报");
    lily.hears(/新增介绍 1 家/);
  });

  it.each(["是朋友介绍的", "是展会介绍来的", "referred by a friend"])(
    "is nobody where none of ours is named: %s",
    async (said) => {
      await lily.says(`${ref} ${said}`);
      lily.hearsNot(/你名下没有叫/);
      expect(await app.genjin.app.store.rows(sql`SELECT 1 FROM ledger_line`)).toEqual([]);
    },
  );

  it("is taken back", async () => {
    await tom.says(`points ${toms} by ${toms}`);
    tom.hears(/Nobody brings themselves/);
    await lily.says(`${ref} 由 ${other} 介绍`);
    await lily.says("撤销");
    lily.hears(/介绍人不再记着/);
    await lily.says(`客户 #${other} 全部`);
    lily.hearsNot(/介绍来/);
  });
});

describe("the share of their purchases", () => {
  it("is told as of a day, with how it moved, on the card too", async () => {
    await tom.says(`${toms} share 30%`);
    tom.hears(/Leeds Glass · 30% of what they buy is ours/);
    talk.setClock("2026-12-09T10:00:00Z");
    await tom.says(`${toms} share of wallet 45%`);
    tom.hears(/45% of what they buy is ours \(9 Dec 2026\) · ▲ from 30% \(2 Dec 2026\)/);
    await tom.says(`c ${toms} all`);
    tom.hears(/45% of what they buy is ours/);
    await lily.says(`#${ref} 份额 20%`);
    lily.hears(/我们占其采购 20%/);
    await lily.says("撤销");
    lily.hears(/份额恢复原样/);
  });
});

describe("points and levels", () => {
  it("are off until the rules say since when", async () => {
    await lily.says("积分");
    lily.hears(/积分和等级未开启/);
    await lily.says(`积分 #${ref} 兑 5 样品费`);
    lily.hears(/积分未开启/);
    await tom.says(`points ${toms} letter`);
    tom.hears(/Points are off/);
  });

  it("come by orders and referrals, are spent and taken back", async () => {
    await switchOn();
    await lily.says(`下单 #${ref} USD 60000`);
    lily.hears(/🎉 #\w+ 升为银卡/);
    await lily.says(`${other} 由 ${ref} 介绍`);
    await lily.says(`积分 #${ref}`);
    lily.hears(/可用积分 700：订单 600，介绍 100，已兑 0/);
    lily.hears(/银卡 · 十二个月成交 USD 60,000 · 离金卡还差 USD 140,000/);
    await lily.says(`积分 #${ref} 兑 500 样品费`);
    lily.hears(/兑掉 500 分 · 样品费 · 可用积分 200/);
    await lily.says(`积分 #${ref} 兑 300 门票`);
    lily.hears(/只剩 200 分/);
    await lily.says(`积分 #${ref}`);
    lily.hears(
      /• 2026\/12\/02 · −500 · 样品费 · 余 200\n• 2026\/12\/02 · \+100 · 介绍 #\w+ [^\n]+ · 余 700\n• 2026\/12\/02 · \+600 · 订单 [^\n]* · 余 600\n/,
    );
    await lily.says("撤销");
    lily.hears(/积分已退回/);
    await lily.says(`下单 #${ref} USD 150000`);
    lily.hears(/升为金卡，告诉客户吧 · 享有：免费打样/);
    await lily.says("积分");
    lily.hears(/有等级的客户 1 家\n• #\w+ Izmir Stone · 金卡/);
    const wei = talk.person("wei");
    await wei.says("周报");
    wei.hears(/升级 1 家\n• #\w+ Izmir Stone · 金卡/);
  });

  it("are told to the customer in their language", async () => {
    await switchOn();
    await lily.says(`下单 #${other} EUR 3000`);
    await lily.says(`积分 #${other} 对账单`);
    lily.hears(/Sehr geehrtes Team von Oran Paper/);
    await tom.says(`points ${toms} letter`);
    tom.hears(/Dear Leeds Glass, thank you for another year together/);
  });

  it("are nobody's business who does not see the customer", async () => {
    await switchOn();
    await lily.says(`${other} 由 ${ref} 介绍`);
    const ann = talk.person("ann");
    for (const said of [`points ${ref}`, `${ref} share 10%`, "points"]) {
      await ann.says(said);
      ann.hearsNot(/Izmir|Oran|介绍/);
    }
    await lily.says(`积分 #${ref}`, { inTeam: "Team One" });
    expect(lily.hears(/可用积分/).chat).toBe("direct:lily");
  });
});
