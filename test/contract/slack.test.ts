import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import { createSlackAdapter } from "../../src/adapters/slack/adapter.ts";
import { slackCapabilities } from "../../src/adapters/slack/capabilities.ts";
import type { SlackConfig } from "../../src/adapters/slack/config.ts";
import type { Adapter } from "../../src/chat/adapter.ts";
import type { Conversation } from "../../src/chat/event.ts";
import {
  retryAfter,
  type SlackSeen,
  type SlackSimulator,
  startSlackSimulator,
} from "../simulators/slack/simulator.ts";
import { type AdapterTraits, adapterContract, type Seen, type Stage } from "./adapter-contract.ts";

const secret = "8f742231b10e8888abcd99yyyzzz85a5";
const lily = "U0LILY";
const quiet = { info() {}, warn() {} };

const shared = {
  capabilities: slackCapabilities,
  replies: "by-id",
  withholdsAck: true,
  faults: ["limited", "unauthorised", "refused", "broken", "answer-lost"],
} as const;

/** What both ways to be called have in common. */
function stageOn(simulator: SlackSimulator, adapter: Adapter): Omit<Stage, "close"> {
  const where = (id: string, kind: "direct" | "group"): Conversation => ({
    platform: "slack",
    workspace: simulator.app.teamId,
    kind,
    id,
  });
  const group = where("C0SALES", "group");
  const root = simulator.workspace.say({
    ts: simulator.workspace.nextTs(),
    channel: group.id,
    user: "U0TOM",
    text: "Who calls whom today?",
  });
  const event = (inner: Record<string, unknown>) =>
    simulator.deliver(simulator.event(simulator.workspace.nextId("Ev"), inner));
  const base = { user: lily, channel: "DLILY", channel_type: "im", ts: "1.2", text: "x" };
  return {
    adapter,
    person: { userId: lily },
    direct: where(simulator.workspace.directId(lily), "direct"),
    group,
    thread: { ...group, thread: root.ts },
    async says({ in: to, text, key, repliesTo }) {
      const mention =
        to.kind === "group" && repliesTo === undefined ? `<@${simulator.app.userId}> ` : "";
      const threadTs = repliesTo?.messageId ?? to.thread;
      const acknowledged = await simulator.says(lily, to.id, `${mention}${text}`, {
        ...(key === undefined ? {} : { key }),
        ...(threadTs === undefined ? {} : { threadTs }),
      });
      return { acknowledged };
    },
    async echoes(text, to) {
      await event({ ...base, type: "message", channel: to.id, user: simulator.app.userId, text });
      await event({ ...base, type: "message", channel: to.id, bot_id: simulator.app.botId, text });
    },
    presses: async (message, label) => ({
      acknowledged: await simulator.presses(lily, message.messageId, label),
    }),
    strange: {
      "an unknown event": () => event({ type: "emoji_changed", subtype: "add" }),
      "an edit": () => event({ ...base, type: "message", subtype: "message_changed", message: {} }),
      "a deletion": () => event({ ...base, type: "message", subtype: "message_deleted" }),
      "another bot": () => event({ ...base, type: "message", bot_id: "B1" }),
      "no text": () => event({ ...base, type: "message", text: undefined }),
      "no event": () =>
        simulator.deliver({ type: "events_api", payload: { event: { type: "x" } } }),
      "an odd press": () => simulator.deliver({ type: "interactive", payload: { actions: [] } }),
      "an odd command": () =>
        simulator.deliver({ type: "slash_commands", payload: { command: "x" } }),
      "talk in the channel": () =>
        event({
          ...base,
          type: "message",
          channel: "C0SALES",
          channel_type: "channel",
          text: "today?",
        }),
    },
    seen: () => simulator.seen().map(seenOf),
    fail: (fault, times) => simulator.fail(fault, times),
    retryAfterMs: retryAfter * 1000,
    connections: () => simulator.connections(),
  };
}

const seenOf = ({ ts, channel, threadTs, text, pings, buttons, pictures }: SlackSeen): Seen => ({
  messageId: ts,
  chat: channel,
  text,
  pings,
  buttons: buttons.map((button) => button.label),
  pictures,
  ...(threadTs === undefined ? {} : { thread: threadTs }),
});

const configFor = (simulator: SlackSimulator): SlackConfig => ({
  botToken: simulator.botToken,
  appToken: undefined,
  signingSecret: undefined,
  apiUrl: simulator.apiUrl,
});

const socketTraits: AdapterTraits = {
  ...shared,
  name: "Slack over Socket Mode",
  disconnects: ["politely", "abruptly", "silently"],
  reconnectMs: 15_000,
  forges: [],
  async open() {
    const simulator = await startSlackSimulator({ patience: 500 });
    const config = { ...configFor(simulator), appToken: simulator.appToken };
    return {
      ...stageOn(simulator, createSlackAdapter(config, quiet)),
      disconnects: (how) => simulator.disconnect(how),
      close: () => simulator.stop(),
    };
  },
};

const requestTraits: AdapterTraits = {
  ...shared,
  name: "Slack over HTTP",
  disconnects: [],
  forges: ["unsigned", "wrong", "old", "future", "tampered"],
  async open() {
    const simulator = await startSlackSimulator({ patience: 500 });
    const config = { ...configFor(simulator), signingSecret: secret };
    const adapter = createSlackAdapter(config, quiet);
    const server = await serveRoutes(adapter);
    const { port } = server.address() as AddressInfo;
    const target = { url: `http://127.0.0.1:${port}/slack/events`, secret };
    simulator.calls(target);
    return {
      ...stageOn(simulator, adapter),
      async forges(how) {
        const envelope = simulator.event("EvForged", {
          type: "message",
          user: lily,
          channel: "D0LILY",
          channel_type: "im",
          ts: "1.1",
          text: "/today",
        });
        const hour = 3_600_000;
        const at = Date.now() + (how === "old" ? -hour : how === "future" ? hour : 0);
        const signedBy = how === "wrong" ? { ...target, secret: "another" } : target;
        const request = simulator.signed(signedBy, envelope, 0, at);
        const headers = new Headers(request.headers);
        if (how === "unsigned") headers.delete("x-slack-signature");
        const body = await request.text();
        const sent = how === "tampered" ? body.replace("/today", "/week") : body;
        const answer = await fetch(target.url, { method: "POST", headers, body: sent });
        return answer.status;
      },
      async close() {
        server.close();
        server.closeAllConnections();
        await simulator.stop();
      },
    };
  },
};

/** The adapter's addresses on a bare server. */
async function serveRoutes(adapter: Adapter): Promise<Server> {
  const [route] = adapter.routes ?? [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const headers = request.headers as Record<string, string | undefined>;
    const body = Buffer.concat(chunks).toString();
    const answer = await route?.handle({ headers, query: {}, body });
    response.writeHead(answer?.status ?? 404).end(answer?.body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

describe("Slack with a token that is not good", () => {
  it("starts, says so, and stops", async () => {
    const simulator = await startSlackSimulator();
    const warnings: object[] = [];
    const config = { ...configFor(simulator), botToken: "xoxb-old", appToken: "xapp-old" };
    const adapter = createSlackAdapter(config, {
      ...quiet,
      warn: (fields) => void warnings.push(fields),
    });
    await adapter.start(() => Promise.reject(new Error("nothing comes")));
    expect(JSON.stringify(warnings)).toMatch(/invalid_auth/);
    expect(JSON.stringify(warnings)).not.toMatch(/xapp|xoxb/);
    expect(await adapter.check?.()).toEqual([
      { code: "token", isWell: false, details: { reason: "slack auth.test: invalid_auth" } },
    ]);
    await adapter.stop();
    await simulator.stop();
  });

  it("is told apart from a Slack that cannot be reached", async () => {
    const simulator = await startSlackSimulator();
    const config = configFor(simulator);
    await simulator.stop();
    const found = await createSlackAdapter(config, quiet).check?.();
    expect(found).toMatchObject([{ code: "reach", isWell: false }]);
  });

  it("has a check that names the scopes that are missing", async () => {
    const simulator = await startSlackSimulator({ scopes: "commands,chat:write" });
    const config = { ...configFor(simulator), appToken: "xapp-old" };
    const found = await createSlackAdapter(config, quiet).check?.();
    expect(found?.map(({ code, isWell }) => [code, isWell])).toEqual([
      ["token", true],
      ["scopes", false],
      ["socket", false],
    ]);
    expect(found?.[1]?.details.missing).toContain("files:write");
    await simulator.stop();
  });
});

adapterContract(socketTraits);
adapterContract(requestTraits);
