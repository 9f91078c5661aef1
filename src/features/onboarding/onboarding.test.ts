import { beforeEach, describe, expect, it } from "vitest";
import {
  type Conversation,
  type Person,
  startConversation,
} from "../../../test/support/conversation.ts";
import { noQueue, setPushStage } from "../../../test/support/push-stage.ts";
import { sharedApp } from "../../../test/support/shared-app.ts";
import { foundTradingHouse, type TradingHouse } from "../../../test/support/trading-house.ts";
import { sql } from "../../store/database/sql.ts";

/** Monday 30 November 2026, 10:00 in Shanghai. */
const monday = "2026-11-30T02:00:00Z";

let talk: Conversation;
let house: TradingHouse;
let boss: Person;

const app = sharedApp({ http: false }, async () => {
  const { store } = app.genjin.app;
  house = await foundTradingHouse(store);
  await store.run(sql`UPDATE member SET role = 'admin' WHERE handle = 'ann'`);
});
beforeEach(() => {
  talk = startConversation(app, monday);
  boss = talk.person("ann");
});

const roster = `Name, Email, City, Role
Mei Lin, mei@example.com, Shenzhen, sales
Otto Kern, otto@example.com, Berlin
王芳 杭州 业务员
what is this line supposed to say
and who else comes with us`;

const members = () =>
  app.genjin.app.store.rows<{
    handle: string;
    name: string;
    role: string;
    zone: string;
    locale: string;
    team: string;
  }>(sql`
    SELECT m.handle, m.name, m.role, m.zone, m.locale, t.name AS team
    FROM member m LEFT JOIN team_member tm ON tm.member_id = m.id LEFT JOIN team t ON t.id = tm.team_id
    WHERE m.onboarded_at IS NOT NULL ORDER BY m.handle`);

/** Everything that is posted from a moment on, in so many minutes. */
async function posted(from: string, minutes: number) {
  const stage = setPushStage(app, from, noQueue, await app.genjin.pushes());
  await stage.sweepFor(minutes);
  return stage.posted.map(({ chat, text }) => ({ chat, text }));
}

describe("a team", () => {
  it("is read as it was pasted, where its last line asks something too", async () => {
    await boss.says("/onboard");
    await boss.says(
      "Mei Lin, Shenzhen, mei@example.com\n张三，广州，zhang@example.com\n还有谁要一起来呢？",
    );
    boss.hears(/I would set up these 2 people:\s+1 Mei Lin[\s\S]*2 张三/);
  });

  it("begins with two messages of its admin", async () => {
    await boss.says(`/onboard\n${roster}`);
    boss.hears(/I would set up these 3 people:\s+1 Mei Lin · sales · Shenzhen · mei@example\.com/);
    boss.hears(/2 Otto Kern · sales · Berlin/);
    boss.hears(/3 王芳 · sales · 杭州 · Team One/);
    boss.hears(
      /Not understood, left out: “what is this line supposed to say” “and who else comes with us”/,
    );
    expect(await members()).toEqual([]);
    await boss.says("1");
    boss.hears(/✅ 3 people are set up\.\s+3 get an invitation in private now/);
    expect(await members()).toEqual([
      {
        handle: "mei",
        name: "Mei Lin",
        role: "sales",
        zone: "Asia/Shanghai",
        locale: "en",
        team: "Team One",
      },
      {
        handle: "otto",
        name: "Otto Kern",
        role: "sales",
        zone: "Europe/Berlin",
        locale: "en",
        team: "Team One",
      },
      {
        handle: "王芳",
        name: "王芳",
        role: "sales",
        zone: "Asia/Shanghai",
        locale: "zh-CN",
        team: "Team One",
      },
    ]);
    const told = await posted("2026-11-30T02:01:00Z", 6);
    expect(told).toContainEqual({
      chat: "direct:mei",
      text: expect.stringMatching(/^Hello Mei Lin, I am Genjin/),
    });
    expect(told.find(({ chat }) => chat === "direct:王芳")?.text).toMatch(/^王芳，你好！我是跟进/);
    // In Berlin it is three in the morning: it comes when the quiet hours end.
    expect(told.map(({ chat }) => chat)).not.toContain("direct:otto");
    const later = await posted("2026-11-30T07:01:00Z", 5);
    expect(later.map(({ chat }) => chat)).toEqual(["direct:otto"]);
  });

  it("refuses a list of more people than one takes, and adds nobody", async () => {
    const before = await members();
    const many = Array.from({ length: 101 }, (_, n) => `P${n}, Bonn`).join("\n");
    await boss.says(`/onboard ${many}`);
    boss.hears(/The list has 101 people, and one takes 100: nobody has been added/);
    expect(await members()).toEqual(before);
  });

  it("is asked for in words, and corrected by numbers", async () => {
    await boss.says("onboard");
    boss.hears(/Who is in your team\?.*one person a line/);
    await boss.says("Mei Lin Shenzhen mei@example.com\nOtto Kern Berlin");
    boss.hears(/these 2 people/);
    await boss.says("2 manager\n-1\nJuan Pérez, Madrid");
    boss.hears(/1 Otto Kern · manager · Berlin[\s\S]*2 Juan Pérez · sales · Madrid/);
    boss.hearsNot(/Mei Lin/);
    await boss.says("1");
    expect((await members()).map(({ name, role }) => [name, role])).toEqual([
      ["Juan Pérez", "sales"],
      ["Otto Kern", "manager"],
    ]);
  });

  it("keeps who is there, and leaves a team of its own where one is named", async () => {
    await boss.says("/onboard\nTom Baker tom@example.com\nSouth Team:\nMei Lin, mei@example.com");
    boss.hears(/Tom Baker · sales · London · tom@example\.com · Team One · here already/);
    boss.hears(/Mei Lin · sales · ⚠ no city, so Beijing · mei@example\.com · South Team/);
    await boss.says("1");
    expect((await members()).map(({ handle, team }) => [handle, team])).toEqual([
      ["mei", "South Team"],
      ["tom", "Team One"],
    ]);
  });

  it("is brought in by admins alone, in private", async () => {
    await talk.person("tom").says("/onboard\nMei Lin, mei@example.com");
    talk.person("tom");
    expect(await members()).toEqual([]);
    const said = await boss.says("/onboard", { inTeam: house.teamId });
    expect(said.map(({ chat }) => chat)).toContain("direct:ann");
  });

  it("lets another command through while it is asked", async () => {
    await boss.says("onboard");
    await boss.says("help");
    boss.hears(/\/today|today/);
    await boss.says("onboard");
    await boss.says("who is due today?");
    expect(await members()).toEqual([]);
  });
});

describe("after the beginning", () => {
  beforeEach(async () => {
    await boss.says("/onboard\nMei Lin, Shenzhen, mei@example.com\n王芳 杭州");
    await boss.says("1");
    const ids = await app.genjin.app.store.rows<{ id: string; handle: string }>(
      sql`SELECT id, handle FROM member WHERE handle IN ('mei', '王芳')`,
    );
    await house.addCustomers([
      { name: "Nile Trading", owner: "lily", tier: "A", country: "EG", zone: "Africa/Cairo" },
      { name: "Cairo Doors", owner: "lily", tier: "A", country: "EG", zone: "Africa/Cairo" },
    ]);
    const mei = ids.find(({ handle }) => handle === "mei")?.id;
    await app.genjin.app.store.run(sql`UPDATE customer SET owner_id = ${mei}::uuid
      WHERE name = 'Nile Trading'`);
  });

  it("the admin sees who is silent, and reminds them", async () => {
    const mei = talk.person("mei");
    await mei.says("today");
    talk.setClock("2026-12-01T02:00:00Z");
    await boss.says("/onboard");
    boss.hears(/2 people: 2 linked, 1 silent\s+• 王芳: has no customers yet/);
    await boss.presses(/Remind 1/);
    boss.hears(/✅ Reminded in private: 王芳/);
    const told = await posted("2026-12-01T02:00:30Z", 3);
    expect(told.filter(({ text }) => /我是跟进/.test(text)).map(({ chat }) => chat)).toEqual([
      "direct:王芳",
    ]);
    const wang = talk.person("王芳");
    await wang.says("今日");
    await boss.says("/onboard");
    boss.hears(/2 people: 2 linked, 0 silent/);
    await boss.says("onboard remind");
    boss.hears(/nobody to remind/);
  });

  it("the first week brings the morning list and nothing else", async () => {
    const own = await posted("2026-12-01T00:59:00Z", 600);
    const meis = own.filter(({ chat }) => chat === "direct:mei");
    expect(meis).toHaveLength(2);
    expect(meis.map(({ text }) => /Nile Trading|I am Genjin/.exec(text)?.[0]).sort()).toEqual([
      "I am Genjin",
      "Nile Trading",
    ]);
    const kinds = await app.genjin.app.store.rows<{ kind: string }>(sql`
      SELECT DISTINCT d.kind FROM delivery d JOIN member m ON d.recipient = 'member:' || m.id
      WHERE m.handle = 'mei'`);
    expect(kinds.map(({ kind }) => kind).sort()).toEqual(["invitation", "morning-digest"]);
  });

  it("the manager hears on Friday who uses it, and what holds up whom", async () => {
    const mei = talk.person("mei");
    talk.setClock("2026-12-02T02:00:00Z");
    await mei.says("today");
    talk.setClock("2026-12-03T02:00:00Z");
    const [list] = await mei.says("today");
    const before = await posted("2026-12-03T07:55:00Z", 20);
    expect(before.filter(({ chat, text }) => chat === "direct:wei" && /第一周/.test(text))).toEqual(
      [],
    );
    const told = await posted("2026-12-04T07:55:00Z", 20);
    const report = told.filter(({ text }) => /第一周/.test(text));
    expect(report.map(({ chat }) => chat)).toEqual(["direct:wei"]);
    expect(report[0]?.text).toMatch(
      /第一周：2 人里 0 人用起来了[\s\S]*Mei Lin：有 2 天看了清单，还没记过跟进[\s\S]*王芳：名下还没有客户/,
    );
    const ref = /#(\w+)/.exec(list?.text ?? "")?.[1];
    await mei.says(`#${ref} ok sent the quote`);
    const next = await posted("2026-12-11T07:55:00Z", 20);
    expect(next.filter(({ text }) => /第一周/.test(text))).toEqual([]);
  });
});
