import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Locale } from "../../src/core/vocabulary.ts";
import { sql } from "../../src/store/database/sql.ts";
import {
  type SlackSeen,
  type SlackSimulator,
  startSlackSimulator,
} from "../simulators/slack/simulator.ts";
import { startTestApp, type TestApp } from "../support/app.ts";
import { foundTradingHouse } from "../support/trading-house.ts";

type Surface = {
  readonly locale: Locale;
  readonly handle: "lily" | "tom";
  readonly by: "socket" | "requests";
  readonly spoken: string;
  readonly explicit: string;
  readonly asked: string;
  readonly list: RegExp;
  readonly noWords: RegExp;
  readonly notDone: RegExp;
  readonly title: string;
  readonly written: string;
  readonly ask: RegExp;
  readonly hello: RegExp;
  readonly want: string;
};

const surfaces: readonly Surface[] = [
  {
    locale: "zh-CN",
    handle: "lily",
    by: "socket",
    spoken: "刚跟 Izmir Stone 通了电话，他们要样品，下周二再打",
    explicit: "2 已联系",
    asked: "今日",
    list: /今日跟进 2/,
    noWords: /没有转成文字/,
    notDone: /什么都没改/,
    title: "记一笔",
    written: "Izmir Stone 昨天没接",
    ask: /和哪家，发生了什么/,
    hello: /随时找我/,
    want: "今日",
  },
  {
    locale: "en",
    handle: "tom",
    by: "requests",
    spoken: "called Izmir Stone, they want samples, call again next Tuesday",
    explicit: "2 called",
    asked: "today",
    list: /Follow up 2/,
    noWords: /without a transcript/,
    notDone: /nothing is changed/,
    title: "What happened?",
    written: "Izmir Stone did not answer yesterday",
    ask: /What happened, and with whom/,
    hello: /I am here/,
    want: "today",
  },
];

const secret = "8f742231b10e8888abcd99yyyzzz85a5";

describe.each(surfaces)("on Slack by $by, in $locale,", (surface) => {
  const { locale, handle } = surface;
  const user = `U0${handle.toUpperCase()}`;
  const direct = `D0${handle.toUpperCase()}`;
  let slack: SlackSimulator;
  let app: TestApp;

  beforeAll(async () => {
    slack = await startSlackSimulator();
    app = await startTestApp({
      now: "2026-11-24T08:30:00Z",
      environment: {
        SLACK_BOT_TOKEN: slack.botToken,
        SLACK_API_URL: slack.apiUrl,
        SLACK_ASSISTANT: "1",
        ...(surface.by === "socket"
          ? { SLACK_APP_TOKEN: slack.appToken }
          : { SLACK_SIGNING_SECRET: secret }),
      },
    });
    if (surface.by === "requests") slack.calls({ url: `${app.url}slack/events`, secret });
    const house = await foundTradingHouse(app.genjin.app.store, {
      locale,
      accountsOf: (one) => [{ platform: "slack", userId: `U0${one.toUpperCase()}` }],
    });
    await house.addCustomers([
      { name: "Ankara Lift", owner: handle },
      { name: "Izmir Stone", owner: handle },
    ]);
  });
  afterAll(async () => {
    await app.stop();
    await slack.stop();
  });

  const answerTo = async (act: () => Promise<unknown>): Promise<SlackSeen> => {
    const before = slack.seen().length;
    await act();
    await vi.waitFor(() => expect(slack.seen().length).toBeGreaterThan(before), 20_000);
    return slack.seen()[before] as SlackSeen;
  };
  const touches = async () => {
    const counted = await app.genjin.app.store.rows<{ count: string }>(
      sql`SELECT count(*) AS count FROM touch`,
    );
    return Number(counted[0]?.count);
  };

  describe("a voice clip", () => {
    it.each([
      ["written down already", {}],
      ["still being written down", { asksLeft: 2 }],
      ["too long for its preview", { isLong: true }],
    ])("that is %s is read, and drafted", async (_, how) => {
      const before = await touches();
      const draft = await answerTo(() => slack.speaks(user, direct, surface.spoken, how));
      expect(draft.text).toContain("Izmir Stone");
      expect(draft.buttons).toHaveLength(2);
      expect(await touches()).toBe(before);
    });

    it("is never taken at its word, however explicit it sounds", async () => {
      await answerTo(() => slack.says(user, direct, surface.asked));
      const before = await touches();
      const draft = await answerTo(() => slack.speaks(user, direct, surface.explicit));
      expect(draft.text).toContain("Izmir Stone");
      expect(await touches()).toBe(before);
      await answerTo(() => slack.presses(user, draft.ts, draft.buttons[0]?.label ?? ""));
      expect(await touches()).toBe(before + 1);
      const refused = await answerTo(() => slack.speaks(user, direct, "undo"));
      expect(refused.text).toMatch(surface.notDone);
      expect(await touches()).toBe(before + 1);
      await answerTo(() => slack.says(user, direct, "undo"));
    });

    it("that asks is answered", async () => {
      const list = await answerTo(() => slack.speaks(user, direct, surface.asked));
      expect(list.text).toMatch(surface.list);
    });

    it("without words is said to have none", async () => {
      const before = await touches();
      const answer = await answerTo(() =>
        slack.speaks(user, direct, surface.spoken, { asksLeft: null }),
      );
      expect(answer.text).toMatch(surface.noWords);
      expect(await touches()).toBe(before);
    });
  });

  describe("the global shortcut", () => {
    it("opens a form; what is written there is said, once", async () => {
      const seen = slack.seen().length;
      await slack.callsShortcut(user, "tell_what");
      await vi.waitFor(() => expect(slack.workspace.modals).toHaveLength(1), 10_000);
      expect(slack.workspace.modals[0]).toMatchObject({
        user,
        view: { title: { text: surface.title } },
      });
      expect(slack.seen()).toHaveLength(seen);
      const before = await touches();
      const draft = await answerTo(() => slack.submits(user, surface.written));
      expect(draft).toMatchObject({ channel: direct });
      expect(draft.text).toContain("Izmir Stone");
      expect(draft.buttons).toHaveLength(2);
      expect(await touches()).toBe(before);
      await slack.submits(user, surface.written);
      await answerTo(() => slack.says(user, direct, surface.asked));
      expect(slack.seen().length).toBe(seen + 2);
    });

    it("asks in the direct chat where the form comes too late", async () => {
      const question = await answerTo(() => slack.callsShortcut(user, "tell_what", true));
      expect(question).toMatchObject({ channel: direct });
      expect(question.text).toMatch(surface.ask);
    });
  });

  describe("the assistant view", () => {
    it("greets, offers what one may want, and shows that it is at work", async () => {
      let thread = "";
      const hello = await answerTo(async () => {
        thread = await slack.opensAssistant(user);
      });
      expect(hello).toMatchObject({ channel: direct, threadTs: thread });
      expect(hello.text).toMatch(surface.hello);
      const talk = slack.workspace.assistant.get(thread);
      await vi.waitFor(() => expect(talk?.prompts).toHaveLength(4), 10_000);
      expect(talk?.prompts.map(({ message }) => message)).toContain(surface.want);
      for (const { message } of talk?.prompts ?? []) {
        const answer = await answerTo(() =>
          slack.says(user, direct, message, { threadTs: thread }),
        );
        expect(answer).toMatchObject({ channel: direct, threadTs: thread });
      }
      expect(talk?.statuses).not.toEqual([]);
      for (const status of talk?.statuses ?? []) expect(status).not.toBe("");
    });

    it("takes no line there for a reply to something", async () => {
      const before = await touches();
      const thread = await slack.opensAssistant(user);
      await vi.waitFor(() => expect(slack.seen().at(-1)?.threadTs).toBe(thread), 10_000);
      const bare = surface.explicit.slice(2);
      await answerTo(() => slack.says(user, direct, bare, { threadTs: thread }));
      expect(await touches()).toBe(before);
    });
  });
});
