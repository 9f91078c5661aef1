import { beforeEach, describe, expect, it } from "vitest";
import {
  type Conversation,
  type Person,
  startConversation,
} from "../../../test/support/conversation.ts";
import { noQueue, setPushStage } from "../../../test/support/push-stage.ts";
import { sharedApp } from "../../../test/support/shared-app.ts";
import { foundTradingHouse, type TradingHouse } from "../../../test/support/trading-house.ts";
import type { Zone } from "../../core/time/civil.ts";
import { sql } from "../../store/database/sql.ts";
import { addMember } from "../../store/members/add-member.ts";
import { addTeam, joinTeam } from "../../store/members/teams.ts";

/** Wednesday morning in Shanghai. */
const wednesday = "2026-12-02T02:00:00Z";

let house: TradingHouse;
let talk: Conversation;
let lily: Person;
let tom: Person;
let wei: Person;
let key: string;
let small: string;
let british: string;

const app = sharedApp({ http: false }, async () => {
  const { store } = app.genjin.app;
  house = await foundTradingHouse(store);
  [key = "", small = "", british = ""] = await house.addCustomers([
    { name: "Porto Cortica", owner: "lily", tier: "KA", country: "PT", zone: "Europe/Lisbon" },
    { name: "Gdansk Amber", owner: "lily", tier: "D", country: "PL", zone: "Europe/Warsaw" },
    { name: "Leeds Lamps", owner: "tom", tier: "KA", country: "GB", zone: "Europe/London" },
  ]);
  const person = { zone: "Asia/Shanghai" as Zone, locale: "zh-CN" as const, country: "CN" };
  const teamId = await addTeam(store, house.organizationId, "Team Two");
  for (const [handle, name, role] of [
    ["hong", "洪芳", "manager"],
    ["boss", "何总", "admin"],
  ] as const) {
    const member = { ...person, handle, name, role, accounts: [] };
    const id = await addMember(store, house.organizationId, member);
    if (role === "manager") await joinTeam(store, house.organizationId, teamId, id);
  }
});

beforeEach(async () => {
  talk = startConversation(app, wednesday);
  lily = talk.person("lily");
  tom = talk.person("tom");
  wei = talk.person("wei");
  await lily.says(`联系人 #${key} Rui Alves`);
  await lily.says(`#${key} Rui Alves 生日 1月7日`);
  await lily.says(`联系人 #${small} Ewa Lis`);
  await lily.says(`#${small} Ewa Lis 生日 12月30日`);
});

const store = () => app.genjin.app.store;

const cares = () =>
  store().rows<object>(sql`
    SELECT k.kind, k.occasion, k.amount::float8 AS amount, k.currency,
      s.handle AS "signedBy", k.given_at IS NOT NULL AS "isGiven"
    FROM care k LEFT JOIN member s ON s.id = k.signed_by_id ORDER BY k.made_at, k.id`);

const signatures = () =>
  store().rows<object>(sql`
    SELECT id, due_on::text AS "dueOn", done_at IS NULL AS "isOpen" FROM owed WHERE kind = 'co-signature'`);

/** Opens Rui's birthday alone: the list's other moments are put off. */
const onlyBirthday = async (person: Person) => {
  await person.says("关怀");
  await person.says("1 不做");
  await person.says("关怀");
  person.hears(/^1 个关怀时刻\n1 Porto Cortica · KA · #\w+\n +Rui Alves 生日\s/);
};

/** What comes to somebody's private chat on a morning. */
async function morning(
  handle: string,
  from: string,
  to: string,
  kinds: readonly string[] = ["care"],
): Promise<string> {
  const pushes = (await app.genjin.pushes()).filter(({ name }) => kinds.includes(name));
  const stage = setPushStage(app, from, noQueue, pushes);
  await stage.sweepFor(0);
  stage.at(to);
  await stage.sweepFor(10);
  return stage.posted
    .filter(({ chat }) => chat === `direct:${handle}`)
    .map(({ text }) => text)
    .join("\n---\n");
}

describe("moments of care", () => {
  it("are those of key accounts, executives and who is marked, in time for a gift", async () => {
    await lily.says("关怀");
    lily.hears(/Rui Alves 元旦/);
    lily.hears(/Rui Alves 生日\s·\s周四 01\/07/);
    lily.hearsNot(/Ewa Lis/);
    await lily.says(`为什么 #${key}`);
    lily.hears(/关怀：Rui Alves 生日，周四 01\/07；送礼从 .* 起提醒，贺卡从 .* 起。 大客户。/);
    await lily.says("关怀");
    await lily.says(`#${small} Ewa Lis 级别 高管`);
    await lily.says("关怀");
    lily.hears(/Gdansk Amber · D · #\w+\n +Ewa Lis 生日/);
    await lily.says("撤销");
    await lily.says("关怀");
    lily.hearsNot(/Ewa Lis/);
    await lily.says(`标签 #${small} VIP`);
    await lily.says("关怀");
    lily.hears(/Ewa Lis 生日/);
  });

  it("leave out who wants no greetings, and hold back while a complaint is open", async () => {
    await lily.says(`#${key} 投诉 软木塞有霉味`);
    await lily.says("关怀");
    lily.hears(/Rui Alves 生日[\s\S]*投诉还没了结/);
    await lily.says("1 贺卡");
    lily.hears(/现在不适合祝贺/);
    expect(await cares()).toEqual([]);
    await lily.says(`#${key} 不要再联系`);
    await lily.says("1");
    await lily.says("关怀");
    lily.hearsNot(/Rui Alves/);
  });

  it("follow a first big order and a complaint that is over", async () => {
    await lily.says(`下单 #${key} USD 900 样单`);
    await lily.says("关怀");
    lily.hearsNot(/首个大单/);
    await lily.says(`下单 #${key} USD 20000 软木塞`);
    await lily.says("关怀");
    lily.hears(/Rui Alves 首个大单\s·\s周三 12\/09/);
    await lily.says(`#${key} 投诉 少了两箱`);
    const boss = talk.person("wei");
    await boss.says(`已解决 #${key} 已补发，电话告知`);
    await lily.says("关怀");
    lily.hears(/Rui Alves 投诉了结\s·\s周三 12\/09/);
  });

  it.each([
    [
      "lily",
      (ref: string) => `${ref} 事件 12/31 新仓库启用`,
      /已记：新仓库启用 · 周四 12\/31 · 一次/,
    ],
    [
      "lily",
      (ref: string) => `#${ref} 纪念日 每年 12月31日 建厂日`,
      /已记：建厂日 · 周四 12\/31 · 每年/,
    ],
    ["lily", (ref: string) => `事件 #${ref} 12月31日 每年 建厂日`, /建厂日 · 周四 12\/31 · 每年/],
  ])("are kept as %s says them", async (_, line, answer) => {
    await lily.says(line(key));
    lily.hears(answer);
    lily.hears(/写贺卡到时会提醒；要送礼，现在就发“关怀”/);
    await lily.says("关怀");
    lily.hears(/Rui Alves (新仓库启用|建厂日)\s·\s周四 12\/31/);
    await lily.says(`事件 #${key}`);
    lily.hears(/1\. |1 /);
    await lily.says(`事件 #${key} 删除 1`);
    lily.hears(/已删：/);
    await lily.says("关怀");
    lily.hearsNot(/12\/31/);
    await lily.says("撤销");
    lily.hears(/这个日子恢复了/);
  });

  it("of a company without people are the company's own", async () => {
    await tom.says(`${british} event 30 Dec opening of the new mill`);
    tom.hears(/noted: opening of the new mill · Wed 30 Dec · once/);
    await tom.presses(/Every year/);
    tom.hears(/opening of the new mill · Wed 30 Dec · every year/);
    await tom.says("care");
    tom.hears(/opening of the new mill/);
    await tom.says("event not a thing");
    tom.hearsNot(/noted:/);
    await tom.says(`event #${british} lunch`);
    tom.hears(/Which day of #\w+, and what is it/);
    await tom.says(`event #${british} 2020-05-05 first visit`);
    tom.hears(/is over\. Where it comes again say “every year”/);
  });
});

describe("a day of their own", () => {
  it.each([
    ["15 Mar new warehouse", /It comes under “care” in time for a gift/],
    ["21 Dec open house", /reminded in time for a wish\. For a gift say “care” now/],
    ["7 Dec opening of the plant", /It is near: say “care” now/],
    ["2 Dec prize giving", /It is near: say “care” now/],
  ])("says how it is told of: %s", async (said, answer) => {
    await tom.says(`event #${british} ${said}`);
    tom.hears(answer);
  });

  it("that was near when it was learned of is told of on its day", async () => {
    await tom.says(`event #${british} 7 Dec opening of the plant`);
    expect(await morning("tom", "2026-12-03T20:00:00Z", "2026-12-04T08:55:00Z")).toBe("");
    expect(await morning("tom", "2026-12-06T20:00:00Z", "2026-12-07T08:55:00Z")).toMatch(
      /1 moment is coming:\n.*Leeds Lamps[\s\S]*opening of the plant[\s\S]*wish or gift\?/,
    );
  });

  it("on a day off is told of on the last working day before", async () => {
    await lily.says(`#${key} 事件 12月6日 新展厅开放`);
    lily.hears(/日子近了，现在就发“关怀”/);
    expect(await morning("lily", "2026-12-03T12:00:00Z", "2026-12-04T00:55:00Z")).toMatch(
      /有 1 个时刻快到了：\n.*Porto Cortica[\s\S]*新展厅开放/,
    );
  });

  it("of who wants no greetings is known, kept once and can be forgotten", async () => {
    await tom.says(`event #${british} 21 Dec open house`);
    await tom.says(`/stop #${british} marketing`);
    await tom.says(`event #${british}`);
    tom.hears(/days of their own\n1.*open house/);
    await tom.says(`event #${british} 21 Dec open house`);
    tom.hears(/wants no greetings and no care, so nobody is reminded/);
    expect(await store().rows(sql`SELECT 1 FROM customer_event`)).toHaveLength(1);
    await tom.says("care");
    tom.hearsNot(/open house/);
    await tom.says(`event #${british} remove 1`);
    tom.hears(/forgotten: open house/);
    expect(await store().rows(sql`SELECT 1 FROM customer_event`)).toEqual([]);
  });

  it("is forgotten with what was decided for it, and comes back with it", async () => {
    await tom.says(`event #${british} 23 Dec ten years together`);
    await tom.says("care 1 gift clock 40 GBP");
    await wei.says("关怀");
    wei.hears(/ten years together/);
    const before = [await cares(), await signatures()];
    await tom.says(`event #${british} remove 1`);
    tom.hears(/forgotten: ten years together/);
    await wei.says("关怀");
    wei.hearsNot(/等您签字/);
    expect([await cares(), await signatures()]).toEqual([[], []]);
    await tom.says("undo");
    tom.hears(/the day is known again/);
    expect([await cares(), await signatures()]).toEqual(before);
    await wei.says("关怀 签 1");
    wei.hears(/已签：ten years together/);
  });

  it("whose keeping was undone is to be signed by nobody", async () => {
    await tom.says(`event #${british} 23 Dec ten years together`);
    await tom.says("care 1 wish");
    await store().run(sql`DELETE FROM customer_event`);
    await wei.says("关怀");
    wei.hearsNot(/等您签字|Leeds/);
  });

  it("is one of as many as there is room for", async () => {
    for (let day = 4; day <= 20; day++)
      await tom.says(`event #${british} ${day} Dec party number ${day}`);
    await tom.says("care");
    tom.hears(/^17 moments to care for\n[\s\S]*15 Leeds[\s\S]*party number 18[\s\S]*2 more/);
    tom.hearsNot(/party number 19/);
    await tom.says("care 16 wish");
    tom.hears(/party number 19 · wish/);
  });
});

describe("a gift", () => {
  it("is decided by who has the customer, signed by the manager, and goes out with both names", async () => {
    await onlyBirthday(lily);
    await lily.says("1 礼物 瓷器茶具 480元");
    lily.hears(/Rui Alves 生日 · 礼物：瓷器茶具（CNY 480）/);
    lily.hears(/市面上少见[\s\S]*便于展示/);
    lily.hears(/主管要在 周三 01\/06 前签字/);
    await lily.says("签 1");
    lily.hears(/要由主管或代理主管签字/);
    await wei.says("关怀");
    wei.hears(/1 项等您签字：\n1 Porto Cortica[\s\S]*礼物：瓷器茶具（CNY 480） · 还没签字/);
    await wei.says("签 1");
    wei.hears(/✅ #\w+ Porto Cortica · 已签：Rui Alves 生日[\s\S]*李莉 & 王伟/);
    await wei.says(`关怀 签 #${key}`);
    wei.hears(/没有这个关怀时刻/);
    await lily.says("关怀");
    await lily.says("1 已送");
    lily.hears(/已送出，王伟签字/);
    expect(await cares()).toMatchObject([
      { kind: "none" },
      { kind: "gift", amount: 480, currency: "CNY", signedBy: "wei", isGiven: true },
    ]);
    await lily.says(`历史 #${key}`);
    lily.hears(/生日 · 礼物：瓷器茶具/);
    await lily.says(`客户 #${key} 全部`);
    lily.hears(/送过的关怀\n• .*Rui Alves · 生日 · 礼物：瓷器茶具（CNY 480） · 王伟签字/);
  });

  it("is taken back step by step", async () => {
    await onlyBirthday(lily);
    await lily.says("1 礼物 瓷器茶具 480元");
    await wei.says("关怀 签 1");
    await lily.says("关怀 1 已送");
    await lily.says("撤销");
    lily.hears(/还没送出/);
    await wei.says("撤销");
    wei.hears(/已撤销：签字/);
    await wei.says("关怀");
    wei.hears(/1 项等您签字/);
    await lily.says("撤销");
    lily.hears(/这个时刻的决定/);
    await wei.says("关怀");
    wei.hearsNot(/Rui Alves/);
    expect(
      await store().rows(sql`SELECT 1 FROM owed WHERE kind = 'co-signature'
      AND done_at IS NULL`),
    ).toEqual([]);
  });

  it("is not signed before the taboos were seen", async () => {
    await lily.says(`联系人 #${key} Rui Alves 忌讳 不收酒`);
    await onlyBirthday(lily);
    await lily.says("1 礼物 波特酒 60欧元");
    lily.hears(/禁忌：不收酒/);
    await wei.says(`关怀 签 #${key}`);
    wei.hears(/禁忌：不收酒[\s\S]*签字前请先看忌讳/);
    expect(await cares()).toMatchObject([{}, { signedBy: null }]);
    await wei.presses(/已看忌讳，签/);
    wei.hears(/已签：Rui Alves 生日/);
    await wei.says("撤销");
    await wei.says("关怀");
    await wei.says("1 签 已看过");
    wei.hears(/已签/);
  });

  it("takes from the budget of its tier; more than is left the manager agrees to", async () => {
    const boss = talk.person("boss");
    await wei.says("预算 KA 400元");
    wei.hears(/只有管理员能设/);
    await lily.says("预算");
    lily.hearsNot(/KA 20/);
    await boss.says("预算 KA 400元/年");
    boss.hears(/KA 预算每年 CNY 400/);
    await boss.says("预算 KA 350元");
    boss.hears(/原来 CNY 400/);
    await boss.says("撤销");
    await onlyBirthday(lily);
    await lily.says("1 礼物 台历 150元");
    lily.hears(/KA 2027 年：CNY 400 · 已用 CNY 0 · 余 CNY 400/);
    await lily.says("关怀");
    await lily.says("1 礼物 瓷器茶具 480元");
    lily.hears(/超预算，要主管明确同意/);
    await wei.says(`关怀 签 #${key}`);
    wei.hears(/超过预算余额了，还要签吗/);
    await wei.presses(/同意超预算/);
    wei.hears(/已签/);
    talk.setClock("2027-01-04T02:00:00Z");
    await wei.says("预算");
    wei.hears(/KA 2027 年：CNY 400 · 已用 CNY 480 · 超 CNY 80/);
  });

  it("given before to the same person is told, and the same one warned of", async () => {
    await lily.says("关怀");
    await lily.says("1 礼物 一盒龙井茶 200元");
    await lily.says("关怀 1 已送");
    lily.hears(/已送出，主管没有签字/);
    await lily.says("关怀");
    await lily.says("1 礼物 龙井茶 300元");
    lily.hears(/礼物重复了：.*送过一盒龙井茶/);
    await lily.says("关怀");
    await lily.says("1 礼物 台历");
    lily.hears(/以前送过：一盒龙井茶/);
    lily.hearsNot(/重复/);
    await lily.says("1 礼物 88元");
    lily.hears(/送什么？/);
  });

  it("is erased with the person", async () => {
    await onlyBirthday(lily);
    await lily.says("1 礼物 瓷器茶具 480元");
    await store().run(sql`DELETE FROM contact WHERE name = 'Rui Alves'`);
    expect(await cares()).toEqual([]);
    expect(await store().rows(sql`SELECT 1 FROM owed WHERE kind = 'co-signature'`)).toEqual([]);
  });
});

describe("the signature", () => {
  it("is no business of another team's manager, nor told in a group", async () => {
    await onlyBirthday(lily);
    await lily.says("1 贺卡");
    const hong = talk.person("hong");
    await hong.says("关怀");
    hong.hearsNot(/Rui|Porto/);
    await hong.says(`关怀 签 #${key}`);
    hong.hears(/没有这个关怀时刻/);
    await wei.says("关怀", { inTeam: house.teamId });
    wei.hears(/私信/);
    expect(await cares()).toMatchObject([{}, { kind: "wish", signedBy: null }]);
  });

  it("is the deputy's while the manager is away, but not of the deputy's own customers", async () => {
    await onlyBirthday(lily);
    await lily.says("1 贺卡");
    await tom.says(`event #${british} 23 Dec ten years together`);
    await tom.says("care 1 wish");
    tom.hears(/ten years together · wish/);
    await tom.says("care sign 1");
    tom.hears(/the manager signs, or who stands in for them/);
    await wei.says("交接 tom 12/2 - 12/20");
    await tom.says("care");
    tom.hears(/1 waits for your signature:\n1 Porto Cortica/);
    await tom.says("sign 1");
    tom.hears(/signed: Rui Alves: birthday[\s\S]*李莉 & Tom Baker/);
    await tom.says("undo");
    tom.hears(/Undone: the signature/);
    await tom.says("care");
    await tom.says("sign 1");
    expect(await cares()).toMatchObject([{}, { signedBy: "tom" }, { signedBy: null }]);
  });

  it("is asked of nobody any more once the day is over", async () => {
    await onlyBirthday(lily);
    await lily.says("1 贺卡");
    expect(await morning("wei", "2027-01-06T12:00:00Z", "2027-01-07T00:55:00Z")).toMatch(
      /1 项等您签字[\s\S]*Rui Alves 生日/,
    );
    expect(await morning("wei", "2027-01-07T12:00:00Z", "2027-01-08T00:55:00Z")).toBe("");
    talk.setClock("2027-01-08T02:00:00Z");
    for (const [person, line] of [
      [wei, "关怀"],
      [wei, "/promises"],
      [wei, "关怀 签 1"],
      [lily, "/promises"],
      [lily, `客户 #${key} 全部`],
    ] as const) {
      await person.says(line);
      person.hearsNot(/Rui Alves 生日|签字/);
    }
    await lily.says("关怀");
    await lily.says("1 已送");
    lily.hears(/Rui Alves 生日 · 贺卡：已送出，主管没有签字/);
  });

  it("is not asked for what is decided when the day is over", async () => {
    await onlyBirthday(lily);
    talk.setClock("2027-01-08T02:00:00Z");
    await lily.says("关怀");
    await lily.says("1 贺卡");
    lily.hears(/Rui Alves 生日 · 贺卡/);
    lily.hearsNot(/签字/);
    expect(await signatures()).toEqual([]);
  });

  it("is not asked for while a complaint is open, nor where the customer matters no more", async () => {
    await tom.says(`event #${british} 23 Dec ten years together`);
    await tom.says("care 1 wish");
    await wei.says("关怀");
    wei.hears(/ten years together/);
    await tom.says(`#${british} complaint three lamps arrived broken`);
    expect(await morning("wei", "2026-12-21T12:00:00Z", "2026-12-22T00:55:00Z")).toBe("");
    await wei.says(`/resolved #${british} replaced, told by phone`);
    expect(await morning("wei", "2026-12-22T12:00:00Z", "2026-12-23T00:55:00Z")).toMatch(
      /ten years together/,
    );
    await store().run(sql`UPDATE customer SET tier = 'B' WHERE ref = ${british}`);
    await wei.says("关怀");
    wei.hearsNot(/ten years together/);
  });

  it("stands with what the owner waits for, and in the manager's list of what is owed", async () => {
    await onlyBirthday(lily);
    await lily.says("1 贺卡");
    await lily.says("/promises");
    lily.hears(/1 项在等主管签字[\s\S]*Rui Alves 生日/);
    await wei.says("/promises");
    wei.hears(/1 项礼物或贺卡等签字/);
    await lily.says(`客户 #${key} 全部`);
    lily.hears(/等主管签字\n• .*Rui Alves 生日/);
  });
});

describe("the morning", () => {
  it("tells of a moment when it is time for a gift, and again for a wish", async () => {
    await onlyBirthday(lily);
    // 25 working days before 7 January are 2 December, five are 30 December.
    expect(await morning("lily", "2026-12-01T12:00:00Z", "2026-12-02T00:55:00Z")).toMatch(
      /有 1 个时刻快到了：\n.*Porto Cortica[\s\S]*Rui Alves 生日/,
    );
    expect(await morning("lily", "2026-12-02T12:00:00Z", "2026-12-03T00:55:00Z")).toBe("");
    expect(await morning("lily", "2026-12-29T12:00:00Z", "2026-12-30T00:55:00Z")).toMatch(
      /Rui Alves 生日[\s\S]*贺卡还是礼物？/,
    );
  });

  it("lists for the manager what is new to be signed, once, and again on the last day", async () => {
    await onlyBirthday(lily);
    await lily.says("1 贺卡");
    const first = await morning("wei", "2026-12-02T12:00:00Z", "2026-12-03T00:55:00Z");
    expect(first).toMatch(/1 项等您签字：\n.*Porto Cortica[\s\S]*Rui Alves 生日[^\n]* · 李莉/);
    expect(await morning("wei", "2026-12-03T12:00:00Z", "2026-12-04T00:55:00Z")).toBe("");
    expect(await morning("wei", "2027-01-05T12:00:00Z", "2027-01-06T00:55:00Z")).toMatch(
      /1 项等您签字/,
    );
  });

  it("brings the letter on the day, and says where nobody has signed it", async () => {
    await onlyBirthday(lily);
    await lily.says("1 贺卡");
    const unsigned = await morning("lily", "2027-01-06T12:00:00Z", "2027-01-07T00:55:00Z");
    expect(unsigned).toMatch(/今天要送出 1 项[\s\S]*没人签字[\s\S]*Rui Alves[\s\S]*\n李莉$/m);
    expect(unsigned).not.toMatch(/王伟/);
  });

  it("brings one letter for a birthday, though birthdays are told as well", async () => {
    await onlyBirthday(lily);
    await lily.says("1 贺卡");
    const both = await morning("lily", "2027-01-06T12:00:00Z", "2027-01-07T00:55:00Z", [
      "care",
      "birthdays",
    ]);
    expect(both).toMatch(/生日提醒[\s\S]*Rui Alves[\s\S]*已按关怀安排/);
    expect(both).toMatch(/今天要送出 1 项/);
    expect(both.match(/^李莉$/gm)).toHaveLength(1);
  });

  it("tells the owner that it was signed, and brings both names on the day", async () => {
    await onlyBirthday(lily);
    await lily.says("1 贺卡");
    await wei.says("关怀 签 1");
    expect(await morning("lily", "2026-12-02T12:00:00Z", "2026-12-03T00:55:00Z")).toMatch(
      /已签字 1 项[\s\S]*王伟已签/,
    );
    expect(await morning("lily", "2027-01-06T12:00:00Z", "2027-01-07T00:55:00Z")).toMatch(
      /今天要送出 1 项[\s\S]*李莉 & 王伟/,
    );
  });
});
