import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createDingtalkAdapter } from "../../src/adapters/dingtalk/adapter.ts";
import { dingtalkConfig } from "../../src/adapters/dingtalk/config.ts";
import {
  directConversation,
  groupConversation,
} from "../../src/adapters/dingtalk/conversations.ts";
import type { Patience } from "../../src/adapters/dingtalk/patience.ts";
import type { Adapter } from "../../src/chat/adapter.ts";
import type { ChatEvent } from "../../src/chat/event.ts";
import { plainMessage } from "../../src/chat/message.ts";
import type { Instant } from "../../src/core/time/civil.ts";
import { type DingtalkSimulator, startDingtalk } from "../simulators/dingtalk/simulator.ts";

const patience: Patience = { answer: 500, limited: 30, beat: 200, reconnect: 40 };
const staffId = "staff-lily";
const lily = directConversation(staffId);

let dingtalk: DingtalkSimulator;
let adapter: Adapter;
let events: ChatEvent[];
let said: string[];

beforeEach(async () => {
  dingtalk = await startDingtalk({ times: { ping: 60, ack: 300, farewell: 1000 } });
  events = [];
  said = [];
  adapter = newAdapter();
});
afterEach(async () => {
  await adapter.stop();
  await dingtalk.close();
});

function newAdapter(changes: Readonly<Record<string, string>> = {}): Adapter {
  const note = (fields: object, message: string) =>
    void said.push(`${message} ${JSON.stringify(fields)}`);
  const config = dingtalkConfig({ ...dingtalk.environment, ...changes });
  return createDingtalkAdapter(config, { info: note, warn: note }, patience);
}

const start = () =>
  adapter.start(async (event) => {
    events.push(event);
    return { handled: Promise.resolve() };
  });

const say = (text: string) => dingtalk.writes({ staffId, text });
const send = (to = lily) =>
  adapter.send(to, plainMessage("nudge", "Call Acme"), { key: "1", at: 0 as Instant });
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe("the connection to DingTalk", () => {
  it("is one, and the SDK writes nothing on the console about it", async () => {
    const spies = (["log", "info", "warn", "error"] as const).map((name) =>
      vi.spyOn(console, name),
    );
    await start();
    await say("secret words");
    await dingtalk.leave("abruptly");
    await vi.waitFor(() => expect(dingtalk.connections()).toBe(1));
    await adapter.stop();
    for (const spy of spies) {
      expect(spy).not.toHaveBeenCalled();
      spy.mockRestore();
    }
    expect(said.join()).not.toMatch(/secret|lily/);
  });

  it("is tried for at growing distances while DingTalk is away, and is one again after", async () => {
    dingtalk.setDown(true);
    await start();
    await pause(1200);
    // 40, 80, 160, 320, 640 ms, half of each by chance: six to eight; the SDK itself makes hundreds.
    expect(dingtalk.gatewayCalls()).toBeGreaterThanOrEqual(3);
    expect(dingtalk.gatewayCalls()).toBeLessThanOrEqual(8);
    dingtalk.setDown(false);
    await vi.waitFor(() => expect(dingtalk.connections()).toBe(1), 5000);
    await pause(300);
    expect(dingtalk.connections()).toBe(1);
    expect(await say("back")).toBe(true);
  });

  it("is one again however often it is cut off", async () => {
    await start();
    for (let time = 0; time < 4; time++) {
      await dingtalk.leave("abruptly");
      await vi.waitFor(() => expect(dingtalk.connections()).toBe(1), 5000);
    }
    await pause(400);
    expect(dingtalk.connections()).toBe(1);
    expect(dingtalk.gatewayCalls()).toBe(5);
  });

  it("is replaced before it ends, when DingTalk says that it will", async () => {
    await start();
    await pause(patience.beat + 50);
    const left = dingtalk.leave("politely");
    // Longer than the old one is deaf, shorter than it is open.
    await vi.waitFor(() => expect(dingtalk.gatewayCalls()).toBe(2), 200);
    await left;
    expect(await say("heard")).toBe(true);
    expect(events).toHaveLength(1);
  });

  it("is replaced when it answers but brings nothing any more", async () => {
    await start();
    await pause(3 * 60);
    await dingtalk.leave("mutely");
    await vi.waitFor(() => expect(dingtalk.connections()).toBe(1));
    expect(await say("heard")).toBe(true);
  });

  it("ends while it is still being made", async () => {
    const starting = start();
    await adapter.stop();
    await starting;
    await adapter.stop();
    await vi.waitFor(() => expect(dingtalk.connections()).toBe(0), 3000);
    await pause(200);
    expect(dingtalk.connections()).toBe(0);
  });

  it("is not made with credentials that are not good, and doctor sees why", async () => {
    adapter = newAdapter({ DINGTALK_CLIENT_SECRET: "other-secret" });
    await start();
    expect(dingtalk.connections()).toBe(0);
    const checks = await adapter.check?.();
    expect(checks).toMatchObject([
      {
        code: "token",
        isWell: false,
        details: { reason: "DingTalk refused: 400 invalidClientSecret" },
      },
      { code: "stream", isWell: false, details: { reason: "DingTalk refused: 401 authFailed" } },
    ]);
    expect(JSON.stringify([checks, said])).not.toContain("other-secret");
  });

  it("is looked at without being made", async () => {
    expect(await adapter.check?.()).toMatchObject([{ isWell: true }, { isWell: true }]);
    expect(dingtalk.connections()).toBe(0);
  });
});

describe("a post to DingTalk", () => {
  it("needs one token for all, and another when DingTalk has forgotten it", async () => {
    await Promise.all([send(), send(), send()]);
    expect(dingtalk.tokensIssued()).toBe(1);
    dingtalk.expireTokens();
    await Promise.all([send(), send(), send()]);
    expect(dingtalk.tokensIssued()).toBe(2);
    expect(dingtalk.shown).toHaveLength(6);
  });

  it("has a new token before the old one ends", async () => {
    await dingtalk.close();
    dingtalk = await startDingtalk({ tokenSeconds: 60 });
    adapter = newAdapter();
    await send();
    await send();
    expect(dingtalk.tokensIssued()).toBe(2);
  });

  it("goes through after a pause when there were too many", async () => {
    dingtalk.fail("limited", 2);
    await send();
    dingtalk.fail("flow-controlled", 2);
    await send();
    expect(dingtalk.shown).toHaveLength(2);
  });

  it("keeps to 20 calls a second by waiting", async () => {
    await dingtalk.close();
    dingtalk = await startDingtalk();
    const config = dingtalkConfig(dingtalk.environment);
    const usual = { ...patience, limited: 1000, answer: 2000 };
    adapter = createDingtalkAdapter(config, { info() {}, warn() {} }, usual);
    await Promise.all(Array.from({ length: 30 }, () => send()));
    expect(dingtalk.shown).toHaveLength(30);
  });

  it("is refused for good where nobody can get it", async () => {
    const refused = { name: "AdapterError", retryable: false };
    await expect(send(directConversation("staff-gone"))).rejects.toMatchObject(refused);
    await expect(send(groupConversation("cidGone=="))).rejects.toMatchObject(refused);
    expect(dingtalk.shown).toEqual([]);
  });

  it("waits for another day when DingTalk cannot be reached", async () => {
    await dingtalk.close();
    await expect(send()).rejects.toMatchObject({ name: "AdapterError", retryable: true });
    dingtalk = await startDingtalk();
  });

  it("shows lines, numbers and a picture that was uploaded", async () => {
    const png = new Uint8Array([137, 80, 78, 71, 1, 2, 3]);
    const picture = { png, alt: "five", width: 1, height: 1 };
    const text = (value: string) => [{ type: "text" as const, text: value }];
    await adapter.send(
      groupConversation("cidTeamOne=="),
      {
        ...plainMessage("summary", "Week 48"),
        blocks: [
          { type: "image", picture },
          { type: "paragraph", inlines: text("one\ntwo") },
          { type: "list", start: 11, items: [text("eleven"), text("twelve")] },
          { type: "list", items: [text("a"), text("b")] },
        ],
      },
      { key: "1", at: 0 as Instant },
    );
    const [shown] = dingtalk.shown;
    expect(shown?.title).toBe("Week 48");
    expect(shown?.text.trim()).toBe("one\ntwo\n11 eleven\n12 twelve\n• a\n• b");
    expect(shown?.pictures.map(({ png }) => [...png])).toEqual([[...png]]);
  });
});
