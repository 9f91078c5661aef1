import type {
  GlobalShortcut,
  MessageShortcut,
  SlashCommand,
  types,
  ViewSubmitAction,
} from "@slack/bolt";
import { expect, it } from "vitest";
import type { Instant } from "../../src/core/time/civil.ts";
import { hearSlack } from "../support/hear-slack.ts";

// Payloads as the vendor's own types have them, checked by the compiler: what is missing there, or is
// something else in a later version, does not compile here.

const now = 1_795_000_000_000 as Instant;
const hear = hearSlack({ teamId: "T1", userId: "UBOT" }, now);
const heard = (event: types.SlackEvent) =>
  hear({ type: "event_callback", team_id: "T1", event_id: "Ev1", event_time: 1, event });

const [ts, later] = ["1795000000.000100", "1795000060.000200"];

const written: types.GenericMessageEvent = {
  type: "message",
  subtype: undefined,
  user: "U1",
  text: "K3F ok",
  ts,
  event_ts: ts,
  channel: "D1",
  channel_type: "im",
  client_msg_id: "6f1c",
};
const about = {
  type: "message",
  hidden: true,
  channel: "D1",
  channel_type: "im",
  ts: later,
  event_ts: later,
} as const;

it("hears what somebody writes, changes and deletes", async () => {
  expect(await heard(written)).toMatchObject({ type: "message", key: `D1.${ts}`, text: "K3F ok" });
  const changed: types.MessageChangedEvent = {
    ...about,
    subtype: "message_changed",
    message: { ...written, text: "K3F na", edited: { user: "U1", ts: later } },
    previous_message: written,
  };
  expect(await heard(changed)).toMatchObject({ type: "edited", line: `D1.${ts}`, text: "K3F na" });
  const gone: types.MessageDeletedEvent = {
    ...about,
    subtype: "message_deleted",
    deleted_ts: ts,
    previous_message: written,
  };
  expect(await heard(gone)).toMatchObject({ type: "edited", line: `D1.${ts}`, text: null });
});

it("hears that the assistant view was opened", async () => {
  const started: types.AssistantThreadStartedEvent = {
    type: "assistant_thread_started",
    assistant_thread: {
      user_id: "U1",
      context: { channel_id: "C1", team_id: "T1", enterprise_id: null },
      channel_id: "D1",
      thread_ts: ts,
    },
    event_ts: later,
  };
  expect(await heard(started)).toMatchObject({
    type: "added",
    conversation: { kind: "direct", id: "D1", thread: ts },
  });
});

const from = {
  token: "legacy",
  trigger_id: "1.2.x",
  team: { id: "T1", domain: "acme" },
};
const user = { id: "U1", name: "ann", username: "ann", team_id: "T1" };

it("hears shortcuts, and what is written in the form of one", async () => {
  const everywhere: GlobalShortcut = {
    ...{ ...from, user },
    type: "shortcut",
    callback_id: "tell_what",
    action_ts: ts,
    is_enterprise_install: false,
  };
  expect(await hear(everywhere)).toMatchObject({ type: "wants-to-tell", key: "1.2.x" });
  const onMessage: MessageShortcut = {
    ...{ ...from, user },
    type: "message_action",
    callback_id: "log_this",
    message_ts: ts,
    response_url: "https://hooks.slack.com/app/1",
    message: { type: "message", user: "U2", ts, text: "called Acme" },
    channel: { id: "C1", name: "sales" },
    action_ts: later,
  };
  expect(await hear(onMessage)).toMatchObject({ type: "message", text: "called Acme" });
  const plain = (text: string) => ({ type: "plain_text", text, emoji: true }) as const;
  const submitted: ViewSubmitAction = {
    ...{ ...from, user },
    type: "view_submission",
    api_app_id: "A1",
    response_urls: [],
    view: {
      id: "V1",
      callback_id: "tell_what",
      team_id: "T1",
      app_id: "A1",
      bot_id: "B1",
      title: plain("What happened?"),
      type: "modal",
      blocks: [],
      close: plain("Cancel"),
      submit: plain("Send"),
      state: { values: { said: { said: { type: "plain_text_input", value: "called Acme" } } } },
      hash: "1.a",
      private_metadata: "",
      root_view_id: "V1",
      previous_view_id: null,
      clear_on_close: false,
      notify_on_close: false,
    },
  };
  expect(await hear(submitted)).toMatchObject({ type: "message", key: "V1", text: "called Acme" });
  const empty = { ...submitted.view, state: { values: {} } };
  expect(await hear({ ...submitted, view: empty })).toBeNull();
});

it("hears a command", async () => {
  const typed: SlashCommand = {
    token: "legacy",
    command: "/genjin",
    text: "today",
    response_url: "https://hooks.slack.com/commands/1",
    trigger_id: "1.3.x",
    user_id: "U1",
    user_name: "ann",
    team_id: "T1",
    team_domain: "acme",
    channel_id: "C1",
    channel_name: "sales",
    api_app_id: "A1",
    is_enterprise_install: "false",
  };
  expect(await hear(typed)).toMatchObject({ type: "message", key: "1.3.x", text: "today" });
});
