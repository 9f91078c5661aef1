import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { sql } from "../../src/store/database/sql.ts";
import {
  type DingtalkSimulator,
  robotMessage,
  startDingtalk,
} from "../simulators/dingtalk/simulator.ts";
import { signedBody } from "../simulators/slack/deliver.ts";
import { type SlackSimulator, startSlackSimulator } from "../simulators/slack/simulator.ts";
import { startWecom, type WecomSimulator } from "../simulators/wecom/simulator.ts";
import { startTestApp, type TestApp } from "../support/app.ts";
import { foundTradingHouse } from "../support/trading-house.ts";

const secret = "8f742231b10e8888abcd99yyyzzz85a5";

type Odd = Readonly<Record<string, unknown>>;

/** What comes over the wire, signed as the platform signs it, and is not as its documents say. */
describe("an odd delivery", () => {
  let slack: SlackSimulator;
  let dingtalk: DingtalkSimulator;
  let wecom: WecomSimulator;
  let app: TestApp;
  let refs: readonly string[];
  const errors: string[] = [];
  const warned: string[] = [];

  beforeAll(async () => {
    [slack, dingtalk, wecom] = await Promise.all([
      startSlackSimulator(),
      startDingtalk({ cardTemplateId: "genjin.schema" }),
      startWecom({ users: ["user-tom"] }),
    ]);
    const { robot, app: own } = wecom.environment;
    app = await startTestApp({
      log: {
        info() {},
        warn: (fields, text) => void warned.push(`${text} ${JSON.stringify(fields)}`),
        error: (fields, text) => void errors.push(`${text} ${JSON.stringify(fields)}`),
      },
      environment: {
        ...{ SLACK_BOT_TOKEN: slack.botToken, SLACK_API_URL: slack.apiUrl },
        SLACK_SIGNING_SECRET: secret,
        ...{ ...dingtalk.environment, ...robot, ...own },
      },
    });
    const house = await foundTradingHouse(app.genjin.app.store, {
      locale: "en",
      accountsOf: (handle) => [
        { platform: "slack", userId: `U0${handle.toUpperCase()}` },
        { platform: "dingtalk", userId: `staff-${handle}` },
        ...["wecom", "wecom-app"].map((platform) => ({ platform, userId: `user-${handle}` })),
      ],
    });
    refs = await house.addCustomers([
      { name: "Ankara Lift", owner: "tom" },
      { name: "Izmir Stone", owner: "tom" },
    ]);
    slack.calls({ url: `${app.url}slack/events`, secret });
  });
  afterAll(async () => {
    await app.stop();
    await Promise.all([slack.stop(), dingtalk.close(), wecom.close()]);
  });

  const answered = () => [
    ...slack.seen().map(({ text }) => text),
    ...dingtalk.shown.map(({ text }) => text),
    ...wecom.api.posts.map(({ text }) => text),
    ...wecom.gateway.posts.map(({ text }) => text),
  ];
  /** How many deliveries have gone no further, by platform and why. */
  const passedOver = async (platform: string, why: string): Promise<number> => {
    const metrics = await (await fetch(`${app.url}metrics`)).text();
    const label = `genjin_events_passed_over_total{platform="${platform}",why="${why}"} `;
    return Number(metrics.split(label)[1]?.split("\n")[0] ?? 0);
  };
  const isSettled = async () => {
    const open = await app.genjin.app.store.rows(
      sql`SELECT id FROM inbox_event WHERE done_at IS NULL`,
    );
    expect(open).toEqual([]);
  };

  /** It is acknowledged, answered with the list, once, and nothing goes wrong. */
  async function isAnswered(deliver: () => Promise<unknown>, words = /Follow up|Izmir|Ankara/) {
    const before = answered().length;
    expect(await deliver()).toBe(true);
    await vi.waitFor(() => expect(answered().length).toBeGreaterThan(before), 10_000);
    await vi.waitFor(isSettled, 5000);
    expect(answered()).toHaveLength(before + 1);
    expect(answered().join("\n")).toMatch(words);
    expect(errors.splice(0)).toEqual([]);
  }

  /** It is acknowledged, so that it does not come again, counted, and nothing more is done. */
  async function isDropped(
    deliver: () => Promise<unknown>,
    platform: string,
    why: "foreign" | "unread",
  ) {
    const before = answered().length;
    const count = await passedOver(platform, why);
    const events = () =>
      app.genjin.app.store.rows<{ count: string }>(sql`SELECT count(*) AS count FROM inbox_event`);
    const [kept] = await events();
    expect(await deliver()).toBe(true);
    await pause(100);
    expect(answered()).toHaveLength(before);
    expect(await passedOver(platform, why)).toBe(count + 1);
    expect(await events()).toEqual([kept]);
    expect(errors.splice(0)).toEqual([]);
  }

  describe("of Slack", () => {
    const post = async (body: string, type = "application/json"): Promise<boolean> => {
      const target = { url: `${app.url}slack/events`, secret };
      return (await fetch(signedBody(target, { body, type }))).status === 200;
    };
    const message = (change: Odd = {}) => ({
      ...{ type: "message", user: "U0TOM", text: "/today", channel: "D0TOM" },
      ...{ channel_type: "im", ts: slack.workspace.nextTs(), ...change },
    });
    const event = (inner: unknown, outer: Odd = {}) =>
      slack.deliver({
        type: "events_api",
        payload: { ...slack.event(randomUUID(), {}).payload, event: inner, ...outer },
      });
    const typed = (change: Odd) =>
      slack.deliver({
        type: "slash_commands",
        payload: {
          ...{ command: "/today", text: "", trigger_id: randomUUID(), user_id: "U0TOM" },
          ...{ channel_id: "D0TOM", team_id: slack.app.teamId, ...change },
        },
      });
    const pressed = (change: Odd) =>
      slack.deliver({
        type: "interactive",
        payload: {
          ...{ type: "block_actions", user: { id: "U0TOM" }, team: { id: slack.app.teamId } },
          ...{ trigger_id: randomUUID(), channel: { id: "D0TOM" }, message: { ts: "1.1" } },
          ...{ actions: [{ value: "/today" }], ...change },
        },
      });

    it.each<readonly [string, () => Promise<boolean>]>([
      ["a time that is a number", () => event(message({ ts: 1_795_509_000.25 }))],
      ["NUL within a word", () => event(message({ text: "/to\0day" }))],
      ["a thread that cannot be", () => event(message({ thread_ts: "9".repeat(30) }))],
      ["a word in capitals", () => typed({ command: "/TODAY" })],
      ["a full-width slash", () => typed({ command: "/genjin", text: "／today" })],
      [
        "a press that names its place apart",
        () => pressed({ channel: null, message: null, container: { channel_id: "D0TOM" } }),
      ],
      ["a press that names no place", () => pressed({ channel: null, message: null })],
      [
        "50,000 brackets",
        () => {
          const body = JSON.stringify(slack.event(randomUUID(), message({ blocks: "@" })).payload);
          return post(body.replace('"@"', `${"[".repeat(50_000)}${"]".repeat(50_000)}`));
        },
      ],
      [
        "a mark before the JSON",
        () => post(`\ufeff${JSON.stringify(slack.event(randomUUID(), message()).payload)}`),
      ],
      [
        "no content type",
        () => post(JSON.stringify(slack.event(randomUUID(), message()).payload), "text/plain"),
      ],
    ])("with %s is answered", (_, deliver) => isAnswered(deliver));

    it.each<readonly [string, () => Promise<boolean>]>([
      ["no event", () => event(null)],
      ["words that are an object", () => event(message({ text: { a: 1 } }))],
      ["a sender that is an object", () => event(message({ user: { id: "U0TOM" } }))],
      ["NUL within an id", () => event(message({ user: "U0\0TOM" }))],
      ["an id of 600 characters", () => event(message({ channel: `D${"x".repeat(600)}` }))],
      ["an edit", () => event(message({ subtype: "message_changed", message: message() }))],
      ["no tab", () => event({ type: "app_home_opened", user: "U0TOM", tab: null })],
      ["a command without a channel", () => typed({ channel_id: "" })],
      ["a press of nothing", () => pressed({ actions: [] })],
      ["a press whose button says null", () => pressed({ actions: [{ value: null }] })],
      [
        "a choice of a menu",
        () => pressed({ actions: [{ selected_option: { value: "/today" } }] }),
      ],
      ["a shortcut", () => pressed({ type: "message_action" })],
      ["a list for a body", () => post("[]")],
      ["no JSON at all", () => post("{")],
      ["a form that holds no JSON", () => post("payload=%7B", "application/x-www-form-urlencoded")],
      [
        "a prototype for its event",
        () =>
          post(`{"type":"event_callback","event_id":"E","event":{"__proto__":{"user":"U0TOM"},
          "type":"message","ts":"1.5","text":"/today","channel":"D0TOM"}}`),
      ],
    ])("with %s is dropped", (_, deliver) => isDropped(deliver, "slack", "unread"));

    it.each<readonly [string, () => Promise<boolean>]>([
      ["message", () => event(message(), { team_id: "T0OTHER" })],
      ["command", () => typed({ team_id: "T0OTHER" })],
      ["press", () => pressed({ team: { id: "T0OTHER" } })],
    ])("of another workspace, a %s, is dropped", (_, deliver) =>
      isDropped(deliver, "slack", "foreign"),
    );

    it.each([
      ["U0TOM", /I am here[\s\S]*weekly summary[\s\S]*\/bind/],
      ["U0LILY", /我来了[\s\S]*团队周报[\s\S]*\/绑定 团队名/],
    ])("tells %s, who invites us to a group, how it becomes a team's", async (inviter, words) => {
      const joined = { type: "member_joined_channel", channel: "C0SALES", inviter };
      const before = slack.seen().length;
      await isAnswered(() => event({ ...joined, user: slack.app.userId }), words);
      expect(slack.seen()[before]).toMatchObject({ channel: "C0SALES" });
    });

    it("by somebody whom Slack does not show us is no mistake of ours", async () => {
      expect(await event({ type: "app_home_opened", user: "U0STRANGE", tab: "home" })).toBe(true);
      const joined = { type: "member_joined_channel", channel: "C0SALES", inviter: null };
      expect(await event({ ...joined, user: slack.app.userId })).toBe(true);
      await vi.waitFor(isSettled, 5000);
      expect(errors.splice(0)).toEqual([]);
    });
  });

  describe("of DingTalk", () => {
    const message = (change: Odd = {}) => ({
      ...robotMessage({ staffId: "staff-tom", text: "/today" }, dingtalk.organization),
      ...change,
    });
    const card = (change: Odd) =>
      dingtalk.pushCard({
        ...{ corpId: "dingcorp", userId: "staff-tom", outTrackId: randomUUID(), spaceType: "im" },
        content: JSON.stringify({ cardPrivateData: { params: { command: "/today" } } }),
        ...change,
      });
    const rich = (content: unknown) =>
      dingtalk.push(message({ msgtype: "richText", text: null, content }));

    it.each<readonly [string, () => Promise<boolean>]>([
      [
        "nulls",
        () =>
          dingtalk.push(
            message({
              ...{ senderNick: null, senderId: null, chatbotUserId: null, atUsers: null },
              ...{ createAt: null, conversationId: null, senderCorpId: null },
            }),
          ),
      ],
      [
        "numbers and texts the other way round",
        () => dingtalk.push(message({ conversationType: 1, createAt: String(Date.now()) })),
      ],
      ["a time that cannot be", () => dingtalk.push(message({ createAt: 9e18 }))],
      [
        "parts that are nothing",
        () => rich({ richText: [null, { text: null }, { text: "/today" }, 7] }),
      ],
      ["content that is JSON", () => rich(JSON.stringify({ richText: [{ text: "/today" }] }))],
      [
        "a press that is no JSON",
        () => card({ content: { cardPrivateData: { params: { command: "/today" } } } }),
      ],
      [
        "a press under its other name",
        () =>
          card({
            content: "",
            value: JSON.stringify({ cardPrivateData: { params: { command: "/today" } } }),
          }),
      ],
    ])("with %s is answered", (_, deliver) => isAnswered(deliver));

    it("without an id of its frame is answered, though it cannot be acknowledged", async () => {
      const frame = { type: "CALLBACK", headers: { topic: "/v1.0/im/bot/messages/get" } };
      await isAnswered(async () => {
        dingtalk.write(JSON.stringify({ ...frame, data: message({ msgId: "no frame id" }) }));
        return true;
      });
      expect(warned.splice(0).join()).not.toMatch(/not recorded/);
    });

    it("of another company is dropped", () =>
      isDropped(
        () => dingtalk.push(message({ senderCorpId: "dingother" })),
        "dingtalk",
        "foreign",
      ));

    it.each<readonly [string, (key: string | undefined) => Odd]>([
      [
        "whole",
        (key) => ({
          text: {
            content: "2 called, ok",
            isReplyMsg: true,
            repliedMsg: { msgType: "markdown", msgId: "m0", content: { text: "x" } },
          },
          originalProcessQueryKey: key,
        }),
      ],
      [
        "by ids alone",
        (key) => ({
          text: { content: "2 called, ok", isReplyMsg: true },
          ...{ originalMsgId: "m0", originalProcessQueryKey: key },
        }),
      ],
      [
        "as older clients do",
        () => ({
          text: { content: "called, ok" },
          quoteMessage: {
            msgId: "m0",
            msgtype: "text",
            text: { content: `Izmir Stone #${refs[1]}` },
          },
        }),
      ],
    ])("that quotes a list of ours %s logs what it tells", async (_, quoting) => {
      await isAnswered(() => dingtalk.push(message()));
      const list = dingtalk.shown.at(-1);
      expect(list?.chat).toBe("staff-tom");
      await isAnswered(
        () => dingtalk.push(message(quoting(list?.processQueryKey))),
        /Logged[\s\S]*Izmir Stone/,
      );
      expect(dingtalk.shown.at(-1)?.text).toMatch(/Izmir Stone/);
      await isAnswered(() => dingtalk.push(message({ text: { content: "/undo" } })), /./);
    });
  });

  describe("of WeCom", () => {
    const xml = (change: Readonly<Record<string, string>> = {}) => {
      const fields = {
        ...{ ToUserName: "ww0123456789", FromUserName: "user-tom", CreateTime: "1795509000" },
        ...{ MsgType: "text", Content: "/today", MsgId: randomUUID(), AgentID: "1000002" },
        ...change,
      };
      const inner = Object.entries(fields).map(([name, value]) => `<${name}>${value}</${name}>`);
      return `<xml>${inner.join("")}</xml>`;
    };
    const post = async (text: string) =>
      (await wecom.callerOf(app.url.replace(/\/$/, "")).post(text)) === 200;
    const robot = (change: Odd) =>
      wecom.gateway.deliver(
        "aibot_msg_callback",
        {
          ...{ msgid: randomUUID(), chattype: "single", from: { userid: "user-tom" } },
          ...{ msgtype: "text", text: { content: "/today" }, ...change },
        },
        "user-tom",
      );

    it.each<readonly [string, () => Promise<boolean>]>([
      ["no time and no app", () => post(xml({ CreateTime: "", AgentID: "" }))],
      ["a time that cannot be", () => post(xml({ CreateTime: "9".repeat(20) }))],
      [
        "nulls",
        () => robot({ chatid: null, quote: null, mixed: null, voice: null, create_time: null }),
      ],
      ["a time as text", () => robot({ create_time: "1795509000" })],
      ["a quote that is a text", () => robot({ quote: "x" })],
      [
        "items that are nothing",
        () =>
          robot({
            ...{ msgtype: "mixed", text: null },
            mixed: { msg_item: [null, { msgtype: "text", text: { content: "/today" } }] },
          }),
      ],
    ])("with %s is answered", (_, deliver) => isAnswered(deliver));

    it.each<readonly [string, string, () => Promise<boolean>]>([
      [
        "entities of its own",
        "wecom-app",
        () => post(`<!DOCTYPE x [<!ENTITY a "aa">]>${xml({ Content: "&a;&a;" })}`),
      ],
      [
        "its type twice",
        "wecom-app",
        () => post(xml().replace("<MsgType>", "<MsgType>te</MsgType><MsgType>")),
      ],
      ["words in a deeper element", "wecom-app", () => post(xml({ Content: "<b>/today</b>" }))],
      ["nobody who said it", "wecom", () => robot({ from: null })],
      ["words that are a list", "wecom", () => robot({ text: ["/today"] })],
      [
        "nothing in it",
        "wecom",
        () => wecom.gateway.deliver("aibot_msg_callback", { msgtype: "text" }, "user-tom"),
      ],
    ])("with %s is dropped (%s)", (_, platform, deliver) => isDropped(deliver, platform, "unread"));

    it.each([{ AgentID: "1000009" }, { ToUserName: "wwother" }])("for %j is dropped", (change) =>
      isDropped(() => post(xml(change)), "wecom-app", "foreign"),
    );
  });
});
