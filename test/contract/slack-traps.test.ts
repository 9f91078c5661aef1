import { afterEach, describe, expect, it, vi } from "vitest";
import { createSlackAdapter } from "../../src/adapters/slack/adapter.ts";
import type { SlackConfig } from "../../src/adapters/slack/config.ts";
import { slackRoute } from "../../src/adapters/slack/transport-http.ts";
import type { ChatEvent } from "../../src/chat/event.ts";
import { type OutboundMessage, plainMessage } from "../../src/chat/message.ts";
import type { Instant } from "../../src/core/time/civil.ts";
import { signed } from "../simulators/slack/deliver.ts";
import { type SlackSimulator, startSlackSimulator } from "../simulators/slack/simulator.ts";

const quiet = { info() {}, warn() {} };
const secret = "8f742231b10e8888abcd99yyyzzz85a5";

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const configFor = (simulator: SlackSimulator): SlackConfig => ({
  botToken: simulator.botToken,
  appToken: simulator.appToken,
  signingSecret: undefined,
  apiUrl: simulator.apiUrl,
});

/** The adapter on its socket, what came, and what nobody handled. */
async function listen(options: Parameters<typeof startSlackSimulator>[0] = {}) {
  const simulator = await startSlackSimulator({ patience: 500, ...options });
  const rejections: unknown[] = [];
  const note = (reason: unknown) => void rejections.push(reason);
  process.on("unhandledRejection", note);
  const events: ChatEvent[] = [];
  const adapter = createSlackAdapter(configFor(simulator), quiet);
  await adapter.start(async (event) => {
    events.push(event);
    return { handled: Promise.resolve() };
  });
  closing.push(async () => {
    await adapter.stop();
    await simulator.stop().catch(() => {});
    process.off("unhandledRejection", note);
    expect(rejections).toEqual([]);
  });
  return { simulator, adapter, events, rejections };
}

describe("Slack's socket", () => {
  it("is asked for with the app's token while all else goes with the bot's", async () => {
    // The SDK's `clientOptions.headers` would send the bot's for both; the simulator refuses that.
    const { simulator, adapter } = await listen({ botToken: "xoxb-own", appToken: "xapp-own" });
    expect(simulator.connections()).toBe(1);
    const direct = await adapter.openDirect?.({ userId: "U0LILY" }, "T0SIM");
    if (direct === undefined) throw new Error("no direct chat");
    await adapter.send(direct, plainMessage("notice", "hi"), { key: "k", at: 0 as Instant });
    expect(simulator.seen()).toHaveLength(1);
  });

  it.each(["refresh_requested", "warning"] as const)(
    "that Slack wants renewed (%s) is renewed at once, not after the 5 s of the SDK",
    async (reason) => {
      const { simulator, events } = await listen();
      const began = performance.now();
      await simulator.disconnect("politely", reason);
      await vi.waitFor(() => expect(simulator.connections()).toBe(1), {
        timeout: 4000,
        interval: 10,
      });
      expect(performance.now() - began).toBeLessThan(4000);
      await simulator.says("U0LILY", "D0LILY", "there?");
      await vi.waitFor(() => expect(events).toHaveLength(1));
    },
  );

  it("that Slack finds one too many is not asked for again and again", async () => {
    const { simulator, events } = await listen();
    simulator.setCrowded(true);
    const before = simulator.opened();
    await simulator.disconnect("politely", "too_many_websockets");
    await new Promise((resolve) => setTimeout(resolve, 4000));
    // Pauses of 0.5 s, 1 s, 2 s …, each up to half of it less.
    expect(simulator.opened() - before).toBeLessThanOrEqual(5);
    simulator.setCrowded(false);
    await vi.waitFor(() => expect(simulator.connections()).toBe(1), {
      timeout: 12_000,
      interval: 50,
    });
    await vi.waitFor(
      async () => {
        await simulator.says("U0LILY", "D0LILY", "there?");
        expect(events.length).toBeGreaterThan(0);
      },
      { timeout: 12_000, interval: 500 },
    );
  }, 30_000);

  it("that ends every few seconds is asked for with growing pauses, not at once for ever", async () => {
    const told: { failures?: number; reason?: string }[] = [];
    const simulator = await startSlackSimulator();
    const log = { info() {}, warn: (what: object) => void told.push(what) };
    const adapter = createSlackAdapter(configFor(simulator), log);
    closing.push(() => simulator.stop());
    closing.push(() => adapter.stop());
    await adapter.start(async () => ({ handled: Promise.resolve() }));
    for (const failures of [1, 2, 3]) {
      await vi.waitFor(() => expect(simulator.connections()).toBe(1), { timeout: 8000 });
      // Longer than what ends at once, far shorter than Slack's own.
      await new Promise((resolve) => setTimeout(resolve, 5500));
      await simulator.disconnect("abruptly");
      await vi.waitFor(() =>
        expect(told.at(-1)).toMatchObject({ failures, reason: "ended early" }),
      );
    }
    expect(told).toHaveLength(3);
  }, 40_000);

  it("comes back after an outage of the whole API, and nothing ends the process", async () => {
    const { simulator, events, rejections } = await listen();
    const port = Number(new URL(simulator.origin).port);
    await simulator.stop();
    // The SDK shares `retryConfig` with its socket, where giving up is a rejection that nobody takes.
    await new Promise((resolve) => setTimeout(resolve, 3000));
    const again = await startSlackSimulator({ port, patience: 500 });
    closing.push(() => again.stop());
    await vi.waitFor(() => expect(again.connections()).toBe(1), { timeout: 15_000, interval: 50 });
    await again.says("U0LILY", "D0LILY", "there?");
    await vi.waitFor(() => expect(events).toHaveLength(1));
    expect(rejections).toEqual([]);
  }, 30_000);
});

describe("a picture on Slack", () => {
  const onePixel = new Uint8Array(
    Buffer.from(
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
      "base64",
    ),
  );
  const alt = "5 customers & <none> lost";
  const message: OutboundMessage = {
    ...plainMessage("summary", "Week"),
    blocks: [{ type: "image", picture: { png: onePixel, alt, width: 1, height: 1 } }],
  };
  const groupOf = ({ app }: SlackSimulator, id: string) =>
    ({ platform: "slack", workspace: app.teamId, kind: "group", id }) as const;

  it("is shown once Slack has looked it through, with its text, and found by its key", async () => {
    const { simulator, adapter } = await listen();
    const to = groupOf(simulator, "C0SALES");
    const sent = await adapter.send(to, message, { key: "k1", at: 0 as Instant });
    expect(simulator.seen()).toMatchObject([
      { ts: sent.messageId, pictures: [alt], spoken: "5 customers &amp; &lt;none&gt; lost" },
    ]);
    expect(await adapter.find?.(to, "k1", 0 as Instant)).toEqual(sent);
    const asked = simulator.called().filter((method) => method === "files.info");
    expect(asked.length).toBeGreaterThan(1);
    expect(simulator.called().filter((method) => method === "chat.postMessage")).toHaveLength(1);
  });

  it("is posted until Slack takes it where we may not ask for the file", async () => {
    const { simulator, adapter } = await listen({ scopes: "chat:write,files:write" });
    const to = groupOf(simulator, "C0SALES");
    const sent = await adapter.send(to, message, { key: "k1", at: 0 as Instant });
    expect(simulator.seen()).toMatchObject([{ ts: sent.messageId, pictures: [alt] }]);
    expect(
      simulator.called().filter((method) => method === "chat.postMessage").length,
    ).toBeGreaterThan(1);
  });

  it.each(["file_deleted", "file_not_found"] as const)(
    "that Slack has not kept (%s) is refused, so that its words are said instead",
    async (fault) => {
      const { simulator, adapter } = await listen();
      simulator.refusePictures(fault);
      const sending = adapter.send(groupOf(simulator, "C0SALES"), message, {
        key: "k1",
        at: 0 as Instant,
      });
      await expect(sending).rejects.toMatchObject({ name: "AdapterError", retryable: false });
      expect(simulator.seen()).toEqual([]);
    },
  );

  it("is refused at once, with nothing uploaded, where we are no member", async () => {
    const { simulator, adapter } = await listen();
    simulator.workspace.addChannel({ id: "C0OPEN", kind: "channel", hasApp: false });
    const began = performance.now();
    const sending = adapter.send(groupOf(simulator, "C0OPEN"), message, {
      key: "k1",
      at: 0 as Instant,
    });
    await expect(sending).rejects.toMatchObject({ retryable: false });
    expect(performance.now() - began).toBeLessThan(3000);
    expect(simulator.seen()).toEqual([]);
  });

  it("that cannot be uploaded may be sent again: nobody has seen it", async () => {
    const { simulator, adapter } = await listen();
    simulator.refusePictures("broken");
    const to = groupOf(simulator, "C0SALES");
    const post = { key: "k1", at: 0 as Instant };
    await expect(adapter.send(to, message, post)).rejects.toMatchObject({
      name: "AdapterError",
      retryable: true,
    });
    simulator.refusePictures(null);
    await adapter.send(to, message, post);
    expect(simulator.seen()).toHaveLength(1);
  });
});

it("an adapter with a bad token is made without a word to Slack, and nothing rejects", async () => {
  const rejections: unknown[] = [];
  const note = (reason: unknown) => void rejections.push(reason);
  process.on("unhandledRejection", note);
  createSlackAdapter(
    { botToken: "", appToken: "xapp-x", signingSecret: undefined, apiUrl: "http://127.0.0.1:9/" },
    quiet,
  );
  await new Promise((resolve) => setTimeout(resolve, 100));
  process.off("unhandledRejection", note);
  expect(rejections).toEqual([]);
});

describe("what Slack posts to our address", () => {
  const now = Date.parse("2026-11-24T08:30:00Z") as Instant;
  const target = { url: "http://genjin.example.com/slack/events", secret };
  const command = {
    type: "slash_commands",
    payload: { command: "/today", text: "", trigger_id: "1.2", user_id: "U1", channel_id: "D1" },
  } as const;

  /** What the address answers, and the kinds of what it took in. */
  async function post(request: Request, change: Readonly<Record<string, string>> = {}) {
    const taken: string[] = [];
    const route = slackRoute(
      secret,
      async (body) => void taken.push("command" in Object(body) ? "command" : "event"),
      () => now,
    );
    const headers = { ...Object.fromEntries(request.headers), ...change };
    const answer = await route.handle({ headers, query: {}, body: await request.text() });
    return { ...answer, taken };
  }

  it("is read whatever the content type says after its name", async () => {
    for (const type of [
      "application/x-www-form-urlencoded",
      "application/x-www-form-urlencoded; charset=utf-8",
      "application/x-www-form-urlencoded;charset=UTF-8",
    ]) {
      const { status, taken } = await post(signed(target, command, 0, now), {
        "content-type": type,
      });
      expect([status, taken], type).toEqual([200, ["command"]]);
    }
    const event = { type: "events_api", payload: { type: "event_callback" } } as const;
    const json = { "content-type": "application/json; charset=utf-8" };
    expect((await post(signed(target, event, 0, now), json)).taken).toEqual(["event"]);
  });

  it("is refused when it claims another time, in the future as in the past", async () => {
    for (const minutes of [-6, 6, 60, -60]) {
      const request = signed(target, command, 0, now + minutes * 60_000);
      expect(await post(request), `${minutes} min`).toMatchObject({ status: 401, taken: [] });
    }
    for (const minutes of [-4, 4]) {
      const request = signed(target, command, 0, now + minutes * 60_000);
      expect(await post(request), `${minutes} min`).toMatchObject({ status: 200 });
    }
  });

  it("opens no way around the signature with ssl_check", async () => {
    const check = { ...command, payload: { ...command.payload, ssl_check: "1" } };
    const forged = signed({ ...target, secret: "another" }, check, 0, now);
    expect(await post(forged)).toMatchObject({ status: 401, taken: [] });
    const bare = { type: "slash_commands", payload: { ssl_check: "1", token: "x" } } as const;
    expect(await post(signed(target, bare, 0, now))).toMatchObject({ status: 200, taken: [] });
  });

  it("is answered with the challenge when the address is saved, only if it is signed", async () => {
    const saved = {
      type: "events_api",
      payload: { type: "url_verification", challenge: "3eZbrw1aB" },
    } as const;
    const answer = await post(signed(target, saved, 0, now));
    expect(JSON.parse(answer.body ?? "")).toEqual({ challenge: "3eZbrw1aB" });
    expect(answer.taken).toEqual([]);
    expect((await post(signed({ ...target, secret: "x" }, saved, 0, now))).status).toBe(401);
  });
});
