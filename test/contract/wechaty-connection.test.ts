import { createServer } from "node:net";
import { describe, expect, it, vi } from "vitest";
import { createWechatyAdapter } from "../../src/adapters/wechaty/adapter.ts";
import { wechatyConfig } from "../../src/adapters/wechaty/config.ts";
import { directConversation, groupConversation } from "../../src/adapters/wechaty/conversations.ts";
import type { Patience } from "../../src/adapters/wechaty/patience.ts";
import type { Adapter } from "../../src/chat/adapter.ts";
import type { ChatEvent } from "../../src/chat/event.ts";
import { plainMessage } from "../../src/chat/message.ts";
import type { Instant } from "../../src/core/time/civil.ts";
import {
  startWechaty,
  type WechatyOptions,
  type WechatySimulator,
} from "../simulators/wechaty/simulator.ts";

const quickPatience: Patience = {
  connect: 400,
  beat: 60,
  answer: 500,
  farewell: 300,
  reconnect: 30,
  longest: 200,
  gap: 1,
  turn: 1000,
  limited: 60_000,
};

const lily = "wxid_lily";
const room = "team-one@chatroom";
const at = Date.parse("2026-11-23T01:00:00Z") as Instant;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const answer = (text: string) => plainMessage("answer", text);

type Stage = {
  readonly wechat: WechatySimulator;
  readonly adapter: Adapter;
  readonly events: ChatEvent[];
  readonly logged: string[];
  /** Texts that were heard, in order. */
  heard(): string[];
  start(): Promise<void>;
};

/** An adapter on a WeChat of its own, until the work is done. */
async function withWechat(
  work: (stage: Stage) => Promise<void>,
  {
    isStarted = true,
    environment = {},
    patience = {},
    ...options
  }: WechatyOptions & {
    readonly isStarted?: boolean;
    readonly environment?: Readonly<Record<string, string>>;
    readonly patience?: Partial<Patience>;
  } = {},
): Promise<void> {
  const rejections: unknown[] = [];
  const note = (reason: unknown) => void rejections.push(reason);
  process.on("unhandledRejection", note);
  const wechat = await startWechaty(options);
  const logged: string[] = [];
  const log = (fields: object, message: string) => {
    logged.push(`${message} ${JSON.stringify(fields)}`);
  };
  const adapter = createWechatyAdapter(
    wechatyConfig({ ...wechat.environment, ...environment }, "/nowhere"),
    { info: log, warn: log },
    { ...quickPatience, ...patience },
  );
  const events: ChatEvent[] = [];
  const start = () =>
    adapter.start(async (event) => {
      events.push(event);
      return { handled: Promise.resolve() };
    });
  if (isStarted) await start();
  const heard = () => events.map((event) => (event.type === "message" ? event.text : event.type));
  try {
    await work({ wechat, adapter, events, logged, heard, start });
  } finally {
    await adapter.stop();
    await wechat.close();
    process.off("unhandledRejection", note);
  }
  expect(rejections).toEqual([]);
}

const isBack = (wechat: WechatySimulator) =>
  vi.waitFor(async () => expect(await wechat.says({ person: lily, text: "?" })).toBe(true), 8000);

describe("WeChat through Wechaty", () => {
  it("is there as soon as the puppet service is, and asks ever less often until then", () =>
    withWechat(
      async ({ wechat, adapter, logged, start }) => {
        await wechat.wire.setDown(true);
        await start();
        const sent = adapter.send(directConversation(lily), answer("x"), { key: "k", at });
        await expect(sent).rejects.toMatchObject({ retryable: true });
        await pause(1000);
        const attempts = logged.filter((line) => line.startsWith("disconnected")).length;
        expect(attempts).toBeGreaterThan(1);
        expect(attempts).toBeLessThan(12);
        await wechat.wire.setDown(false);
        await isBack(wechat);
        expect(wechat.wire.connections()).toBe(1);
      },
      { isStarted: false },
    ));

  it("comes back time and again, with one connection, and takes in each message once", () =>
    withWechat(async ({ wechat, heard }) => {
      for (let time = 1; time <= 6; time++) {
        wechat.wire.cut();
        await isBack(wechat);
      }
      await wechat.says({ person: lily, text: "still there" });
      await vi.waitFor(() => expect(heard()).toContain("still there"));
      expect(heard().filter((text) => text === "still there")).toHaveLength(1);
      expect(wechat.wire.held()).toBe(1);
    }));

  it("is not fooled by a service that takes the lost connection for a living one", () =>
    withWechat(async ({ wechat, heard }) => {
      wechat.wire.silence({ hangs: true });
      // It answers calls by now, and keeps its events for the connection that is lost.
      await vi.waitFor(() => expect(wechat.wire.opened()).toBeGreaterThan(2), 5000);
      wechat.wire.release();
      await isBack(wechat);
      await vi.waitFor(() => expect(heard()).toContain("?"));
    }));

  it("notices a service that lets the connection stand and says nothing", () =>
    withWechat(async ({ wechat, logged }) => {
      wechat.mute(true);
      await vi.waitFor(() => expect(logged.join()).toContain('"why":"no answer"'), 3000);
      wechat.mute(false);
      await isBack(wechat);
    }));

  it(
    "lets go of dead connections",
    () =>
      withWechat(async ({ wechat }) => {
        wechat.wire.silence();
        await pause(500);
        await isBack(wechat);
        await vi.waitFor(() => expect(wechat.wire.held()).toBe(1), 8000);
      }),
    20_000,
  );

  it("says that WeChat is logged out, and posts again after the next log-in", () =>
    withWechat(async ({ wechat, adapter, logged }) => {
      await wechat.logOut();
      await vi.waitFor(() => expect(logged.join()).toContain("logged out"));
      const sent = adapter.send(directConversation(lily), answer("x"), { key: "k", at });
      await expect(sent).rejects.toMatchObject({ retryable: true, message: /not logged in/ });
      expect(wechat.shown).toEqual([]);
    }));

  it("says so when its token is wrong, without the token, and does not storm the service", () =>
    withWechat(
      async ({ wechat, logged }) => {
        await pause(800);
        expect(logged.join()).toContain('"why":"refused"');
        expect(logged.join()).not.toContain("wrong");
        expect(wechat.wire.opened()).toBeLessThan(10);
      },
      { environment: { WECHATY_PUPPET_SERVICE_TOKEN: "insecure_wrong" } },
    ));

  it("speaks without TLS where it is told to", () =>
    withWechat(
      async ({ adapter, wechat }) => {
        await adapter.send(groupConversation(room), answer("plain"), { key: "k", at });
        expect(wechat.shown).toMatchObject([{ chat: room, text: "plain" }]);
      },
      { isPlain: true },
    ));

  it("takes messages in the order in which they were announced", () =>
    withWechat(async ({ wechat, heard }) => {
      const texts = Array.from({ length: 20 }, (_, index) => `line ${index}`);
      await Promise.all(texts.map((text) => wechat.says({ person: lily, text })));
      await vi.waitFor(() => expect(heard()).toHaveLength(20));
      expect(heard()).toEqual(texts);
    }));

  it("hears its name as the group has it, and a reply to what it said", () =>
    withWechat(
      async ({ wechat, heard }) => {
        const said = { talkerId: lily, roomId: room };
        await wechat.deliver({ ...said, text: "@跟进助手 今日" });
        await wechat.deliver({ ...said, text: "今日 @跟进助手" });
        await wechat.deliver({ ...said, text: "@Genjin\u2005/week" });
        await wechat.deliver({ ...said, text: "@别人\u2005/help", mentionIdList: ["wxid_genjin"] });
        await wechat.deliver({ ...said, text: "「跟进助手：#K3F Acme」\n- - - - - - - -\n1 ok" });
        await wechat.deliver({ ...said, text: "「Tom：#K3F Acme」\n- - - - - - - -\n1 no" });
        await wechat.deliver({ ...said, text: "@Genjin2 /today" });
        await wechat.deliver({ ...said, text: "@Genjin\u2005" });
        await vi.waitFor(() => expect(heard()).toHaveLength(6));
        expect(heard()).toEqual(["今日", "今日", "/week", "/help", "1 ok", ""]);
      },
      { rooms: [{ id: room, topic: "Team One", alias: "跟进助手" }] },
    ));

  it("answers nobody in private who is no contact of the account, unless they wrote first", () =>
    withWechat(async ({ wechat, adapter, heard }) => {
      const stranger = "wxid_stranger";
      const to = directConversation(stranger);
      const circumstances = { key: "k", at, answers: "m1" };
      const sent = adapter.send(to, answer("no"), circumstances);
      await expect(sent).rejects.toMatchObject({ retryable: false });
      await wechat.says({ person: stranger, text: "hello" });
      await vi.waitFor(() => expect(heard()).toEqual(["hello"]));
      await adapter.send(to, answer("hello"), circumstances);
      expect(wechat.shown).toMatchObject([{ chat: stranger, text: "hello" }]);
    }));

  it("does not answer accounts that publish", () =>
    withWechat(async ({ wechat, heard }) => {
      await wechat.says({ person: "gh_shop", text: "SALE" });
      await wechat.says({ person: lily, text: "/today" });
      await vi.waitFor(() => expect(heard()).toEqual(["/today"]));
    }));

  it("leaves a pause between posts, and sends away what would wait too long", () =>
    withWechat(
      async ({ wechat, adapter }) => {
        const started = performance.now();
        const posts = ["one", "two", "three", "four", "five"].map((text) =>
          adapter.send(groupConversation(room), answer(text), { key: text, at }),
        );
        const settled = await Promise.allSettled(posts);
        expect(performance.now() - started).toBeGreaterThan(400);
        expect(wechat.shown.map(({ text }) => text)).toEqual(["one", "two", "three"]);
        expect(settled[4]).toMatchObject({ reason: { retryable: true } });
      },
      { patience: { gap: 200, turn: 450 } },
    ));

  it("puts the reference first where a reply may quote no more than the beginning", () =>
    withWechat(async ({ wechat, adapter }) => {
      const subjects = [{ customerId: "c1", ref: "K3F" }];
      const long = `Call Acme, whose quotation of last week is still unanswered, today${" ".repeat(9)}#K3F`;
      const short = "✅ Logged\n• #K3F Acme";
      const messages = [
        { ...plainMessage("nudge", long), subjects },
        { ...plainMessage("answer", short), subjects },
        { ...plainMessage("summary", long), subjects },
      ];
      for (const [index, message] of messages.entries()) {
        await adapter.send(directConversation(lily), message, { key: `${index}`, at });
      }
      const texts = wechat.shown.map(({ text }) => text);
      expect(texts).toEqual([`#K3F ${long}`, short, long]);
    }));

  it("stops at once while the service is away, and starts again", () =>
    withWechat(async ({ wechat, adapter, start, heard }) => {
      await wechat.wire.setDown(true);
      wechat.wire.cut();
      await pause(100);
      const started = performance.now();
      await adapter.stop();
      expect(performance.now() - started).toBeLessThan(3000);
      await wechat.wire.setDown(false);
      await pause(300);
      expect(wechat.wire.connections()).toBe(0);
      await start();
      await wechat.says({ person: lily, text: "again" });
      await vi.waitFor(() => expect(heard()).toEqual(["again"]));
    }));

  it("logs nothing of what people write, whatever happens", () =>
    withWechat(async ({ wechat, adapter, logged }) => {
      await wechat.says({ person: lily, text: "Canary Trading" });
      for (const fault of [8, 5, "broken", "answer-lost"] as const) {
        wechat.fail(fault);
        const to = directConversation(lily);
        await adapter.send(to, answer("Canary"), { key: "k", at }).catch(() => {});
      }
      wechat.announce("Canary-gone");
      wechat.wire.cut();
      await pause(300);
      expect(logged.length).toBeGreaterThan(1);
      expect(logged.join()).not.toMatch(/canary/i);
    }));

  it("tells whether the service can be reached, without taking its connection", () =>
    withWechat(async ({ wechat, adapter, heard }) => {
      expect(await adapter.check?.()).toMatchObject([{ code: "endpoint", isWell: true }]);
      await wechat.says({ person: lily, text: "mine" });
      await vi.waitFor(() => expect(heard()).toEqual(["mine"]));
      const nobody = createServer().listen(0);
      const { port } = nobody.address() as { port: number };
      await new Promise((resolve) => nobody.close(resolve));
      const elsewhere = { WECHATY_PUPPET_SERVICE_ENDPOINT: `127.0.0.1:${port}` };
      const config = wechatyConfig({ ...wechat.environment, ...elsewhere }, "/nowhere");
      const other = createWechatyAdapter(config, { info() {}, warn() {} });
      expect(await other.check?.()).toMatchObject([{ code: "endpoint", isWell: false }]);
    }));

  it("names the package that is missing, and the variable that is wrong without its value", () => {
    const make = (values: Record<string, string>) => () =>
      createWechatyAdapter(wechatyConfig(values, "/nowhere"), { info() {}, warn() {} });
    expect(make({ WECHATY_PUPPET: "wechaty-puppet-of-nobody" })).toThrow(
      expect.objectContaining({
        code: "config.package-missing",
        details: { package: "wechaty-puppet-of-nobody" },
      }),
    );
    for (const wrong of ["../secret", "secret", "file:///secret"]) {
      expect(make({ WECHATY_PUPPET: wrong })).toThrow(/WECHATY_PUPPET(?!.*secret)/);
    }
    const service = {
      WECHATY_PUPPET: "wechaty-puppet-service",
      WECHATY_PUPPET_SERVICE_TOKEN: "puppet_x",
    };
    for (const name of ["WECHATY_PUSHES", "WECHATY_PUPPET_SERVICE_NO_TLS_INSECURE_CLIENT"]) {
      expect(make({ ...service, [name]: "secret" })).toThrow(new RegExp(`${name}(?!.*secret)`));
    }
    const bare = { ...service, WECHATY_PUPPET_SERVICE_TOKEN: "secret" };
    expect(make(bare)).toThrow(/WECHATY_PUPPET_SERVICE_TOKEN(?!.*secret)/);
    expect(make({ ...bare, WECHATY_PUPPET_SERVICE_TLS_SERVER_NAME: "puppet" })).not.toThrow();
    expect(make({ ...service, WECHATY_PUPPET_SERVICE_ENDPOINT: "https://secret" })).toThrow(
      /WECHATY_PUPPET_SERVICE_ENDPOINT(?!.*secret)/,
    );
  });
});
