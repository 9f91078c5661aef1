import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escapeText, unescapeText } from "../../../src/adapters/slack/escape-text.ts";
import { wordsOfTranscript } from "../../../src/adapters/slack/spoken-clip.ts";
import type { Instant } from "../../../src/core/time/civil.ts";
import { hearSlack } from "../../support/hear-slack.ts";

const self = { teamId: "T1", userId: "UBOT" };
const now = 1_795_000_000_000 as Instant;
const hear = hearSlack(self, now);
const heard = (event: unknown) => hear({ event_id: "Ev1", event });
const message = {
  type: "message",
  user: "U1",
  text: "today",
  ts: "1795000000.000100",
  channel: "C1",
  channel_type: "channel",
};

describe("in a channel", () => {
  it("talk is not for us; a call, a reply to us and a command are", async () => {
    expect(await heard(message)).toBeNull();
    expect(await heard({ ...message, text: "<@UBOT> today" })).toMatchObject({ text: "today" });
    expect(await heard({ ...message, text: "good <@UBOT|genjin> today" })).toMatchObject({
      text: "good   today",
    });
    expect(await heard({ ...message, text: "!today 2" })).toMatchObject({ text: "/today 2" });
    expect(await heard({ ...message, text: "！today" })).toBeNull();
    const reply = { ...message, thread_ts: "1.1", parent_user_id: "UBOT" };
    expect(await heard(reply)).toMatchObject({
      repliesTo: { messageId: "1.1" },
      conversation: { id: "C1", kind: "group", thread: "1.1" },
    });
    expect(await heard({ ...reply, parent_user_id: "U2" })).toBeNull();
  });

  it("a reply with a picture, and one sent to the channel as well, are replies", async () => {
    const reply = { ...message, thread_ts: "1.1", parent_user_id: "UBOT" };
    for (const subtype of ["file_share", "thread_broadcast"]) {
      expect(await heard({ ...reply, subtype })).toMatchObject({ repliesTo: { messageId: "1.1" } });
    }
  });

  it("a mention and its message are one event; a root with replies is no reply", async () => {
    const called = { ...message, text: "<@UBOT> hi", thread_ts: message.ts };
    const mention = { ...called, type: "app_mention", channel_type: undefined };
    const both = { key: `C1.${message.ts}`, isMention: true };
    expect([await heard(mention), await heard(called)]).toMatchObject([both, both]);
    expect(await heard({ ...called, text: "!today" })).not.toHaveProperty("isMention");
    expect(await heard(called)).not.toHaveProperty("repliesTo");
    expect(await heard(called)).not.toHaveProperty("conversation.thread");
  });
});

it("tells when the app was added, and by whom", async () => {
  const joined = { type: "member_joined_channel", channel: "C1", user: "UBOT", inviter: "U1" };
  expect(await heard(joined)).toMatchObject({ type: "added", sender: { userId: "U1" } });
  expect(await heard({ ...joined, user: "U2" })).toBeNull();
});

const press = {
  type: "block_actions",
  user: { id: "U1" },
  trigger_id: "1.2",
  container: { type: "view", view_id: "V1" },
  actions: [{ type: "button", value: "/today 2" }],
};

it("takes a press on the Home tab, which stands in no channel", async () => {
  expect(await hear(press)).toMatchObject({
    type: "button",
    command: "/today 2",
    conversation: { kind: "direct" },
  });
  expect(await heard({ type: "app_home_opened", tab: "messages", user: "U1" })).toBeNull();
});

it("never throws, whatever comes", async () => {
  await fc.assert(
    fc.asyncProperty(fc.anything(), fc.anything(), fc.anything(), async (body, event, odd) => {
      await hear(body);
      await heard(event);
      await heard({ ...message, text: odd });
      await hear({ ...press, actions: odd });
      await hear({ ...press, type: odd, channel: event });
      await hear({ command: odd, text: event });
    }),
  );
});

describe("words", () => {
  it("come back as they were written", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(unescapeText(escapeText(text))).toBe(text);
      }),
    );
  });

  it.each([
    ["call <@U2|lily> about <#C2|orders>", "call @lily about #orders"],
    ["see <https://acme.com|acme.com>", "see acme.com"],
    ["see <https://acme.com/a?b=1&amp;c=2>", "see https://acme.com/a?b=1&c=2"],
    ["see <https://evil.com|acme.com>", "see acme.com https://evil.com"],
    ["mail <mailto:a@b.com|a@b.com>", "mail a@b.com"],
    ["<!here> <!date^1392734382^{date}|18 Feb>", "@here 18 Feb"],
    ["&amp;lt;", "&lt;"],
  ])("%s", (written, read) => {
    expect(unescapeText(written)).toBe(read);
  });
});

describe("what somebody changes or deletes", () => {
  const previous = { ...message, channel: undefined, text: "<@UBOT> K3F ok" };
  const changed = {
    type: "message",
    subtype: "message_changed",
    hidden: true,
    channel: "C1",
    channel_type: "channel",
    ts: "1795000060.000200",
    event_ts: "1795000060.000200",
    previous_message: previous,
    message: { ...previous, text: "<@UBOT> K3F na", edited: { user: "U1", ts: "1795000060.0" } },
  };

  it("is told of by the key of the line, with what stands there now", async () => {
    expect(await heard(changed)).toMatchObject({
      type: "edited",
      key: "Ev1",
      line: `C1.${message.ts}`,
      sender: { userId: "U1" },
      text: "K3F na",
    });
    const { message: _, ...gone } = {
      ...changed,
      subtype: "message_deleted",
      deleted_ts: message.ts,
    };
    expect(await heard(gone)).toMatchObject({ line: `C1.${message.ts}`, text: null });
    const stone = { ...previous, subtype: "tombstone", text: "This message was deleted." };
    expect(await heard({ ...changed, message: stone })).toMatchObject({ text: null });
  });

  it("is nothing where Slack added something, the words are the same, or they were not for us", async () => {
    const { edited, ...bySlack } = changed.message;
    const quiet = { ...previous, text: "K3F ok" };
    for (const other of [
      { message: { ...bySlack, attachments: [{ from_url: "https://a.example" }] } },
      { message: { ...previous, edited } },
      { previous_message: quiet },
      { previous_message: { ...previous, user: "UBOT" } },
      { previous_message: undefined },
      { message: undefined },
    ]) {
      expect(await heard({ ...changed, ...other }), JSON.stringify(other)).toBeNull();
    }
  });
});

describe("what somebody speaks", () => {
  const clip = { id: "F1", subtype: "slack_audio", vtt: "https://files.slack.com/1.vtt" };
  const said = (transcription: unknown, more = {}) =>
    heard({
      ...message,
      channel: "D1",
      channel_type: "im",
      subtype: "file_share",
      text: "",
      files: [{ ...clip, transcription, ...more }],
    });

  it("has its words where Slack has all of them, else is to be asked for", async () => {
    const preview = { content: "called Acme", has_more: false };
    expect(await said({ status: "complete", preview })).toMatchObject({
      text: "called Acme",
      isSpoken: true,
    });
    for (const transcription of [
      { status: "processing" },
      { status: "complete", preview: { ...preview, has_more: true } },
      { status: "failed" },
      undefined,
    ]) {
      const event = await said(transcription);
      expect(event).toMatchObject({ text: "", voice: "F1" });
      expect(event).not.toHaveProperty("isSpoken");
    }
  });

  it("gives way to words that are written beside it; any other file is no clip", async () => {
    const preview = { content: "called Acme", has_more: false };
    const beside = await heard({
      ...message,
      channel: "D1",
      channel_type: "im",
      text: "today",
      files: [{ ...clip, transcription: { status: "complete", preview } }],
    });
    expect(beside).toMatchObject({ text: "today" });
    expect(beside).not.toHaveProperty("isSpoken");
    expect(beside).not.toHaveProperty("files");
    expect(await said(undefined, { subtype: null })).not.toHaveProperty("voice");
  });

  it("is read without the times and notes of its transcript", () => {
    const vtt =
      "WEBVTT\r\n\r\nNOTE by a machine\r\n\r\n1\r\n00:00:00.000 --> 00:00:01.000\r\n- <v Ann>called R&amp;D\r\n\r\n00:00:01.000 --> 00:00:02.000\r\nat <i>Acme</i>\r\nthey want 5 samples\r\n";
    expect(wordsOfTranscript(vtt)).toBe("called R&D at Acme they want 5 samples");
    expect(wordsOfTranscript("WEBVTT\n\n")).toBe("");
  });
});
