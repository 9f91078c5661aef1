import { describe, expect, it } from "vitest";
import { decodeDingtalk } from "../../../src/adapters/dingtalk/decode.ts";
import type { Instant } from "../../../src/core/time/civil.ts";
import { robotMessage } from "../../simulators/dingtalk/simulator.ts";

const received = Date.parse("2026-11-23T01:00:00Z") as Instant;
const robot = { robotCode: "ding1" };
const direct = () => robotMessage({ staffId: "s1", text: "/today", msgId: "m1" }, robot);
const { text: _, ...wordless } = direct();

const decoded = (message: object) => {
  const event = decodeDingtalk(JSON.stringify(message), received);
  return event?.type === "message" ? event : null;
};

describe("what DingTalk brings", () => {
  it("is a message of a person in the direct chat with them", () => {
    const { createAt } = direct();
    expect(decoded({ ...direct(), createAt })).toEqual({
      type: "message",
      key: "m1",
      conversation: { platform: "dingtalk", workspace: "", kind: "direct", id: "s1" },
      sender: { userId: "s1", displayName: "s1" },
      at: createAt,
      text: "/today",
      isMention: false,
      messageId: "m1",
    });
  });

  it("is a mention in a group by its open id, whose case counts", () => {
    const group = robotMessage({ staffId: "s1", text: "今日", group: "cidAbC==" }, robot);
    expect(decoded(group)).toMatchObject({
      conversation: { kind: "group", id: "cidAbC==" },
      text: "今日",
      isMention: true,
    });
  });

  it("is a mention alone too, but no picture without words", () => {
    const group = robotMessage({ staffId: "s1", text: "", group: "cid1" }, robot);
    expect(decoded(group)).toMatchObject({ text: "", isMention: true });
    const { text: _, ...picture } = group;
    expect(decoded({ ...picture, msgtype: "picture", content: { downloadCode: "x" } })).toBeNull();
    expect(decoded(robotMessage({ staffId: "s1", text: " " }, robot))).toBeNull();
  });

  it("has the time at which it came where it names none", () => {
    expect(decoded({ ...direct(), createAt: "soon" })?.at).toBe(received);
  });

  it("may be rich text, with pictures and mentions between the words", () => {
    const richText = [
      { text: "2 called, " },
      { type: "picture", downloadCode: "x" },
      { text: "ok" },
    ];
    expect(decoded({ ...wordless, msgtype: "richText", content: { richText } })?.text).toBe(
      "2 called, ok",
    );
  });

  it("may be spoken", () => {
    const content = { recognition: "今天要跟进谁", duration: 1000 };
    const spoken = { text: "今天要跟进谁", isSpoken: true };
    expect(decoded({ ...wordless, msgtype: "audio", content })).toMatchObject(spoken);
    const written = robotMessage({ staffId: "s1", text: "ok" }, robot);
    expect(decoded(written)).not.toHaveProperty("isSpoken");
  });

  it("names the message of ours that it replies to", () => {
    const repliesTo = { processQueryKey: "key-1", text: "Call Acme #K3F" };
    const reply = robotMessage({ staffId: "s1", text: "ok", repliesTo }, robot);
    expect(decoded(reply)?.repliesTo).toEqual({ messageId: "key-1", quotedText: "Call Acme #K3F" });
  });

  it("has at least the words of another message that it replies to", () => {
    const repliedMsg = { msgType: "richText", content: { richText: [{ text: "about #K3F" }] } };
    const text = { content: "ok", isReplyMsg: true, repliedMsg };
    expect(decoded({ ...direct(), text })?.repliesTo).toEqual({ quotedText: "about #K3F" });
    const bare = { content: "ok", isReplyMsg: true, repliedMsg: { msgType: "picture" } };
    expect(decoded({ ...direct(), text: bare })).not.toHaveProperty("repliesTo");
  });

  /** The forms in which clients quote a message of ours. */
  const quotes: readonly (readonly [string, object, object])[] = [
    [
      "whole, with its key",
      {
        text: {
          content: "ok",
          isReplyMsg: true,
          repliedMsg: { msgType: "text", msgId: "m0", content: { text: "Call Acme #K3F" } },
        },
        originalMsgId: "m0",
        originalProcessQueryKey: "key-1",
      },
      { messageId: "key-1", quotedText: "Call Acme #K3F" },
    ],
    [
      "as ids alone",
      {
        text: { content: "ok", isReplyMsg: true },
        originalMsgId: "m0",
        originalProcessQueryKey: "key-1",
      },
      { messageId: "key-1" },
    ],
    [
      "as older clients do",
      {
        text: { content: "ok" },
        quoteMessage: { msgId: "m0", msgtype: "text", text: { content: "Call Acme #K3F" } },
      },
      { messageId: "m0", quotedText: "Call Acme #K3F" },
    ],
    [
      "as a card, whose words are not shown",
      {
        text: {
          content: "ok",
          isReplyMsg: true,
          repliedMsg: { msgType: "interactiveCard", senderId: "robot", createdAt: 1 },
        },
        originalProcessQueryKey: "carrier-1",
      },
      { messageId: "carrier-1" },
    ],
    [
      "in parts that have other names than those of a message",
      {
        text: {
          content: "ok",
          isReplyMsg: true,
          repliedMsg: {
            msgType: "richText",
            content: {
              richText: [
                { msgType: "text", content: "Call Acme " },
                { msgType: "picture", downloadCode: "x" },
                { msgType: "text", content: "#K3F" },
              ],
            },
          },
        },
      },
      { quotedText: "Call Acme #K3F" },
    ],
    [
      "as a text in place of its parts",
      { text: { content: "ok", isReplyMsg: true, repliedMsg: { content: "Call Acme #K3F" } } },
      { quotedText: "Call Acme #K3F" },
    ],
    [
      "beside rich text",
      {
        text: null,
        msgtype: "richText",
        content: {
          richText: [{ text: "ok" }],
          isReplyMsg: true,
          repliedMsg: { msgId: "m0", content: { text: "Call Acme #K3F" } },
        },
        originalProcessQueryKey: "key-1",
      },
      { messageId: "key-1", quotedText: "Call Acme #K3F" },
    ],
  ];

  it.each(quotes)("quotes a message of ours %s", (_how, change, repliesTo) => {
    expect(decoded({ ...direct(), ...change })).toMatchObject({ text: "ok" });
    expect(decoded({ ...direct(), ...change })?.repliesTo).toEqual(repliesTo);
  });
});
