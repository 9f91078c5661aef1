import { afterEach, describe, expect, it, vi } from "vitest";
import { createTeam } from "../../../src/app/members/create-team.ts";
import type { Instant } from "../../../src/core/time/civil.ts";
import { jobs } from "../../../src/jobs/index.ts";
import { sendOverHeld } from "../../../src/scheduler/send-over-connections.ts";
import { sweep } from "../../../src/scheduler/sweep.ts";
import { sql } from "../../../src/store/database/sql.ts";
import { startDingtalk } from "../../simulators/dingtalk/simulator.ts";
import { startSlackSimulator } from "../../simulators/slack/simulator.ts";
import { startWecom } from "../../simulators/wecom/simulator.ts";
import { startTestApp, type TestApp } from "../../support/app.ts";
import { noQueue } from "../../support/push-stage.ts";
import { foundTradingHouse, type TradingHouse } from "../../support/trading-house.ts";

/** One platform on which the answer to a post can be lost. */
type Platform = {
  readonly environment: Readonly<Record<string, string>>;
  readonly account: { readonly platform: string; readonly userId: string };
  /** What people have seen, oldest first. */
  seen(): readonly string[];
  loseAnswer(): void;
  /** The post after the next is refused for now. */
  failSecond?(): void;
  /** Lily asks for her list; where the platform hears people at all. */
  ask?(): Promise<unknown>;
  stop(): Promise<void>;
};

const platforms: Readonly<Record<string, () => Promise<Platform>>> = {
  async slack() {
    const slack = await startSlackSimulator();
    return {
      environment: {
        SLACK_BOT_TOKEN: slack.botToken,
        SLACK_APP_TOKEN: slack.appToken,
        SLACK_API_URL: slack.apiUrl,
      },
      account: { platform: "slack", userId: "U0LILY" },
      seen: () => slack.seen().map(({ text }) => text),
      loseAnswer: () => slack.fail("answer-lost"),
      ask: () => slack.says("U0LILY", "D0LILY", "今日"),
      stop: () => slack.stop(),
    };
  },
  async dingtalk() {
    const dingtalk = await startDingtalk();
    return {
      environment: dingtalk.environment,
      account: { platform: "dingtalk", userId: "staff-lily" },
      seen: () => dingtalk.shown.map(({ text }) => text),
      loseAnswer: () => dingtalk.fail("answer-lost"),
      ask: () => dingtalk.writes({ staffId: "staff-lily", text: "今日" }),
      stop: () => dingtalk.close(),
    };
  },
  async "wecom robot"() {
    const { gateway, environment, close } = await startWecom({ users: [] });
    gateway.knows("user-lily");
    return {
      environment: environment.robot,
      account: { platform: "wecom", userId: "user-lily" },
      seen: () => gateway.posts.map(({ text }) => text),
      loseAnswer: () => gateway.fail("answer-lost"),
      ask: () => gateway.says({ user: "user-lily", text: "今日" }),
      stop: close,
    };
  },
  async "wecom app"() {
    const { api, environment, close } = await startWecom({ users: ["user-lily"] });
    return {
      environment: environment.app,
      account: { platform: "wecom-app", userId: "user-lily" },
      seen: () => api.posts.map(({ text }) => text),
      loseAnswer: () => api.fail("answer-lost"),
      failSecond() {
        api.fail("none");
        api.fail("limited");
      },
      stop: close,
    };
  },
  async "wecom webhook"() {
    const { api, environment, close } = await startWecom({ users: [] });
    return {
      environment: environment.webhook,
      account: { platform: "wecom-webhook", userId: "" },
      seen: () => api.posts.map(({ text }) => text),
      loseAnswer: () => api.fail("answer-lost"),
      stop: close,
    };
  },
};

const marked = /^（补发，若已收到请忽略）\n/;

let running: { readonly app: TestApp; readonly platform: Platform } | undefined;
afterEach(async () => {
  await running?.app.stop();
  await running?.platform.stop();
});

async function open(name: string): Promise<{
  platform: Platform;
  house: TradingHouse;
  /** Lets the time pass from one ISO instant to another, minute by minute. */
  pass(from: string, to: string): Promise<void>;
  state(): Promise<object[]>;
}> {
  const platform = await (platforms[name] as () => Promise<Platform>)();
  // Friday 20 November 2026, 16:30 in Shanghai.
  const app = await startTestApp({
    http: false,
    now: "2026-11-20T08:30:00Z",
    environment: platform.environment,
  });
  running = { app, platform };
  const { store } = app.genjin.app;
  const isGroup = name === "wecom webhook";
  const house = await foundTradingHouse(store, {
    accountsOf: (handle) => (handle === "lily" && !isGroup ? [platform.account] : []),
  });
  if (isGroup) await createTeam(app.genjin.app, "Team One", "wecom-webhook:group");
  return {
    platform,
    house,
    async pass(from, to) {
      let clock = Date.parse(from) as Instant;
      const schedule = { bot: { ...app.genjin.bot, now: () => clock }, jobs, queue: noQueue };
      for (; clock <= Date.parse(to); clock = (clock + 60_000) as Instant) {
        await sweep(schedule);
        await sendOverHeld(schedule);
      }
    },
    state: () =>
      store.rows(sql`SELECT state, attempts, parts FROM delivery
        WHERE platform = ${platform.account.platform}`),
  };
}

describe("a push whose answer is lost", () => {
  it.each([
    ["slack", 1],
    ["dingtalk", 2],
    ["wecom robot", 2],
    ["wecom app", 1],
  ])("is seen on %s %i time(s), and then it says so", async (name, times) => {
    const { platform, house, pass, state } = await open(name);
    await house.addCustomers([{ name: "Ankara Lift", owner: "lily" }]);
    platform.loseAnswer();
    await pass("2026-11-23T00:55:00Z", "2026-11-23T01:06:00Z");
    expect(await state()).toMatchObject([{ state: "sent", attempts: 2 }]);
    expect(platform.seen()).toHaveLength(times);
    expect(platform.seen()[0]).not.toMatch(marked);
    if (times === 2) expect(platform.seen()[1]).toMatch(marked);
    expect(platform.seen()[times - 1]).toContain("Ankara Lift");
  });

  it("is said again part by part, and no part twice that is known to have arrived", async () => {
    const { platform, house, pass, state } = await open("wecom webhook");
    await house.addCustomers([{ name: "Ankara Lift", owner: "lily" }]);
    platform.loseAnswer();
    await pass("2026-11-23T01:25:00Z", "2026-11-23T01:36:00Z");
    expect(await state()).toMatchObject([{ state: "sent", attempts: 2, parts: 1 }]);
    const [first, again, picture] = platform.seen();
    expect(again).toMatch(marked);
    expect(again?.replace(marked, "")).toBe(first);
    expect(picture).toBe("");
    expect(platform.seen()).toHaveLength(3);
  });
});

describe("a push in parts", () => {
  it("goes on with the part that failed", async () => {
    const { platform, house, pass, state } = await open("wecom app");
    await house.addCustomers(
      Array.from({ length: 40 }, (_, index) => ({
        name: `${index} ${"名字特别长的客户".repeat(10)}`,
        owner: "lily" as const,
        tier: "KA" as const,
        touches: [{ at: "2026-10-01T09:00:00Z", outcome: "no-answer" as const }],
      })),
    );
    const { store } = (running as { app: TestApp }).app.genjin.app;
    await store.run(sql`UPDATE customer SET city = ${"名字特别长的城市".repeat(6)}`);
    await store.run(sql`INSERT INTO owed (id, kind, organization_id, customer_id, member_id, made_at, due_on)
      SELECT gen_random_uuid(), 'promise', organization_id, id, owner_id, '2026-11-20', '2026-11-23' FROM customer`);
    platform.failSecond?.();
    await pass("2026-11-23T00:55:00Z", "2026-11-23T01:06:00Z");
    expect(await state()).toMatchObject([{ state: "sent", attempts: 1 }]);
    const seen = platform.seen();
    expect(seen.length).toBeGreaterThan(1);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.join("\n")).not.toMatch(/补发/);
  });
});

describe("an answer of which nobody knows whether it arrived", () => {
  it.each([
    ["slack", 1],
    ["dingtalk", 2],
    ["wecom robot", 2],
  ])("is seen on %s %i time(s), and then it says so", async (name, times) => {
    const { platform, house } = await open(name);
    await house.addCustomers([{ name: "Ankara Lift", owner: "lily" }]);
    platform.loseAnswer();
    await platform.ask?.();
    await vi.waitFor(() => expect(platform.seen()).toHaveLength(times), 15_000);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(platform.seen()).toHaveLength(times);
    expect(platform.seen()[0]).toContain("Ankara Lift");
    if (times === 2) expect(platform.seen()[1]).toMatch(marked);
  });
});
