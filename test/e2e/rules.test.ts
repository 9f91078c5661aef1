import { beforeEach, describe, expect, it } from "vitest";
import { dryRunRules } from "../../src/app/tiering/dry-run-rules.ts";
import { applyRules, revertRules } from "../../src/app/tiering/put-rules.ts";
import { readRules } from "../../src/app/tiering/read-rules.ts";
import { defaultRuleSet } from "../../src/core/tiering/rule-set.ts";
import type { CivilDate, Instant } from "../../src/core/time/civil.ts";
import { sql } from "../../src/store/database/sql.ts";
import { memberByHandle } from "../../src/store/members/members.ts";
import { type Person, startConversation } from "../support/conversation.ts";
import { sharedApp } from "../support/shared-app.ts";
import { foundTradingHouse } from "../support/trading-house.ts";

const now = "2026-12-02T11:50:00Z";
let wei: Person;
let lily: Person;

const app = sharedApp({ http: false }, async () => {
  const house = await foundTradingHouse(app.genjin.app.store);
  const spoke = [{ at: "2026-11-09T09:00:00Z", outcome: "contacted" }] as const;
  await house.addCustomers([
    { name: "Nile Trading", owner: "lily", tier: "C", touches: spoke },
    { name: "Gulf Supplies", owner: "lily", tier: "D", touches: spoke },
    { name: "Izmir Stone", owner: "tom", tier: "C", touches: spoke },
  ]);
  await app.genjin.app.store.run(sql`UPDATE member SET role = 'admin' WHERE handle = 'wei'`);
});
beforeEach(() => {
  const talk = startConversation(app, now);
  [wei, lily] = [talk.person("wei"), talk.person("lily")];
});

const dues = async () => {
  const rows = await app.genjin.app.store.rows<{ name: string; due: string }>(
    sql`SELECT name, due_on AS due FROM customer ORDER BY name`,
  );
  return Object.fromEntries(rows.map(({ name, due }) => [name, due]));
};
const admin = async () => {
  const known = await memberByHandle(app.genjin.app.store, "wei");
  if (known === null) throw new Error("nobody");
  return { ...known, now: Date.parse(now) as Instant, chat: "cli" };
};

describe("/rules", () => {
  it("shows the rules in sentences, without a name of the program's", async () => {
    await wei.says("规则");
    wei.hears(/规则 第1版\n系统自带/);
    wei.hears(/\n• C：每 60 天\n/);
    wei.hears(/\n• B：每次联系后依次隔 1-1-2-3-7-7-15 天；/);
    wei.hearsNot(/gapDays|cadence|leastScore|=|\{|\[/);
  });

  it.each([
    ["/rules C every 45 days", "cadence.C.gapDays=45"],
    ["规则 C 每45天", "cadence.C.gapDays=45"],
    ["规则 d级改成 100 天", "cadence.D.gapDays=100"],
    ["rules KA 20", "cadence.KA.gapDays=20"],
    ["/rules B 1-2-3-7-15", "cadence.B.sampleGaps=1-2-3-7-15"],
    ["/rules 1 EUR = 1.08 USD", "currency.EUR=1.08"],
    ["rules chf = 1.25 usd since 2025", "currency.CHF.2025=1.25"],
    ["规则 1 JPY = 0.0066 美元", "currency.JPY=0.0066"],
    ["规则 1 EUR = 1.05 美元 2025年起", "currency.EUR.2025=1.05"],
    ["规则 1 GBP=1.3美元 2026-03起", "currency.GBP.2026-03=1.3"],
  ])("reads “%s” as the change by name", async (said, named) => {
    const withoutLine = (text: string) => text.replace(/要生效：.*/, "");
    await wei.says(said);
    const answer = wei.hears(/现在还没有改/).text;
    await wei.says(`/rules ${named}`);
    expect(withoutLine(wei.hears(/现在还没有改/).text)).toBe(withoutLine(answer));
  });

  it("applies what was said in words", async () => {
    await wei.says("/rules E every 170 days");
    await wei.presses(/生效/);
    wei.hears(/规则第2版已生效/);
    await wei.says("规则");
    wei.hears(/\n• E：每 170 天\n/);
    await wei.says("规则 撤回");
    wei.hears(/规则第1版重新生效/);
  });

  it("says who would move before anything changes, then changes it and takes it back", async () => {
    const before = await dues();
    await wei.says("/rules cadence.C.gapDays=45 tiers.C.leastScore=2");
    wei.hears(/看了 3 家客户/);
    wei.hears(/D→C 0 ⇒ 1/);
    wei.hears(/新增建议 1 家，取消 0 家/);
    wei.hears(/跟进提前 2 家，推后 0 家，多数挪 15 天/);
    wei.hears(/Gulf Supplies · D → C/);
    expect(await dues()).toEqual(before);
    await wei.presses(/生效/);
    wei.hears(/规则第2版已生效/);
    expect(await dues()).toEqual({
      ...before,
      "Izmir Stone": "2026-12-24",
      "Nile Trading": "2026-12-24",
    });
    await lily.says("定级建议");
    lily.hears(/Gulf Supplies · D → C/);
    await wei.says("规则");
    wei.hears(/规则 第2版\n2026\/12\/02 起，王伟 修改/);
    await wei.says("规则 撤回");
    wei.hears(/规则第1版重新生效/);
    expect(await dues()).toEqual(before);
    await wei.says("/rules revert");
    wei.hears(/没有可撤回的/);
  });

  it("are for admins, and refuse what is no rule", async () => {
    await lily.says("规则");
    lily.hears(/管理|只有/);
    await wei.says("/rules cadence.C.gap=45");
    wei.hears(/不对或不认识：cadence\.C\.gap/);
    await wei.says("/rules cadence.A.shorterGapDays=9");
    wei.hears(/cadence\.A\.shorterGapDays/);
    await wei.says("/rules apply nonsense");
    wei.hears(/改哪一条/);
  });
});

const day = "2026-12-02" as CivilDate;

describe("versions of the rules", () => {
  it("go back one at a time, and tiers that people decided stay", async () => {
    const actor = await admin();
    const { app: genjin } = app.genjin;
    const first = readRules(defaultRuleSet, { tiers: { C: { leastScore: 2 } } }, day);
    const second = readRules(first, { cadence: { D: { gapDays: 30 } } }, day);
    expect(await applyRules(genjin, actor, first)).toBe(2);
    await lily.says("定级建议");
    await lily.replies("ok");
    lily.hears(/改为 C/);
    expect(await applyRules(genjin, actor, second)).toBe(3);
    expect(await applyRules(genjin, actor, second)).toBe(3);
    expect(await revertRules(genjin, actor)).toBe(2);
    expect(await revertRules(genjin, actor)).toBe(1);
    expect(await applyRules(genjin, actor, first)).toBe(4);
    const [gulf] = await genjin.store.rows<{ tier: string }>(
      sql`SELECT tier FROM customer WHERE name = 'Gulf Supplies'`,
    );
    expect(gulf?.tier).toBe("C");
    const audit = await genjin.store.rows<{ action: string; count: number }>(sql`
      SELECT action, count(*) FROM audit_entry WHERE action LIKE 'rules.%' GROUP BY action ORDER BY 1`);
    expect(audit.map(({ action }) => action)).toEqual(["rules.set", "rules.taken-back"]);
  });

  it("foretell exactly the dues that follow", async () => {
    const actor = await admin();
    const changed = readRules(defaultRuleSet, { cadence: { C: { gapDays: 200 } } }, day);
    const before = await dues();
    const { dues: foretold } = await dryRunRules(app.genjin.app, actor, changed);
    await applyRules(app.genjin.app, actor, changed);
    const after = await dues();
    const later = Object.keys(before).filter((name) => (after[name] ?? "") > (before[name] ?? ""));
    expect(foretold).toMatchObject({ earlier: 0, later: later.length });
    expect(later.length).toBeGreaterThan(1);
  });
});

describe("how often those of an industry, or who buy a product, are contacted", () => {
  beforeEach(async () => {
    const { store } = app.genjin.app;
    await store.run(sql`UPDATE customer SET industry = CASE name WHEN 'Nile Trading' THEN '包装材料' WHEN 'Gulf Supplies' THEN 'Packaging' END,
      tags = CASE name WHEN 'Izmir Stone' THEN '{BOPP Tape}'::text[] ELSE '{}' END`);
  });

  it("is said in words, tried, applied, told by /why and /rules, and reset", async () => {
    const before = await dues();
    await wei.says("规则 行业 包装 C 30天");
    wei.hears(/跟进提前 1 家，推后 0 家，多数挪 30 天/);
    expect(await dues()).toEqual(before);
    await wei.presses(/生效/);
    wei.hears(/规则第\d+版已生效/);
    expect(await dues()).toEqual({ ...before, "Nile Trading": "2026-12-09" });
    await lily.says("/why Nile");
    lily.hears(/包装行业：C 每 30 天/);
    await wei.says("规则");
    wei.hears(/• 包装行业：C 每 30 天/);
    wei.hearsNot(/几条都符合/);
    await wei.says("规则 生效 产品 tape C 20天");
    await wei.says("规则");
    wei.hears(/买“tape”的：C 每 20 天[\s\S]*包装行业：C 每 30 天[\s\S]*几条都符合时：产品先于行业/);
    expect((await dues())["Izmir Stone"]).toBe("2026-11-30");
    await wei.says("规则 生效 行业 包装 C 恢复默认");
    expect((await dues())["Nile Trading"]).toBe(before["Nile Trading"]);
    await wei.says("规则 生效 产品 tape 默认");
    await wei.says("规则");
    wei.hearsNot(/• .*(包装|tape)/);
    expect(await dues()).toEqual(before);
  });

  it("is said in English, of what was ordered, and follows a change of the customer", async () => {
    const { store } = app.genjin.app;
    const before = await dues();
    await wei.says("/rules apply product stretch film repeat every 25 days");
    await wei.says("/rules apply industry packaging D 40");
    expect(await dues()).toEqual({ ...before, "Gulf Supplies": "2026-12-21" });
    await store.run(sql`INSERT INTO customer_order (id, organization_id, customer_id, number, ordered_on, currency, amount, products)
      SELECT gen_random_uuid(), organization_id, id, '1', '2026-11-10', 'USD', 100, '{PE stretch film}' FROM customer WHERE name = 'Gulf Supplies'`);
    await lily.says("/stage Gulf repeat");
    lily.hears(/Gulf Supplies/);
    await lily.says("/why Gulf");
    lily.hears(/买“stretch film”的：老客户 每 25 天/);
    await wei.says("规则 撤回");
    await wei.says("规则 撤回");
    await lily.says("/why Gulf");
    lily.hearsNot(/stretch film/);
  });

  it.each([
    ["规则 产品 stretch film 返单 25", /买“stretch film”的：老客户 每 25 天/],
    ["规则 产品 stretch film 25天", /买“stretch film”的：老客户 每 25 天/],
    ["/rules product stretch film returning 25", /买“stretch film”的：老客户 每 25 天/],
  ])("of a product is of who bought it: %s", async (line, expected) => {
    await wei.says(line);
    await wei.presses(/生效/);
    await wei.says("规则");
    wei.hears(expected);
    await wei.says("规则 撤回");
  });

  it("asks which customers of an industry are meant, by an example that can be sent", async () => {
    await wei.says("规则 行业 机械 60");
    wei.hears(/“机械”行业的哪些客户？按等级：\/规则 行业 机械 C 60/);
  });

  it("refuses a gap longer than the longest silence of key accounts", async () => {
    await wei.says("/rules industry packaging KA 90");
    wei.hears(/neverBeyondDays/);
    await wei.says("/rules industry packaging 30");
    wei.hears(/“packaging”行业的哪些客户？按等级：\/规则 行业 packaging C 30；成交过的/);
  });
});
