import { beforeEach, describe, it } from "vitest";
import { type Conversation, startConversation } from "../../../test/support/conversation.ts";
import { sharedApp } from "../../../test/support/shared-app.ts";
import { foundTradingHouse, type TradingHouse } from "../../../test/support/trading-house.ts";
import { refreshCustomers } from "../../store/cadence/refresh-customers.ts";
import { newId } from "../../store/database/new-id.ts";
import { sql } from "../../store/database/sql.ts";

/** Wednesday 19:50 in Shanghai, 11:50 in London. */
const wednesday = "2026-12-02T11:50:00Z";

let talk: Conversation;
let house: TradingHouse;
let refs: string[];

const buyers = Array.from(
  { length: 6 },
  (_, at) => `Packer ${["Ada", "Bo", "Cy", "Di", "Ed", "Flo"][at]}`,
);

const app = sharedApp({ http: false }, async () => {
  const { store } = app.genjin.app;
  house = await foundTradingHouse(store);
  refs = await house.addCustomers([
    { name: "Gdansk Foods", owner: "lily", stage: "repeat", tier: "B", country: "PL" },
    { name: "Lodz Paper", owner: "lily", stage: "repeat", tier: "C", country: "PL" },
    { name: "Krakow Glass", owner: "lily", stage: "lead", tier: "D", country: "PL" },
    { name: "Perth Wool", owner: "tom", stage: "repeat", tier: "C", country: "GB" },
    { name: "Ghent Lace", owner: "ann", stage: "repeat", tier: "C", country: "BE" },
    ...buyers.map((name) => ({ name, owner: "ann" as const, stage: "repeat" as const })),
    { name: "Plain Shop", owner: "ann", stage: "first-order" },
    { name: "Plain Store", owner: "ann", stage: "first-order" },
  ]);
  const buys = async (name: string, amount: number, products: readonly string[]) => {
    const [row] = await store.rows<{ id: string }>(
      sql`SELECT id FROM customer WHERE name = ${name}`,
    );
    const id = row?.id ?? "";
    for (const on of ["2026-03-02", "2026-09-07"])
      await store.run(sql`
        INSERT INTO customer_order (id, organization_id, customer_id, number, ordered_on, currency, amount, products)
        VALUES (${newId()}::uuid, ${house.organizationId}::uuid, ${id}::uuid, ${on}, ${on}::date, 'USD', ${amount},
          ${[...products]}::text[])`);
    await refreshCustomers(store, house.organizationId, [id]);
  };
  await buys("Gdansk Foods", 90_000, ["Stretch Film"]);
  await buys("Lodz Paper", 40, ["Cartons"]);
  await buys("Perth Wool", 50, ["stretch film "]);
  await buys("Ghent Lace", 60, ["Labels"]);
  for (const [at, name] of buyers.entries())
    await buys(name, 20, ["Stretch film", "Packing Tape", ...(at < 4 ? ["Labels"] : [])]);
  await buys("Plain Shop", 10, ["Cartons"]);
  await buys("Plain Store", 10, ["Cartons"]);
  await store.run(sql`UPDATE member SET role = 'admin' WHERE handle = 'wei'`);
});

beforeEach(() => {
  talk = startConversation(app, wednesday);
});

describe("the plays", () => {
  it.each([
    {
      who: "lily",
      says: "打法",
      title: /打法（阶段 × 价值） · 3 家 · ❗\d 家到期/,
      repeat: /高（贡献前80%） · 1 家[^：]*：重点关怀/,
      lead: /线索[\s\S]*1 家[^：]*：开发/,
      pair: /买过Packing Tape的客户也买了Stretch [Ff]ilm（6 家，是随机的 1\.\d 倍）/,
      few: /Labels/,
    },
    {
      who: "tom",
      says: "plays",
      title: /Plays by stage and value · 1 customer · ❗1 due/,
      repeat: /repeat\n• low \(last 5%\) · 1 customer · ❗1 due: /,
      lead: /\d+ more, where nobody is now, are left out/,
      pair: /Customers who bought Packing Tape also bought Stretch [Ff]ilm \(6 of them, 1\.\d× as often/,
      few: /Labels/,
    },
  ])("are one page with who is there and what is bought together: $who", async (one) => {
    const person = talk.person(one.who);
    await person.says(one.says);
    person.hears(one.title);
    person.hears(one.repeat);
    person.hears(one.lead);
    person.hears(one.pair);
    person.hearsNot(one.few);
    person.hearsNot(/Ghent|Packer/);
  });

  it.each([
    [
      "lily",
      "打法 搭配",
      /^一起买的产品\n[\s\S]*买过Packing Tape的客户也买了Stretch [Ff]ilm（6 家/,
    ],
    ["lily", "搭配建议", /^一起买的产品\n/],
    ["lily", "还可以卖什么", /^一起买的产品\n/],
    ["tom", "plays products", /^Bought together\n[\s\S]*also bought Stretch [Ff]ilm \(6 of them/],
    ["tom", "what is bought together", /^Bought together\n/],
    ["tom", "cross-sell ideas", /^Bought together\n/],
  ])("tell what is bought together: %s says %s", async (who, line, expected) => {
    const person = talk.person(who);
    await person.says(line);
    person.hears(expected);
  });

  it.each([
    [
      "lily",
      "打法 返单 高",
      /返单 · 高（贡献前80%） · 1 家[\s\S]*▶ 重点关怀[\s\S]*1 .*Gdansk Foods/,
    ],
    ["lily", "打法 复购 低", /返单 · 低（最后5%） · 1 家[\s\S]*Lodz Paper/],
    ["lily", "/plays lead", /线索 · 1 家[\s\S]*▶ 开发[\s\S]*Krakow Glass/],
    ["tom", "plays repeat low", /low \(last 5%\) · 1 customer[\s\S]*Perth Wool/],
    ["tom", "plays lost high", /Nobody of yours is here now/],
    ["tom", "plays whoever", /“whoever” is no stage and value I know/],
  ])("%s: “%s”", async (who, says, hears) => {
    const person = talk.person(who);
    await person.says(says);
    person.hears(hears);
  });

  it("are lists to act on, by number and as a whole", async () => {
    const lily = talk.person("lily");
    await lily.says("打法 返单 低");
    await lily.says("1 标签 组合优惠");
    lily.hears(/组合优惠[\s\S]*Lodz Paper|Lodz Paper[\s\S]*组合优惠/);
    await lily.says("撤销");
    await lily.says("打法 返单 高");
    await lily.says("全部 推迟 5天");
    lily.hears(/Gdansk Foods/);
    await lily.says("撤销");
  });

  it.each([
    {
      set: "打法 设 复购 中 每季度发一次涨价预告",
      was: /✅ 打法已改：返单 · 中（其后15%）[\s\S]*每季度发一次涨价预告/,
      page: /每季度发一次涨价预告/,
      reset: "打法 恢复 复购 中",
      back: /打法已恢复默认[\s\S]*维护并提升/,
    },
    {
      set: "plays set sampled ask for the test report first",
      was: /✅ 打法已改：样品[\s\S]*ask for the test report first/,
      page: /ask for the test report first/,
      reset: "/plays reset sampled",
      back: /打法已恢复默认[\s\S]*3-7-3-7/,
    },
  ])("are set by an admin in a line, and taken back: $set", async (one) => {
    const wei = talk.person("wei");
    await wei.says(one.set);
    wei.hears(one.was);
    const lily = talk.person("lily");
    await lily.says("打法");
    lily.hears(one.page);
    await wei.says(one.set);
    wei.hears(/本来就是这样写的/);
    await wei.says(one.reset);
    wei.hears(one.back);
    await lily.says("打法");
    lily.hearsNot(one.page);
    await wei.says("撤销");
    wei.hears(/打法恢复成原来的写法/);
    await lily.says("打法");
    lily.hears(one.page);
    await wei.says("撤销");
    await lily.says("打法");
    lily.hearsNot(one.page);
  });

  it("are set by nobody else", async () => {
    const tom = talk.person("tom");
    await tom.says("plays set lost low forget them");
    tom.hears(/set by admins/);
    await tom.says("plays");
    tom.hearsNot(/forget them/);
  });

  it("come to a group in no words of theirs", async () => {
    const lily = talk.person("lily");
    await lily.says("打法 返单 高", { inTeam: house.teamId });
    lily.hearsNot(/Gdansk(?![\s\S]*私信)/);
  });
});

describe("what is bought together", () => {
  it("stands on the card of who bought the one and not the other", async () => {
    const lily = talk.person("lily");
    await lily.says("打法");
    await lily.says(`/c ${refs[0]} all`);
    lily.hears(/买过Stretch [Ff]ilm的客户也买了Packing Tape（6 家/);
    lily.hearsNot(/Labels/);
    await lily.says(`/c ${refs[1]} all`);
    lily.hearsNot(/也买了/);
    const tom = talk.person("tom");
    await tom.says(`/c ${refs[3]} all`);
    tom.hears(/also bought Packing Tape \(6 of them/);
  });
});
