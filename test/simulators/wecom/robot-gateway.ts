import { createHash, randomUUID } from "node:crypto";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";
import { startFileHost } from "./file-host.ts";
import { readCard, type ShownCard } from "./read-card.ts";
import { readMarkdown } from "./read-markdown.ts";

/** A message of the robot as the people in the chat see it. */
export type RobotPost = {
  readonly chat: string;
  readonly text: string;
  readonly pings: readonly string[];
  /** Bytes of the picture, where it is one. */
  readonly picture?: number;
  /** What can be pressed, where it is a card; less when it was pressed. */
  readonly card?: ShownCard;
  readonly how: "reply" | "push" | "welcome";
  /** `chat_type` of a push: 1 a person's chat, 2 a group's. */
  readonly kind?: unknown;
};

/** Something a person writes to the robot. */
export type RobotSaid = {
  readonly user: string;
  /** The group; the direct chat without one. */
  readonly chat?: string;
  readonly text: string;
  readonly msgid?: string;
  /** Text of the message that is quoted. */
  readonly quote?: string;
};

/** What the gateway can do to the next messages of the robot. */
export type RobotFault =
  | "busy"
  | "limited"
  | "refused"
  | "broken"
  | "answer-lost"
  | "not-subscribed";

type Frame = {
  readonly cmd?: string;
  readonly headers?: { readonly req_id?: string };
  readonly body?: Record<string, unknown>;
};

type Upload = { readonly md5: string; readonly name: string; readonly chunks: Map<number, Buffer> };

const errcodes = {
  busy: 846_601,
  limited: 45_009,
  refused: 93_006,
  broken: -1,
  "not-subscribed": 846_609,
};
const most = { bytes: 20_480, aMinute: 30, chunk: 512 * 1024, welcomeMs: 5000 };

/**
 * WeCom's gateway for smart robots, by developer.work.weixin.qq.com/document/path/101463: one live
 * connection to a robot, the newest; answers to callbacks by their request id; posts only where
 * somebody has written before; 30 messages a minute to a chat. It keeps what people see.
 */
export async function startRobotGateway(robot: {
  readonly botId: string;
  readonly secret: string;
  /** As people see it. */
  readonly name?: string;
  readonly port?: number;
}) {
  const { name = "Genjin", port = 0 } = robot;
  const server = new WebSocketServer({ host: "127.0.0.1", port });
  await once(server, "listening");
  const { port: at } = server.address() as AddressInfo;

  const host = await startFileHost();
  const posts: RobotPost[] = [];
  const seen = new Set<string>();
  const callbacks = new Map<string, string>();
  /** Chats that were opened, by request: they may be greeted for a while. */
  const entered = new Map<string, { readonly chat: string; readonly by: number }>();
  /** Cards that were pressed, by request: they may be changed for a while. */
  const pressed = new Map<string, { readonly task: string; readonly by: number }>();
  const tasks = new Set<string>();
  const settled: object[] = [];
  const uploads = new Map<string, Upload>();
  const media = new Map<string, Buffer>();
  const names = new Map<string, string>();
  const sentAt = new Map<string, number[]>();
  const faults: RobotFault[] = [];
  let live: WebSocket | null = null;
  let isSilent = false;
  let takesPictures = true;
  let opened = 0;
  let refused = 0;

  const say = (socket: WebSocket, frame: object) => socket.send(JSON.stringify(frame));

  function ended(socket: WebSocket): void {
    say(socket, {
      cmd: "aibot_event_callback",
      headers: { req_id: randomUUID() },
      body: {
        msgid: randomUUID(),
        aibotid: robot.botId,
        msgtype: "event",
        event: { eventtype: "disconnected_event" },
      },
    });
    setTimeout(() => socket.close(), 20);
  }

  server.on("connection", (socket) => {
    opened += 1;
    socket.on("error", () => {});
    socket.on("close", () => {
      if (live === socket) live = null;
    });
    socket.on("message", (data) => {
      const frame = JSON.parse(String(data)) as Frame;
      const answer = (errcode: number, body?: object) =>
        say(socket, {
          headers: { req_id: frame.headers?.req_id },
          errcode,
          errmsg: errcode === 0 ? "ok" : `error ${errcode}`,
          ...(body === undefined ? {} : { body }),
        });
      if (frame.cmd === "aibot_subscribe") {
        if (frame.body?.bot_id !== robot.botId || frame.body?.secret !== robot.secret) {
          return answer(40_001);
        }
        if (live !== null && live !== socket) ended(live);
        live = socket;
        isSilent = false;
        return answer(0);
      }
      if (isSilent) return;
      if (frame.cmd === "ping") return answer(0);
      if (live !== socket) return answer(846_609);
      const fault = isPost(frame) ? faults.shift() : undefined;
      if (fault !== undefined && fault !== "answer-lost") {
        if (fault === "not-subscribed") live = null;
        return answer(errcodes[fault]);
      }
      const [errcode, body] = take(frame);
      if (errcode !== 0) refused += 1;
      if (fault !== "answer-lost") answer(errcode, body);
    });
  });

  function take({ cmd, headers, body = {} }: Frame): [number, object?] {
    const requestId = headers?.req_id ?? "";
    switch (cmd) {
      case "aibot_respond_msg": {
        const chat = callbacks.get(requestId);
        return chat === undefined ? [846_605] : [show(chat, body, "reply")];
      }
      case "aibot_respond_welcome_msg": {
        const { chat, by } = entered.get(requestId) ?? { chat: "", by: 0 };
        entered.delete(requestId);
        return [Date.now() > by ? 846_605 : show(chat, body, "welcome")];
      }
      case "aibot_respond_update_msg": {
        const { task, by } = pressed.get(requestId) ?? { task: "", by: 0 };
        pressed.delete(requestId);
        const card = body.template_card as { task_id?: string } | undefined;
        if (Date.now() > by || card?.task_id !== task) return [846_605];
        if (body.response_type !== "update_template_card") return [40_008];
        settled.push(body);
        return [0];
      }
      case "aibot_send_msg": {
        const chat = String(body.chatid);
        return [seen.has(chat) ? show(chat, body, "push") : 93_006];
      }
      case "aibot_upload_media_init": {
        if (!takesPictures) return [40_009];
        const id = randomUUID();
        const name = body.type === "file" ? String(body.filename) : "";
        uploads.set(id, { md5: String(body.md5), name, chunks: new Map() });
        return [0, { upload_id: id }];
      }
      case "aibot_upload_media_chunk": {
        const chunk = Buffer.from(String(body.base64_data), "base64");
        const upload = uploads.get(String(body.upload_id));
        if (upload === undefined || chunk.length > most.chunk) return [40_004];
        upload.chunks.set(Number(body.chunk_index), chunk);
        return [0];
      }
      case "aibot_upload_media_finish": {
        const upload = uploads.get(String(body.upload_id));
        const { md5, name = "", chunks } = upload ?? { chunks: new Map() };
        const whole = Buffer.concat([...chunks].sort(([a], [b]) => a - b).map(([, part]) => part));
        if (createHash("md5").update(whole).digest("hex") !== md5) return [40_004];
        const id = randomUUID();
        media.set(id, whole);
        names.set(id, name);
        return [0, { type: name === "" ? "image" : "file", media_id: id, created_at: "1" }];
      }
      default:
        return [846_605];
    }
  }

  function show(chat: string, body: Record<string, unknown>, how: RobotPost["how"]): number {
    const kind = how === "push" ? { kind: body.chat_type } : {};
    const recent = (sentAt.get(chat) ?? []).filter((time) => time > Date.now() - 60_000);
    if (recent.length >= most.aMinute) return 45_009;
    const { markdown, image, text } = body as {
      text?: { content?: unknown };
      markdown?: { content?: unknown };
      image?: { media_id?: string };
    };
    if (how === "welcome") {
      if (body.msgtype !== "text" || typeof text?.content !== "string") return 40_008;
      posts.push({ chat, text: text.content, pings: [], how });
    } else if (body.msgtype === "markdown" && typeof markdown?.content === "string") {
      const bytes = Buffer.byteLength(markdown.content);
      if (bytes === 0 || bytes > most.bytes) return 40_058;
      posts.push({ chat, ...readMarkdown(markdown.content), how, ...kind });
    } else if (body.msgtype === "image") {
      const picture = media.get(image?.media_id ?? "");
      if (picture === undefined) return 40_007;
      posts.push({ chat, text: "", pings: [], picture: picture.length, how, ...kind });
    } else if (body.msgtype === "file") {
      const name = names.get((body.file as { media_id?: string } | undefined)?.media_id ?? "");
      if (!name) return 40_007;
      posts.push({ chat, text: name, pings: [], how, ...kind });
    } else if (body.msgtype === "template_card") {
      const card = readCard(body.template_card, 26);
      if (card === null || tasks.has(card.task)) return 40_058;
      tasks.add(card.task);
      posts.push({ chat, text: "", pings: [], card, how, ...kind });
    } else {
      return 40_008;
    }
    sentAt.set(chat, [...recent, Date.now()]);
    return 0;
  }

  /** Hands a callback to the live connection and waits until it was read; false without one. */
  async function deliver(cmd: string, body: object, chat?: string): Promise<boolean> {
    if (live === null || isSilent) return false;
    const requestId = randomUUID();
    if (chat !== undefined) callbacks.set(requestId, chat);
    say(live, { cmd, headers: { req_id: requestId }, body });
    live.ping();
    await once(live, "pong");
    return true;
  }

  return {
    url: `ws://127.0.0.1:${at}`,
    /** Everything that people have seen, oldest first. */
    posts: posts as readonly RobotPost[],
    /** How many calls it has refused of itself. */
    refused: () => refused,
    /** How many connections there have been. */
    opened: () => opened,
    connections: () => server.clients.size,
    isLive: () => live !== null,
    /** A person writes; false when nobody is there to hear it: WeCom does not keep it. */
    says({ user, chat, text, msgid = randomUUID(), quote }: RobotSaid): Promise<boolean> {
      seen.add(chat ?? user);
      return deliver(
        "aibot_msg_callback",
        {
          msgid,
          aibotid: robot.botId,
          ...(chat === undefined ? {} : { chatid: chat }),
          chattype: chat === undefined ? "single" : "group",
          from: { userid: user },
          create_time: Math.floor(Date.now() / 1000),
          msgtype: "text",
          text: { content: chat === undefined ? text : `@${name} ${text}` },
          ...(quote === undefined ? {} : { quote: { msgtype: "text", text: { content: quote } } }),
        },
        chat ?? user,
      );
    },
    /** A person sends a file to the robot alone: groups bring none. */
    sendsFile(user: string, name: string, content: string | Buffer, msgid: string = randomUUID()) {
      seen.add(user);
      const file = host.put(name, Buffer.from(content));
      const base = { msgid, aibotid: robot.botId, chattype: "single", from: { userid: user } };
      return deliver("aibot_msg_callback", { ...base, msgtype: "file", file }, user);
    },
    /** Addresses of files hand over nothing any more. */
    expireFiles: host.expire,
    /** A person presses a button of the last card in a chat; false when nobody is there to hear it. */
    async presses(user: string, chat: string, label: string): Promise<boolean> {
      if (live === null || isSilent) return false;
      const card = posts.findLast((post) => post.chat === chat && post.card !== undefined)?.card;
      const button = card?.buttons.find((one) => one.label === label);
      if (card === undefined || button === undefined) throw new Error(`no button ${label}`);
      return this.pressesCard(user, chat, card, button);
    },
    /** The same of any card. */
    async pressesCard(
      user: string,
      chat: string,
      card: ShownCard,
      { key, choice }: ShownCard["buttons"][number],
    ): Promise<boolean> {
      if (live === null || isSilent) return false;
      const requestId = randomUUID();
      pressed.set(requestId, { task: card.task, by: Date.now() + most.welcomeMs });
      const option_ids = { option_id: [choice] };
      const selected = { selected_item: [{ question_key: "which", option_ids }] };
      say(live, {
        cmd: "aibot_event_callback",
        headers: { req_id: requestId },
        body: {
          msgid: randomUUID(),
          create_time: Math.floor(Date.now() / 1000),
          aibotid: robot.botId,
          ...(chat === user ? {} : { chatid: chat }),
          chattype: chat === user ? "single" : "group",
          from: { userid: user },
          msgtype: "event",
          event: {
            eventtype: "template_card_event",
            template_card_event: {
              card_type: card.kind,
              event_key: key,
              task_id: card.task,
              ...(choice === undefined ? {} : { selected_items: selected }),
            },
          },
        },
      });
      live.ping();
      await once(live, "pong");
      return true;
    },
    /** What cards were changed to after a press. */
    settled: settled as readonly object[],
    /** A person opens the robot's chat, for the first time on a day. */
    async enters(user: string): Promise<boolean> {
      if (live === null || isSilent) return false;
      const requestId = randomUUID();
      entered.set(requestId, { chat: user, by: Date.now() + most.welcomeMs });
      say(live, {
        cmd: "aibot_event_callback",
        headers: { req_id: requestId },
        body: {
          msgid: randomUUID(),
          create_time: Math.floor(Date.now() / 1000),
          aibotid: robot.botId,
          from: { userid: user },
          msgtype: "event",
          event: { eventtype: "enter_chat" },
        },
      });
      return true;
    },
    deliver,
    /** Somebody wrote here before the test began. */
    knows(chat: string) {
      seen.add(chat);
    },
    /** What was asked until now is too old to be answered as such. */
    forgetCallbacks() {
      callbacks.clear();
      entered.clear();
    },
    /** Whether pictures are taken from now on. */
    setTakesPictures(takes: boolean) {
      takesPictures = takes;
    },
    fail(fault: RobotFault, times = 1) {
      for (let count = 0; count < times; count++) faults.push(fault);
    },
    /** Ends the connection as a take-over does, without a word, or stops answering. */
    disconnects(how: "politely" | "abruptly" | "silently") {
      if (how === "silently") isSilent = true;
      else if (live !== null && how === "politely") ended(live);
      else live?.terminate();
    },
    async close() {
      for (const socket of server.clients) socket.terminate();
      await host.close();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const isPost = ({ cmd }: Frame): boolean => cmd === "aibot_respond_msg" || cmd === "aibot_send_msg";
