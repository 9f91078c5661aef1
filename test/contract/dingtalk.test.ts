import { describe, expect, it } from "vitest";
import { createDingtalkAdapter } from "../../src/adapters/dingtalk/adapter.ts";
import {
  cardCapabilities,
  dingtalkCapabilities,
} from "../../src/adapters/dingtalk/capabilities.ts";
import { dingtalkConfig } from "../../src/adapters/dingtalk/config.ts";
import {
  directConversation,
  groupConversation,
} from "../../src/adapters/dingtalk/conversations.ts";
import type { Patience } from "../../src/adapters/dingtalk/patience.ts";
import type { ChatEvent } from "../../src/chat/event.ts";
import { fit } from "../../src/chat/fit.ts";
import { buttonsOf, type OutboundMessage, plainMessage } from "../../src/chat/message.ts";
import { pressToken } from "../../src/chat/press-token.ts";
import type { Instant } from "../../src/core/time/civil.ts";
import { AdapterError, UnansweredError } from "../../src/errors.ts";
import type { ApiFault, Shown } from "../simulators/dingtalk/open-api.ts";
import { robotMessage, startDingtalk } from "../simulators/dingtalk/simulator.ts";
import {
  type AdapterTraits,
  adapterContract,
  type Fault,
  type Seen,
  type Stage,
} from "./adapter-contract.ts";

const patience: Patience = { answer: 500, limited: 50, beat: 150, reconnect: 50 };

const traits: AdapterTraits = {
  name: "DingTalk",
  capabilities: dingtalkCapabilities,
  presses: "number",
  replies: "by-id",
  withholdsAck: true,
  faults: ["limited", "unauthorised", "refused", "broken", "answer-lost"],
  disconnects: ["politely", "abruptly", "silently"],
  forges: [],
  open: () => openStage(),
};

const template = "0c2f1d3e-simulated.schema";

const cardTraits: AdapterTraits = {
  ...traits,
  name: "DingTalk with a template of cards",
  capabilities: cardCapabilities,
  presses: "token",
  open: () => openStage(template),
};

/** Calls that one send makes before it gives up. */
const attempts: Readonly<Record<Fault, number>> = {
  limited: 3,
  unauthorised: 2,
  refused: 1,
  broken: 1,
  "answer-lost": 1,
};

async function openStage(cardTemplateId?: string): Promise<Stage> {
  const times = { ping: 50, ack: 300, farewell: 1000 };
  const dingtalk = await startDingtalk({
    times,
    ...(cardTemplateId === undefined ? {} : { cardTemplateId }),
  });
  const config = dingtalkConfig(dingtalk.environment);
  const log = { info() {}, warn() {} };
  const staffId = "staff-lily";
  const group = "cidTeamOne==";
  const usual = () => robotMessage({ staffId, text: "/today" }, dingtalk.organization);
  const { text: _, ...wordless } = usual();
  const { senderStaffId: __, ...outsider } = usual();
  return {
    adapter: createDingtalkAdapter(config, log, patience),
    person: { userId: staffId },
    direct: directConversation(staffId),
    group: groupConversation(group),
    async says({ in: where, text, key, repliesTo }) {
      const acknowledged = await dingtalk.writes({
        staffId,
        text,
        ...(where.kind === "group" ? { group: where.id } : {}),
        ...(key === undefined ? {} : { msgId: key }),
        ...(repliesTo === undefined
          ? {}
          : { repliesTo: { processQueryKey: repliesTo.messageId, text: repliesTo.text } }),
      });
      return { acknowledged };
    },
    async echoes(text, where) {
      const echo = robotMessage({ staffId, text, group: where.id }, dingtalk.organization);
      await dingtalk.push({ ...echo, senderId: echo.chatbotUserId });
    },
    strange: {
      nothing: () => dingtalk.push({}),
      "no object": () => dingtalk.push("[1"),
      null: () => dingtalk.push(null),
      "a picture": () =>
        dingtalk.push({ ...wordless, msgtype: "picture", content: { downloadCode: "x" } }),
      "only blanks": () => dingtalk.push({ ...usual(), text: { content: "  " } }),
      "an unknown kind": () => dingtalk.push({ ...wordless, msgtype: "unknownMsgType" }),
      "text as a list": () => dingtalk.push({ ...usual(), text: { content: [7] } }),
      "another kind of chat": () => dingtalk.push({ ...usual(), conversationType: "3" }),
      "somebody from outside": () => dingtalk.push(outsider),
      "an empty press": () => dingtalk.pushCard({}),
      "a press without a command": () =>
        dingtalk.pushCard({ outTrackId: "x", userId: staffId, content: '{"cardPrivateData":{}}' }),
      "a press that is no JSON": () =>
        dingtalk.pushCard({ outTrackId: "x", userId: staffId, content: "[1" }),
      "no JSON": async () => dingtalk.write("not json"),
      "no frame": async () => dingtalk.write("{}"),
    },
    async presses({ messageId }, label) {
      const card = dingtalk.shown.find((one) => one.processQueryKey === messageId);
      if (card === undefined) throw new Error("no such card");
      return { acknowledged: await dingtalk.presses(staffId, card, label) };
    },
    seen: () => dingtalk.shown.map(seenOf),
    fail: (fault, times = 1) => dingtalk.fail(fault as ApiFault, times * attempts[fault]),
    retryAfterMs: patience.limited,
    disconnects: (how) => dingtalk.leave(how),
    connections: dingtalk.connections,
    close: dingtalk.close,
  };
}

/** The API's messages call nobody: only the webhook of a session can. */
const seenOf = ({ processQueryKey, chat, text, pictures, buttons }: Shown): Seen => ({
  messageId: processQueryKey,
  chat,
  text,
  pings: [],
  buttons: buttons.map(({ label }) => label),
  pictures: pictures.map(({ alt }) => alt),
});

adapterContract(traits);
adapterContract(cardTraits);

describe("a card of DingTalk", () => {
  const message = {
    ...plainMessage("answer", "Logged #K3F"),
    blocks: [
      { type: "paragraph", inlines: [{ type: "text", text: "Logged *1*" }] },
      { type: "actions", buttons: [{ label: "Undo", command: "/undo" }] },
    ],
  } as const;
  const post = { key: "k", at: 0 as Instant };

  async function open(mine: string, theirs: string | undefined) {
    const dingtalk = await startDingtalk(theirs === undefined ? {} : { cardTemplateId: theirs });
    const config = { ...dingtalkConfig(dingtalk.environment), cardTemplateId: mine };
    const warnings: object[] = [];
    const log = { info() {}, warn: (fields: object) => void warnings.push(fields) };
    return { dingtalk, warnings, adapter: createDingtalkAdapter(config, log, patience) };
  }

  it("is only for messages with buttons, and comes where it was meant to", async () => {
    const { dingtalk, adapter } = await open(template, template);
    await adapter.send(directConversation("staff-lily"), plainMessage("notice", "Hi"), post);
    await adapter.send(groupConversation("cidTeamOne=="), message, post);
    expect(dingtalk.shown.map((one) => [one.chat, one.text, one.buttons.length])).toEqual([
      ["staff-lily", "Hi", 0],
      ["cidTeamOne==", "Logged *1*", 1],
    ]);
    await dingtalk.close();
  });

  it("comes without a template where that is not known there, and the log says so", async () => {
    const { dingtalk, adapter, warnings } = await open("old.schema", template);
    await adapter.send(directConversation("staff-lily"), message, post);
    expect(dingtalk.shown).toMatchObject([{ text: "Logged *1*", buttons: [{ label: "Undo" }] }]);
    expect(dingtalk.shown[0]?.outTrackId).toBeUndefined();
    expect(JSON.stringify(warnings)).toMatch(/cardTemplateNotExist/);
    await dingtalk.close();
  });

  it.each([
    ["limited", AdapterError],
    ["unauthorised", AdapterError],
    ["broken", UnansweredError],
    ["answer-lost", UnansweredError],
  ] as const)("that is %s is not sent otherwise behind its back", async (fault, kind) => {
    const { dingtalk, adapter } = await open(template, template);
    dingtalk.fail(fault, attempts[fault]);
    const sending = adapter.send(directConversation("staff-lily"), message, post);
    await expect(sending).rejects.toBeInstanceOf(kind);
    expect(dingtalk.shown).toHaveLength(fault === "answer-lost" ? 1 : 0);
    await dingtalk.close();
  });

  it.each(["named", "bare", "unnamed"] as const)(
    "that is pressed in a group is answered there, where its place is %s",
    async (places) => {
      const { dingtalk, adapter } = await open(template, template);
      const events: ChatEvent[] = [];
      await adapter.start(async (event) => {
        events.push(event);
        return { handled: Promise.resolve() };
      });
      await adapter.send(groupConversation("cidTeamOne=="), message, post);
      const [card] = dingtalk.shown;
      if (card === undefined) throw new Error("no card");
      expect(await dingtalk.presses("staff-tom", card, "Undo", places)).toBe(true);
      expect(events).toMatchObject([
        {
          type: "button",
          command: "/undo",
          conversation: groupConversation("cidTeamOne=="),
          sender: { userId: "staff-tom" },
        },
      ]);
      await adapter.stop();
      await dingtalk.close();
    },
  );

  it.each(["named", "bare", "unnamed"] as const)(
    "that is pressed in private is answered there, where its place is %s",
    async (places) => {
      const { dingtalk, adapter } = await open(template, template);
      const events: ChatEvent[] = [];
      await adapter.start(async (event) => {
        events.push(event);
        return { handled: Promise.resolve() };
      });
      await adapter.send(directConversation("staff-tom"), message, post);
      const [card] = dingtalk.shown;
      if (card === undefined) throw new Error("no card");
      expect(await dingtalk.presses("staff-tom", card, "Undo", places)).toBe(true);
      expect(events).toMatchObject([{ conversation: directConversation("staff-tom") }]);
      await adapter.stop();
      await dingtalk.close();
    },
  );
});

describe("a message of DingTalk that names no staff id", () => {
  it("is told of in the log, without what it says, since nobody can be answered", async () => {
    const dingtalk = await startDingtalk({});
    const warned: string[] = [];
    const log = { info() {}, warn: (_: object, text: string) => void warned.push(text) };
    const adapter = createDingtalkAdapter(dingtalkConfig(dingtalk.environment), log, patience);
    const events: ChatEvent[] = [];
    await adapter.start(async (event) => {
      events.push(event);
      return { handled: Promise.resolve() };
    });
    const said = robotMessage({ staffId: "staff-lily", text: "/today" }, dingtalk.organization);
    const { senderStaffId: _, ...unnamed } = said;
    for (const odd of [unnamed, { ...unnamed, senderStaffId: null }]) {
      expect(await dingtalk.push(odd)).toBe(true);
    }
    expect(await dingtalk.push({ ...said, text: { content: " " } })).toBe(true);
    expect(events).toEqual([]);
    expect(warned).toEqual(["sender not named", "sender not named"]);
    await adapter.stop();
    await dingtalk.close();
  });
});

describe("an action card of DingTalk", () => {
  const labels = ["Record it", "记下来 & 完", "50% #K3F", "Più?", "five", "six"];
  const message = (count: number): OutboundMessage => ({
    ...plainMessage("answer", "Which?"),
    blocks: [
      {
        type: "actions",
        buttons: labels.slice(0, count).map((label) => ({ label, command: "/x" })),
      },
      { type: "paragraph", inlines: [{ type: "text", text: "Which?" }] },
    ],
  });

  it.each([1, 2, 3, 4, 5])("has %s buttons that speak for who taps them", async (count) => {
    const dingtalk = await startDingtalk({});
    const adapter = createDingtalkAdapter(
      dingtalkConfig(dingtalk.environment),
      { info() {}, warn() {} },
      patience,
    );
    const events: ChatEvent[] = [];
    await adapter.start(async (event) => {
      events.push(event);
      return { handled: Promise.resolve() };
    });
    const group = groupConversation("cidTeamOne==");
    const [part, ...others] = fit(message(count), adapter.capabilities);
    if (part === undefined) throw new Error("nothing to send");
    expect(others).toEqual([]);
    await adapter.send(group, part, { key: "k1", at: 0 as Instant });
    const [card] = dingtalk.shown;
    expect(card?.text).toBe("Which?");
    for (const label of labels.slice(0, count)) {
      if (card === undefined) throw new Error("no card");
      await dingtalk.presses("staff-tom", card, label);
    }
    expect(events).toMatchObject(
      labels.slice(0, count).map((command, number) => ({
        ...{ type: "button", command, number, messageId: pressToken("k1") },
        ...{ conversation: group, sender: { userId: "staff-tom" } },
      })),
    );
    expect(new Set(events.map(({ key }) => key)).size).toBe(count);
    await adapter.stop();
    await dingtalk.close();
  });

  it("leaves out the buttons that it has no room for", () => {
    const parts = fit(message(6), dingtalkCapabilities);
    expect(parts.map((part) => buttonsOf(part).map(({ label }) => label))).toEqual([
      labels.slice(0, 5),
    ]);
  });
});
