import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import {
  type SlackSimulator,
  startSlackSimulator,
} from "../../../test/simulators/slack/simulator.ts";
import { startTestApp, type TestApp } from "../../../test/support/app.ts";
import { type Conversation, startConversation } from "../../../test/support/conversation.ts";
import { noQueue } from "../../../test/support/push-stage.ts";
import { enrolMember } from "../../app/members/enrol-member.ts";
import type { Instant } from "../../core/time/civil.ts";
import { sweep } from "../../scheduler/sweep.ts";
import { sql } from "../../store/database/sql.ts";

/** Tuesday 24 November 2026, 16:30 in Shanghai. */
const tuesday = "2026-11-24T08:30:00Z";

describe("a team on a platform that shows its directory", () => {
  let slack: SlackSimulator;
  let app: TestApp;
  let talk: Conversation;

  beforeAll(async () => {
    slack = await startSlackSimulator();
    app = await startTestApp({
      http: false,
      now: tuesday,
      environment: {
        SLACK_BOT_TOKEN: slack.botToken,
        SLACK_API_URL: slack.apiUrl,
        SLACK_APP_TOKEN: slack.appToken,
      },
    });
    const person = (id: string, name: string, email: string, more: object = {}) =>
      slack.workspace.addPerson({
        ...{ id, name, email, zone: "Asia/Shanghai", language: "zh-CN" },
        ...more,
      });
    person("U0MEI", "Mei Lin", "mei@example.com");
    person("U0OTTO", "Otto Kern", "otto@example.com", { zone: "Europe/Berlin", language: "de-DE" });
    person("U0FAKE", "Boss Lady", "boss@example.com", { isUnconfirmed: true });
    person("U0GONE", "Gone Away", "gone@example.com", { isGone: true });
    person("U0GUEST", "Some Guest", "guest@example.com", { isGuest: true });
    await enrolMember(app.genjin.app, Date.parse(tuesday) as Instant, {
      handle: "boss",
      name: "Boss",
      role: "admin",
      zone: "Asia/Shanghai",
      locale: "en",
      accounts: [],
    });
    talk = startConversation(app, tuesday);
  });
  afterAll(async () => {
    await app.stop();
    await slack.stop();
  });

  const accounts = () =>
    app.genjin.app.store.rows<{ handle: string; count: number }>(sql`
      SELECT m.handle, count(*)::int AS count FROM member_identity i
      JOIN member m ON m.id = i.member_id GROUP BY m.handle ORDER BY m.handle`);

  it("is linked by addresses that the platform has confirmed, and by no others", async () => {
    const boss = talk.person("boss");
    await boss.says(
      "/onboard\nMei Lin, <mailto:mei@example.com|mei@example.com>\nBoss Lady, boss@example.com, Hangzhou",
    );
    boss.hears(/1 Mei Lin · sales · Beijing · mei@example\.com · Sales team · linked by Slack/);
    boss.hears(/2 Boss Lady · sales · Hangzhou · boss@example\.com · Sales team\n/);
    boss.hears(/For one of them no platform confirms who it is/);
    await boss.says("1");
    const said = boss.hears(
      /✅ 2 people are set up\.[\s\S]*Boss Lady: \/link [2-9A-Z]{4}-[2-9A-Z]{4}/,
    );
    expect(await accounts()).toEqual([{ handle: "mei", count: 1 }]);
    const before = slack.seen().length;
    const jobs = await app.genjin.pushes();
    for (let minute = 1; minute < 7; minute++) {
      const now = () => (Date.parse(tuesday) + minute * 60_000) as Instant;
      await sweep({ bot: { ...app.genjin.bot, now }, queue: noQueue, jobs });
    }
    const invited = slack.seen().slice(before);
    expect(invited.map(({ channel }) => channel)).toEqual(["D0MEI"]);
    expect(invited[0]?.text).toMatch(/Mei Lin，你好！我是跟进|Hello Mei Lin/);
    // The one whose address nobody has confirmed is a stranger, until the code comes.
    const line = /\/link \S+/.exec(said.text)?.[0] ?? "";
    const from = slack.seen().length;
    await slack.says("U0FAKE", "D0FAKE", line);
    await vi.waitFor(() => expect(slack.seen().length).toBeGreaterThan(from), 10_000);
    expect(await accounts()).toEqual([
      { handle: "boss2", count: 1 },
      { handle: "mei", count: 1 },
    ]);
  }, 60_000);

  it("is taken from the directory: colleagues alone, with their zones", async () => {
    const boss = talk.person("boss");
    await boss.says("onboard slack");
    const { text } = boss.hears(/I would set up these \d people/);
    expect(text).toMatch(/Otto Kern · sales · Berlin/);
    expect(text).not.toMatch(/Gone Away|Some Guest|slackbot|genjin\b|Mei Lin|Boss Lady/i);
    await boss.says("1");
    boss.hears(/are set up/);
    boss.hearsNot(/\/link/);
    const otto = await app.genjin.app.store.rows<{ zone: string; locale: string }>(
      sql`SELECT zone, locale FROM member WHERE handle = 'otto'`,
    );
    expect(otto).toEqual([{ zone: "Europe/Berlin", locale: "en" }]);
    expect((await accounts()).map(({ handle }) => handle)).toContain("otto");
  }, 60_000);

  it("that is only called like a member is not linked to them by the directory", async () => {
    await enrolMember(app.genjin.app, Date.parse(tuesday) as Instant, {
      handle: "rosa",
      name: "Rosa Held",
      role: "manager",
      zone: "Europe/Berlin",
      locale: "en",
      accounts: [],
    });
    slack.workspace.addPerson({
      ...{ id: "U0ROSA", name: "Rosa Held", email: "else@example.com" },
      ...{ zone: "Europe/Berlin", language: "en-US" },
    });
    const boss = talk.person("boss");
    talk.setClock("2026-11-24T09:00:00Z");
    await boss.says("onboard slack");
    boss.hears(/Rosa Held · manager · Berlin · else@example\.com · Sales team · here already\n/);
    await boss.says("1");
    boss.hears(/Rosa Held: \/link/);
    expect((await accounts()).map(({ handle }) => handle)).not.toContain("rosa");
  }, 60_000);

  it("that an account was typed for, and is in no directory, is not linked", async () => {
    const boss = talk.person("boss");
    await boss.says("/onboard + Ida Moss, ida@example.com, Oslo, slack:U0GONE");
    boss.hears(/1 person is set up\.[\s\S]*Ida Moss: \/link/);
    expect((await accounts()).map(({ handle }) => handle)).not.toContain("ida");
  }, 60_000);
});
