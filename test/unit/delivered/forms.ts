import { decodeDingtalk } from "../../../src/adapters/dingtalk/decode.ts";
import { decodePress } from "../../../src/adapters/dingtalk/decode-press.ts";
import { isForeign as isForeignToCompany } from "../../../src/adapters/dingtalk/is-foreign.ts";
import { decodeWechaty } from "../../../src/adapters/wechaty/decode.ts";
import { decodeApp } from "../../../src/adapters/wecom-app/decode.ts";
import { decodeRobot } from "../../../src/adapters/wecom-robot/decode.ts";
import { decodeEntered } from "../../../src/adapters/wecom-robot/decode-entered.ts";
import { decodePress as decodeRobotPress } from "../../../src/adapters/wecom-robot/decode-press.ts";
import type { ChatEvent } from "../../../src/chat/event.ts";
import type { Instant } from "../../../src/core/time/civil.ts";
import { hearSlack } from "../../support/hear-slack.ts";

/** What is read: an event, why it is none, or null. */
export type Reading = ChatEvent | string | null;

/** One form in which a platform delivers something, how it is read, and what nothing goes without. */
export type Form = {
  readonly name: string;
  readonly payload: object;
  read(payload: unknown): Reading | Promise<Reading>;
  /** Paths of the fields without which it cannot be read. */
  readonly needs: readonly string[];
  /** Paths without which it says something else. */
  readonly alters?: readonly string[];
};

export const now = Date.parse("2026-11-24T08:30:00Z") as Instant;
const slack = hearSlack({ teamId: "T0SIM", userId: "U0GENJIN" }, now);

const envelope = (event: object) => ({
  token: "legacy",
  team_id: "T0SIM",
  context_team_id: "T0SIM",
  context_enterprise_id: null,
  api_app_id: "A0GENJIN",
  type: "event_callback",
  event_id: "Ev0001",
  event_time: 1_795_509_000,
  is_ext_shared_channel: false,
  authorizations: [{ enterprise_id: null, team_id: "T0SIM", user_id: "U0GENJIN", is_bot: true }],
  event,
});

const reply = {
  type: "message",
  client_msg_id: "c1",
  user: "U0LILY",
  text: "called, ok &amp; fine",
  ts: "1795509000.123456",
  channel: "C0SALES",
  channel_type: "channel",
  thread_ts: "1795508000.000100",
  parent_user_id: "U0GENJIN",
  team: "T0SIM",
  event_ts: "1795509000.123456",
  blocks: [{ type: "rich_text", block_id: "x", elements: [] }],
};

const press = {
  type: "block_actions",
  user: { id: "U0LILY", username: "lily", team_id: "T0SIM" },
  api_app_id: "A0GENJIN",
  container: {
    type: "message",
    message_ts: "1795509000.123456",
    channel_id: "C0SALES",
    thread_ts: "1795508000.000100",
    is_ephemeral: false,
  },
  trigger_id: "1.3.5",
  team: { id: "T0SIM", domain: "sim" },
  enterprise: null,
  channel: { id: "C0SALES", name: "sales" },
  message: { ts: "1795509000.123456", thread_ts: "1795508000.000100", text: "x", blocks: [] },
  state: { values: {} },
  response_url: "https://hooks.slack.com/actions/x",
  actions: [{ action_id: "b0", block_id: "x", type: "button", value: "/undo", action_ts: "1" }],
};

const robot = {
  conversationId: "cidAbC==",
  conversationType: "2",
  conversationTitle: "Team",
  isInAtList: true,
  atUsers: [{ dingtalkId: "robot", staffId: null }],
  msgId: "msg1",
  senderId: "$:LWCP_v1:$lily",
  senderStaffId: "lily",
  senderNick: "Lily",
  senderCorpId: "ding1",
  isAdmin: false,
  chatbotUserId: "robot",
  chatbotCorpId: "ding1",
  sessionWebhook: "https://oapi.dingtalk.com/robot/sendBySession?session=x",
  sessionWebhookExpiredTime: now + 5_400_000,
  createAt: now - 1000,
  robotCode: "ding-robot",
  msgtype: "text",
};

const dingtalk = (payload: unknown): Reading => {
  const data = JSON.stringify(payload) ?? "";
  return isForeignToCompany(data, "ding1") ? "foreign" : decodeDingtalk(data, now);
};

const quoting = {
  ...robot,
  text: {
    content: " 2 ok",
    isReplyMsg: true,
    repliedMsg: {
      msgType: "markdown",
      msgId: "msg0",
      senderId: "robot",
      createdAt: now - 60_000,
      content: { text: "Call Acme #K3F" },
    },
  },
  originalMsgId: "msg0",
  originalProcessQueryKey: "key-0",
};

const card = {
  extension: "{}",
  corpId: "ding1",
  type: "actionCallback",
  userIdType: 1,
  userId: "lily",
  outTrackId: "gj-1",
  spaceType: "IM_GROUP",
  spaceId: "cidAbC==",
  content: '{"cardPrivateData":{"actionIds":["b0"],"params":{"command":"/undo"}}}',
};

const aibot = {
  msgid: "m1",
  aibotid: "bot-1",
  chatid: "chat-1",
  chattype: "group",
  from: { userid: "lily" },
  create_time: now / 1000,
  response_url: null,
  msgtype: "text",
  text: { content: "@Genjin 1 ok" },
  quote: { msgtype: "text", text: { content: "Call Acme #K3F" } },
};

const callback = {
  ToUserName: "ww1",
  FromUserName: "lily",
  CreateTime: String(now / 1000),
  MsgType: "text",
  Content: "/today",
  MsgId: "7291840117263550465",
  AgentID: "1000002",
};

const xmlOf = (fields: unknown): string =>
  Object.entries(fields as object)
    .map(([name, value]) => `<${name}>${value === null ? "" : String(value)}</${name}>`)
    .join("");

const readByApp = (payload: unknown) => {
  const xml = `<xml>${xmlOf(payload)}</xml>`;
  const decoded = decodeApp(xml, { corpId: "ww1", agentId: 1_000_002 }, now);
  return typeof decoded === "string" ? decoded : decoded.event;
};

/** Every form that is read, as it was recorded or as the vendor documents it. */
export const forms: readonly Form[] = [
  {
    name: "Slack: a reply in a channel",
    payload: envelope(reply),
    read: slack,
    needs: [
      "event",
      "event.type",
      "event.user",
      "event.text",
      "event.ts",
      "event.channel",
      "event.parent_user_id",
    ],
  },
  {
    name: "Slack: a direct message",
    payload: envelope({ ...reply, channel: "D0LILY", channel_type: "im", subtype: null }),
    read: slack,
    needs: ["event", "event.type", "event.user", "event.text", "event.ts", "event.channel"],
  },
  {
    name: "Slack: a mention",
    payload: envelope({ ...reply, type: "app_mention", text: "<@U0GENJIN> today" }),
    read: slack,
    needs: ["event", "event.type", "event.user", "event.text", "event.ts", "event.channel"],
  },
  {
    name: "Slack: added to a channel",
    payload: envelope({
      type: "member_joined_channel",
      user: "U0GENJIN",
      channel: "C0SALES",
      channel_type: "C",
      team: "T0SIM",
      inviter: "U0LILY",
      event_ts: "1795509000.000100",
    }),
    read: slack,
    needs: ["event_id", "event", "event.type", "event.user", "event.channel"],
    alters: ["event.inviter"],
  },
  {
    name: "Slack: the Home tab is opened",
    payload: envelope({
      type: "app_home_opened",
      user: "U0LILY",
      channel: "D0LILY",
      tab: "home",
      view: null,
      event_ts: "1795509000.000100",
    }),
    read: slack,
    needs: ["event_id", "event", "event.type", "event.user", "event.tab"],
  },
  {
    name: "Slack: a command is typed",
    payload: {
      token: "legacy",
      command: "/today",
      text: "2",
      response_url: "https://hooks.slack.com/commands/x",
      trigger_id: "1.2.3",
      user_id: "U0LILY",
      user_name: "lily",
      team_id: "T0SIM",
      team_domain: "sim",
      channel_id: "C0SALES",
      channel_name: "sales",
      api_app_id: "A0GENJIN",
      enterprise_id: null,
      is_enterprise_install: "false",
    },
    read: slack,
    needs: ["command", "trigger_id", "user_id", "channel_id"],
    alters: ["text"],
  },
  {
    name: "Slack: a button is pressed",
    payload: press,
    read: slack,
    needs: ["type", "user", "user.id", "trigger_id", "actions", "actions.0", "actions.0.value"],
  },
  {
    name: "Slack: a message is chosen to be logged",
    payload: {
      type: "message_action",
      callback_id: "log_this",
      token: "legacy",
      action_ts: "1795509000.123456",
      trigger_id: "1.4.5",
      message_ts: "1795509000.123456",
      response_url: "https://hooks.slack.com/app/x",
      team: { id: "T0SIM", domain: "sim" },
      channel: { id: "G0SECRET", name: "privategroup" },
      user: { id: "U0LILY", username: "lily", team_id: "T0SIM", name: "lily" },
      message: { type: "message", user: "U0TOM", ts: "1795509000.123456", text: "called Acme" },
      is_enterprise_install: false,
      enterprise: null,
    },
    read: slack,
    needs: ["type", "callback_id", "trigger_id", "user", "user.id", "message", "message.text"],
  },
  {
    name: "DingTalk: a reply in a group",
    payload: quoting,
    read: dingtalk,
    needs: ["msgId", "conversationId", "conversationType", "senderStaffId", "text"],
    alters: ["text.content"],
  },
  {
    name: "DingTalk: rich text to the robot alone",
    payload: {
      ...robot,
      conversationType: "1",
      conversationTitle: null,
      msgtype: "richText",
      text: null,
      content: {
        richText: [{ text: "2 called, " }, { type: "picture", downloadCode: "x" }, { text: "ok" }],
      },
    },
    read: dingtalk,
    needs: ["msgId", "conversationType", "senderStaffId", "content", "content.richText"],
  },
  {
    name: "DingTalk: a spoken message",
    payload: {
      ...robot,
      conversationType: "1",
      msgtype: "audio",
      content: { downloadCode: "x", duration: 1200, recognition: "今天要跟进谁" },
    },
    read: dingtalk,
    needs: ["msgId", "conversationType", "senderStaffId", "content", "content.recognition"],
  },
  {
    name: "DingTalk: a button of a card",
    payload: card,
    read: (payload) => {
      const data = JSON.stringify(payload) ?? "";
      return isForeignToCompany(data, "ding1") ? "foreign" : decodePress(data, "push-1", now);
    },
    needs: ["userId", "outTrackId", "content"],
  },
  {
    name: "WeCom robot: a reply in a group",
    payload: aibot,
    read: (payload) => decodeRobot(payload, { name: "Genjin", now }),
    needs: ["msgid", "chatid", "chattype", "from", "from.userid", "text", "text.content"],
  },
  {
    name: "WeCom robot: words and pictures to it alone",
    payload: {
      ...aibot,
      chatid: null,
      chattype: "single",
      msgtype: "mixed",
      text: null,
      mixed: {
        msg_item: [
          { msgtype: "text", text: { content: "1 ok" } },
          { msgtype: "image", image: { url: "https://x", aeskey: "k" } },
        ],
      },
    },
    read: (payload) => decodeRobot(payload, { name: "Genjin", now }),
    needs: [
      "msgid",
      "chattype",
      "from",
      "from.userid",
      "mixed",
      "mixed.msg_item",
      "mixed.msg_item.0",
      "mixed.msg_item.0.text",
      "mixed.msg_item.0.text.content",
    ],
  },
  {
    name: "WeCom robot: its chat is opened",
    payload: {
      msgid: "e1",
      aibotid: "bot-1",
      create_time: now / 1000,
      from: { userid: "lily", corpid: null },
      chattype: "single",
      msgtype: "event",
      event: { eventtype: "enter_chat" },
    },
    read: (payload) => decodeEntered(payload, now),
    needs: ["msgid", "from", "from.userid", "event", "event.eventtype"],
  },
  {
    name: "WeCom robot: a pressed card",
    payload: {
      msgid: "e2",
      aibotid: "bot-1",
      create_time: now / 1000,
      from: { userid: "lily", corpid: null },
      chattype: "single",
      msgtype: "event",
      event: {
        eventtype: "template_card_event",
        template_card_event: {
          card_type: "button_interaction",
          event_key: "1 Don't record",
          task_id: "ask@K7PM3XQ9@direct@bGlseQ",
        },
      },
    },
    read: (payload) => decodeRobotPress(payload, now)?.event ?? null,
    needs: [
      "msgid",
      "from",
      "from.userid",
      "event",
      "event.template_card_event",
      "event.template_card_event.event_key",
      "event.template_card_event.task_id",
    ],
  },
  {
    name: "WeCom app: a text",
    payload: callback,
    read: readByApp,
    needs: ["FromUserName", "MsgType", "MsgId", "Content"],
  },
  {
    name: "WeCom app: a pressed card",
    payload: {
      ToUserName: "ww1",
      FromUserName: "lily",
      CreateTime: now / 1000,
      MsgType: "event",
      Event: "template_card_event",
      EventKey: "0 Record it",
      TaskId: "ask@K7PM3XQ9@direct@bGlseQ",
      CardType: "button_interaction",
      ResponseCode: "code-1",
      AgentID: 1_000_002,
    },
    read: readByApp,
    needs: ["FromUserName", "Event", "EventKey", "TaskId"],
  },
  {
    name: "WeCom app: a choice in its menu",
    payload: {
      ToUserName: "ww1",
      FromUserName: "lily",
      CreateTime: now / 1000,
      MsgType: "event",
      Event: "click",
      EventKey: "/today",
      AgentID: 1_000_002,
    },
    read: readByApp,
    needs: ["FromUserName", "Event", "EventKey"],
  },
  {
    name: "WeCom app: somebody opens it",
    payload: {
      ToUserName: "ww1",
      FromUserName: "lily",
      CreateTime: now / 1000,
      MsgType: "event",
      Event: "enter_agent",
      EventKey: "",
      AgentID: 1_000_002,
    },
    read: readByApp,
    needs: ["FromUserName", "Event"],
  },
  {
    name: "Wechaty: a text in a group",
    payload: {
      id: "w1",
      type: 7,
      talkerId: "lily",
      fromId: "lily",
      roomId: "r1@chatroom",
      listenerId: null,
      toId: null,
      text: "@Genjin 今日",
      timestamp: now / 1000 - 1,
      mentionIdList: ["bot"],
      filename: null,
    },
    read: (payload) => decodeWechaty(payload, { selfId: "bot", selfNames: ["Genjin"], now }),
    needs: ["id", "type", "talkerId", "text"],
    alters: ["roomId"],
  },
];
