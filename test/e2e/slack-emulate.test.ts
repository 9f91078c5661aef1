import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createTeam } from "../../src/app/members/create-team.ts";
import type { Instant } from "../../src/core/time/civil.ts";
import { jobs } from "../../src/jobs/index.ts";
import { sweep } from "../../src/scheduler/sweep.ts";
import { sql } from "../../src/store/database/sql.ts";
import { signed } from "../simulators/slack/deliver.ts";
import { startTestApp, type TestApp } from "../support/app.ts";
import { noQueue } from "../support/push-stage.ts";
import { hasEmulate, type Standing, startSlackEmulate } from "../support/slack-emulate.ts";
import { foundTradingHouse, type TradingHouse } from "../support/trading-house.ts";

const secret = "8f742231b10e8888abcd99yyyzzz85a5";

it.runIf(!hasEmulate)("has a Slack that others wrote to test with: npm ci", (context) => {
  if (process.env.CI === "true") throw new Error("CI must test against emulate");
  context.skip("emulate is not installed");
});

describe.runIf(hasEmulate)("on the Slack of emulate", () => {
  let slack: Awaited<ReturnType<typeof startSlackEmulate>>;
  let app: TestApp;
  let house: TradingHouse;
  let sales: string;

  beforeAll(async () => {
    slack = await startSlackEmulate(secret, "lily@example.com");
    app = await startTestApp({
      now: "2026-11-24T08:30:00Z",
      environment: {
        SLACK_BOT_TOKEN: slack.bot,
        SLACK_SIGNING_SECRET: secret,
        SLACK_API_URL: slack.apiUrl,
      },
    });
    slack.subscribe(`${app.url}slack/events`);
    const { store } = app.genjin.app;
    house = await foundTradingHouse(store, {
      locale: "zh-CN",
      accountsOf: (handle) =>
        handle === "lily" ? [{ platform: "slack", userId: slack.lily.id }] : [],
    });
    const { channels } = await slack.call(slack.lily.token, "conversations.list", {});
    const named = channels as readonly { readonly id: string; readonly name: string }[];
    sales = named.find(({ name }) => name === "sales")?.id ?? "";
    await createTeam(app.genjin.app, "Team One", `slack:${sales}`);
    await house.addCustomers([
      { name: "Ankara *Lift* <!channel>", owner: "lily" },
      { name: "Izmir Stone", owner: "lily" },
    ]);
  });
  afterAll(async () => {
    await app.stop();
    await slack.close();
  });

  const ours = async (channel: string): Promise<Standing[]> =>
    (await slack.standing(channel)).filter(({ user }) => user !== slack.lily.id);

  /** What the bot says next in a chat. */
  async function answerTo(channel: string, act: () => Promise<unknown>): Promise<Standing> {
    const before = (await ours(channel)).length;
    await act();
    let said: Standing | undefined;
    await vi.waitFor(async () => {
      said = (await ours(channel))[before];
      expect(said).toBeDefined();
    }, 10_000);
    return said as Standing;
  }
  const says = (channel: string, text: string) =>
    slack.call(slack.lily.token, "chat.postMessage", { channel, text });
  const touches = async () => {
    const rows = await app.genjin.app.store.rows<{ count: string }>(
      sql`SELECT count(*) AS count FROM touch`,
    );
    return Number(rows[0]?.count);
  };
  type Button = { readonly text: { readonly text: string }; readonly value: string };
  const buttonsIn = ({ blocks = [] }: Standing): readonly Button[] =>
    blocks.flatMap((block) => (block.type === "actions" ? (block.elements as Button[]) : []));

  it("a message gets an answer", async () => {
    const list = await answerTo(slack.direct, () => says(slack.direct, "今日"));
    expect(list.text).toMatch(/今日跟进 2/);
    expect(list.text).toContain("Ankara *Lift* &lt;!channel&gt;");
    expect(buttonsIn(list).length).toBeGreaterThan(0);
  });

  it("a line is recorded once, and its button takes it back", async () => {
    await answerTo(slack.direct, () => says(slack.direct, "今日"));
    const before = await touches();
    const logged = await answerTo(slack.direct, () => says(slack.direct, "2 已联系 聊得不错"));
    expect(logged.text).toContain("Izmir Stone");
    expect(await touches()).toBe(before + 1);
    // It presses no buttons itself: what stands there is pressed as Slack does.
    const undo = buttonsIn(logged).find(({ text }) => text.text === "撤销");
    await answerTo(slack.direct, () => press(logged, undo));
    expect(await touches()).toBe(before);
  });

  it("what is changed or deleted there is offered to be corrected, and nothing is done by itself", async () => {
    await answerTo(slack.direct, () => says(slack.direct, "今日"));
    const before = await touches();
    let ts = "";
    await answerTo(slack.direct, async () => {
      ts = String((await says(slack.direct, "2 已联系 聊得不错")).ts);
    });
    const as = (method: string, more: Readonly<Record<string, string>> = {}) =>
      slack.call(slack.lily.token, method, { channel: slack.direct, ts, ...more });
    const draft = await answerTo(slack.direct, () => as("chat.update", { text: "2 未接" }));
    expect(draft.text).toContain("Izmir Stone");
    expect(await touches()).toBe(before + 1);
    await answerTo(slack.direct, () => press(draft, buttonsIn(draft)[0]));
    expect(await touches()).toBe(before + 1);
    const offer = await answerTo(slack.direct, () => as("chat.delete"));
    await answerTo(slack.direct, () => press(offer, buttonsIn(offer)[0]));
    expect(await touches()).toBe(before);
  });

  it("the global shortcut opens a form that it takes", async () => {
    const opened = async () => (await fetch(`${new URL("/", slack.apiUrl)}?tab=views`)).text();
    expect(await opened()).not.toContain("记一笔");
    const { trigger_id } = await slack.call(slack.bot, "views.generateTriggerId", {
      user_id: slack.lily.id,
    });
    const request = signed(
      { url: `${app.url}slack/events`, secret },
      {
        type: "interactive",
        payload: {
          type: "shortcut",
          callback_id: "tell_what",
          trigger_id,
          user: { id: slack.lily.id, team_id: "T000000001" },
          team: { id: "T000000001" },
        },
      },
      0,
    );
    expect((await fetch(request)).status).toBe(200);
    // It opens one within three seconds; on a busy machine the question comes as a message instead.
    await vi.waitFor(async () => {
      const asked = (await ours(slack.direct)).at(-1)?.text ?? "";
      expect((await opened()) + asked).toMatch(/记一笔|和哪家，发生了什么/);
    }, 10_000);
  });

  it("invited to a channel and called there, it answers without names", async () => {
    const hello = await answerTo(sales, () =>
      slack.call(slack.lily.token, "conversations.invite", { channel: sales, users: "U0GENJIN1" }),
    );
    expect(hello.text).not.toBe("");
    const list = await answerTo(sales, () => says(sales, "<@U0GENJIN1> 今日"));
    expect(list.text).toMatch(/今日跟进 2/);
    expect(list.text).not.toMatch(/Ankara|Izmir/);
  });

  it("the morning's push arrives, and the week's picture where the bot is a member", async () => {
    const digest = await answerTo(slack.direct, () => sweepFrom("2026-11-25T00:59:00Z", 5));
    expect(digest.text).toContain("Izmir Stone");
    const before = (await ours(sales)).length;
    await sweepFrom("2026-11-30T01:29:00Z", 5);
    const [summary, picture] = (await ours(sales)).slice(before);
    expect(summary?.text).not.toMatch(/Ankara|Izmir/);
    expect(picture?.blocks).toMatchObject([
      { type: "image", slack_file: { id: expect.stringMatching(/^F/) }, alt_text: picture?.text },
    ]);
  });

  it("what somebody else signed is not taken in", async () => {
    const forged = signed(
      { url: `${app.url}slack/events`, secret: "another" },
      { type: "events_api", payload: { type: "event_callback", team_id: "T000000001" } },
      0,
    );
    expect((await fetch(forged)).status).toBe(401);
  });

  async function press({ ts }: Standing, button: Button | undefined): Promise<void> {
    const request = signed(
      { url: `${app.url}slack/events`, secret },
      {
        type: "interactive",
        payload: {
          type: "block_actions",
          user: { id: slack.lily.id, team_id: "T000000001" },
          team: { id: "T000000001" },
          trigger_id: `1.2.${ts}`,
          container: { type: "message", message_ts: ts, channel_id: slack.direct },
          channel: { id: slack.direct },
          message: { ts },
          actions: [{ type: "button", action_id: "x", value: button?.value }],
        },
      },
      0,
    );
    expect((await fetch(request)).status).toBe(200);
  }

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
