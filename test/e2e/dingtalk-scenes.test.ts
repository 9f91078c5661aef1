import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { Instant } from "../../src/core/time/civil.ts";
import type { Locale } from "../../src/core/vocabulary.ts";
import { jobs } from "../../src/jobs/index.ts";
import { sweep } from "../../src/scheduler/sweep.ts";
import { sql } from "../../src/store/database/sql.ts";
import type { Shown } from "../simulators/dingtalk/open-api.ts";
import { type DingtalkSimulator, startDingtalk } from "../simulators/dingtalk/simulator.ts";
import { startTestApp, type TestApp } from "../support/app.ts";
import { noQueue } from "../support/push-stage.ts";
import { foundTradingHouse } from "../support/trading-house.ts";

type Scene = {
  readonly locale: Locale;
  readonly handle: "lily" | "tom";
  readonly list: RegExp;
  readonly logged: RegExp;
  readonly funnel: RegExp;
};

const scenes: readonly Scene[] = [
  {
    locale: "zh-CN",
    handle: "lily",
    list: /今日跟进 2/,
    logged: /已记 1 条/,
    funnel: /客户 2 家：KA 0 · A 0 · B 0 · C 2/,
  },
  {
    locale: "en",
    handle: "tom",
    list: /2 .*follow|follow.* 2/i,
    logged: /✅ Logged/,
    funnel: /2 customers: KA 0 · A 0 · B 0 · C 2/,
  },
];

const group = "cidTeamOne==";

it("with a template of cards a press does what its line would, in private as in the group", async () => {
  const dingtalk = await startDingtalk({ cardTemplateId: "simulated.schema" });
  const app = await startTestApp({
    http: false,
    now: "2026-11-24T08:30:00Z",
    environment: dingtalk.environment,
  });
  const house = await foundTradingHouse(app.genjin.app.store, {
    accountsOf: (handle) => [{ platform: "dingtalk", userId: `staff-${handle}` }],
  });
  const [ref] = await house.addCustomers([{ name: "Izmir Stone", owner: "tom" }]);
  const staffId = "staff-tom";
  const next = async (act: () => Promise<boolean>): Promise<Shown> => {
    const before = dingtalk.shown.length;
    expect(await act()).toBe(true);
    await vi.waitFor(() => expect(dingtalk.shown.length).toBeGreaterThan(before), 10_000);
    return dingtalk.shown[before] as Shown;
  };
  const logged = await next(() =>
    dingtalk.writes({ staffId, text: `/log ${ref} called, replied` }),
  );
  expect(logged.text).toMatch(/✅ Logged[\s\S]*Izmir Stone/);
  // Whoever presses is asked for: nothing of somebody else's is taken back.
  const refused = await next(() => dingtalk.presses("staff-lily", logged, "Undo"));
  expect(refused).toMatchObject({ kind: "direct", chat: "staff-lily" });
  expect(refused.text).not.toMatch(/Izmir/);
  const undone = await next(() => dingtalk.presses(staffId, logged, "Undo"));
  expect(undone).toMatchObject({ kind: "direct", chat: staffId });
  expect(undone.text).toMatch(/Undone/);
  const asked = await next(() => dingtalk.writes({ staffId, text: "/todya", group }));
  expect(asked).toMatchObject({ kind: "group", chat: group });
  const list = await next(() => dingtalk.presses(staffId, asked, "/today"));
  expect(list).toMatchObject({ kind: "group", chat: group });
  expect(list.text).toMatch(/1 .*#\w{3}/);
  expect(JSON.stringify([list.title, list.text, list.buttons])).not.toMatch(/Izmir/);
  const touches = await app.genjin.app.store.rows(sql`SELECT id FROM touch`);
  expect(touches).toEqual([]);
  await app.stop();
  await dingtalk.close();
});

type Taps = {
  readonly locale: Locale;
  readonly handle: "lily" | "tom";
  readonly told: string;
  readonly buttons: readonly [string, string];
  readonly recorded: RegExp;
  readonly before: RegExp;
  readonly contacted: string;
  readonly logged: RegExp;
  readonly tapped: RegExp;
  readonly undo: string;
  readonly gone: RegExp;
};

const taps: readonly Taps[] = [
  {
    locale: "zh-CN",
    handle: "lily",
    told: "给 Izmir Stone 打了电话，他们要样品",
    buttons: ["确认记下", "不记"],
    recorded: /✅ 已记下[\s\S]*Izmir Stone/,
    before: /已经确认过，没有重复记录[\s\S]*Izmir Stone/,
    contacted: "已联系",
    logged: /已记 1 条/,
    tapped: /已经点过了，没有重复记录[\s\S]*Izmir Stone/,
    undo: "撤销",
    gone: /按钮太旧/,
  },
  {
    locale: "en",
    handle: "tom",
    told: "called Izmir Stone, they want a sample",
    buttons: ["Record it", "Don't record"],
    recorded: /✅ Recorded[\s\S]*Izmir Stone/,
    before: /confirmed this before, so nothing was recorded again[\s\S]*Izmir Stone/,
    contacted: "Contacted",
    logged: /✅ Logged/,
    tapped: /You tapped that on .* so nothing was recorded again[\s\S]*Izmir Stone/,
    undo: "undo",
    gone: /no longer know that button/,
  },
];

describe.each(taps)("without any template, in $locale,", (scene) => {
  const staffId = `staff-${scene.handle}`;
  let dingtalk: DingtalkSimulator;
  let app: TestApp;
  let ref: string;

  beforeAll(async () => {
    dingtalk = await startDingtalk({ times: { ack: 3000 } });
    const { environment } = dingtalk;
    app = await startTestApp({ http: false, now: "2026-11-24T08:30:00Z", environment });
    const house = await foundTradingHouse(app.genjin.app.store, {
      locale: scene.locale,
      accountsOf: (handle) => [{ platform: "dingtalk", userId: `staff-${handle}` }],
    });
    const added = await house.addCustomers([{ name: "Izmir Stone", owner: scene.handle }]);
    ref = added[0] ?? "";
  });
  afterAll(async () => {
    await app.stop();
    await dingtalk.close();
  });

  const next = async (act: () => Promise<boolean>): Promise<Shown> => {
    const before = dingtalk.shown.length;
    expect(await act()).toBe(true);
    await vi.waitFor(() => expect(dingtalk.shown.length).toBeGreaterThan(before), 10_000);
    return dingtalk.shown[before] as Shown;
  };
  const says = (text: string) => next(() => dingtalk.writes({ staffId, text }));
  const tap = (card: Shown, label: string, who = staffId) =>
    next(() => dingtalk.presses(who, card, label));
  const touches = async () => (await app.genjin.app.store.rows(sql`SELECT id FROM touch`)).length;

  it("one tap records a draft, a second one says what is recorded", async () => {
    const draft = await says(scene.told);
    const [confirm] = scene.buttons;
    expect(draft.buttons.map(({ label }) => label)).toEqual(scene.buttons);
    expect(await touches()).toBe(0);
    expect((await tap(draft, confirm)).text).toMatch(scene.recorded);
    expect(await touches()).toBe(1);
    expect((await tap(draft, confirm)).text).toMatch(scene.before);
    expect(await touches()).toBe(1);
    // The words that it says are everybody's to read: what stands on the button, and a code.
    const [first] = draft.buttons;
    expect(first?.says).toMatch(new RegExp(`^${confirm} \\[\\w{8}-1\\]$`));
  });

  it("nobody confirms what somebody else told", async () => {
    const draft = await says(scene.told);
    const before = await touches();
    await tap(draft, scene.buttons[0], "staff-wei");
    expect(await touches()).toBe(before);
    await tap(draft, scene.buttons[1]);
    await tap(draft, scene.buttons[0]);
    expect(await touches()).toBe(before);
  });

  it("an old card logs once, and once more when that was taken back", async () => {
    const before = await touches();
    const card = await says(`/c ${ref}`);
    expect((await tap(card, scene.contacted)).text).toMatch(scene.logged);
    expect((await tap(card, scene.contacted)).text).toMatch(scene.tapped);
    expect(await touches()).toBe(before + 1);
    await says(scene.undo);
    expect((await tap(card, scene.contacted)).text).toMatch(scene.logged);
    expect(await touches()).toBe(before + 1);
  });

  it("a button of a message that nobody knows does nothing", async () => {
    const before = await touches();
    const [confirm] = scene.buttons;
    const answer = await says(`${confirm} [K7PM3XQ9-1]`);
    expect(answer.text).toMatch(scene.gone);
    expect(answer).toMatchObject({ kind: "direct" });
    expect(await touches()).toBe(before);
  });

  it("a tap in the group is answered there", async () => {
    const asked = await next(() => dingtalk.writes({ staffId, text: "/todya", group }));
    const [first] = asked.buttons;
    const list = await tap(asked, first?.label ?? "");
    expect(list).toMatchObject({ kind: "group", chat: group });
    expect(list.text).toContain(`#${ref}`);
    expect(list.text).not.toMatch(/Izmir/);
  });
});

describe.each(scenes)("on DingTalk, in $locale,", ({ locale, handle, list, logged, funnel }) => {
  const staffId = `staff-${handle}`;
  let dingtalk: DingtalkSimulator;
  let app: TestApp;

  beforeAll(async () => {
    dingtalk = await startDingtalk({ times: { ack: 3000 } });
    const { environment } = dingtalk;
    // Tuesday 24 November 2026, 16:30 in Shanghai, 08:30 in London, 11:30 in Istanbul.
    app = await startTestApp({ http: false, now: "2026-11-24T08:30:00Z", environment });
    const house = await foundTradingHouse(app.genjin.app.store, {
      locale,
      accountsOf: (handle) => [{ platform: "dingtalk", userId: `staff-${handle}` }],
    });
    await house.addCustomers([
      { name: "Ankara *Lift* <b>Ltd", owner: handle },
      { name: "Izmir Stone", owner: handle },
    ]);
    const bound = await answerTo(() =>
      dingtalk.writes({ staffId: "staff-wei", text: "/bind Team One", group }),
    );
    expect(bound).toMatchObject({ chat: group, text: expect.stringContaining("Team One") });
  });
  afterAll(async () => {
    await app.stop();
    await dingtalk.close();
  });
  afterEach(() => expect(dingtalk.connections()).toBe(1));

  /** What the bot shows next. */
  const answerTo = async (act: () => Promise<boolean>): Promise<Shown> => {
    const before = dingtalk.shown.length;
    expect(await act()).toBe(true);
    await vi.waitFor(() => expect(dingtalk.shown.length).toBeGreaterThan(before), 10_000);
    return dingtalk.shown[before] as Shown;
  };
  const touches = async () => {
    const counted = await app.genjin.app.store.rows<{ count: string }>(
      sql`SELECT count(*) AS count FROM touch`,
    );
    return Number(counted[0]?.count);
  };

  it("a salesperson types /today in the direct chat and gets the list", async () => {
    const answer = await answerTo(() => dingtalk.writes({ staffId, text: "/today" }));
    expect(answer).toMatchObject({ kind: "direct", chat: staffId });
    expect(answer.title).toMatch(list);
    expect(answer.text).toMatch(/^1 .*Ankara \*Lift\* <b>Ltd.*#\w{3}$/m);
    expect(answer.text).toMatch(/^2 .*Izmir Stone/m);
  });

  it("mentions the bot in the group and gets it with masked names", async () => {
    const text = locale === "en" ? "／TODAY" : "今日";
    const answer = await answerTo(() => dingtalk.writes({ staffId, text, group }));
    expect(answer).toMatchObject({ kind: "group", chat: group });
    expect(answer.text).toMatch(list);
    expect(answer.text).not.toMatch(/Ankara|Izmir/);
  });

  it("logs a call by replying to a message of the bot, once however often it comes", async () => {
    const repliesTo = await answerTo(() => dingtalk.writes({ staffId, text: "/today" }));
    const before = await touches();
    const reply = {
      staffId,
      text: "2 已联系 打了电话 聊得不错",
      msgId: `reply-${locale}`,
      repliesTo,
    };
    if (locale === "en") reply.text = "2 called, replied";
    const answer = await answerTo(() => dingtalk.writes(reply));
    expect(answer.text).toMatch(logged);
    expect(answer.text).toContain("Izmir Stone");
    expect(await touches()).toBe(before + 1);
    const shown = dingtalk.shown.length;
    expect(await dingtalk.writes(reply)).toBe(true);
    await answerTo(() => dingtalk.writes({ staffId, text: "/help" }));
    expect(dingtalk.shown.length).toBe(shown + 1);
    expect(await touches()).toBe(before + 1);
  });

  it("a manager gets the weekly summary with its picture in the group", async () => {
    let clock = Date.parse("2026-11-22T12:00:00Z") as Instant;
    const schedule = { bot: { ...app.genjin.bot, now: () => clock }, jobs, queue: noQueue };
    const before = dingtalk.shown.length;
    await sweep(schedule);
    // Monday 09:30 in Shanghai, and what it takes until everything has had its time.
    for (let minute = 29; minute < 40; minute++) {
      clock = Date.parse(`2026-11-23T01:${minute}:00Z`) as Instant;
      await sweep(schedule);
    }
    const [summary, ...others] = dingtalk.shown
      .slice(before)
      .filter(({ kind }) => kind === "group");
    expect(others).toEqual([]);
    expect(summary).toMatchObject({ kind: "group", chat: group });
    expect(summary?.text).toMatch(funnel);
    expect(summary?.text).not.toMatch(/Ankara|Izmir/);
    expect(summary?.pictures[0]?.png.subarray(1, 4).toString()).toBe("PNG");
    expect(summary?.pictures[0]?.png.length).toBeGreaterThan(10_000);
  });

  it("a stranger is told so in private, and nothing else", async () => {
    const answer = await answerTo(() =>
      dingtalk.writes({ staffId: "staff-stranger", text: "/today", group }),
    );
    expect(answer).toMatchObject({ kind: "direct", chat: "staff-stranger" });
    expect(answer.text).not.toMatch(/Ankara|Izmir|#/);
  });
});
