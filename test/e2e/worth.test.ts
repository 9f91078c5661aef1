import { beforeEach, describe, expect, it } from "vitest";
import { refreshCustomers } from "../../src/store/cadence/refresh-customers.ts";
import { newId } from "../../src/store/database/new-id.ts";
import { sql } from "../../src/store/database/sql.ts";
import { type Conversation, startConversation } from "../support/conversation.ts";
import { sharedApp } from "../support/shared-app.ts";
import { foundTradingHouse, type TradingHouse } from "../support/trading-house.ts";

/** Wednesday noon in Shanghai. */
const wednesday = "2026-12-02T04:00:00Z";

let talk: Conversation;
let house: TradingHouse;
const refs: Record<string, string> = {};

const app = sharedApp({ http: false }, async () => {
  house = await foundTradingHouse(app.genjin.app.store);
  const sketches = [
    { name: "Adana Lojistik", owner: "lily", tier: "D" },
    { name: "Bursa Kablo", owner: "lily", tier: "C" },
    { name: "Cesme Boya", owner: "lily", tier: "C" },
    { name: "Denizli Havlu", owner: "tom", tier: "B" },
    { name: "Edirne Kagit", owner: "lily", tier: "E" },
    { name: "Fethiye Cam", owner: "lily", tier: "E" },
    { name: "Gaziantep Hali", owner: "lily", tier: "E" },
  ] as const;
  const added = await house.addCustomers(sketches);
  for (const [index, { name }] of sketches.entries()) refs[name] = added[index] ?? "";
  await addOrders("Adana Lojistik", 9000, [
    "2025-12-20",
    "2026-02-13",
    "2026-04-14",
    "2026-06-18",
    "2026-08-18",
    "2026-10-17",
  ]);
  await addOrders("Bursa Kablo", 4000, ["2025-06-01", "2026-11-20"]);
  await addOrders("Cesme Boya", 900, ["2026-03-05"]);
  await addOrders("Denizli Havlu", 5000, ["2026-05-05", "2026-09-05"]);
  await since("Edirne Kagit", "2023-05-01T08:00:00Z");
  await since("Fethiye Cam", "2024-10-01T08:00:00Z");
});
const store = () => app.genjin.app.store;

async function idOf(name: string): Promise<string> {
  const [row] = await store().rows<{ id: string }>(
    sql`SELECT id FROM customer WHERE name = ${name}`,
  );
  return row?.id ?? "";
}

async function addOrders(name: string, amount: number, days: readonly string[]) {
  const id = await idOf(name);
  for (const on of days)
    await store().run(sql`
      INSERT INTO customer_order (id, organization_id, customer_id, number, ordered_on, currency, amount)
      VALUES (${newId()}::uuid, ${house.organizationId}::uuid, ${id}::uuid, ${`${name} ${on}`},
        ${on}::date, 'USD', ${amount})`);
  await refreshCustomers(store(), house.organizationId, [id]);
}

/** A customer of long ago, of whom nothing was heard since. */
async function since(name: string, at: string) {
  await store().run(sql`UPDATE customer SET created_at = ${at}::timestamptz WHERE name = ${name}`);
  await refreshCustomers(store(), house.organizationId, [await idOf(name)]);
}

const stageOf = async (name: string) =>
  (await store().rows<{ stage: string }>(sql`SELECT stage FROM customer WHERE name = ${name}`))[0]
    ?.stage;

beforeEach(() => {
  talk = startConversation(app, wednesday);
});

describe("who brings 80 %", () => {
  it.each([
    "80/20",
    "二八",
    "帕累托",
    "价值",
    "谁贡献了80%的利润",
    "pareto",
    "who brings 80% of the profit",
  ])("is told for %s: of how many, and where the time goes", async (line) => {
    const lily = talk.person("lily");
    await lily.says(line);
    lily.hears(/80\/20 · 近 12 个月销售额/);
    lily.hears(/1 家客户（有贡献的 3 家里的 33%）带来 92% 的销售额：USD 58,900 里的 USD 54,000/);
    lily.hears(/1 Adana Lojistik · D · #\w+\n.*USD 54,000 · 92% · 累计 92%/);
    lily.hearsNot(/Denizli/);
  });

  it("names as many as are asked for, and a number goes on from the list", async () => {
    const lily = talk.person("lily");
    for (const line of ["价值 前2", "价值前2", "top 2 by value", "/value top 2"]) {
      await lily.says(line);
      lily.hears(/2 Bursa Kablo/);
      lily.hearsNot(/Cesme/);
    }
    await lily.says("1");
    lily.hears(/Adana Lojistik/);
  });

  it("is told in private, also where a group asks", async () => {
    const wei = talk.person("wei");
    await wei.says("80/20", { inTeam: "Team One" });
    wei.hearsNot(/54,000/);
    await wei.says("80/20");
    wei.hears(/2 Denizli Havlu · B · #\w+\n.*USD 10,000/);
  });

  it("leaves talk alone that only begins so", async () => {
    const tom = talk.person("tom");
    await tom.says("value for money was discussed with Denizli Havlu");
    tom.hears(/Denizli Havlu/);
    tom.hearsNot(/80\/20/);
    await tom.says("/value of what");
    tom.hears(/I do not know “of what” of values/);
  });
});

describe("the repeat rate", () => {
  it.each(["复购率", "我的复购率是多少", "repeat rate", "/value repeat"])(
    "for %s",
    async (line) => {
      const lily = talk.person("lily");
      await lily.says(line);
      lily.hears(/近 12 个月有 3 家下单，其中 2 家不是第一次买：复购率 67%/);
      lily.hears(/2026\/10\/01/);
      lily.hearsNot(/tom/);
    },
  );

  it("is told by person to who leads", async () => {
    const wei = talk.person("wei");
    await wei.says("复购率");
    wei.hears(/lily.*3.*2.*67%/);
    wei.hears(/tom.*1.*1.*100%/);
  });
});

describe("who will order", () => {
  it.each([
    "下个月谁会下单",
    "谁下个月可能下单",
    "who will probably order next month",
    "/value next",
  ])("for %s: by the own rhythm, with its spread", async (line) => {
    const lily = talk.person("lily");
    await lily.says(line);
    lily.hears(/1 Adana Lojistik · D · #\w+\n.*可能性约 \d+%.*每单约 USD 9,000/);
    lily.hears(/一般 60±2 天一单 · 上一单 46 天前/);
    lily.hearsNot(/Denizli/);
  });
});

describe("key customers", () => {
  it("are of money, of influence, or both", async () => {
    const lily = talk.person("lily");
    await lily.says(`标签 #${refs["Adana Lojistik"]} 有影响力`);
    await lily.says(`标签 #${refs["Cesme Boya"]} 有影响力`);
    for (const line of [
      "大客户分类",
      "双料客户",
      "three kinds of key customers",
      "key customers",
    ]) {
      await lily.says(line);
      lily.hears(/双料（金额大又有影响力）1 家\n.*Adana Lojistik/);
      lily.hears(/有影响力 1 家\n.*Cesme Boya/);
    }
  });
});

describe("whom one may let go", () => {
  it.each([
    ["lily", "放手"],
    ["lily", "E级两年没动静的"],
    ["lily", "who can we let go"],
  ])("%s asks: %s", async (handle, line) => {
    const person = talk.person(handle as "lily");
    await person.says(line);
    person.hears(/可以放手 2 家 · E 级、沉默满 2 年/);
    person.hears(/Edirne Kagit[\s\S]*Fethiye Cam/);
    person.hearsNot(/Gaziantep/);
    expect(await stageOf("Edirne Kagit")).toBe("lead");
  });

  it.each(["全部 阶段 流失", "1,2 阶段 流失", "all stage lost"])(
    "lets them go once it is confirmed: %s",
    async (line) => {
      const lily = talk.person("lily");
      await lily.says("放手");
      await lily.says(line);
      expect(await stageOf("Edirne Kagit")).toBe("lead");
      await lily.says("1");
      expect(await stageOf("Edirne Kagit")).toBe("lost");
      expect(await stageOf("Fethiye Cam")).toBe("lost");
      await lily.says("放手");
      lily.hears(/没有沉默满 2 年的 E 级客户/);
      await lily.says("撤销");
      expect(await stageOf("Edirne Kagit")).toBe("lead");
      expect(await stageOf("Fethiye Cam")).toBe("lead");
    },
  );

  it("proposes it of all at a button", async () => {
    const lily = talk.person("lily");
    await lily.says("放手");
    await lily.presses(/2 家都放手/);
    expect(await stageOf("Edirne Kagit")).toBe("lead");
    await lily.says("1");
    expect(await stageOf("Edirne Kagit")).toBe("lost");
    expect(await stageOf("Fethiye Cam")).toBe("lost");
  });

  it("speaks English to who reads it", async () => {
    const tom = talk.person("tom");
    await tom.says("who can we let go");
    tom.hears(/Nobody of tier E has been silent for 2 years/);
  });
});
