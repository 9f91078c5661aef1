import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { createTeam } from "../../src/app/members/create-team.ts";
import type { Instant } from "../../src/core/time/civil.ts";
import type { Locale } from "../../src/core/vocabulary.ts";
import { jobs } from "../../src/jobs/index.ts";
import { sweep } from "../../src/scheduler/sweep.ts";
import { sql } from "../../src/store/database/sql.ts";
import type { ShownCard } from "../simulators/wecom/read-card.ts";
import { startWecom, type WecomSimulator } from "../simulators/wecom/simulator.ts";
import { startTestApp, type TestApp } from "../support/app.ts";
import { noQueue } from "../support/push-stage.ts";
import { foundTradingHouse } from "../support/trading-house.ts";

type Scene = {
  readonly locale: Locale;
  readonly handle: "lily" | "tom";
  readonly list: RegExp;
  readonly reply: string;
  readonly logged: RegExp;
  readonly funnel: RegExp;
  readonly greeting: RegExp;
  readonly writeFirst: RegExp;
  readonly inPrivate: RegExp;
};

const scenes: readonly Scene[] = [
  {
    locale: "zh-CN",
    handle: "lily",
    list: /今日跟进 2/,
    reply: "2 已联系 聊得不错",
    logged: /已记 1 条/,
    funnel: /客户 2 家：KA 0 · A 0 · B 0 · C 2/,
    greeting: /^随时找我/,
    writeFirst: /^我还不能私信你/,
    inPrivate: /^已私信你/,
  },
  {
    locale: "en",
    handle: "tom",
    list: /2 .*follow|follow.* 2/i,
    reply: "2 called, replied",
    logged: /✅ Logged/,
    funnel: /2 customers: KA 0 · A 0 · B 0 · C 2/,
    greeting: /^I am here/,
    writeFirst: /^I cannot write to you in private yet/,
    inPrivate: /^Answered you in private/,
  },
];

const group = "wrOgQhDgAA-TeamOne_1";

// Tuesday 24 November 2026, 16:30 in Shanghai, 08:30 in London, 11:30 in Istanbul.
const tuesday = "2026-11-24T08:30:00Z";

/** A company of two customers on a simulated WeCom. */
async function openShop(
  { locale, handle }: Scene,
  wecom: WecomSimulator,
  environment: Readonly<Record<string, string>>,
  chat = `wecom:${group}`,
): Promise<TestApp> {
  const app = await startTestApp({
    http: "WECOM_CORP_ID" in environment,
    now: tuesday,
    environment,
  });
  const house = await foundTradingHouse(app.genjin.app.store, {
    locale,
    accountsOf: (person) =>
      ["wecom", "wecom-app"].map((platform) => ({ platform, userId: userOf(person) })),
  });
  await createTeam(app.genjin.app, "Team One", chat);
  await house.addCustomers([
    { name: "Ankara *Lift* <b>Ltd", owner: handle },
    { name: "Izmir Stone", owner: handle },
  ]);
  expect(wecom.gateway.isLive()).toBe("WECOM_AIBOT_ID" in environment);
  return app;
}

const userOf = (handle: string): string => `user-${handle}`;

/** Monday 09:30 in Shanghai, and what it takes until everything has had its time. */
async function passMonday(app: TestApp): Promise<void> {
  let clock = Date.parse("2026-11-22T12:00:00Z") as Instant;
  const schedule = { bot: { ...app.genjin.bot, now: () => clock }, jobs, queue: noQueue };
  await sweep(schedule);
  for (let minute = 29; minute < 40; minute++) {
    clock = Date.parse(`2026-11-23T01:${minute}:00Z`) as Instant;
    await sweep(schedule);
  }
}

/** The posts besides the cards that follow some. */
const withoutCards = <Post extends { readonly card?: unknown }>(posts: readonly Post[]): Post[] =>
  posts.filter(({ card }) => card === undefined);

/** What is seen next among these posts. */
async function next<Post>(posts: readonly Post[], act: () => Promise<boolean>): Promise<Post> {
  const before = posts.length;
  expect(await act()).toBe(true);
  await vi.waitFor(() => expect(posts.length).toBeGreaterThan(before), 10_000);
  return posts[before] as Post;
}

describe.each(scenes)("with the WeCom robot, in $locale,", (scene) => {
  const { handle, list, reply, logged, funnel, greeting, writeFirst, inPrivate } = scene;
  const user = userOf(handle);
  let wecom: WecomSimulator;
  let app: TestApp;
  let lastQuote = "";

  beforeAll(async () => {
    wecom = await startWecom({ users: [] });
    app = await openShop(scene, wecom, wecom.environment.robot);
  });
  afterAll(async () => {
    await app.stop();
    expect(wecom.gateway.connections()).toBe(0);
    await wecom.close();
  });
  afterEach(() => expect(wecom.gateway.connections()).toBe(1));

  const answerTo = (said: { text: string; chat?: string; msgid?: string; quote?: string }) =>
    next(wecom.gateway.posts, () => wecom.gateway.says({ user, ...said }));
  const touches = async () => {
    const counted = await app.genjin.app.store.rows<{ count: string }>(
      sql`SELECT count(*) AS count FROM touch`,
    );
    return Number(counted[0]?.count);
  };

  it("gets the list in the group after a mention, with masked names", async () => {
    const answer = await answerTo({ text: "／TODAY", chat: group });
    expect(answer).toMatchObject({ chat: group, how: "reply", pings: [] });
    expect(answer.text).toMatch(list);
    expect(answer.text).not.toMatch(/Ankara|Izmir/);
  });

  it("is asked to write first, where the robot cannot answer in private yet", async () => {
    const answer = await answerTo({ text: "/c Izmir", chat: group });
    expect(answer.chat).toBe(group);
    expect(answer.text).toMatch(writeFirst);
    expect(wecom.gateway.posts.every(({ text }) => !text.includes("Izmir"))).toBe(true);
  });

  it("is greeted on opening the direct chat, but no stranger is", async () => {
    await wecom.gateway.enters("user-stranger");
    const answer = await next(wecom.gateway.posts, () => wecom.gateway.enters(user));
    expect(answer).toMatchObject({ chat: user, how: "welcome" });
    expect(answer.text).toMatch(greeting);
    expect(wecom.gateway.posts.filter(({ how }) => how === "welcome")).toEqual([answer]);
  });

  it("gets the list in the direct chat", async () => {
    const answer = await answerTo({ text: "/today" });
    expect(answer).toMatchObject({ chat: user, how: "reply", pings: [] });
    expect(answer.text).toMatch(list);
    expect(answer.text).toMatch(/^1\. .*Ankara \*Lift\* <b>Ltd.*#\w{3}$/m);
    expect(answer.text).toMatch(/^2\. .*Izmir Stone/m);
    lastQuote = answer.text;
  });

  it("is answered in private from then on", async () => {
    const first = wecom.gateway.posts.length;
    await answerTo({ text: "/c Izmir", chat: group });
    const shown = () => withoutCards(wecom.gateway.posts.slice(first));
    await vi.waitFor(() => expect(shown()).toHaveLength(2), 10_000);
    const [answer, notice] = shown();
    expect(answer).toMatchObject({ chat: user, how: "push" });
    expect(answer?.text).toContain("Izmir Stone");
    expect(notice).toMatchObject({ chat: group, how: "reply" });
    expect(notice?.text).toMatch(inPrivate);
  });

  it("logs a call by replying with a quote, once however often it is delivered", async () => {
    const before = await touches();
    const said = { text: reply, msgid: `reply-${handle}`, quote: lastQuote };
    const answer = await answerTo(said);
    expect(answer.text).toMatch(logged);
    expect(answer.text).toContain("Izmir Stone");
    expect(await touches()).toBe(before + 1);
    const shown = withoutCards(wecom.gateway.posts).length;
    expect(await wecom.gateway.says({ user, ...said })).toBe(true);
    await answerTo({ text: "/help" });
    expect(withoutCards(wecom.gateway.posts)).toHaveLength(shown + 1);
    expect(await touches()).toBe(before + 1);
  });

  it("gets the weekly summary with its picture in the group", async () => {
    const before = wecom.gateway.posts.length;
    await passMonday(app);
    const shown = wecom.gateway.posts.slice(before).filter(({ chat }) => chat === group);
    expect(shown).toHaveLength(2);
    const [summary, picture] = shown;
    expect(summary?.text).toMatch(funnel);
    expect(summary?.text).not.toMatch(/Ankara|Izmir/);
    expect(picture?.picture).toBeGreaterThan(10_000);
  });

  it("lets the team's manager bind another group", async () => {
    const other = "wrOther";
    const answer = await next(wecom.gateway.posts, () =>
      wecom.gateway.says({ user: userOf("wei"), text: "/bind Team One", chat: other }),
    );
    expect(answer).toMatchObject({ chat: other, how: "reply" });
    expect(answer.text).toContain("Team One");
    const bound = await app.genjin.app.store.rows<{ chat: string }>(sql`
      SELECT external_id AS chat FROM chat WHERE platform = 'wecom' AND kind = 'group'`);
    expect(bound).toEqual([{ chat: other }]);
  });

  it("tells a stranger in private, and in the group nothing", async () => {
    const stranger = "user-stranger";
    const shown = wecom.gateway.posts.length;
    const refused = wecom.gateway.refused();
    await wecom.gateway.says({ user: stranger, text: "/today", chat: group });
    await vi.waitFor(() => expect(wecom.gateway.refused()).toBe(refused + 1), 10_000);
    const answer = await next(wecom.gateway.posts, () =>
      wecom.gateway.says({ user: stranger, text: "/today" }),
    );
    expect(wecom.gateway.posts.length).toBe(shown + 1);
    expect(answer.chat).toBe(stranger);
    expect(answer.text).not.toMatch(/Ankara|Izmir|#/);
  });
});

describe.each(scenes)("with the WeCom app beside the robot, in $locale,", (scene) => {
  const { handle, list, reply, logged, inPrivate } = scene;
  const user = userOf(handle);
  let wecom: WecomSimulator;
  let app: TestApp;
  let caller: ReturnType<WecomSimulator["callerOf"]>;

  beforeAll(async () => {
    wecom = await startWecom({ users: [user] });
    const { robot, app: own } = wecom.environment;
    app = await openShop(scene, wecom, { ...robot, ...own });
    caller = wecom.callerOf(app.url.replace(/\/$/, ""));
  });
  afterAll(async () => {
    await app.stop();
    await wecom.close();
  });

  it("gets the list in the app's chat and logs by its numbers", async () => {
    const answer = await next(wecom.api.posts, () => caller.says(user, "/today"));
    expect(answer.chat).toBe(user);
    expect(answer.text).toMatch(list);
    expect(answer.text).toMatch(/^1 .*Ankara \*Lift\* <b>Ltd.*#\w{3}$/m);
    const told = await next(wecom.api.posts, () => caller.says(user, reply, "msg-1"));
    expect(told.text).toMatch(logged);
    const shown = withoutCards(wecom.api.posts).length;
    expect(await caller.says(user, reply, "msg-1")).toBe(true);
    await next(wecom.api.posts, () => caller.says(user, "/me"));
    expect(withoutCards(wecom.api.posts)).toHaveLength(shown + 1);
  });

  it("is answered in the app when asking the robot in a group, without having written to it", async () => {
    const asked = () => wecom.gateway.says({ user, text: "/c Izmir", chat: group });
    const answer = await next(wecom.api.posts, asked);
    expect(answer).toMatchObject({ chat: user });
    expect(answer.text).toContain("Izmir Stone");
    await vi.waitFor(() => expect(wecom.gateway.posts.at(-1)?.text).toMatch(inPrivate));
    expect(wecom.gateway.posts.every(({ text }) => !text.includes("Izmir"))).toBe(true);
  });

  it("lets the console verify the address, and nobody else in", async () => {
    const { word, status, body } = await caller.asks();
    expect([status, body]).toEqual([200, word]);
    for (const how of ["unsigned", "wrong", "old", "tampered"] as const) {
      expect(await caller.forges(how)).toBe(403);
    }
  });
});

type Taps = {
  readonly told: string;
  readonly confirm: string;
  readonly recorded: RegExp;
  readonly before: RegExp;
  readonly contacted: string;
  readonly tapped: RegExp;
};

const taps: Readonly<Record<Locale, Taps>> = {
  "zh-CN": {
    told: "给 Izmir Stone 打了电话，他们要样品",
    confirm: "确认记下",
    recorded: /✅ 已记下[\s\S]*Izmir Stone/,
    before: /已经确认过，没有重复记录[\s\S]*Izmir Stone/,
    contacted: "已联系",
    tapped: /已经点过了，没有重复记录[\s\S]*Izmir Stone/,
  },
  en: {
    told: "called Izmir Stone, they want a sample",
    confirm: "Record it",
    recorded: /✅ Recorded[\s\S]*Izmir Stone/,
    before: /confirmed this before, so nothing was recorded again[\s\S]*Izmir Stone/,
    contacted: "Contacted",
    tapped: /You tapped that on .* so nothing was recorded again[\s\S]*Izmir Stone/,
  },
};

/** A door of WeCom as one person uses it: what they see there, and what they say and press. */
type Door = {
  readonly posts: readonly { readonly text: string; readonly card?: ShownCard }[];
  says(text: string): Promise<boolean>;
  presses(card: ShownCard, label: string): Promise<boolean>;
};

describe.each(scenes)("by one tap, in $locale,", (scene) => {
  const { handle, locale, logged } = scene;
  const { told, confirm, recorded, before, contacted, tapped } = taps[locale];
  const user = userOf(handle);

  it.each(["robot", "app"] as const)(
    "in the chat of the %s a draft is recorded once",
    async (door) => {
      const wecom = await startWecom({ users: [user] });
      const app = await openShop(scene, wecom, wecom.environment[door]);
      const caller = wecom.callerOf(app.url.replace(/\/$/, ""));
      const doors: Readonly<Record<"robot" | "app", Door>> = {
        robot: {
          posts: wecom.gateway.posts,
          says: (text) => wecom.gateway.says({ user, text }),
          presses: (card, label) => {
            const button = card.buttons.find((one) => one.label === label);
            if (button === undefined) throw new Error(`no button ${label}`);
            return wecom.gateway.pressesCard(user, user, card, button);
          },
        },
        app: {
          posts: wecom.api.posts,
          says: (text) => caller.says(user, text),
          presses: (card, label) => caller.presses(user, card, label, wecom.api.codeOfPress()),
        },
      };
      const { posts, says, presses } = doors[door];
      const text = async (act: () => Promise<boolean>): Promise<string> => {
        const first = withoutCards(posts).length;
        expect(await act()).toBe(true);
        await vi.waitFor(() => expect(withoutCards(posts).length).toBeGreaterThan(first), 10_000);
        return withoutCards(posts)[first]?.text ?? "";
      };
      const cardAfter = async (act: () => Promise<boolean>): Promise<ShownCard> => {
        const first = posts.length;
        expect((await next(posts, act)).card).toBeUndefined();
        await vi.waitFor(() => expect(posts.length).toBe(first + 2), 10_000);
        const card = posts.at(-1)?.card;
        if (card === undefined) throw new Error("no card");
        return card;
      };
      const touches = async () =>
        (await app.genjin.app.store.rows(sql`SELECT id FROM touch`)).length;
      try {
        const draft = await cardAfter(() => says(told));
        expect(draft.buttons.map(({ label }) => label)).toContain(confirm);
        expect(await touches()).toBe(0);
        const done = await next(posts, () => presses(draft, confirm));
        expect(done.text).toMatch(recorded);
        expect(await touches()).toBe(1);
        const again = await next(posts, () => presses(draft, confirm));
        expect(again.text).toMatch(before);
        const card = await cardAfter(() => says("/c Izmir"));
        expect(await text(() => presses(card, contacted))).toMatch(logged);
        expect(await text(() => presses(card, contacted))).toMatch(tapped);
        expect(await touches()).toBe(2);
      } finally {
        await app.stop();
        await wecom.close();
      }
    },
  );
});

describe.each(scenes)("with the webhook of a WeCom group, in $locale,", (scene) => {
  it("the weekly summary comes with its picture", async () => {
    const wecom = await startWecom({ users: [] });
    const { webhook } = wecom.environment;
    const app = await openShop(scene, wecom, webhook, "wecom-webhook:group");
    try {
      await passMonday(app);
      const [summary, picture, ...others] = wecom.api.posts;
      expect(others).toEqual([]);
      expect(summary).toMatchObject({ chat: "webhook", pings: [] });
      expect(summary?.text).toMatch(scene.funnel);
      expect(summary?.text).not.toMatch(/Ankara|Izmir/);
      expect(picture?.picture).toBeGreaterThan(10_000);
    } finally {
      await app.stop();
      await wecom.close();
    }
  });
});
