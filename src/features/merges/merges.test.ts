import { beforeEach, describe, expect, it } from "vitest";
import { type Conversation, startConversation } from "../../../test/support/conversation.ts";
import { sharedApp } from "../../../test/support/shared-app.ts";
import { foundTradingHouse, type TradingHouse } from "../../../test/support/trading-house.ts";
import type { Zone } from "../../core/time/civil.ts";
import { refreshCustomers } from "../../store/cadence/refresh-customers.ts";
import { sql } from "../../store/database/sql.ts";
import { mailHouse } from "../../store/mail/mail-house.ts";
import { addMember } from "../../store/members/add-member.ts";
import { tableNames, tables } from "../../store/tables/tables.ts";

/** Thursday 3 December 2026, 15:00 in Shanghai. */
const thursday = "2026-12-03T07:00:00Z";

let talk: Conversation;
let house: TradingHouse;
let refs: string[];

const app = sharedApp({ http: false, now: thursday }, async () => {
  const store = app.genjin.app.store;
  house = await foundTradingHouse(store);
  const touches = [{ at: "2026-11-20T08:20:00Z", outcome: "replied" as const }];
  refs = await house.addCustomers([
    { name: "Yıldız Mobilya", owner: "lily", tier: "B", country: "TR", touches },
    { name: "Star Furniture", owner: "lily", tier: "C", country: "TR", touches },
    { name: "Kelebek Cam", owner: "tom", tier: "C", country: "TR", touches },
    { name: "Oslo Tre", owner: "lily", tier: "C", country: "NO" },
    { name: "KELEBEK-CAM Ltd. Sti.", owner: "ann", tier: "D", country: "TR" },
    { name: "Porto Vidro", owner: "ann", tier: "D", country: "PT" },
    { name: "Porto Vidro, Lda", owner: "ann", tier: "D", country: "PT" },
  ]);
  await store.run(sql`UPDATE customer SET domain = 'yildiz.example' WHERE ref = ${refs[1]}`);
});
const store = () => app.genjin.app.store;

/** Every row of the customers and of all that hangs on them, as it is. */
async function everything() {
  const all: Record<string, unknown[]> = {};
  for (const table of tableNames) {
    const nature = tables[table];
    if (nature.owner !== "customer" || table === "customer_value") continue;
    const { rawSql } = await import("../../store/database/sql.ts");
    const rows = await store().rows<{ row: unknown }>(
      sql`SELECT to_jsonb(t) AS row FROM ${rawSql(`"${table}"`)} t ORDER BY t::text`,
    );
    all[table] = rows.map(({ row }) => row);
  }
  return all;
}

beforeEach(() => {
  talk = startConversation(app, thursday);
});

/** Fills the second customer with one of everything that can be told in the chat. */
async function fill(lily: ReturnType<Conversation["person"]>) {
  const [one, two] = refs;
  for (const line of [
    `联系人 ${one} Ali Kaya，ali@yildiz.example`,
    `联系人 ${two} Zeynep Ak，zeynep@yildiz.example`,
    `${two} Zeynep 生日 3月3日`,
    `${two} 承诺 12月9日前 报价`,
    `${two} 投诉 颜色不对`,
    `下单 ${two} USD 5000 定金 12月10日`,
    `${two} 已回复 with Zeynep 想要新目录`,
    `明天下午三点提醒我打给 ${two}`,
    "1",
    `要求停止 ${two} 营销`,
  ])
    await lily.says(line);
}

describe("two customers that are one", () => {
  it("become one with all that hangs on them, and one undo parts them exactly", async () => {
    const lily = talk.person("lily");
    await fill(lily);
    const before = await everything();
    for (const table of ["contact", "contact_confirmation", "touch", "owed", "customer_order"])
      expect(before[table]?.length, table).toBeGreaterThan(0);
    for (const table of ["customer_stop", "reminder"]) expect(before[table]?.length).toBe(1);

    await lily.says(`合并 ${refs[0]} ${refs[1]}`);
    lily.hears(/是同一家吗/);
    lily.hears(/1 位联系人[\s\S]*1 个订单/);
    expect(await everything()).toEqual(before);

    await lily.says("1");
    lily.hears(/已并入 Yıldız Mobilya/);
    const after = await everything();
    const [kept] = await store().rows<{ id: string }>(
      sql`SELECT id FROM customer WHERE ref = ${refs[0]}`,
    );
    const [gone] = await store().rows<{ id: string }>(
      sql`SELECT id FROM customer WHERE ref = ${refs[1]}`,
    );
    // Nothing hangs on the one that is gone, and no row is lost.
    for (const [table, rows] of Object.entries(after)) {
      if (["customer", "merged_customer"].includes(table)) continue;
      const ids = (rows as { customer_id: string }[]).map((row) => row.customer_id);
      expect(ids.filter((id) => id === gone?.id)).toEqual([]);
      const added = table === "customer_alias" ? 1 : 0;
      expect(rows.length, table).toBe((before[table]?.length ?? 0) + added);
    }
    expect(
      (after.customer_stop as { customer_id: string }[]).map((row) => row.customer_id),
    ).toEqual([kept?.id]);
    await lily.says(`客户 ${refs[0]} 全部`);
    lily.hears(/Zeynep Ak/);
    lily.hears(/Ali Kaya/);
    await lily.says(`客户 ${refs[1]}`);
    lily.hears(new RegExp(`#${refs[1]} 已并入 #${refs[0]}`));
    // It is still known by the other's name.
    await lily.says("客户 Star Furniture");
    lily.hears(new RegExp(`#${refs[0]}`));

    await lily.says("撤销");
    lily.hears(/又是两家/);
    const parted = await everything();
    for (const table of Object.keys(before)) expect(parted[table], table).toEqual(before[table]);
    await lily.says(`客户 ${refs[1]}`);
    lily.hears(/Zeynep Ak/);
  });

  it("keep what either is called, and one order of the same number only once", async () => {
    const lily = talk.person("lily");
    for (const ref of refs.slice(0, 2))
      await lily.says(`下单 ${ref} USD 5000 订单号 PO-7 定金 12月10日`);
    const before = await everything();
    await lily.says(`合并 ok ${refs[1]} ${refs[0]}`);
    await lily.says(`订单 ${refs[1]}`);
    const text = (await lily.says(`订单 ${refs[1]}`)).at(-1)?.text ?? "";
    expect(text).toMatch(/PO-7/);
    expect(text.match(/PO-7/g)?.length ?? 1).toBeLessThanOrEqual(2);
    await lily.says("撤销");
    const parted = await everything();
    for (const table of Object.keys(before)) expect(parted[table], table).toEqual(before[table]);
  });

  it("are one where both have a row of which one customer has only one", async () => {
    const lily = talk.person("lily");
    for (const ref of refs.slice(0, 2))
      await store().run(sql`
        INSERT INTO fact_question (id, organization_id, customer_id, field, asked_on)
        SELECT gen_random_uuid(), organization_id, id, 'country', '2026-12-01'::date FROM customer WHERE ref = ${ref}`);
    const before = await everything();
    await lily.says(`合并 ok ${refs[0]} ${refs[1]}`);
    lily.hears(/已并入/);
    await lily.says("撤销");
    const parted = await everything();
    for (const table of Object.keys(before)) expect(parted[table], table).toEqual(before[table]);
  });

  it.each([
    ["lily", () => `合并 ${refs[0]}`, /合并哪两家/],
    ["lily", () => `合并 ${refs[0]} ${refs[0]}`, /同一家客户/],
    ["lily", () => `合并 ok ${refs[0]} ${refs[2]}`, /没有/],
    ["tom", () => `/merge ok ${refs[2]} ${refs[0]}`, /no such customer/],
  ])("are refused: %s", async (who, line, heard) => {
    const before = await everything();
    const person = talk.person(who);
    await person.says(line());
    person.hears(heard);
    expect(await everything()).toEqual(before);
  });

  it("are erased together, whatever they were before", async () => {
    const lily = talk.person("lily");
    await fill(lily);
    await lily.says(`合并 ok ${refs[0]} ${refs[1]}`);
    await store().run(sql`DELETE FROM customer WHERE ref = ${refs[0]}`);
    const left = await store().rows(
      sql`SELECT ref FROM customer WHERE ref IN (${refs[0]}, ${refs[1]})`,
    );
    expect(left).toEqual([]);
  });

  it("keep who brought them and whom they brought, each once", async () => {
    const lily = talk.person("lily");
    const card = async (ref: string | undefined) =>
      (await lily.says(`客户 #${ref} 全部`)).map(({ text }) => text).join("\n");
    await lily.says(`${refs[1]} 由 ${refs[3]} 介绍`);
    const before = await everything();
    await lily.says(`合并 ok ${refs[0]} ${refs[1]}`);
    expect(await card(refs[3])).toMatch(new RegExp(`介绍来 1 家（#${refs[0]} Yıldız Mobilya`));
    expect(await card(refs[0])).toMatch(new RegExp(`由 #${refs[3]} Oslo Tre 介绍`));
    await lily.says(`${refs[0]} 由 ${refs[3]} 介绍`);
    lily.hears(/的介绍人已经记过/);
    await lily.says("撤销");
    expect(await card(refs[3])).toMatch(new RegExp(`介绍来 1 家（#${refs[1]} Star Furniture`));

    // Both were brought by one: once. And nobody is brought by what is part of themselves.
    await lily.says(`${refs[0]} 由 ${refs[3]} 介绍`);
    await lily.says(`合并 ok ${refs[0]} ${refs[1]}`);
    expect(await card(refs[3])).toMatch(/介绍来 1 家/);
    await lily.says("周报");
    lily.hears(/新增介绍 1 家/);
    await lily.says("撤销");
    await lily.says("撤销");
    await lily.says(`合并 ok ${refs[3]} ${refs[1]}`);
    expect(await card(refs[3])).not.toMatch(/介绍来|介绍$/m);
    await lily.says("撤销");
    expect((await everything()).ledger_line).toEqual(before.ledger_line);
  });

  it("are reached by the reference that is gone: in commands, touches, replies and buttons", async () => {
    const lily = talk.person("lily");
    const { fact_question: _asked, ...before } = await everything();
    await lily.says(`客户 ${refs[1]}`);
    const shown = lily.hears(/Star Furniture/);
    await lily.says(`合并 ok ${refs[0]} ${refs[1]}`);
    const told = new RegExp(`#${refs[1]} 已并入 #${refs[0]}[^]*Yıldız Mobilya`);
    for (const line of [
      `客户 ${refs[1]}`,
      `/why #${refs[1]}`,
      `${refs[1]}`,
      `${refs[1]} ok 发了目录`,
    ]) {
      await lily.says(line);
      lily.hears(told);
    }
    await lily.says("撤销");
    lily.hearsNot(/已并入/);
    await lily.says("ok 也打了电话", { replyTo: shown });
    lily.hears(/Yıldız Mobilya/);
    await lily.says("撤销");
    await lily.says(`合并 ${refs[0]} ${refs[1]}`);
    lily.hears(/本来就是同一家客户/);
    const tom = talk.person("tom");
    await tom.says(`/c ${refs[1]}`);
    tom.hearsNot(/part of|Mobilya|Star/);
    await lily.says("撤销");
    const { fact_question: _, ...after } = await everything();
    expect(after).toEqual(before);
  });

  it("take along what has become part of them, step by step back", async () => {
    const lily = talk.person("lily");
    const into = async () =>
      (
        await store().rows<{ ref: string; into: string | null }>(sql`
          SELECT c.ref, k.ref AS into FROM customer c LEFT JOIN customer k ON k.id = c.merged_into_id
          WHERE c.ref = ANY(${[refs[0], refs[1]]}::text[]) ORDER BY c.sequence`)
      ).map((row) => row.into);
    const before = await everything();
    await lily.says(`合并 ok ${refs[0]} ${refs[1]}`);
    const between = await everything();
    await lily.says(`合并 ok ${refs[3]} ${refs[0]}`);
    expect(await into()).toEqual([refs[3], refs[3]]);
    await lily.says("撤销");
    expect(await into()).toEqual([null, refs[0]]);
    expect(await everything()).toEqual(between);
    await lily.says("撤销");
    expect(await everything()).toEqual(before);
  });

  it("have the owner that either has, and the more important tier", async () => {
    const zone = "Europe/London" as Zone;
    const boss = {
      handle: "boss",
      name: "Bo",
      role: "admin",
      locale: "en",
      country: "GB",
    } as const;
    await addMember(store(), house.organizationId, { ...boss, zone, accounts: [] });
    const free = refs[4];
    const [{ id } = { id: "" }] = await store().rows<{ id: string }>(sql`
      UPDATE customer SET owner_id = NULL, tier = 'E' WHERE ref = ${free} RETURNING id`);
    await store().transaction((db) => refreshCustomers(db, house.organizationId, [id]));
    const before = await everything();
    const [person, tom] = [talk.person("boss"), talk.person("tom")];
    await person.says(`/merge ${free} ${refs[2]}`);
    person.hears(/The more important of their tiers stays/);
    person.hearsNot(/different owners/);
    await person.says("1");
    const [row] = await store().rows(sql`
      SELECT c.tier, m.handle, c.tier_since = g.tier_since AS since FROM customer c
      JOIN customer g ON g.ref = ${refs[2]} JOIN member m ON m.id = c.owner_id WHERE c.ref = ${free}`);
    expect(row).toEqual({ tier: "C", handle: "tom", since: true });
    await tom.says(`/c ${free}`);
    tom.hears(/KELEBEK/);
    await person.says("undo");
    expect(await everything()).toEqual(before);
  });

  it("are known by what either was, wherever somebody looks for them", async () => {
    const [lily, ann] = [talk.person("lily"), talk.person("ann")];
    await store().run(sql`UPDATE customer SET domain = 'kept.example' WHERE ref = ${refs[0]}`);
    await lily.says(`合并 ok ${refs[0]} ${refs[1]}`);
    const count = async () => (await store().rows(sql`SELECT 1 FROM customer`)).length;
    const before = await count();
    await lily.says("新客户 Star Furniture 土耳其");
    lily.hears(new RegExp(`#${refs[0]}`));
    expect(await count()).toBe(before);
    await lily.says("查重 Star Furniture");
    lily.hears(/已有这家公司（1 家）/);
    lily.hears(/Yıldız Mobilya/);
    await ann.says("/check Star Furniture");
    ann.hears(/We have this company already/);
    ann.hearsNot(/Yıldız/);
    const [kept] = await store().rows<{ id: string }>(
      sql`SELECT id FROM customer WHERE ref = ${refs[0]}`,
    );
    const { customers } = await mailHouse(
      store(),
      house.organizationId,
      [],
      ["yildiz.example", "kept.example"],
    );
    expect([...customers.values()]).toEqual([[kept?.id], [kept?.id]]);
  });

  it("are named by no column that a merge does not know of", async () => {
    const named = await store().rows(sql`
      SELECT k.conrelid::regclass::text AS "table", a.attname::text AS "column" FROM pg_constraint k
      JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[cardinality(k.conkey)]
      WHERE k.contype = 'f' AND k.confrelid = 'customer'::regclass AND a.attname <> 'customer_id'
      ORDER BY 1`);
    expect(named).toEqual([
      // Read as what it is part of.
      { table: "introduction", column: "other_id" },
      { table: "ledger_line", column: "referred_id" },
      { table: "merged_customer", column: "gone_id" },
    ]);
  });

  it("are listed as likely, and merged from the list by a number", async () => {
    const lily = talk.person("lily");
    await lily.says(`联系人 ${refs[0]} Ali Kaya，ali@yildiz.example`);
    await lily.says(`联系人 ${refs[3]} Ali K.，ali@yildiz.example`);
    await lily.says("重复");
    lily.hears(/对客户看着像同一家/);
    lily.hears(/Oslo Tre.*邮箱相同/);
    await lily.says("1");
    lily.hears(/是同一家吗/);
    // What many share makes a pair for each but the first; a country that is not known is any.
    await store().run(sql`UPDATE customer SET domain = 'mall.example'
      WHERE owner_id = ${house.members.lily}::uuid`);
    await lily.says("重复");
    lily.hears(/^3 对[\s\S]*1 Yıldız.*= Star.*网站[\s\S]*2 Star.*= Oslo Tre.*网站[\s\S]*邮箱相同/);
    await store().run(sql`UPDATE customer SET domain = ref || '.example', name_key = 'star furniture'
      WHERE owner_id = ${house.members.lily}::uuid`);
    await lily.says("重复");
    lily.hears(/^2 对[\s\S]*邮箱相同[\s\S]*名称相同/);
    await store().run(sql`UPDATE customer SET country = NULL WHERE ref = ${refs[3]}`);
    await store().run(sql`DELETE FROM contact`);
    await lily.says("重复");
    lily.hears(/^2 对[\s\S]*名称相同[\s\S]*Oslo Tre[\s\S]*名称相同/);
    const wei = talk.person("wei");
    await wei.says("周报");
    wei.hears(/待清理：\d+ 对客户看着像同一家/);
    const [tom, ann] = [talk.person("tom"), talk.person("ann")];
    await tom.says("duplicates");
    tom.hears(/No customers look like one another/);
    await ann.says("/duplicates");
    ann.hears(/1 pair looks like one customer\n1 Porto Vidro .* = Porto Vidro, Lda .*same name/);
  });
});
