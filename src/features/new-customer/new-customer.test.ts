import { beforeEach, describe, expect, it } from "vitest";
import { type Conversation, startConversation } from "../../../test/support/conversation.ts";
import { sharedApp } from "../../../test/support/shared-app.ts";
import { foundTradingHouse, type TradingHouse } from "../../../test/support/trading-house.ts";
import { readSaidCustomer } from "../../core/customer/said-customer.ts";
import { sql } from "../../store/database/sql.ts";

/** Wednesday 11:50 in London. */
const wednesday = "2026-12-02T11:50:00Z";

let talk: Conversation;
let house: TradingHouse;

const app = sharedApp({ http: false }, async () => {
  house = await foundTradingHouse(app.genjin.app.store);
  await house.addCustomers([
    { name: "Anadolu Tekstil", owner: "lily", country: "TR", zone: "Europe/Istanbul" },
    { name: "Nile Trading", owner: "lily", country: "EG", zone: "Africa/Cairo" },
  ]);
});
beforeEach(() => {
  talk = startConversation(app, wednesday);
});

type Added = {
  readonly name: string;
  readonly country: string;
  readonly city: string | null;
  readonly zone: string;
  readonly tier: string;
  readonly owner: string;
  readonly hasDue: boolean;
};

const added = () =>
  app.genjin.app.store.rows<Added>(sql`
    SELECT c.name, c.country, c.city, c.zone, c.tier, m.handle AS owner,
      c.due_on IS NOT NULL AS "hasDue"
    FROM customer c JOIN member m ON m.id = c.owner_id WHERE c.sequence > 2 ORDER BY c.sequence`);

describe.each([
  ["Delta GmbH 德国 汉堡", "Delta GmbH", "DE", "汉堡"],
  ["Delta GmbH, Hamburg, Germany", "Delta GmbH", "DE", "Hamburg"],
  ["Cap Vert Négoce France", "Cap Vert Négoce", "FR", null],
  ["São Bento Metais, Brazil, São Paulo", "São Bento Metais", "BR", "São Paulo"],
  ["三井商事 日本 大阪", "三井商事", "JP", "大阪"],
  ["Gulf Star LLC Abu Dhabi", "Gulf Star LLC", "AE", "Abu Dhabi"],
  ["Kerala Spices; India; Kochi", "Kerala Spices", "IN", "Kochi"],
  ["Northern Lights United Kingdom Leeds", "Northern Lights", "GB", "Leeds"],
])("“%s”", (line, name, country, city) => {
  it("is read as a name and a place", () => {
    expect(readSaidCustomer(line)).toMatchObject({ name, country, city });
  });
});

it.each(["Delta GmbH", "Germany", "they want a new price", "说价格太高", "??? Germany"])(
  "“%s” is no customer with a country",
  (line) => {
    expect(readSaidCustomer(line)).toBeNull();
  },
);

it("knows a website wherever it stands", () => {
  expect(readSaidCustomer("Delta GmbH delta-tools.de Germany")).toMatchObject({
    name: "Delta GmbH",
    country: "DE",
    website: "delta-tools.de",
  });
});

it.each([
  ["Delta GmbH 德国 汉堡 来源:展会", "展会"],
  ["Delta GmbH, Germany, source: Canton Fair", "Canton Fair"],
  ["Delta GmbH 来源：老客户介绍, 德国", "老客户介绍"],
])("“%s” keeps where they come from", (line, source) => {
  expect(readSaidCustomer(line)).toMatchObject({ name: "Delta GmbH", country: "DE", source });
});

describe("a customer that is typed", () => {
  it("is the member's own, of tier D and with a due, and is taken back", async () => {
    const lily = talk.person("lily");
    await lily.says("新客户 Delta GmbH 德国 汉堡");
    lily.hears(/✅ 新增 1 个客户，D 级[\s\S]*#\w+ Delta GmbH.*\d\d\/\d\d/);
    expect(await added()).toEqual([
      {
        name: "Delta GmbH",
        country: "DE",
        city: "汉堡",
        zone: "Europe/Berlin",
        tier: "D",
        owner: "lily",
        hasDue: true,
      },
    ]);
    await lily.says("新客户 Echo GmbH 德国 来源:展会");
    lily.hears(/Echo GmbH/);
    await lily.says("撤销");
    await lily.says("客户 Delta");
    lily.hears(/Delta GmbH/);
    await lily.says("新客户 Bravo BV 荷兰");
    await lily.presses(/明天联系/);
    lily.hears(/12\/03/);
    await lily.says("撤销");
    await lily.says("撤销");
    await lily.says("撤销");
    lily.hears(/↩ 已撤销：新增的客户已删除/);
    expect(await added()).toEqual([]);
  });

  it("may be one of several lines, of which others are told why not", async () => {
    const tom = talk.person("tom");
    await tom.says("new customer\nDelta GmbH Germany\nNile Trading Co. Egypt\nBravo Ltd");
    tom.hears(/✅ New customer, tier D, yours:\s+• #\w+ Delta GmbH/);
    tom.hears(/Nile Trading Co\. is with a colleague already/);
    tom.hears(/Not added, I found no country in “Bravo Ltd”/);
    tom.hearsNot(/lily|李莉/);
    expect((await added()).map(({ name }) => name)).toEqual(["Delta GmbH"]);
  });

  it("is not added twice, and shows who is there to whoever sees them", async () => {
    const lily = talk.person("lily");
    await lily.says("/new ANADOLU TEKSTİL A.Ş. Turkey");
    lily.hears(/没有新增客户[\s\S]*已经有了：#\w+ Anadolu Tekstil/);
    expect(await added()).toEqual([]);
  });

  it("of a name that stands in another country is added on a yes", async () => {
    const lily = talk.person("lily");
    await lily.says("新客户 Nile Trading 肯尼亚");
    lily.hears(/没有新增客户[\s\S]*埃及已有同名客户[\s\S]*回复 1/);
    expect(await added()).toEqual([]);
    await lily.says("1");
    lily.hears(/✅ 新增 1 个客户/);
    expect(await added()).toMatchObject([{ name: "Nile Trading", country: "KE" }]);
  });

  it("is asked for its country, and talk is no customer", async () => {
    const tom = talk.person("tom");
    await tom.says("/new Delta GmbH");
    tom.hears(/In which country is “Delta GmbH”\?/);
    await tom.says("new price for Germany");
    expect(await added()).toEqual([]);
  });

  it("that somebody worked on since is not taken back", async () => {
    const lily = talk.person("lily");
    const [said] = await lily.says("新客户 Delta GmbH 德国");
    const ref = /#(\w+)/.exec(said?.text ?? "")?.[1] ?? "";
    await lily.says(`#${ref} ok 聊了`);
    if (said === undefined) throw new Error("no answer");
    const undo = said.message.blocks.flatMap((b) => (b.type === "actions" ? b.buttons : [])).at(-1);
    await lily.says(undo?.command ?? "");
    expect(await added()).toHaveLength(1);
  });

  it("is named to a group in no more than its mask", async () => {
    const lily = talk.person("lily");
    await lily.says("新客户 Delta GmbH 德国", { inTeam: house.teamId });
    lily.hearsNot(/Delta GmbH/);
  });
});
