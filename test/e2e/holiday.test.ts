import { beforeEach, describe, expect, it } from "vitest";
import { rederiveDues } from "../../src/app/cadence/rederive-dues.ts";
import { findCalendarGaps } from "../../src/app/calendar/find-calendar-gaps.ts";
import type { CivilDate } from "../../src/core/time/civil.ts";
import { sql } from "../../src/store/database/sql.ts";
import { memberByHandle } from "../../src/store/members/members.ts";
import { wholeScope } from "../../src/store/scope.ts";
import { type Conversation, type Person, startConversation } from "../support/conversation.ts";
import { sharedApp } from "../support/shared-app.ts";

const now = "2026-12-02T11:50:00Z";
let talk: Conversation;
let admin: Person;
let lily: Person;
let anna: Person;

const app = sharedApp({ demo: true, now, http: false }, () => rederiveDues(app.genjin.app));
beforeEach(() => {
  talk = startConversation(app, now);
  [admin, lily, anna] = ["admin", "lily", "anna"].map((handle) => talk.person(handle)) as [
    Person,
    Person,
    Person,
  ];
});

type DueRow = { readonly country: string | null; readonly dueOn: CivilDate };
const dues = () =>
  app.genjin.app.store.rows<DueRow>(sql`
    SELECT country, due_on AS "dueOn" FROM customer WHERE due_on IS NOT NULL ORDER BY id`);
const dueIn = async (country: string, from: string, to: string) =>
  (await dues()).filter((row) => row.country === country && row.dueOn >= from && row.dueOn <= to);

describe("/holiday", () => {
  it("tells a salesperson when their customers' countries and we are closed", async () => {
    const [answer] = await anna.says("/holiday");
    expect(answer?.text).toMatch(/^Days off in the next 60 days/);
    expect(answer?.text).toMatch(/Fri 25 Dec – Sun 27 Dec {2}Christmas Day: United States \(3\)/);
    expect(answer?.text).not.toContain("make-up");
    const [chinese] = await lily.says("假期");
    expect(chinese?.text).toContain("周五 01/01 – 周日 01/03  元旦");
    expect(chinese?.text).toContain("阿联酋 1 家");
  });

  it("warns the admin of what is not known", async () => {
    const [answer] = await admin.says("/假期");
    expect(answer?.text).toContain("中国 2027 年：调休上班日尚未公布或尚未导入");
  });

  it("shows the admin, and nobody else, which days rest on one source alone", async () => {
    const [answer] = await admin.says("/假期 待核实 阿联酋 2027");
    expect(answer?.text).toMatch(/^只有一个来源的放假日：\d+/);
    expect(answer?.text).toMatch(/阿联酋 \[.+\]：2027\/12\/03 国庆/);
    expect(answer?.text).not.toContain("德国");
    const [ahead] = await admin.says("/holiday unchecked");
    expect(ahead?.text).toContain("2027/");
    expect(ahead?.text).not.toMatch(/2026\/(?:0|10|11|12\/01)/);
    const [none] = await admin.says("/holiday unchecked Iceland 2027");
    expect(none?.text).toBe("这些国家的放假日都有两个互不相干的来源。");
    await anna.says("/holiday unchecked");
    anna.hears(/admin/i);
  });

  it("closes days of a country, moves the dues, and undo moves them back", async () => {
    const before = await dues();
    expect((await dueIn("US", "2026-12-01", "2027-01-15")).length).toBeGreaterThan(0);
    await admin.says("/holiday add US 2026-12-01..2027-01-15 closed Test");
    admin.hears(/已加入日历：/);
    admin.hears(/美国 {2}2026\/12\/01 – 2027\/01\/15 {2}休息 {2}Test/);
    expect(await dueIn("US", "2026-12-01", "2027-01-15")).toEqual([]);
    const moved = (await dues()).filter((row, at) => row.dueOn !== before[at]?.dueOn);
    expect(new Set(moved.map(({ country }) => country))).toEqual(new Set(["US"]));
    admin.hears(new RegExp(`${moved.length} 个跟进日期随之调整`));
    await admin.presses("撤销");
    admin.hears(/日历恢复原样/);
    expect(await dues()).toEqual(before);
  });

  it("closes our own side for the owners of one country or of all", async () => {
    const before = await dues();
    await admin.says("/假期 公司 2026-12-07..12-18 停工");
    admin.hears(/我司 {2}2026\/12\/07 – 2026\/12\/18/);
    const after = await dues();
    expect(after.filter(({ dueOn }) => dueOn >= "2026-12-07" && dueOn <= "2026-12-18")).toEqual([]);
    expect(after).not.toEqual(before);
    await admin.says("/假期 删除 公司 2026-12-10");
    admin.hears(/已从日历删除：/);
    expect(await dues()).toEqual(before);
    await admin.says("/holiday company Germany 2026-12-07..2026-12-18 shutdown");
    const { store } = app.genjin.app;
    const [hit] = await store.rows<{ count: number }>(sql`
      SELECT count(*)::int AS count FROM customer c JOIN member m ON m.id = c.owner_id
      WHERE m.country = 'DE' AND c.due_on BETWEEN '2026-12-07' AND '2026-12-18'`);
    expect(hit?.count).toBe(0);
    const elsewhere = await store.rows(sql`
      SELECT 1 FROM customer c JOIN member m ON m.id = c.owner_id
      WHERE m.country = 'CN' AND c.due_on BETWEEN '2026-12-07' AND '2026-12-18'`);
    expect(elsewhere.length).toBeGreaterThan(0);
  });

  it("says in /why that our company is closed", async () => {
    await admin.says("/假期 公司 2026-12-02..2026-12-31 放假 年终停产");
    const [found] = await app.genjin.app.store.rows<{ ref: string }>(sql`
      SELECT c.ref FROM customer c JOIN member m ON m.id = c.owner_id
      WHERE m.handle = 'lily' AND c.due_why::text LIKE '%"company"%' LIMIT 1`);
    expect(found).toBeDefined();
    await lily.says(`为什么 ${found?.ref}`);
    lily.hears(/我司放假（年终停产）/);
  });

  it("is the admin's alone to change, and names what does not work", async () => {
    await anna.says("/holiday add US 2026-12-24 closed Christmas Eve");
    anna.hears(/Only an admin/);
    await anna.says("/holiday list");
    anna.hears(/Only an admin/);
    await admin.says("/假期 添加 火星 12/5");
    admin.hears(/用法：\/假期/);
    await admin.says("/假期 删除 中国 2027-05-05");
    admin.hears(/没有我们自己加的条目/);
    await admin.says("/holiday add CN 2027-01-01..2027-06-30 closed Long");
    admin.hears(/一次最多 62 天/);
    await admin.says("/holiday add TR 12/30 half Eve");
    await admin.says("/holiday add TR 12/30 half Eve");
    admin.hears(/已经是这样了/);
    await admin.says("/holiday list");
    admin.hears(/土耳其 {2}2026\/12\/30 {2}半天 {2}Eve {2}\[admin, 2026\/12\/02\]/);
    await admin.says("/假期 删除 土耳其 2026年12月30日");
    admin.hears(/2026\/12\/30 {2}半天 {2}Eve/);
    await admin.says("/holiday add US 4 Jan 2027 half Stock");
    await admin.says("/holiday remove US 4 Jan 2027");
    admin.hears(/2027\/01\/04 {2}半天 {2}Stock/);
  });

  it("keeps the digest away on our own days off", async () => {
    const members = await app.genjin.app.store.rows<{ id: string }>(sql`SELECT id FROM member`);
    expect(members.length).toBeGreaterThan(0);
    await admin.says("/假期 公司 2026-12-07 放假");
    const { everybody } = await import("../../src/app/push/roster.ts");
    const { morningDigest } = await import("../../src/jobs/morning-digest.ts");
    const roster = await everybody(app.genjin.app);
    const on = (day: string) =>
      morningDigest.occasions(
        roster as never,
        Date.parse(`${day}T00:00:00Z`) as never,
        Date.parse(`${day}T12:00:00Z`) as never,
      ).length;
    expect([on("2026-12-07"), on("2026-12-08")]).toEqual([0, members.length]);
  });
});

describe("calendars", () => {
  it("that are new to the program derive all dues anew, once", async () => {
    const { store } = app.genjin.app;
    const before = await dues();
    await store.run(sql`UPDATE organization SET dues_version = 'older'`);
    await store.run(sql`UPDATE customer SET due_on = '2020-01-01' WHERE due_on IS NOT NULL`);
    expect(await rederiveDues(app.genjin.app)).toBe(before.length);
    expect(await dues()).toEqual(before);
    expect(await rederiveDues(app.genjin.app)).toBe(0);
  });

  it("that lack a year are told of for the countries there are", async () => {
    const known = await memberByHandle(app.genjin.app.store, "admin");
    const { organizationId } = known?.scope ?? { organizationId: "" };
    await app.genjin.app.store.run(sql`UPDATE customer SET country = 'XX' WHERE id IN (
      SELECT id FROM customer ORDER BY id LIMIT 2)`);
    const scope = wholeScope(organizationId);
    const gaps = await findCalendarGaps(app.genjin.app, scope, "2026-12-02" as CivilDate);
    expect(gaps).toContainEqual({
      country: "XX",
      year: 2027,
      gap: "no-holidays",
      customers: 2,
      members: 0,
    });
  });
});
