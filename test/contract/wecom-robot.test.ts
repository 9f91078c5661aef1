import { describe, expect, it, vi } from "vitest";
import { createRobotAdapter, type RobotParts } from "../../src/adapters/wecom-robot/adapter.ts";
import { robotCapabilities } from "../../src/adapters/wecom-robot/capabilities.ts";
import { robotConfig } from "../../src/adapters/wecom-robot/config.ts";
import { directChat, groupChat } from "../../src/adapters/wecom-robot/conversations.ts";
import type { Patience } from "../../src/adapters/wecom-robot/patience.ts";
import type { ChatEvent } from "../../src/chat/event.ts";
import { fit } from "../../src/chat/fit.ts";
import { type Button, type OutboundMessage, plainMessage } from "../../src/chat/message.ts";
import { pressToken } from "../../src/chat/press-token.ts";
import type { Instant } from "../../src/core/time/civil.ts";
import { startRobotGateway } from "../simulators/wecom/robot-gateway.ts";
import { type AdapterTraits, adapterContract, type Stage } from "./adapter-contract.ts";

/** The robot's waiting times, short enough for tests. */
const quickPatience: Patience = {
  connect: 2000,
  send: 2000,
  acknowledge: 200,
  beat: 60,
  reconnect: 30,
  longest: 200,
  takenOver: 60,
  limited: 60_000,
};

const robot = { botId: "bot-1", secret: "robot-secret", name: "Genjin" };

const traits: AdapterTraits = {
  name: "the WeCom robot",
  capabilities: robotCapabilities,
  replies: "by-quote",
  presses: "number",
  withholdsAck: false,
  faults: ["limited", "refused", "broken", "answer-lost"],
  disconnects: ["politely", "abruptly", "silently"],
  forges: [],
  reconnectMs: 5000,
  open: openStage,
};

async function openStage(): Promise<Stage> {
  const gateway = await startRobotGateway(robot);
  const adapter = createRobotAdapter({
    config: robotConfig({
      WECOM_AIBOT_ID: robot.botId,
      WECOM_AIBOT_SECRET: robot.secret,
      WECOM_AIBOT_WS_URL: gateway.url,
    }),
    log: { info() {}, warn() {} },
    patience: quickPatience,
  });
  const [person, group] = ["lily", "chat-1"];
  gateway.knows(person);
  gateway.knows(group);
  const callback = (body: unknown) => async () =>
    gateway.deliver("aibot_msg_callback", body as object);
  const from = { userid: person };
  return {
    adapter,
    person: { userId: person },
    direct: directChat(person),
    group: groupChat(group),
    async says({ in: { kind, id }, text, key, repliesTo }) {
      const acknowledged = await gateway.says({
        user: person,
        text,
        ...(kind === "group" ? { chat: id } : {}),
        ...(key === undefined ? {} : { msgid: key }),
        ...(repliesTo === undefined ? {} : { quote: repliesTo.text }),
      });
      return { acknowledged };
    },
    async echoes(text, { id }) {
      const said = { msgid: "own", aibotid: robot.botId, chatid: id, chattype: "group" };
      const own = { from: { userid: robot.botId }, msgtype: "text", text: { content: text } };
      await gateway.deliver("aibot_msg_callback", { ...said, ...own });
    },
    strange: {
      "a picture": callback({
        msgid: "p",
        chattype: "single",
        from,
        msgtype: "image",
        image: { url: "https://example.com/x" },
      }),
      "a group without an id": callback({
        msgid: "g",
        chattype: "group",
        from,
        msgtype: "text",
        text: { content: "hi" },
      }),
      "nobody's words": callback({ msgid: "n", chattype: "single", msgtype: "text" }),
      "words of the wrong type": callback({
        msgid: 7,
        chattype: "single",
        from: "lily",
        msgtype: "text",
        text: "hi",
      }),
      "an event without a name": async () =>
        gateway.deliver("aibot_event_callback", { msgtype: "event", event: {} }),
      "a kind that does not exist yet": callback({
        msgid: "k",
        chattype: "meeting",
        from,
        msgtype: "hologram",
      }),
      "no body": async () => gateway.deliver("aibot_msg_callback", null as unknown as object),
    },
    presses: async ({ chat }, label) => {
      await gateway.presses(person, chat, label);
      return { acknowledged: true };
    },
    seen: () =>
      gateway.posts.map(({ chat, text, pings, picture, card }) => ({
        messageId: "",
        chat,
        text,
        pings,
        buttons: card?.buttons.map(({ label }) => label) ?? [],
        pictures: picture === undefined ? [] : [""],
      })),
    fail: (fault, times) => {
      if (fault !== "unauthorised") gateway.fail(fault, times);
    },
    retryAfterMs: quickPatience.limited,
    async disconnects(how) {
      gateway.disconnects(how);
      await new Promise((resolve) => setTimeout(resolve, how === "silently" ? 500 : 100));
    },
    connections: gateway.connections,
    close: gateway.close,
  };
}

adapterContract(traits);

const at = Date.parse("2026-11-23T01:00:00Z") as Instant;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A started robot on a gateway of its own, until the work is done. */
async function withRobot(
  parts: Partial<RobotParts>,
  work: (stage: {
    readonly gateway: Awaited<ReturnType<typeof startRobotGateway>>;
    readonly adapter: ReturnType<typeof createRobotAdapter>;
    readonly events: ChatEvent[];
    readonly logged: string[];
  }) => Promise<void>,
): Promise<void> {
  const gateway = await startRobotGateway({ ...robot, name: parts.config?.name ?? robot.name });
  const logged: string[] = [];
  const log = (fields: object, message: string) => {
    logged.push(`${message} ${JSON.stringify(fields)}`);
  };
  const adapter = createRobotAdapter({
    log: { info: log, warn: log },
    patience: quickPatience,
    ...parts,
    config: { ...robot, ...parts.config, wsUrl: gateway.url },
  });
  const events: ChatEvent[] = [];
  await adapter.start(async (event) => {
    events.push(event);
    return { handled: Promise.resolve() };
  });
  try {
    await work({ gateway, adapter, events, logged });
  } finally {
    await adapter.stop();
    await gateway.close();
  }
}

const answer = (text: string) => plainMessage("answer", text);
const actions = (buttons: readonly Button[]) => ({ type: "actions", buttons }) as const;

describe("the WeCom robot", () => {
  it("connects anew when WeCom has forgotten it on a living connection, and posts once", () =>
    withRobot({}, async ({ gateway, adapter }) => {
      gateway.knows("lily");
      gateway.fail("not-subscribed");
      await adapter.send(directChat("lily"), answer("here"), { key: "k", at });
      expect(gateway.posts.map(({ text }) => text)).toEqual(["here"]);
      expect(gateway.opened()).toBe(2);
    }));

  it("leaves the connection to who took it over, for a while", () =>
    withRobot({ patience: { ...quickPatience, takenOver: 400 } }, async ({ gateway, adapter }) => {
      gateway.disconnects("politely");
      await pause(250);
      expect(gateway.opened()).toBe(1);
      await vi.waitFor(() => expect(gateway.isLive()).toBe(true), 2000);
      gateway.knows("lily");
      await adapter.send(directChat("lily"), answer("back"), { key: "k", at });
      expect(gateway.posts).toHaveLength(1);
    }));

  it("comes back after more failures than the SDK would bear, with one connection", () =>
    withRobot({ patience: { ...quickPatience, longest: 30 } }, async ({ gateway }) => {
      for (let time = 1; time <= 12; time++) {
        gateway.disconnects("abruptly");
        await vi.waitFor(() => expect(gateway.opened()).toBe(time + 1), 2000);
        await vi.waitFor(() => expect(gateway.isLive()).toBe(true), 2000);
      }
      expect(gateway.connections()).toBe(1);
    }));

  it("can be stopped and started again, and cannot send meanwhile", () =>
    withRobot({}, async ({ gateway, adapter }) => {
      await adapter.stop();
      expect(adapter.canSend?.()).toBe(false);
      await vi.waitFor(() => expect(gateway.connections()).toBe(0));
      const sent = adapter.send(directChat("lily"), answer("x"), { key: "k", at });
      await expect(sent).rejects.toMatchObject({ retryable: true });
      await adapter.start(async () => ({ handled: Promise.resolve() }));
      expect(adapter.canSend?.()).toBe(true);
      expect(gateway.isLive()).toBe(true);
      expect(gateway.opened()).toBe(2);
    }));

  it("says so when its secret is wrong, and does not storm the gateway", () =>
    withRobot({ config: { botId: robot.botId, secret: "wrong" } }, async ({ gateway, logged }) => {
      await pause(500);
      expect(logged.join()).toContain('"why":"refused"');
      expect(logged.join()).not.toContain("wrong");
      expect(gateway.opened()).toBeLessThan(10);
      expect(gateway.connections()).toBeLessThan(2);
    }));

  it("posts what is too late to be an answer", () =>
    withRobot({}, async ({ gateway, adapter, events }) => {
      await gateway.says({ user: "lily", chat: "chat-1", text: "/today", msgid: "m1" });
      expect(events).toHaveLength(1);
      gateway.forgetCallbacks();
      await adapter.send(groupChat("chat-1"), answer("late"), { key: "k", at, answers: "m1" });
      expect(gateway.posts).toMatchObject([{ chat: "chat-1", text: "late", how: "push" }]);
    }));

  it("does not greet late who has opened the chat", () =>
    withRobot({}, async ({ gateway, adapter, events }) => {
      gateway.knows("lily");
      await gateway.enters("lily");
      await vi.waitFor(() => expect(events).toHaveLength(1));
      expect(events[0]).toMatchObject({ type: "added", conversation: { kind: "direct" } });
      gateway.forgetCallbacks();
      const answers = events[0]?.key ?? "";
      await adapter.send(directChat("lily"), answer("hello"), { key: "k", at, answers });
      expect(gateway.posts).toEqual([]);
    }));

  it("answers with the first part and posts the others", () =>
    withRobot({}, async ({ gateway, adapter }) => {
      await gateway.says({ user: "lily", text: "/today", msgid: "m1" });
      for (const text of ["one", "two"]) {
        await adapter.send(directChat("lily"), answer(text), { key: text, at, answers: "m1" });
      }
      const shown = gateway.posts.map(({ text, how }) => [text, how]);
      expect(shown).toEqual([
        ["one", "reply"],
        ["two", "push"],
      ]);
    }));

  const asking = (count: number, kind: "question" | "answer" = "question"): OutboundMessage => ({
    ...plainMessage(kind, "Which one is it?"),
    blocks: [
      { type: "paragraph", inlines: [{ type: "text", text: "Which one is it?" }] },
      {
        type: "actions",
        buttons: Array.from({ length: count }, (_, at) => ({
          label: at === 0 ? "Record it" : `第 ${at} 个，说不清楚`,
          command: `/x ${at}`,
          ...(at === 0 ? { style: "primary" as const } : {}),
        })),
      },
    ],
  });

  it.each([1, 2, 6, 7, 20, 25])("shows the text first, then a card of %s buttons", (count) =>
    withRobot({}, async ({ gateway, adapter, events }) => {
      gateway.knows("chat-1");
      const [part, ...others] = fit(asking(count), adapter.capabilities);
      if (part === undefined) throw new Error("nothing to send");
      expect(others).toEqual([]);
      await adapter.send(groupChat("chat-1"), part, { key: "k", at });
      const [text, card] = gateway.posts;
      expect(text?.text).toBe("Which one is it?");
      expect(card?.card?.kind).toBe(count > 6 ? "vote_interaction" : "button_interaction");
      expect(card?.card?.buttons).toHaveLength(Math.min(count, 20));
      for (const button of card?.card?.buttons ?? []) {
        if (card?.card) await gateway.pressesCard("lily", "chat-1", card.card, button);
      }
      expect(events.map((event) => event.type === "button" && event.number)).toEqual(
        Array.from({ length: Math.min(count, 20) }, (_, number) => number),
      );
      expect(events[0]).toMatchObject({
        ...{ type: "button", command: "Record it", messageId: pressToken("k") },
        ...{ conversation: groupChat("chat-1"), sender: { userId: "lily" } },
      });
    }),
  );

  it("shows on the card of a question that it was pressed, to who pressed it", () =>
    withRobot({}, async ({ gateway, adapter }) => {
      for (const kind of ["question", "answer"] as const) {
        gateway.knows("lily");
        await adapter.send(directChat("lily"), asking(2, kind), { key: kind, at });
        await gateway.presses("lily", "lily", "Record it");
      }
      await vi.waitFor(() => expect(gateway.settled).toHaveLength(1));
      expect(gateway.settled).toMatchObject([
        { userids: ["lily"], template_card: { replace_text: "✓ Record it" } },
      ]);
    }));

  it("has said all where WeCom takes the text and no card", () =>
    withRobot({}, async ({ gateway, adapter, logged }) => {
      gateway.knows("lily");
      const send = () => adapter.send(directChat("lily"), asking(2), { key: "k", at });
      await send();
      // The same card a second time is one that WeCom refuses.
      await send();
      expect(gateway.posts.map(({ card }) => card !== undefined)).toEqual([false, true, false]);
      expect(logged.join()).toContain("card not shown");
    }));

  it("sends no card for one button that is not the main thing", () =>
    withRobot({}, async ({ gateway, adapter }) => {
      gateway.knows("lily");
      const undo = { label: "Undo", command: "/undo" };
      const message = { ...answer("Done"), blocks: [...answer("Done").blocks, actions([undo])] };
      await adapter.send(directChat("lily"), message, { key: "k", at });
      expect(gateway.posts).toHaveLength(1);
    }));

  it("says that it may try again where WeCom's own service is busy", () =>
    withRobot({}, async ({ gateway, adapter }) => {
      gateway.knows("lily");
      gateway.fail("busy");
      const sent = adapter.send(directChat("lily"), answer("x"), { key: "k", at });
      await expect(sent).rejects.toMatchObject({ retryable: true });
    }));

  it("tells the log once which group it was spoken to in", () =>
    withRobot({}, async ({ gateway, logged }) => {
      for (const text of ["/today", "/week"]) {
        await gateway.says({ user: "lily", chat: "chat-1", text });
      }
      const told = logged.filter((line) => line.includes("wecom:chat-1"));
      expect(told).toEqual(['spoken to in a group {"chat":"wecom:chat-1"}']);
    }));

  it("does not post where nobody has written yet", () =>
    withRobot({}, async ({ adapter }) => {
      const sent = adapter.send(directChat("tom"), answer("x"), { key: "k", at });
      await expect(sent).rejects.toMatchObject({ retryable: false });
    }));

  it("takes its own name away, also one that holds a space", () =>
    withRobot({ config: { ...robot, name: "Follow Up" } }, async ({ gateway, events }) => {
      await gateway.says({ user: "lily", chat: "chat-1", text: "/today 2" });
      expect(events[0]).toMatchObject({ text: "/today 2", isMention: true });
    }));

  it("hears its name after the words too", () =>
    withRobot({}, async ({ gateway, events }) => {
      const said = { msgid: "m", chatid: "c", chattype: "group", from: { userid: "lily" } };
      for (const content of ["今日 @Genjin", "@Genjin\u2005今日", "@Genjin"]) {
        const body = { ...said, msgid: content, msgtype: "text", text: { content } };
        await gateway.deliver("aibot_msg_callback", body);
      }
      const heard = events.map((event) => (event.type === "message" ? event.text : ""));
      expect(heard).toEqual(["今日", "今日", ""]);
    }));

  it("reads the words between pictures", () =>
    withRobot({}, async ({ gateway, events }) => {
      const text = (content: string) => ({ msgtype: "text", text: { content } });
      const picture = { msgtype: "image", image: { url: "https://example.com/x" } };
      await gateway.deliver("aibot_msg_callback", {
        msgid: "x",
        chattype: "single",
        from: { userid: "lily" },
        msgtype: "mixed",
        mixed: { msg_item: [text("#K3F called"), picture, text("sends the PI")] },
        quote: { msgtype: "image", image: { url: "https://example.com/y" } },
      });
      expect(events).toMatchObject([{ text: "#K3F called\nsends the PI", repliesTo: {} }]);
    }));

  it("says of each post whether its chat is a group's or a person's", () =>
    withRobot({}, async ({ gateway, adapter }) => {
      gateway.knows("lily");
      gateway.knows("chat-1");
      await adapter.send(directChat("lily"), answer("x"), { key: "k", at });
      await adapter.send(groupChat("chat-1"), answer("y"), { key: "l", at });
      expect(gateway.posts.map(({ kind }) => kind)).toEqual([1, 2]);
    }));

  it("reads what WeCom heard in a voice message", () =>
    withRobot({}, async ({ gateway, events }) => {
      const said = { msgid: "v", chattype: "single", from: { userid: "lily" }, msgtype: "voice" };
      await gateway.deliver("aibot_msg_callback", { ...said, voice: { content: "今日" } });
      expect(events).toMatchObject([{ text: "今日", isSpoken: true }]);
    }));

  it("logs nothing of what people write, whatever happens", async () => {
    const printed = vi.spyOn(console, "info");
    const debugged = vi.spyOn(console, "debug");
    await withRobot({}, async ({ gateway, adapter, logged }) => {
      await gateway.says({ user: "lily-canary", text: "Canary Trading" });
      for (const fault of ["limited", "answer-lost", "not-subscribed"] as const) {
        gateway.fail(fault);
        const to = directChat("lily-canary");
        await adapter.send(to, answer("Canary"), { key: fault, at }).catch(() => {});
      }
      gateway.disconnects("abruptly");
      await pause(50);
      expect(logged.length).toBeGreaterThan(1);
      expect(logged.join()).not.toMatch(/canary/i);
    });
    expect([...printed.mock.calls, ...debugged.mock.calls]).toEqual([]);
    printed.mockRestore();
    debugged.mockRestore();
  });

  it("tells whether the gateway can be reached, without taking the connection", () =>
    withRobot({}, async ({ gateway, adapter }) => {
      expect(await adapter.check?.()).toMatchObject([{ code: "address", isWell: true }]);
      expect(gateway.isLive()).toBe(true);
      expect(gateway.opened()).toBe(1);
      await gateway.close();
      expect(await adapter.check?.()).toMatchObject([{ code: "address", isWell: false }]);
    }));

  it("names the variable whose address is none, and not its value", () => {
    const values = { WECOM_AIBOT_ID: "b", WECOM_AIBOT_SECRET: "s", WECOM_AIBOT_WS_URL: "http://x" };
    expect(() => robotConfig(values)).toThrow(/WECOM_AIBOT_WS_URL(?!.*http)/);
  });
});
