import { beforeEach, describe, expect, it } from "vitest";
import { type Conversation, startConversation } from "../../../test/support/conversation.ts";
import { noQueue, setPushStage } from "../../../test/support/push-stage.ts";
import { sharedApp } from "../../../test/support/shared-app.ts";
import { foundTradingHouse, type TradingHouse } from "../../../test/support/trading-house.ts";
import type { Zone } from "../../core/time/civil.ts";
import { newId } from "../../store/database/new-id.ts";
import { sql } from "../../store/database/sql.ts";
import { addMember } from "../../store/members/add-member.ts";

/** Thursday 3 December 2026, 15:00 in Shanghai. */
const thursday = "2026-12-03T07:00:00Z";

let talk: Conversation;
let house: TradingHouse;
let refs: string[];

const touched = (at: string) => [{ at: `${at}T08:20:00Z`, outcome: "replied" as const }];

const app = sharedApp({ http: false, now: thursday }, async () => {
  const store = app.genjin.app.store;
  house = await foundTradingHouse(store, {
    accountsOf: (handle) => [{ platform: "slack", userId: `U-${handle}` }],
  });
  const boss = { handle: "boss", name: "Bo", role: "admin", locale: "en", country: "GB" } as const;
  const zone = "Europe/London" as Zone;
  await addMember(store, house.organizationId, { ...boss, zone, accounts: [] });
  refs = await house.addCustomers([
    { name: "Adana Boru", owner: "tom", tier: "KA", country: "TR", touches: touched("2026-11-01") },
    { name: "Bursa Kumas", owner: "tom", tier: "A", country: "TR", touches: touched("2026-11-20") },
    { name: "Cali Textil", owner: "tom", tier: "C", country: "CO", touches: touched("2026-08-01") },
    { name: "Douala Bois", owner: "tom", tier: "D", country: "CM", touches: touched("2026-06-01") },
    { name: "Edirne Cam", owner: "lily", tier: "C", country: "TR", touches: touched("2026-11-30") },
    { name: "Faro Cork", owner: "ann", tier: "C", country: "PT" },
  ]);
  await order("Adana Boru", "2026-05-02", 90_000);
  await order("Cali Textil", "2026-06-02", 10_000);
  await order("Edirne Cam", "2026-06-02", 100_000);
});
const store = () => app.genjin.app.store;

const idOf = async (name: string) =>
  (await store().rows<{ id: string }>(sql`SELECT id FROM customer WHERE name = ${name}`))[0]?.id ??
  "";

async function order(name: string, on: string, amount: number) {
  await store().run(sql`
    INSERT INTO customer_order (id, organization_id, customer_id, number, ordered_on, currency, amount)
    VALUES (${newId()}::uuid, ${house.organizationId}::uuid, ${await idOf(name)}::uuid,
      ${on}, ${on}::date, 'USD', ${amount})`);
}

/** Of every customer, and what is owed to it, whose it is; and who may come in. */
const everything = () =>
  store().rows(sql`
    SELECT c.name, m.handle, c.requested_on::text AS on, c.due_on::text AS due,
      (SELECT count(*)::int FROM owed o WHERE o.customer_id = c.id AND o.done_at IS NULL) AS owed,
      (SELECT count(*)::int FROM passed_customer k WHERE k.customer_id = c.id) AS passed,
      m.is_active AS "isActive",
      (SELECT string_agg(i.user_id_hash::text, ',') FROM member_identity i WHERE i.member_id = m.id) AS accounts
    FROM customer c LEFT JOIN member m ON m.id = c.owner_id ORDER BY c.name`);

beforeEach(() => {
  talk = startConversation(app, thursday);
});

describe("somebody who leaves", () => {
  it("hands over everything in one step, shown first, and one undo takes it back", async () => {
    const [tom, wei, lily] = ["tom", "wei", "lily"].map((name) => talk.person(name));
    await tom?.says(`${refs[1]} promise by 9 December the quote`);
    await tom?.says(`${refs[2]} complaint colours differ from the sample`);
    await tom?.says(`/contact ${refs[0]} Ayşe Demir, ayse@adana.example`);
    const before = await everything();

    await wei?.says("离职 tom → lily");
    wei?.hears(/Tom Baker 离职：需要交接的内容/);
    wei?.hears(/4 家客户、1 家 KA、占一年成交额的 50%/);
    wei?.hears(/1 项未兑现的承诺\n.*1 项未了结的投诉/);
    wei?.hears(/李莉 接手 4 家/);
    // 90 of 100 thousand are reached by an address on file.
    wei?.hears(/只有 90% 的成交额公司能直接联系到，目标是 95%/);
    wei?.hears(/Cali Textil[\s\S]*联系人 /);
    expect(await everything()).toEqual(before);

    await wei?.says("1");
    wei?.hears(/✅ Tom Baker 已离职/);
    wei?.hears(/解除 1 个绑定/);
    const after = (await everything()) as { name: string; handle: string; passed: number }[];
    expect(after.filter(({ handle }) => handle === "tom")).toEqual([]);
    expect(after.filter(({ handle }) => handle === null)).toEqual([]);
    expect(after.filter(({ passed }) => passed === 1).map(({ name }) => name)).toEqual([
      "Adana Boru",
      "Bursa Kumas",
      "Cali Textil",
      "Douala Bois",
    ]);
    await lily?.says("承诺清单");
    lily?.hears(/Bursa Kumas/);
    await lily?.says("投诉清单");
    lily?.hears(/Cali Textil/);
    // What was due at once is spread over ten working days, the more important first; none is lost.
    const moved = (after as { name: string; on?: string }[]).filter(({ on }) => on != null);
    expect(moved.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["Adana Boru", "Cali Textil", "Douala Bois"]),
    );
    const days = moved.map(({ on }) => on ?? "");
    expect(new Set(days).size).toBe(days.length);
    expect(days.every((on) => on > "2026-12-03" && on <= "2026-12-17")).toBe(true);
    await lily?.says(`为什么 ${refs[3]}`);
    lily?.hears(/从 Tom Baker 处接手/);

    // Their access has ended with the same step.
    await tom?.says(`/c ${refs[0]}`);
    tom?.hearsNot(/Adana/);

    await wei?.says("撤销");
    wei?.hears(/已撤销离职/);
    expect(await everything()).toEqual(before);
    await tom?.says(`/c ${refs[0]}`);
    tom?.hears(/Adana Boru/);
  });

  it("is told by customers, not by turnover, where nothing was bought", async () => {
    const boss = talk.person("boss");
    await boss.says("/leave ann → lily");
    boss.hears(/Nothing was bought within the year\. We reach only 0 % of these customers/);
    boss.hearsNot(/that turnover/);
  });

  it.each([
    ["/leave tom → lily, wei", /李莉 gets 1 customer/, /王伟 gets 3 customers/],
    ["leave Tom Baker -> lily、wei by country", /李莉 gets 2 customers/, /王伟 gets 2 customers/],
    ["leave @tom to lily", /李莉 gets 4 customers/, /access/],
  ])("is shared out: %s", async (line, ...heard) => {
    const boss = talk.person("boss");
    await boss.says(line);
    for (const each of heard) boss.hears(each);
  });

  it.each([
    ["wei", "离职 wei → lily", /这是你自己/],
    ["wei", "离职 ann → lily", /ann/],
    ["wei", "离职 tom → tom", /离职的就是 tom/],
    ["wei", "离职 tom", /交给谁？发“离职 tom → 账号”[\s\S]*\n1 交给 李莉/],
    ["wei", "/leave tom", /交给谁？[\s\S]*\n1 交给 李莉/],
    ["wei", "离职", /谁离职，交给谁/],
    ["wei", "离职 ok tom", /客户交给谁/],
    ["boss", "leave ok boss → wei", /That is you/],
  ])("is refused: %s says %s", async (who, line, heard) => {
    const before = await everything();
    const person = talk.person(who);
    await person.says(line);
    person.hears(heard);
    expect(await everything()).toEqual(before);
  });

  it("is nothing for a salesperson, and told nobody in a group", async () => {
    const before = await everything();
    const lily = talk.person("lily");
    await lily.says("离职 ok tom → lily");
    lily.hearsNot(/已离职|家客户/);
    const wei = talk.person("wei");
    const answers = await wei.says("离职 tom → lily", { inTeam: house.teamId });
    const inGroup = answers.filter(({ chat }) => chat.startsWith("team:"));
    expect(inGroup.map(({ text }) => text).join()).not.toMatch(/Cali|成交额/);
    expect(await everything()).toEqual(before);
  });
});

/** Lends the list of one to another, over today. */
const lend = (lender: "ann" | "lily" | "tom", borrower: "tom" | "wei") =>
  store().run(sql`
    INSERT INTO handover (id, organization_id, member_id, colleague_id, from_on, to_on, starts_at, ends_at)
    VALUES (${newId()}::uuid, ${house.organizationId}::uuid, ${house.members[lender]}::uuid,
      ${house.members[borrower]}::uuid, '2026-12-01', '2026-12-11', '2026-12-01T00:00:00Z', '2026-12-12T00:00:00Z')`);

/** Loans, requests for them, and who is reminded. */
const lent = () =>
  store().rows<{ row: unknown }>(sql`
    SELECT to_jsonb(h) AS row FROM handover h UNION ALL SELECT to_jsonb(r) FROM loan_request r
    UNION ALL SELECT jsonb_build_object('reminds', m.handle) FROM reminder w
    JOIN member m ON m.id = w.member_id ORDER BY 1`);

describe("what was lent", () => {
  it("and is of another team reminds whoever has the customer, once the borrower has left", async () => {
    const [tom, wei] = [talk.person("tom"), talk.person("wei")];
    await lend("ann", "tom");
    await tom.says(`remind me tomorrow at 3pm to call ${refs[5]}`);
    await tom.says("1");
    await wei.says("离职 ok tom → wei");
    const stage = setPushStage(app, "2026-12-04T14:00:00Z", noQueue, await app.genjin.pushes());
    await stage.sweepFor(0);
    stage.at("2026-12-04T14:59:00Z");
    await stage.sweepFor(5);
    const told = stage.posted.filter(({ text }) => /Faro Cork/.test(text));
    expect(told.map(({ chat }) => chat)).toEqual(["direct:ann"]);
    await wei.says("撤销");
    wei.hears(/已撤销离职/);
  });

  it("to whoever leaves is so no more, and their reminders go to whose customer it is", async () => {
    const [tom, wei] = [talk.person("tom"), talk.person("wei")];
    await lend("ann", "tom");
    await lend("lily", "tom");
    await store().run(sql`
      INSERT INTO loan_request (id, organization_id, member_id, colleague_id, from_on, to_on, starts_at,
        ends_at, asked_at, lapses_at)
      VALUES (${newId()}::uuid, ${house.organizationId}::uuid, ${house.members.tom}::uuid,
        ${house.members.ann}::uuid, '2026-12-20', '2026-12-24', '2026-12-20T00:00:00Z',
        '2026-12-25T00:00:00Z', '2026-12-02T00:00:00Z', '2026-12-20T00:00:00Z')`);
    await tom.says(`remind me tomorrow at 3pm to call ${refs[4]}`);
    await tom.says("1");
    const [before, told] = [await lent(), await everything()];
    expect(before.map(({ row }) => (row as { reminds?: string }).reminds)).toContain("tom");

    await wei.says("离职 ok tom → wei");
    wei.hears(/tom 替 (ann、lily|lily、ann) 代管的客户已归还/);
    expect(await lent()).toEqual([{ row: { reminds: "lily" } }]);

    await wei.says("撤销");
    wei.hears(/已撤销离职/);
    expect(await lent()).toEqual(before);
    expect(await everything()).toEqual(told);
  });

  it.each(["离职 ann → lily", "离职 ok ann → lily", "离职 ok tom → ann"])(
    "gives nobody a say over whose it is: %s",
    async (line) => {
      await lend("ann", "wei");
      const before = await everything();
      const wei = talk.person("wei");
      await wei.says(line);
      wei.hears(/ann/);
      wei.hearsNot(/已离职|需要交接/);
      expect(await everything()).toEqual(before);
    },
  );

  it("does not part a manager from those they lead", async () => {
    await lend("tom", "wei");
    const wei = talk.person("wei");
    await wei.says("离职 tom → lily");
    wei.hears(/Tom Baker 离职：需要交接的内容/);
  });
});

describe("whoever takes over", () => {
  it("hears of it in the morning and introduces themself in the language there, one by one", async () => {
    const [wei, lily] = [talk.person("wei"), talk.person("lily")];
    await talk.person("tom").says(`${refs[2]} complaint 20 pieces were torn`);
    await wei.says("离职 ok tom → lily");
    const stage = setPushStage(app, "2026-12-03T08:00:00Z", noQueue, await app.genjin.pushes());
    await stage.sweepFor(0);
    for (const at of ["2026-12-04T00:58:00Z", "2026-12-07T00:58:00Z"]) {
      stage.at(at);
      await stage.sweepFor(5);
    }
    const told = stage.posted.filter(({ text }) => /你接手了 4 家客户/.test(text));
    expect(told.map(({ chat }) => chat)).toEqual(["direct:lily"]);
    expect(told[0]?.text).toMatch(/来自已离职的 Tom Baker：4 家/);

    await lily.says("自我介绍");
    lily.hears(/自我介绍：还有 4 家/);
    const seen: string[] = [];
    for (let step = 0; step < 4; step++) {
      const text = (await lily.says(step === 0 ? "自我介绍" : "2")).at(-1)?.text ?? "";
      seen.push(text);
    }
    const all = seen.join("\n----\n");
    expect(all).toMatch(/Adım 李莉[\s\S]*Tom Baker tüm konuları/);
    expect(all).toMatch(/Soy 李莉[\s\S]*Cali Textil/);
    expect(all).toMatch(/Je m’appelle 李莉[\s\S]*Douala Bois/);
    expect(all).toMatch(/Cali Textil[\s\S]*有未了结的投诉：先说清你怎么处理[\s\S]*Soy/);

    await lily.says("自我介绍");
    await lily.says("1");
    lily.hears(/✅ 已记：向 .* 做了自我介绍/);
    lily.hears(/还有 3 家/);
    await lily.says("撤销");
    lily.hears(/自我介绍算作未发/);
    await lily.says("自我介绍");
    lily.hears(/还有 4 家/);
    await wei.says("撤销");
    await lily.says("自我介绍");
    lily.hears(/没有待发/);
  });
});

describe("what is in one person's hands alone", () => {
  beforeEach(async () => {
    await talk.person("tom").says(`/contact ${refs[0]} Ayşe Demir, +90 532 111 22 33`);
  });

  it.each([
    ["wei", "风险", /只在 tom 手里：3 家客户（占一年成交额的 5%）/],
    ["wei", "风险 tom", /Cali Textil[\s\S]*Bursa Kumas/],
    [
      "boss",
      "handover risk tom",
      /only in tom's hands: 3 customers \(5 % of the year's turnover\)/,
    ],
    ["boss", "/risk ann", /only in ann's hands: 1 customer/],
    ["wei", "风险 ann", /没有|ann/],
  ])("%s asks: %s", async (who, line, heard) => {
    const person = talk.person(who);
    await person.says(line);
    person.hears(heard);
  });

  it("is told the manager in the first week of a month, and no group", async () => {
    const wei = talk.person("wei");
    await wei.says("周报");
    wei.hears(/只掌握在一个人手里[\s\S]*只在 tom 手里/);
    const answers = await wei.says("周报", { inTeam: house.teamId });
    const inGroup = answers.filter(({ chat }) => chat.startsWith("team:"));
    expect(inGroup.map(({ text }) => text).join()).not.toMatch(/手里/);
    talk.setClock("2026-12-14T07:00:00Z");
    await wei.says("周报");
    wei.hearsNot(/手里/);
  });
});
