import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createTeam } from "../../src/app/members/create-team.ts";
import type { Instant } from "../../src/core/time/civil.ts";
import type { Locale } from "../../src/core/vocabulary.ts";
import { jobs } from "../../src/jobs/index.ts";
import { sweep } from "../../src/scheduler/sweep.ts";
import { sql } from "../../src/store/database/sql.ts";
import type { Shown } from "../simulators/wechaty/account.ts";
import {
  startWechaty,
  type WechatySimulator,
  type Written,
} from "../simulators/wechaty/simulator.ts";
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
    inPrivate: /^已私信你/,
  },
  {
    locale: "en",
    handle: "tom",
    list: /2 .*follow|follow.* 2/i,
    reply: "2 called, replied",
    logged: /✅ Logged/,
    funnel: /2 customers: KA 0 · A 0 · B 0 · C 2/,
    inPrivate: /^Answered you in private/,
  },
];

const room = "team-one@chatroom";
const personOf = (handle: string): string => `wxid_${handle}`;

// Tuesday 24 November 2026, 16:30 in Shanghai, 08:30 in London, 11:30 in Istanbul.
const tuesday = "2026-11-24T08:30:00Z";

/** A company of two customers on a simulated WeChat. */
async function openShop(
  { locale, handle }: Scene,
  wechat: WechatySimulator,
  environment: Readonly<Record<string, string>>,
): Promise<TestApp> {
  const app = await startTestApp({
    http: false,
    now: tuesday,
    environment: { ...wechat.environment, ...environment },
  });
  const { store } = app.genjin.app;
  const house = await foundTradingHouse(store, {
    locale,
    accountsOf: (person) => [{ platform: "wechaty", userId: personOf(person) }],
  });
  await createTeam(app.genjin.app, "Team One", `wechaty:${room}`);
  await house.addCustomers([
    { name: "Ankara *Lift* <b>Ltd", owner: handle },
    { name: "Izmir Stone", owner: handle },
  ]);
  return app;
}

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

const deliveries = (app: TestApp) =>
  app.genjin.app.store.rows<{ kind: string; state: string }>(
    sql`SELECT kind, state FROM delivery ORDER BY kind, state`,
  );

describe.each(scenes)("on WeChat through Wechaty, in $locale,", (scene) => {
  const { handle, list, reply, logged, funnel, inPrivate } = scene;
  const person = personOf(handle);
  let wechat: WechatySimulator;
  let app: TestApp;
  let lastList = "";

  beforeAll(async () => {
    wechat = await startWechaty();
    app = await openShop(scene, wechat, { WECHATY_PUSHES: "1" });
    expect(wechat.wire.connections()).toBe(1);
  });
  afterAll(async () => {
    await app.stop();
    expect(wechat.wire.connections()).toBe(0);
    await wechat.close();
  });

  /** What is seen next after something was said. */
  const answerTo = async (said: Omit<Written, "person">): Promise<Shown> => {
    const before = wechat.shown.length;
    expect(await wechat.says({ person, ...said })).toBe(true);
    await vi.waitFor(() => expect(wechat.shown.length).toBeGreaterThan(before), 10_000);
    return wechat.shown[before] as Shown;
  };
  /** Waits until nothing more comes. */
  const calm = async () => {
    for (let before = -1; before < wechat.shown.length; ) {
      before = wechat.shown.length;
      await new Promise((resolve) => setTimeout(resolve, 800));
    }
  };
  const touches = async () => {
    const counted = await app.genjin.app.store.rows<{ count: string }>(
      sql`SELECT count(*) AS count FROM touch`,
    );
    return Number(counted[0]?.count);
  };

  it("gets the list in the direct chat", async () => {
    const answer = await answerTo({ text: "/today" });
    expect(answer).toMatchObject({ chat: person, pings: [] });
    expect(answer.text).toMatch(list);
    expect(answer.text).toMatch(/^1 .*Ankara \*Lift\* <b>Ltd.*#\w{3}$/m);
    expect(answer.text).toMatch(/^2 .*Izmir Stone.*#\w{3}$/m);
    lastList = answer.text;
  });

  it("gets the list in the group after a mention, with masked names", async () => {
    const answer = await answerTo({ text: "／TODAY", room });
    expect(answer).toMatchObject({ chat: room, pings: [] });
    expect(answer.text).toMatch(list);
    expect(answer.text).not.toMatch(/Ankara|Izmir/);
  });

  it("is answered in private, and the group sees that", async () => {
    const first = wechat.shown.length;
    await answerTo({ text: "/c Izmir", room });
    await vi.waitFor(() => expect(wechat.shown.length).toBe(first + 2), 10_000);
    const [answer, notice] = wechat.shown.slice(first);
    expect(answer?.chat).toBe(person);
    expect(answer?.text).toContain("Izmir Stone");
    expect(notice?.chat).toBe(room);
    expect(notice?.text).toMatch(inPrivate);
  });

  it("logs a call by replying with a quote, once however often it is delivered", async () => {
    const before = await touches();
    const said = { text: reply, id: `reply-${handle}`, quotes: lastList };
    const answer = await answerTo(said);
    expect(answer.text).toMatch(logged);
    expect(answer.text).toContain("Izmir Stone");
    expect(await touches()).toBe(before + 1);
    const shown = wechat.shown.length;
    wechat.wire.cut();
    await vi.waitFor(
      async () => expect(await wechat.says({ person, text: "/me" })).toBe(true),
      15_000,
    );
    expect(await wechat.says({ person, ...said })).toBe(true);
    await answerTo({ text: "/me" });
    await calm();
    expect(wechat.shown.slice(shown).every(({ text }) => !logged.test(text))).toBe(true);
    expect(await touches()).toBe(before + 1);
  }, 30_000);

  it("logs by a quote of one customer, of which WeChat kept the beginning", async () => {
    const before = await touches();
    const card = await answerTo({ text: "/c Ankara" });
    expect(card.text).toMatch(/^.*#\w{3}/);
    const beginning = card.text.slice(0, 40);
    const answer = await answerTo({ text: reply.replace("2 ", ""), quotes: beginning });
    expect(answer.text).toContain("Ankara");
    expect(await touches()).toBe(before + 1);
  });

  it("lets the team's manager bind the group", async () => {
    const before = wechat.shown.length;
    await wechat.says({ person: personOf("wei"), text: "/bind Team One", room });
    await vi.waitFor(() => expect(wechat.shown.length).toBe(before + 1), 10_000);
    expect(wechat.shown[before]).toMatchObject({
      chat: room,
      text: expect.stringContaining("Team One"),
    });
  });

  it("gets the weekly summary in the group, its picture in words", async () => {
    const before = wechat.shown.length;
    await passMonday(app);
    const shown = wechat.shown.slice(before).filter(({ chat }) => chat === room);
    expect(shown).toHaveLength(1);
    expect(shown[0]?.text).toMatch(funnel);
    expect(shown[0]?.text).not.toMatch(/Ankara|Izmir/);
    expect(shown[0]?.pings).toEqual([]);
  });

  it("tells a stranger in private, and in the group nothing", async () => {
    const stranger = personOf("stranger");
    const before = wechat.shown.length;
    await wechat.says({ person: stranger, text: "/today", room });
    await calm();
    await answerTo({ text: "/me" });
    expect(wechat.shown.slice(before).every(({ chat }) => chat === person)).toBe(true);
    const shown = wechat.shown.length;
    await wechat.says({ person: stranger, text: "/today" });
    await vi.waitFor(() => expect(wechat.shown.length).toBe(shown + 1), 10_000);
    const answer = wechat.shown.at(-1);
    expect(answer?.chat).toBe(stranger);
    expect(answer?.text).not.toMatch(/Ankara|Izmir/);
  });
});

describe.each(scenes)("on WeChat with pushes off, in $locale,", (scene) => {
  it("answers, and posts nothing that nobody asked for", async () => {
    const wechat = await startWechaty();
    const app = await openShop(scene, wechat, {});
    try {
      const person = personOf(scene.handle);
      await wechat.says({ person, text: "/today" });
      await vi.waitFor(() => expect(wechat.shown).toHaveLength(1), 10_000);
      expect(wechat.shown[0]?.text).toMatch(scene.list);
      await passMonday(app);
      expect(wechat.shown).toHaveLength(1);
      await wechat.says({ person: personOf("wei"), text: "/bind Team One", room });
      await vi.waitFor(() => expect(wechat.shown.length).toBeGreaterThan(1), 10_000);
      expect(wechat.shown[1]).toMatchObject({
        chat: personOf("wei"),
        text: expect.stringMatching(/docs\/wechaty.md/),
      });
      const made = await deliveries(app);
      // It has gone to the chat that is always there.
      expect(made).toContainEqual({ kind: "weekly-summary", state: "sent" });
    } finally {
      await app.stop();
      await wechat.close();
    }
  });
});
