import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createTeam } from "../../src/app/members/create-team.ts";
import type { Instant, Zone } from "../../src/core/time/civil.ts";
import type { Locale } from "../../src/core/vocabulary.ts";
import { jobs } from "../../src/jobs/index.ts";
import { sweep } from "../../src/scheduler/sweep.ts";
import { sql } from "../../src/store/database/sql.ts";
import { addMember } from "../../src/store/members/add-member.ts";
import {
  type SlackSeen,
  type SlackSimulator,
  startSlackSimulator,
} from "../simulators/slack/simulator.ts";
import { startTestApp, type TestApp } from "../support/app.ts";
import { noQueue } from "../support/push-stage.ts";
import { foundTradingHouse, type TradingHouse } from "../support/trading-house.ts";

type Scene = {
  readonly locale: Locale;
  readonly handle: "lily" | "tom";
  readonly by: "socket" | "requests";
  readonly today: string;
  readonly chosen: string;
  readonly reply: string;
  readonly edited: string;
  readonly reached: string;
  readonly list: RegExp;
  readonly logged: RegExp;
  readonly undo: string;
  readonly contacted: string;
  readonly funnel: RegExp;
};

const scenes: readonly Scene[] = [
  {
    locale: "zh-CN",
    handle: "lily",
    by: "socket",
    today: "今日",
    chosen: "刚跟 Izmir Stone 通了电话，他们要样品",
    reply: "2 已联系 聊得不错",
    edited: "2 未接 再打",
    reached: "未接",
    list: /今日跟进 2/,
    logged: /已记 1 条/,
    undo: "撤销",
    contacted: "已联系",
    funnel: /客户 2 家：KA 0 · A 0 · B 0 · C 2/,
  },
  {
    locale: "en",
    handle: "tom",
    by: "requests",
    today: "today",
    chosen: "called Izmir Stone, they want samples",
    reply: "2 called, replied",
    edited: "2 no answer, call again",
    reached: "no answer",
    list: /2 .*follow|follow.* 2/i,
    logged: /✅ Logged/,
    undo: "Undo",
    contacted: "Contacted",
    funnel: /2 customers: KA 0 · A 0 · B 0 · C 2/,
  },
];

const secret = "8f742231b10e8888abcd99yyyzzz85a5";
const channel = "C0SALES";

describe.each(scenes)("on Slack by $by, in $locale,", (scene) => {
  const { locale, handle } = scene;
  const user = `U0${handle.toUpperCase()}`;
  const direct = `D0${handle.toUpperCase()}`;
  let slack: SlackSimulator;
  let app: TestApp;
  let house: TradingHouse;

  beforeAll(async () => {
    slack = await startSlackSimulator();
    // Tuesday 24 November 2026, 16:30 in Shanghai, 08:30 in London, 11:30 in Istanbul.
    app = await startTestApp({
      now: "2026-11-24T08:30:00Z",
      environment: {
        SLACK_BOT_TOKEN: slack.botToken,
        SLACK_API_URL: slack.apiUrl,
        ...(scene.by === "socket"
          ? { SLACK_APP_TOKEN: slack.appToken }
          : { SLACK_SIGNING_SECRET: secret }),
      },
    });
    if (scene.by === "requests") slack.calls({ url: `${app.url}slack/events`, secret });
    const { store } = app.genjin.app;
    house = await foundTradingHouse(store, {
      locale,
      accountsOf: (handle) => [{ platform: "slack", userId: `U0${handle.toUpperCase()}` }],
    });
    await createTeam(app.genjin.app, "Team One", `slack:${channel}`);
    await house.addCustomers([
      { name: "Ankara *Lift* <!channel>", owner: handle },
      { name: "Izmir Stone", owner: handle },
    ]);
    slack.workspace.addPerson({
      id: "U0NOBODY",
      name: "Nobody",
      email: "nobody@example.com",
      zone: "Asia/Tokyo",
      language: "en-US",
    });
  });
  afterAll(async () => {
    await app.stop();
    await slack.stop();
  });

  /** What the bot shows next. */
  const answerTo = async (act: () => Promise<boolean>): Promise<SlackSeen> => {
    const before = slack.seen().length;
    expect(await act()).toBe(true);
    await vi.waitFor(() => expect(slack.seen().length).toBeGreaterThan(before), 10_000);
    return slack.seen()[before] as SlackSeen;
  };
  const touches = async () => {
    const counted = await app.genjin.app.store.rows<{ count: string }>(
      sql`SELECT count(*) AS count FROM touch`,
    );
    return Number(counted[0]?.count);
  };

  it("a salesperson types /today and gets the list", async () => {
    const answer = await answerTo(() => slack.types(user, direct, "/today"));
    expect(answer.channel).toBe(direct);
    expect(answer.text).toMatch(scene.list);
    expect(answer.text).toMatch(/^1\. .*Ankara \*Lift\* <!channel>.*#\w{3}$/m);
    expect(answer.text).toMatch(/^2\. .*Izmir Stone/m);
    expect(answer.pings).toEqual([]);
    expect(answer.spoken).toMatch(scene.list);
  });

  it("gets it as well for plain text in the direct chat, and by /genjin", async () => {
    const answer = await answerTo(() => slack.says(user, direct, scene.today));
    expect(answer.text).toMatch(scene.list);
    const other = await answerTo(() => slack.types(user, direct, `/genjin ${scene.today}`));
    expect(other.text).toMatch(scene.list);
  });

  it("calls the bot in the channel, in a thread too, and gets masked names once", async () => {
    const answer = await answerTo(() => slack.says(user, channel, `<@U0GENJIN> ${scene.today}`));
    expect(answer).toMatchObject({ channel });
    expect(answer.threadTs).toBeUndefined();
    expect(answer.text).toMatch(scene.list);
    expect(answer.text).not.toMatch(/Ankara|Izmir/);
    const before = slack.seen().length;
    await slack.says(user, channel, "<@U0GENJIN> Izmir Stone?");
    await vi.waitFor(() => expect(slack.seen()).toHaveLength(before + 2), 10_000);
    const [card, word] = slack.seen().slice(before);
    expect(card).toMatchObject({ channel: direct, text: expect.stringMatching(/Izmir Stone/) });
    expect(word).toMatchObject({ channel, text: expect.not.stringMatching(/Izmir/) });
    const root = slack.workspace.say({ ts: slack.workspace.nextTs(), channel, user, text: "?" });
    const inThread = await answerTo(() =>
      slack.says(user, channel, `!${scene.today}`, { threadTs: root.ts }),
    );
    expect(inThread).toMatchObject({ channel, threadTs: root.ts });
    expect(inThread.text).toMatch(scene.list);
  });

  it("shows the list on the Home tab", async () => {
    const home = await answerTo(() => slack.opensHome(user));
    expect(home.channel).toBe(`home:${user}`);
    expect(home.text).toMatch(scene.list);
    expect(home.text).toContain("Izmir Stone");
  });

  it("answers privately a command typed where the bot is not", async () => {
    for (const elsewhere of ["G0SECRET", "D0OTHERS"]) {
      const answer = await answerTo(() => slack.types(user, elsewhere, "/today"));
      expect(answer.channel).toBe(direct);
    }
  });

  it("drafts in private what is chosen with the shortcut, wherever it stands, and records none of it", async () => {
    const before = await touches();
    const draft = await answerTo(() => slack.chooses(user, "log_this", scene.chosen));
    expect(draft.channel).toBe(direct);
    expect(draft.text).toContain("Izmir Stone");
    expect(await touches()).toBe(before);
    const [confirm] = draft.buttons;
    const logged = await answerTo(() => slack.presses(user, draft.ts, confirm?.label ?? ""));
    expect(await touches()).toBe(before + 1);
    await answerTo(() => slack.presses(user, logged.ts, scene.undo));
    expect(await touches()).toBe(before);
  });

  it("logs a call by replying in the thread of a message, once however often it comes", async () => {
    const list = await answerTo(() => slack.says(user, direct, scene.today));
    const before = await touches();
    const reply = () =>
      slack.says(user, direct, scene.reply, { threadTs: list.ts, key: `reply-${locale}` });
    const answer = await answerTo(reply);
    expect(answer).toMatchObject({ channel: direct, threadTs: list.ts });
    expect(answer.text).toMatch(scene.logged);
    expect(answer.text).toContain("Izmir Stone");
    expect(await touches()).toBe(before + 1);
    const shown = slack.seen().length;
    expect(await reply()).toBe(true);
    const undone = await answerTo(() => slack.presses(user, answer.ts, scene.undo));
    expect(undone).toMatchObject({ channel: direct, threadTs: list.ts });
    expect(slack.seen().length).toBe(shown + 1);
    expect(await touches()).toBe(before);
  });

  it("offers the correction of what was changed or deleted, and does nothing by itself", async () => {
    const before = await touches();
    const [key, id] = [`edited-${locale}`, `Ev-edited-${locale}`];
    const list = await answerTo(() => slack.says(user, direct, scene.today));
    await answerTo(() => slack.says(user, direct, scene.reply, { threadTs: list.ts, key }));
    expect(await touches()).toBe(before + 1);
    const seen = slack.seen().length;
    // A link's preview changes the message, and nothing of its words.
    expect(await slack.edits(key, scene.reply, { bySlack: true })).toBe(true);
    expect(await slack.edits(key, scene.reply)).toBe(true);
    const draft = await answerTo(() => slack.edits(key, scene.edited, { id }));
    expect(await slack.edits(key, scene.edited, { id })).toBe(true);
    expect(draft).toMatchObject({ channel: direct, threadTs: list.ts });
    expect(draft.text).toContain("Izmir Stone");
    expect(await touches()).toBe(before + 1);
    const done = await answerTo(() => slack.presses(user, draft.ts, draft.buttons[0]?.label ?? ""));
    expect(slack.seen()).toHaveLength(seen + 2);
    expect(done.text).toContain(scene.reached);
    expect(await touches()).toBe(before + 1);
    for (const hasReplies of [true, false]) {
      const offer = await answerTo(() => slack.edits(key, null, { hasReplies }));
      expect(offer.buttons.map(({ label }) => label)).toEqual([scene.undo]);
      if (!hasReplies) await answerTo(() => slack.presses(user, offer.ts, scene.undo));
    }
    expect(await touches()).toBe(before);
  });

  it("records at the press of a row's button, on a list however old, and takes it back", async () => {
    const list = await answerTo(() => slack.says(user, direct, scene.today));
    const label =
      list.buttons.map((one) => one.label).find((one) => one.startsWith(`${scene.contacted} #`)) ??
      "";
    await answerTo(() => slack.says(user, direct, scene.today));
    const before = await touches();
    const answer = await answerTo(() => slack.presses(user, list.ts, label));
    expect(answer.text).toMatch(scene.logged);
    expect(answer.text).toContain(label.slice(label.indexOf("#")));
    expect(await touches()).toBe(before + 1);
    await answerTo(() => slack.presses(user, answer.ts, scene.undo));
    expect(await touches()).toBe(before);
  });

  it("a manager gets the weekly summary with its picture in the channel", async () => {
    const before = slack.seen().length;
    await sweepFrom("2026-11-23T01:29:00Z", 10);
    const inGroup = slack
      .seen()
      .slice(before)
      .filter((seen) => seen.channel === channel);
    const [summary, picture, ...others] = inGroup;
    expect(others).toEqual([]);
    expect(summary?.text).not.toMatch(/Ankara|Izmir/);
    expect(picture?.pictures[0]).toMatch(scene.funnel);
  });

  it("a digest whose answer is lost is found again and not sent twice", async () => {
    const before = slack.seen().length;
    slack.fail("answer-lost");
    const zoneTime = handle === "lily" ? "2026-11-25T00:59:00Z" : "2026-11-25T08:59:00Z";
    await sweepFrom(zoneTime, 15);
    const digests = slack
      .seen()
      .slice(before)
      .filter((seen) => seen.channel === direct);
    expect(digests).toHaveLength(1);
    const rows = await app.genjin.app.store.rows<{ messageId: string; attempts: number }>(sql`
      SELECT message_id AS "messageId", attempts FROM delivery
      WHERE kind = 'morning-digest' AND recipient = ${`member:${house.members[handle]}`}
        AND state = 'sent' ORDER BY tick DESC LIMIT 1`);
    expect(rows).toEqual([{ messageId: digests[0]?.ts, attempts: 2 }]);
  });

  it("answers although Slack was busy, and once although its word was lost", async () => {
    slack.fail("limited");
    const answer = await answerTo(() => slack.says(user, direct, "/help"));
    slack.fail("answer-lost");
    const before = slack.seen().length;
    await answerTo(() => slack.types(user, direct, "/today"));
    const last = await answerTo(() => slack.says(user, direct, "/help"));
    expect(last.text).toBe(answer.text);
    await vi.waitFor(async () => {
      const open = await app.genjin.app.store.rows(
        sql`SELECT id FROM inbox_event WHERE done_at IS NULL`,
      );
      expect(open).toEqual([]);
    }, 5000);
    expect(slack.seen().slice(before)).toHaveLength(2);
  });

  it("links a colleague by the address that Slack has confirmed, with zone and language", async () => {
    const { store } = app.genjin.app;
    slack.workspace.addPerson({
      id: "U0NEW",
      name: "Ann Moore",
      email: "Ann@Example.com",
      zone: "America/Chicago",
      language: "zh-CN",
    });
    await store.run(sql`UPDATE member SET email_hash = ${store.cipher.lookupHash("email", "ann@example.com")}
      WHERE handle = 'ann'`);
    const answer = await answerTo(() => slack.says("U0NEW", "D0NEW", "/me"));
    expect(answer.text).toContain("Ann Moore");
    const members = await store.rows<{ zone: string; locale: string }>(
      sql`SELECT zone, locale FROM member WHERE handle = 'ann'`,
    );
    expect(members).toEqual([{ zone: "America/Chicago", locale: "zh-CN" }]);
  });

  it("takes zone and language over at the first word of an account that an admin has named", async () => {
    const { store } = app.genjin.app;
    slack.workspace.addPerson({
      id: "U0BORIS",
      name: "Boris",
      email: "boris@elsewhere.com",
      zone: "Europe/Moscow",
      language: "en-GB",
    });
    const settings = () =>
      store.rows<{ zone: string; locale: string }>(
        sql`SELECT zone, locale FROM member WHERE handle = 'boris'`,
      );
    await addMember(store, house.organizationId, {
      handle: "boris",
      name: "Boris",
      role: "sales",
      zone: "Asia/Shanghai" as Zone,
      locale: "zh-CN",
      country: "CN",
      accounts: [{ platform: "slack", userId: "U0BORIS" }],
    });
    const answer = await answerTo(() => slack.says("U0BORIS", "D0BORIS", "/help"));
    expect(answer.text).toMatch(/What would you like to do/);
    expect(await settings()).toEqual([{ zone: "Europe/Moscow", locale: "en" }]);
    await store.run(sql`UPDATE member SET zone = 'Asia/Tokyo' WHERE handle = 'boris'`);
    await answerTo(() => slack.says("U0BORIS", "D0BORIS", "/help"));
    expect(await settings()).toEqual([{ zone: "Asia/Tokyo", locale: "en" }]);
  });

  it("a manager binds another channel to the team, a salesperson does not", async () => {
    slack.workspace.addChannel({ id: "C0OTHER", kind: "channel", hasApp: true });
    const chatOfTeam = () =>
      app.genjin.app.store.rows<{ id: string }>(
        sql`SELECT external_id AS id FROM chat WHERE kind = 'group' AND platform = 'slack'`,
      );
    await answerTo(() => slack.types(user, "C0OTHER", "/bind"));
    await vi.waitFor(() => expect(slack.seen().at(-1)?.channel).toBe("C0OTHER"), 10_000);
    expect(await chatOfTeam()).toEqual([{ id: channel }]);
    slack.workspace.addPerson({
      id: "U0WEI",
      name: "王伟",
      email: "wei@example.com",
      zone: "Asia/Shanghai",
      language: "zh-CN",
    });
    const answer = await answerTo(() => slack.types("U0WEI", "C0OTHER", "/bind team one"));
    expect(answer).toMatchObject({ channel: "C0OTHER" });
    expect(answer.text).toContain("Team One");
    expect(await chatOfTeam()).toEqual([{ id: "C0OTHER" }]);
  });

  it("a stranger is told so in private, and nothing else", async () => {
    const answer = await answerTo(() => slack.types("U0NOBODY", channel, "/today"));
    expect(answer.channel).toBe("D0NOBODY");
    expect(answer.text).not.toMatch(/Ankara|Izmir|#/);
  });

  async function sweepFrom(start: string, minutes: number): Promise<void> {
    let clock = (Date.parse(start) - 12 * 3_600_000) as Instant;
    const schedule = { bot: { ...app.genjin.bot, now: () => clock }, jobs, queue: noQueue };
    await sweep(schedule);
    for (let minute = 0; minute < minutes; minute++) {
      clock = (Date.parse(start) + minute * 60_000) as Instant;
      await sweep(schedule);
    }
  }
});
