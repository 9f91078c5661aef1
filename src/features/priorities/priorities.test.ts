import { beforeEach, describe, expect, it } from "vitest";
import {
  type Conversation,
  type Person,
  startConversation,
} from "../../../test/support/conversation.ts";
import { sharedApp } from "../../../test/support/shared-app.ts";
import { foundTradingHouse, type TradingHouse } from "../../../test/support/trading-house.ts";
import { sql } from "../../store/database/sql.ts";

let house: TradingHouse;
let talk: Conversation;
let lily: Person;
let tom: Person;
let izmir: string;
let bonn: string;
let oran: string;

const app = sharedApp({ http: false }, async () => {
  house = await foundTradingHouse(app.genjin.app.store);
  [izmir = "", bonn = "", oran = ""] = await house.addCustomers([
    { name: "Izmir Stone", owner: "lily", tier: "KA", country: "TR", zone: "Europe/Istanbul" },
    { name: "Bonn Pumpen", owner: "lily", tier: "C", country: "DE", zone: "Europe/Berlin" },
    { name: "Oran Paper", owner: "tom", tier: "KA", country: "DZ", zone: "Africa/Algiers" },
  ]);
});
beforeEach(() => {
  talk = startConversation(app, "2026-12-02T02:00:00Z");
  [lily, tom] = [talk.person("lily"), talk.person("tom")];
});

const known = async (ref: string) => {
  const [row] = await app.genjin.app.store.rows<{ priorities: string[] }>(
    sql`SELECT priorities FROM customer WHERE ref = ${ref}`,
  );
  return row?.priorities;
};

describe("what a customer weighs", () => {
  it("is told, shown with what to speak of, searched, and taken back", async () => {
    await lily.says(`#${izmir} 看重 技术、服务`);
    lily.hears(/✅ .*Izmir Stone.* · 看重：技术、服务[\s\S]*聊参数和新工艺[\s\S]*聊交期/);
    expect(await known(izmir)).toEqual(["technology", "service"]);
    await lily.says(`客户 #${izmir} 全部`);
    lily.hears(/看重：技术、服务\n🗣 看重技术/);
    await lily.says("查找 看重:技术");
    lily.hears(/找到 1 家[\s\S]*看重技术[\s\S]*Izmir/);
    await lily.says("看重服务的客户有哪些");
    lily.hears(/Izmir/);
    await lily.says(`看重 ${izmir} 价格`);
    lily.hears(/看重：技术、服务、价格/);
    await lily.says("撤销");
    await lily.says(`看重 ${izmir} 服务`);
    lily.hears(/看重的本来就是这些/);
    await lily.says(`看重 ${izmir} 无`);
    lily.hears(/看重什么还不清楚/);
    await lily.says("撤销");
    lily.hears(/看重的恢复成原来的/);
    expect(await known(izmir)).toEqual(["technology", "service"]);
    await lily.says("撤销");
    expect(await known(izmir)).toEqual([]);
  });

  it("is told in English", async () => {
    await tom.says(`#${oran} values price and quality`);
    tom.hears(/Oran Paper.* · Values product, price/);
    await tom.says("/find priority:price");
    tom.hears(/values price[\s\S]*Oran/);
    await tom.says(`/priority ${oran} colour`);
    tom.hears(/What do they weigh\?/);
    await tom.says(`#${oran} values service`);
    tom.hears(/Values product, price, service/);
    await tom.says("undo");
    await tom.says("undo");
    expect(await known(oran)).toEqual([]);
  });

  it("is learned from needs and from what people there care about, with one undo", async () => {
    await lily.says(`需求 #${bonn} 交期要稳定`);
    await lily.says(`需求 #${bonn} 12月前要新价格`);
    expect(await known(bonn)).toEqual([]);
    await lily.says(`需求 #${bonn} 交期最重要，每月报价格`);
    expect(await known(bonn)).toEqual(["service"]);
    await lily.says("撤销");
    expect(await known(bonn)).toEqual([]);
    await lily.says(`联系人 #${bonn} Jonas 采购`);
    await lily.says(`#${bonn} Jonas 看重 质量`);
    await lily.says("1");
    lily.hears(/Jonas · 看重：质量/);
    expect(await known(bonn)).toEqual(["product"]);
    await lily.says("撤销");
    expect(await known(bonn)).toEqual([]);
    await lily.says(`#${bonn} 看重 长期合作`);
    expect(await known(bonn)).toEqual([]);
    await lily.says(`#${bonn} Jonas 在意：儿子公司产品展会的时间`);
    expect(await known(bonn)).toEqual([]);
  });

  it("is told where it is asked for", async () => {
    await lily.says(`#${izmir} 看重 技术`);
    await lily.says(`看重 ${izmir}`);
    lily.hears(new RegExp(`^#${izmir} · 看重：技术\\n🗣`));
    await tom.says(`#${oran} need: quality is crucial, price list by friday`);
    await tom.says(`/priority ${oran}`);
    tom.hears(new RegExp(`^#${oran} · Values product\\n`));
    await tom.says(`/need ${oran}`);
    tom.hears(/Needs: quality is crucial, price list by friday/);
  });

  it("is told to no group, and to nobody who does not see the customer", async () => {
    await lily.says(`#${izmir} 看重 技术`, { inTeam: house.teamId });
    lily.hearsNot(/技术/);
    await tom.says(`/priority ${izmir} none`);
    tom.hearsNot(/Izmir/);
    expect(await known(izmir)).toEqual(["technology"]);
  });
});
