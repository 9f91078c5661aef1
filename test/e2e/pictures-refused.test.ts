import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { createTeam } from "../../src/app/members/create-team.ts";
import { post } from "../../src/bot/posting/post.ts";
import type { Conversation } from "../../src/chat/event.ts";
import type { OutboundMessage } from "../../src/chat/message.ts";
import type { Instant } from "../../src/core/time/civil.ts";
import { jobs } from "../../src/jobs/index.ts";
import { sweep } from "../../src/scheduler/sweep.ts";
import { sql } from "../../src/store/database/sql.ts";
import { type DingtalkSimulator, startDingtalk } from "../simulators/dingtalk/simulator.ts";
import { type SlackSimulator, startSlackSimulator } from "../simulators/slack/simulator.ts";
import { startWecom, type WecomSimulator } from "../simulators/wecom/simulator.ts";
import { startTestApp, type TestApp } from "../support/app.ts";
import { noQueue } from "../support/push-stage.ts";
import { foundTradingHouse, type TradingHouse } from "../support/trading-house.ts";

const png = new Uint8Array(
  Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  ),
);

/** The words of the picture, and those around it. */
const [alt, before, after] = ["5 customers: KA 1, A 4", "Week 48", "All in time"];

/** The same twice is shown once on some platforms, so that each names its own day. */
const messageOf = (day: string): OutboundMessage => ({
  kind: "summary",
  summary: before,
  blocks: [
    { type: "heading", text: `${before}, ${day}` },
    { type: "image", picture: { png, alt, width: 1, height: 1 } },
    { type: "paragraph", inlines: [{ type: "text", text: after }] },
  ],
  subjects: [],
});

const group = "wrOgQhDgAA-TeamOne_1";

describe("a picture that the platform refuses", () => {
  let slack: SlackSimulator;
  let dingtalk: DingtalkSimulator;
  let wecom: WecomSimulator;
  let app: TestApp;
  let house: TradingHouse;
  const warned: string[] = [];
  let days = 0;
  const note = (fields: object, text: string) =>
    void warned.push(`${text} ${JSON.stringify(fields)}`);

  beforeAll(async () => {
    [slack, dingtalk, wecom] = await Promise.all([
      startSlackSimulator(),
      startDingtalk(),
      startWecom({ users: ["user-lily"] }),
    ]);
    const { robot, app: own, webhook } = wecom.environment;
    app = await startTestApp({
      now: "2026-11-24T08:30:00Z",
      log: { info() {}, warn: note, error: note },
      environment: {
        SLACK_BOT_TOKEN: slack.botToken,
        SLACK_APP_TOKEN: slack.appToken,
        SLACK_API_URL: slack.apiUrl,
        ...dingtalk.environment,
        ...{ ...robot, ...own, ...webhook },
      },
    });
    house = await foundTradingHouse(app.genjin.app.store, {
      locale: "en",
      accountsOf: (handle) => [{ platform: "slack", userId: `U0${handle.toUpperCase()}` }],
    });
    await house.addCustomers([{ name: "Izmir Stone", owner: "tom" }]);
    await createTeam(app.genjin.app, "Team One", "slack:C0OPEN");
    wecom.gateway.knows(group);
    slack.workspace.addChannel({ id: "C0OPEN", kind: "channel", hasApp: false });
  });
  beforeEach(() => void warned.splice(0));
  afterAll(async () => {
    await app.stop();
    await Promise.all([slack.stop(), dingtalk.close(), wecom.close()]);
  });

  const chat = (platform: string, id: string, kind: Conversation["kind"]): Conversation => ({
    ...{ platform, id, kind },
    workspace: platform === "slack" ? slack.app.teamId : "",
  });

  /** What a push and an answer come to; how far the push came. */
  async function postTo(to: Conversation, isPush: boolean) {
    const arrived: number[] = [];
    const progress = {
      parts: 0,
      messageId: null,
      begin() {},
      arrived: async (parts: number) => void arrived.push(parts),
    };
    const key = `day ${++days}`;
    const sent = await post(app.genjin.bot, to, messageOf(key), {
      key,
      organizationId: house.organizationId,
      memberId: null,
      locale: "en",
      ...(isPush ? { progress } : { answers: "an-event" }),
    });
    return { sent, arrived };
  }

  const slackTexts = (from: number) =>
    slack
      .seen()
      .slice(from)
      .filter(({ pictures }) => pictures.length === 0)
      .map(({ text }) => text);

  type Way = {
    readonly name: string;
    readonly to: () => Conversation;
    /** Lets pictures fail; answers what sets that right again. */
    fail(): () => void;
    seen(): readonly string[];
  };

  const onSlack = (how: Parameters<SlackSimulator["refusePictures"]>[0]): Way => ({
    name: `Slack: ${how}`,
    to: () => chat("slack", "C0SALES", "group"),
    fail() {
      slack.refusePictures(how);
      return () => slack.refusePictures(null);
    },
    seen: () => slackTexts(0),
  });
  const onDingtalk = (how: "refused" | "broken"): Way => ({
    name: `DingTalk: ${how}`,
    to: () => chat("dingtalk", "cidTeamOne==", "group"),
    fail() {
      dingtalk.refusePictures(how);
      return () => dingtalk.refusePictures(null);
    },
    seen: () => dingtalk.shown.map(({ text }) => text),
  });
  const onWecom = (platform: string, how: "refused" | "broken"): Way => ({
    name: `${platform}: ${how}`,
    to: () => chat(platform, platform === "wecom-app" ? "user-lily" : "webhook", "direct"),
    fail() {
      wecom.api.refusePictures(how);
      return () => wecom.api.refusePictures(null);
    },
    seen: () => wecom.api.posts.map(({ text }) => text),
  });
  const ways: readonly Way[] = [
    onSlack("missing_scope"),
    onSlack("not_in_channel"),
    onSlack("broken"),
    onSlack("answer-lost"),
    onDingtalk("refused"),
    onDingtalk("broken"),
    onWecom("wecom-app", "refused"),
    onWecom("wecom-app", "broken"),
    onWecom("wecom-webhook", "refused"),
    onWecom("wecom-webhook", "broken"),
    {
      name: "wecom: refused",
      to: () => chat("wecom", group, "group"),
      fail() {
        wecom.gateway.setTakesPictures(false);
        return () => wecom.gateway.setTakesPictures(true);
      },
      seen: () => wecom.gateway.posts.map(({ text }) => text),
    },
  ];

  describe.each(ways)("$name", ({ to, fail, seen }) => {
    it.each([true, false])(
      "leaves its words, once, and its failure is logged (push: %s)",
      async (isPush) => {
        const start = seen().length;
        const mend = fail();
        const { sent } = await postTo(to(), isPush).finally(mend);
        expect(sent.messageId).not.toBe("");
        const texts = seen().slice(start);
        const whole = texts.join("\n");
        for (const words of [before, after, alt]) {
          expect(whole.split(words), `${words} in ${whole}`).toHaveLength(2);
        }
        expect(warned.join("\n")).toMatch(/picture (not shown|or file not sent)/);
        expect(warned.join("\n")).not.toContain(alt);
      },
    );
  });

  it("in an open channel that we are no member of, does not hold an answer up", async () => {
    const start = slack.seen().length;
    expect(await slack.types("U0TOM", "C0OPEN", "/week")).toBe(true);
    await vi.waitFor(async () => {
      const open = await app.genjin.app.store.rows(
        sql`SELECT id FROM inbox_event WHERE done_at IS NULL`,
      );
      expect(open).toEqual([]);
      expect(slack.seen().length).toBeGreaterThan(start + 1);
    }, 10_000);
    const seen = slack.seen().slice(start);
    expect(seen.filter(({ text }) => /Week/.test(text))).toHaveLength(1);
    expect(seen.map(({ text }) => text).join("\n")).toMatch(/I could not show the picture here/);
    expect(seen.flatMap(({ pictures }) => pictures)).toEqual([]);
  });

  it("does not kill the weekly summary, which is sent once", async () => {
    const start = slack.seen().length;
    let clock = Date.parse("2026-11-22T13:29:00Z") as Instant;
    const schedule = { bot: { ...app.genjin.bot, now: () => clock }, jobs, queue: noQueue };
    await sweep(schedule);
    for (let minute = 0; minute < 12; minute++) {
      clock = (Date.parse("2026-11-23T01:29:00Z") + minute * 60_000) as Instant;
      await sweep(schedule);
    }
    const inGroup = slack
      .seen()
      .slice(start)
      .filter(({ channel }) => channel === "C0OPEN");
    expect(inGroup).toHaveLength(2);
    const rows = await app.genjin.app.store.rows<{ state: string; attempts: number }>(sql`
      SELECT state, attempts FROM delivery WHERE kind = 'weekly-summary'
        AND recipient LIKE 'team:%'`);
    expect(rows).toEqual([{ state: "sent", attempts: 1 }]);
  });

  it("has no part in binding: who binds a channel without us is asked to invite us", async () => {
    slack.workspace.addPerson({
      id: "U0WEI",
      name: "王伟",
      email: "wei@example.com",
      zone: "Asia/Shanghai",
      language: "zh-CN",
    });
    slack.workspace.addChannel({ id: "G0HIDDEN", kind: "private", hasApp: false });
    /** What is said next where it is expected; in a group a word may come after what is private. */
    const saidIn = (where: string, since: number) =>
      vi.waitFor(() => {
        const said = slack.seen().slice(since);
        const found = said.find(({ channel }) => channel === where);
        if (found === undefined) throw new Error(`nothing in ${where}`);
        return found.text;
      }, 10_000);
    for (const channel of ["C0OPEN", "G0HIDDEN"]) {
      const start = slack.seen().length;
      await slack.types("U0WEI", channel, "/bind Team One");
      expect(await saidIn("D0WEI", start)).toMatch(/请先邀请我进群/);
    }
    await vi.waitFor(async () => {
      const open = await app.genjin.app.store.rows(
        sql`SELECT id FROM inbox_event WHERE done_at IS NULL`,
      );
      expect(open).toEqual([]);
    }, 10_000);
    // Who is invited is in at once, whatever was believed before.
    for (const id of ["C0OPEN", "G0HIDDEN"]) {
      slack.workspace.addChannel({
        id,
        kind: id === "C0OPEN" ? "channel" : "private",
        hasApp: true,
      });
      const start = slack.seen().length;
      await slack.types("U0WEI", id, "/bind Team One");
      expect(await saidIn(id, start)).toContain("Team One");
    }
  });
});
