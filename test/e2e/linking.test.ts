import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { enrolMember } from "../../src/app/members/enrol-member.ts";
import { createDispatch } from "../../src/bot/intake/dispatch.ts";
import type { Instant } from "../../src/core/time/civil.ts";
import { jobs } from "../../src/jobs/index.ts";
import { sweep } from "../../src/scheduler/sweep.ts";
import { sql } from "../../src/store/database/sql.ts";
import { memberByHandle } from "../../src/store/members/members.ts";
import { type SlackSimulator, startSlackSimulator } from "../simulators/slack/simulator.ts";
import { startWecom, type WecomSimulator } from "../simulators/wecom/simulator.ts";
import { startTestApp, type TestApp } from "../support/app.ts";
import { type Conversation, startConversation } from "../support/conversation.ts";
import { noQueue } from "../support/push-stage.ts";
import { foundTradingHouse } from "../support/trading-house.ts";

/** Tuesday 24 November 2026, 16:30 in Shanghai. */
const tuesday = "2026-11-24T08:30:00Z";
const code = /[2-9A-Z]{4}-[2-9A-Z]{4}/;
const wrong = {
  en: /^That code does not work: it may be mistyped, used, or older than 24 hours/,
  zh: /^这个绑定码无效：可能打错了、用过了，或者超过 24 小时/,
};

type World = {
  readonly app: TestApp;
  readonly slack: SlackSimulator;
  readonly wecom: WecomSimulator;
  close(): Promise<void>;
};

async function openWorld(): Promise<World> {
  const slack = await startSlackSimulator();
  const wecom = await startWecom({ users: [] });
  const app = await startTestApp({
    http: false,
    now: tuesday,
    environment: {
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_API_URL: slack.apiUrl,
      SLACK_APP_TOKEN: slack.appToken,
      ...wecom.environment.robot,
    },
  });
  for (const [id, zone] of [
    ["U0LILY", "Asia/Shanghai"],
    ["U0OTHER", "Europe/Berlin"],
  ] as const) {
    slack.workspace.addPerson({
      id,
      name: id,
      email: `${id}@example.com`,
      zone,
      language: "en-US",
    });
  }
  return {
    app,
    slack,
    wecom,
    async close() {
      await app.stop();
      await slack.stop();
      await wecom.close();
    },
  };
}

/** What is seen next among these posts. */
async function next<Post>(
  posts: () => readonly Post[],
  act: () => Promise<boolean>,
): Promise<Post> {
  const before = posts().length;
  expect(await act()).toBe(true);
  await vi.waitFor(() => expect(posts().length).toBeGreaterThan(before), 10_000);
  return posts()[before] as Post;
}

describe("linking accounts", () => {
  let world: World;
  let talk: Conversation;

  beforeAll(async () => {
    world = await openWorld();
    const { app } = world.app.genjin;
    const house = await foundTradingHouse(app.store);
    await enrolMember(app, Date.parse(tuesday) as Instant, {
      handle: "boss",
      name: "Boss",
      role: "admin",
      zone: "Asia/Shanghai",
      locale: "en",
      accounts: [],
    });
    await house.addCustomers([{ name: "Izmir Stone", owner: "lily" }]);
    talk = startConversation(world.app, tuesday);
  });
  afterAll(() => world.close());

  const onSlack = async (user: string, text: string, chat = `D0${user.slice(2)}`) =>
    (await next(world.slack.seen, () => world.slack.says(user, chat, text))).text;
  const onWecom = async (user: string, text: string) =>
    (
      await next(
        () => world.wecom.gateway.posts,
        () => world.wecom.gateway.says({ user, text }),
      )
    ).text;
  const codeFor = async (handle: string): Promise<string> => {
    const [made] = await talk.person("boss").says(`/link ${handle}`);
    const found = code.exec(made?.text ?? "")?.[0];
    if (found === undefined) throw new Error(`no code in ${made?.text}`);
    return found;
  };

  it("tells strangers how to be linked, in the language they wrote in", async () => {
    expect(await onSlack("U0OTHER", "hello")).toMatch(/only talk to members.*link code.*\/link/);
    expect(await onWecom("stranger", "你好")).toMatch(/只服务本团队成员.*绑定码.*绑定/);
  });

  it("makes codes for admins alone", async () => {
    const lily = talk.person("lily");
    await lily.says("关联 tom");
    lily.hears(/你已经绑定为李莉（lily）/);
    const boss = talk.person("boss");
    await boss.says("/link nobody");
    boss.hears(/There is no member nobody/);
    const [made] = await boss.says("/link lily");
    expect(made?.text).toMatch(
      /One-time code for 李莉.*\n\/link [2-9A-Z]{4}-[2-9A-Z]{4}\n.*once.*24 hours/,
    );
    const rows = await world.app.genjin.app.store.rows<{ all: string }>(
      sql`SELECT (to_jsonb(c))::text AS all FROM link_code c`,
    );
    expect(rows.length).toBe(1);
    expect(rows[0]?.all).not.toContain((code.exec(made?.text ?? "")?.[0] ?? "").slice(0, 4));
  });

  it("links whoever sends the code in private, and only once", async () => {
    const old = await codeFor("lily");
    const lilys = await codeFor("lily");
    expect(await onWecom("lily-li", `绑定 ${old}`)).toMatch(wrong.zh);
    const linked = await onWecom("lily-li", `绑定 ${lilys.toLowerCase().replace("-", "")}`);
    expect(linked).toMatch(/绑定成功.*李莉（lily）[\s\S]*今日/);
    expect(await onWecom("lily-li", "今日")).toMatch(/今日跟进 1[\s\S]*Izmir Stone/);
    expect(await onSlack("U0OTHER", `/link ${lilys}`)).toMatch(wrong.en);
    expect(await onWecom("lily-li", `绑定 ${lilys}`)).toMatch(/你已经绑定为李莉（lily）/);
  });

  it("refuses a code that is too old with the same words", async () => {
    talk.setClock("2026-11-23T08:00:00Z");
    const old = await codeFor("ann");
    talk.setClock(tuesday);
    expect(await onWecom("ann-moore", `/link ${old}`)).toMatch(wrong.en);
  });

  it("sends pushes where the member was linked first, until they choose", async () => {
    const lilys = await codeFor("lily");
    const linked = await onSlack("U0LILY", lilys);
    expect(linked).toMatch(/绑定成功[\s\S]*推送仍发到企业微信[\s\S]*我的 推送 Slack/);
    const digestOn = async (day: string) => {
      const [before, posts] = [world.slack.seen().length, world.wecom.gateway.posts.length];
      let clock = Date.parse(`${day}T00:50:00Z`) as Instant;
      const bot = { ...world.app.genjin.bot, now: () => clock };
      const schedule = { bot, jobs, queue: noQueue, dispatch: createDispatch(bot) };
      await sweep(schedule);
      for (let minute = 0; minute < 15; minute++) {
        clock = (Date.parse(`${day}T00:59:00Z`) + minute * 60_000) as Instant;
        await sweep(schedule);
      }
      return {
        slack: world.slack
          .seen()
          .slice(before)
          .map(({ text }) => text),
        wecom: world.wecom.gateway.posts.slice(posts).map(({ text }) => text),
      };
    };
    const first = await digestOn("2026-11-25");
    expect(first.slack).toEqual([]);
    expect(first.wecom.join()).toMatch(/Izmir Stone/);
    expect(await onSlack("U0LILY", "我的 推送 slack")).toMatch(/推送到：企业微信 → Slack/);
    const second = await digestOn("2026-11-26");
    expect(second.wecom).toEqual([]);
    expect(second.slack.join()).toMatch(/Izmir Stone/);
    expect(await onSlack("U0LILY", "我的 推送 钉钉")).toMatch(/哪一项推送/);
  });

  it("voids a code that was said where others read it", async () => {
    const toms = await codeFor("tom");
    const told = await onSlack("U0OTHER", `<@U0GENJIN> /link ${toms}`, "C0SALES");
    expect(told).toMatch(/A code belongs in our direct chat.*no longer works/);
    expect(world.slack.seen().at(-1)?.channel).toBe("D0OTHER");
    expect(await onWecom("tom-baker", `/link ${toms}`)).toMatch(wrong.en);
  });

  it("unlinks by an admin's word alone, and pushes nothing there any more", async () => {
    const { store } = world.app.genjin.app;
    const chats = () =>
      store.rows<{ platform: string }>(sql`SELECT platform FROM chat c
        JOIN member m ON m.id = c.member_id WHERE m.handle = 'lily' AND platform <> 'local'`);
    expect((await chats()).map(({ platform }) => platform).sort()).toEqual(["slack", "wecom"]);
    const [lily, boss] = [talk.person("lily"), talk.person("boss")];
    await lily.says("关联 删除 lily 企业微信");
    lily.hears(/你已经绑定为李莉/);
    await boss.says("/link remove lily");
    boss.hears(/Whom, and where/);
    await boss.says("/link remove lily dingtalk");
    boss.hears(/李莉 is not linked there\. Linked on: slack, wecom, wecom-app\./);
    await boss.says("/link remove tom slack");
    boss.hears(/Tom Baker is not linked anywhere/);
    await boss.says("/link remove lily wecom");
    boss.hears(/李莉 \(lily\) is no longer linked on WeCom, WeCom app\./);
    expect(await chats()).toEqual([{ platform: "slack" }]);
    expect(await onWecom("lily-li", "今日")).toMatch(/只服务本团队成员/);
    const audited = await store.rows(
      sql`SELECT id FROM audit_entry WHERE action = 'member.unlinked'`,
    );
    expect(audited).toHaveLength(1);
    expect(await onWecom("lily-li", `绑定 ${await codeFor("lily")}`)).toMatch(/绑定成功/);
  });

  it("stops whoever guesses for an hour, even with the right code", async () => {
    for (let guess = 0; guess < 5; guess++) {
      expect(await onWecom("guesser", `/link ACDE-FGH${guess + 2}`)).toMatch(wrong.en);
    }
    const toms = await codeFor("tom");
    expect(await onWecom("guesser", `/link ${toms}`)).toMatch(/Too many wrong codes/);
    expect(await onWecom("tom-baker", `/link ${toms}`)).toMatch(/Linked\..*Tom Baker \(tom\)/);
  });
});

describe("the first admin", () => {
  it("is whoever sends what the console printed, also where there is nobody yet", async () => {
    const said = vi.spyOn(console, "log").mockImplementation(() => {});
    const slack = await startSlackSimulator();
    slack.workspace.addPerson({
      id: "U0BOSS",
      name: "Boss",
      email: "boss@example.com",
      zone: "Europe/Berlin",
      language: "en-US",
    });
    const app = await startTestApp({
      now: tuesday,
      environment: {
        SLACK_BOT_TOKEN: slack.botToken,
        SLACK_API_URL: slack.apiUrl,
        SLACK_APP_TOKEN: slack.appToken,
      },
    });
    try {
      const printed = said.mock.calls.flat().join("\n");
      expect(printed).toMatch(/To become the admin, send the bot in private:\n {2}\/link/);
      const first = code.exec(printed)?.[0];
      const answer = await next(slack.seen, () => slack.says("U0BOSS", "D0BOSS", `/link ${first}`));
      expect(answer.text).toMatch(/Linked\..*\(admin\)/);
      const admin = await memberByHandle(app.genjin.app.store, "admin");
      expect(admin?.member).toMatchObject({ role: "admin", zone: "Europe/Berlin", locale: "en" });
    } finally {
      said.mockRestore();
      await app.stop();
      await slack.stop();
    }
  });

  it("is not asked for where no platform is connected", async () => {
    const said = vi.spyOn(console, "log").mockImplementation(() => {});
    const app = await startTestApp({ now: tuesday });
    expect(said.mock.calls.flat().join()).not.toMatch(code);
    said.mockRestore();
    await app.stop();
  });
});
