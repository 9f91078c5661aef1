import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { type WebSocket, WebSocketServer } from "ws";
import {
  deliverByRequest,
  deliverBySocket,
  type Envelope,
  type RequestTarget,
  signed,
} from "./deliver.ts";
import { pingsIn, readBlocks } from "./read-blocks.ts";
import { type ApiAnswer, createWebApi, fileOfClip } from "./web-api.ts";
import { app, createWorkspace, type SlackClip, type SlackStored } from "./workspace.ts";

/** What can go wrong with the next messages that the app posts. */
export type SlackFault = "limited" | "unauthorised" | "refused" | "broken" | "answer-lost";

/** What becomes of the pictures that the app shares. */
export type PictureFault =
  | "missing_scope"
  | "not_in_channel"
  | "broken"
  | "answer-lost"
  // Gone after it was uploaded, as what a scan or an administrator takes away.
  | "file_deleted"
  | "file_not_found";

/** A message of the app as people see it. */
export type SlackSeen = {
  readonly ts: string;
  readonly channel: string;
  readonly threadTs?: string;
  readonly text: string;
  readonly pings: readonly string[];
  readonly buttons: readonly {
    readonly label: string;
    readonly value: string;
    readonly id: string;
  }[];
  readonly pictures: readonly string[];
  /** What a screen reader says. */
  readonly spoken: string;
};

/** How the simulated workspace behaves. */
export type SlackSimulatorOptions = {
  readonly port?: number;
  readonly botToken?: string;
  readonly appToken?: string;
  /** Scopes of the token; all that the app asks for unless given. */
  readonly scopes?: string;
  /** How long it waits for an acknowledgement, in milliseconds; Slack's own is 3 s. */
  readonly patience?: number;
  /** Pauses before redeliveries, in milliseconds; Slack's own are none, a minute, five minutes. */
  readonly redeliveries?: readonly number[];
};

/** Wait that a limited call asks for, in seconds. */
export const retryAfter = 2;

export type SlackSimulator = Awaited<ReturnType<typeof startSlackSimulator>>;

/**
 * A Slack workspace on a port of this machine: Web API, Socket Mode and signed requests as Slack
 * makes them, with a memory of all that was said. Point the app at `apiUrl`.
 */
export async function startSlackSimulator(options: SlackSimulatorOptions = {}) {
  const {
    botToken = "xoxb-sim",
    appToken = "xapp-sim",
    patience = 3000,
    redeliveries = [],
  } = options;
  const workspace = createWorkspace();
  const sockets: WebSocket[] = [];
  /** Those that answer nothing any more and will never end by themselves. */
  const mute = new WeakSet<WebSocket>();
  const faults: SlackFault[] = [];
  let pictures: PictureFault | null = null;
  let target: RequestTarget | null = null;
  let isCrowded = false;
  let canReadFiles = true;
  let opened = 0;
  let slowness = 0;
  const called: string[] = [];

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  const hub = new WebSocketServer({ server, path: "/link", autoPong: false });
  hub.on("connection", (socket) => {
    sockets.push(socket);
    opened += 1;
    socket.on("close", () => forget(socket));
    socket.on("error", () => {});
    socket.on("ping", (data) => {
      if (!mute.has(socket)) socket.pong(data);
    });
    socket.send(
      JSON.stringify({
        type: "hello",
        num_connections: sockets.length,
        connection_info: { app_id: app.appId },
        debug_info: { host: "sim", build_number: 1, approximate_connection_time: 18_060 },
      }),
    );
    if (isCrowded) socket.send(goodbye("too_many_websockets"));
  });
  server.listen(options.port ?? 0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}/`;
  const api = createWebApi(
    workspace,
    () => origin,
    () => `ws://127.0.0.1:${port}/link?ticket=${Math.random()}`,
  );

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const path = request.url ?? "";
    const file = /^\/upload\/(\w+)$/.exec(path)?.[1];
    if (file !== undefined && pictures === "broken") {
      response.writeHead(500).end("upstream");
      return;
    }
    if (file !== undefined) {
      response.writeHead(api.upload(file, body.length) ? 200 : 404).end("OK");
      return;
    }
    const clip = workspace.clips.get(/^\/clip\/(\w+)\.vtt$/.exec(path)?.[1] ?? "");
    if (clip !== undefined) {
      const mayRead = request.headers.authorization === `Bearer ${botToken}`;
      const type = mayRead ? "text/vtt" : "text/html; charset=utf-8";
      response
        .writeHead(200, { "content-type": type })
        .end(mayRead ? transcriptOf(clip.words) : "<html>Sign in to Simulated</html>");
      return;
    }
    const sent = /^\/files-pri\/(\w+)\/download$/.exec(path)?.[1];
    if (sent !== undefined) {
      const content = workspace.files.get(sent)?.content;
      const mayRead = request.headers.authorization === `Bearer ${botToken}`;
      // Who may not read it is shown where to log in, with a 200.
      if (!mayRead || content === undefined || !canReadFiles) {
        response.writeHead(200, { "content-type": "text/html" }).end("<html>Sign in</html>");
        return;
      }
      response.writeHead(200, { "content-type": "text/csv" }).end(content);
      return;
    }
    const method = /^\/api\/([\w.]+)$/.exec(path)?.[1] ?? "";
    const form = new Map(new URLSearchParams(body.toString()));
    const token = request.headers.authorization?.replace("Bearer ", "") ?? form.get("token");
    const isOpening = method === "apps.connections.open";
    if (token !== (isOpening ? appToken : botToken))
      return say({ ok: false, error: "invalid_auth" });
    called.push(method);
    if (method === "files.info" && !(options.scopes ?? allScopes).includes("files:read")) {
      return say({ ok: false, error: "missing_scope", needed: "files:read" });
    }
    const isPost = method === "chat.postMessage";
    if (isPost && slowness > 0) await pause(slowness);
    if (pictures === "missing_scope" && method === "files.getUploadURLExternal") {
      return say({ ok: false, error: pictures, needed: "files:write", provided: "chat:write" });
    }
    if ((pictures === "file_deleted" || pictures === "file_not_found") && method === "files.info") {
      return say({ ok: false, error: pictures });
    }
    if (pictures !== null && isPost && form.get("blocks")?.includes('"slack_file"')) {
      if (pictures === "not_in_channel") return say({ ok: false, error: pictures });
      api.call(method, form);
      response.destroy();
      return;
    }
    const fault = isPost ? faults.shift() : undefined;
    switch (fault) {
      case "limited":
        response.writeHead(429, { "retry-after": String(retryAfter) }).end();
        return;
      case "unauthorised":
        return say({ ok: false, error: "invalid_auth" });
      case "refused":
        return say({ ok: false, error: "is_archived" });
      case "broken":
        response.writeHead(503).end("upstream");
        return;
      case "answer-lost":
        api.call(method, form);
        response.destroy();
        return;
    }
    say(api.call(method, form));

    function say(what: ApiAnswer): void {
      response
        .writeHead(200, {
          "content-type": "application/json",
          "x-oauth-scopes": options.scopes ?? allScopes,
        })
        .end(JSON.stringify(what));
    }
  }

  /** Delivers until it is acknowledged, as often as `redeliveries` says; whether it was. */
  async function deliver(envelope: Envelope): Promise<boolean> {
    for (const [attempt, wait] of [0, ...redeliveries].entries()) {
      await pause(wait);
      const socket = sockets.at(-1);
      const done =
        target !== null
          ? await deliverByRequest(target, envelope, attempt, patience)
          : socket !== undefined && (await deliverBySocket(socket, envelope, attempt, patience));
      if (done || envelope.type !== "events_api") return done;
    }
    return false;
  }

  function forget(socket: WebSocket): void {
    const at = sockets.indexOf(socket);
    if (at !== -1) sockets.splice(at, 1);
  }

  const event = (id: string, inner: Record<string, unknown>): Envelope => ({
    type: "events_api",
    payload: {
      token: "legacy",
      team_id: app.teamId,
      api_app_id: app.appId,
      type: "event_callback",
      event_id: id,
      event_time: Math.floor(Date.now() / 1000),
      authorizations: [{ team_id: app.teamId, user_id: app.userId, is_bot: true }],
      event: inner,
    },
  });

  const said = new Map<string, readonly Envelope[]>();

  return {
    app,
    workspace,
    origin,
    apiUrl: `${origin}api/`,
    botToken,
    appToken,
    deliver,
    event,

    /**
     * A person writes; the same `key` is the same message again. A mention of the app is written
     * `<@U0GENJIN>`; all else is escaped as Slack's clients do. Whether all was acknowledged.
     */
    async says(
      user: string,
      channel: string,
      text: string,
      { threadTs, key = workspace.nextId("K") }: { threadTs?: string; key?: string } = {},
    ): Promise<boolean> {
      const mention = `<@${app.userId}>`;
      const written = text.split(mention).map(escaped).join(mention);
      let envelopes = said.get(key);
      if (envelopes === undefined) {
        const ts = workspace.nextTs();
        const thread = threadTs === undefined ? {} : { thread_ts: threadTs };
        const parent = workspace.messages.find((one) => one.ts === threadTs)?.user;
        workspace.say({
          ts,
          channel,
          user,
          text: written,
          ...(threadTs === undefined ? {} : { threadTs }),
        });
        const kind = workspace.channels.get(channel)?.kind;
        const base = {
          user,
          ts,
          text: written,
          channel,
          team: app.teamId,
          event_ts: ts,
          ...thread,
        };
        const message = event(`Ev${workspace.nextId("")}`, {
          type: "message",
          ...base,
          channel_type: kind === "direct" ? "im" : kind === "private" ? "group" : "channel",
          ...(parent === undefined ? {} : { parent_user_id: parent }),
        });
        const mentioned = event(`Ev${workspace.nextId("")}`, { type: "app_mention", ...base });
        envelopes =
          written.includes(mention) && kind !== "direct" ? [message, mentioned] : [message];
        said.set(key, envelopes);
      }
      const all = [];
      for (const envelope of envelopes) all.push(await deliver(envelope));
      return all.every(Boolean);
    },

    /**
     * A person changes what they said with this key, or deletes it (null); `bySlack`: it is Slack that
     * adds something to the message. The same `id` is the same event again.
     */
    edits(
      key: string,
      text: string | null,
      {
        id = workspace.nextId("Ev"),
        bySlack = false,
        hasReplies = false,
      }: { id?: string; bySlack?: boolean; hasReplies?: boolean } = {},
    ): Promise<boolean> {
      const [first] = said.get(key) ?? [];
      if (first === undefined) throw new Error(`nothing was said with ${key}`);
      const { channel, channel_type, ...before } = first.payload.event as Record<string, unknown>;
      const ts = workspace.nextTs();
      const about = { type: "message", channel, channel_type, ts, event_ts: ts, hidden: true };
      const changed = { ...about, subtype: "message_changed", previous_message: before };
      if (text === null && !hasReplies) {
        const { ts: deleted_ts } = before;
        const gone = { ...about, subtype: "message_deleted", previous_message: before, deleted_ts };
        return deliver(event(id, gone));
      }
      const stone = { ...before, subtype: "tombstone", text: "This message was deleted." };
      const edited = bySlack ? {} : { edited: { user: before.user, ts } };
      const now = { ...before, text: escaped(text ?? ""), ...edited };
      if (text !== null && !bySlack) {
        said.set(key, [
          { ...first, payload: { ...first.payload, event: { ...now, channel, channel_type } } },
        ]);
      }
      return deliver(event(id, { ...changed, message: text === null ? stone : now }));
    },

    /** A person sends a file, with or without words. */
    async sendsFile(
      user: string,
      channel: string,
      { name, content }: { readonly name: string; readonly content: string | Buffer },
      text = "",
    ): Promise<boolean> {
      const id = workspace.nextId("F");
      const bytes = Buffer.from(content);
      workspace.files.set(id, { name, content: bytes });
      const ts = workspace.nextTs();
      workspace.say({ ts, channel, user, text });
      const kind = workspace.channels.get(channel)?.kind;
      const base = { user, ts, text, channel, team: app.teamId, event_ts: ts };
      const url = `${origin}files-pri/${id}/download`;
      const files = [{ id, name, size: bytes.length, url_private_download: url, mode: "hosted" }];
      const message = event(`Ev${workspace.nextId("")}`, {
        type: "message",
        subtype: "file_share",
        ...base,
        files,
        channel_type: kind === "direct" ? "im" : kind === "private" ? "group" : "channel",
      });
      const envelopes = text.includes(`<@${app.userId}>`)
        ? [message, event(`Ev${workspace.nextId("")}`, { type: "app_mention", ...base, files })]
        : [message];
      const all = [];
      for (const envelope of envelopes) all.push(await deliver(envelope));
      return all.every(Boolean);
    },

    /** Whether the app may read files that people send. */
    letReadFiles(may: boolean) {
      canReadFiles = may;
    },

    /** A person types a slash command. */
    types(user: string, channel: string, line: string): Promise<boolean> {
      const [command = "", ...rest] = line.split(" ");
      return deliver({
        type: "slash_commands",
        payload: {
          token: "legacy",
          command,
          text: escaped(rest.join(" ")),
          response_url: `${origin}respond`,
          trigger_id: workspace.nextId("1.2."),
          user_id: user,
          user_name: "someone",
          team_id: app.teamId,
          team_domain: "sim",
          channel_id: channel,
          channel_name: channel.startsWith("D") ? "directmessage" : "sales",
          api_app_id: app.appId,
          is_enterprise_install: "false",
        },
      });
    },

    /**
     * A person records a clip and sends it; it is written down after so many questions, at once with 0,
     * never with null.
     */
    speaks(
      user: string,
      channel: string,
      words: string,
      { asksLeft = 0, isLong = false, threadTs }: SpokenOptions = {},
    ): Promise<boolean> {
      const clip: SlackClip = {
        id: workspace.nextId("F0CLIP"),
        words,
        asksLeft,
        ...(isLong ? { isLong } : {}),
      };
      workspace.clips.set(clip.id, clip);
      const ts = workspace.nextTs();
      const thread = threadTs === undefined ? {} : { thread_ts: threadTs };
      workspace.say({ ts, channel, user, text: "" });
      return deliver(
        event(workspace.nextId("Ev"), {
          type: "message",
          subtype: "file_share",
          user,
          ts,
          text: "",
          channel,
          channel_type: "im",
          files: [fileOfClip(clip, origin)],
          upload: false,
          event_ts: ts,
          ...thread,
        }),
      );
    },

    /** A person chooses the app's global shortcut; what opens, opens within three seconds or never. */
    callsShortcut(user: string, callback: string, isLate = false): Promise<boolean> {
      const trigger = workspace.nextId("1.5.");
      if (!isLate) workspace.triggers.set(trigger, user);
      return deliver({
        type: "interactive",
        payload: {
          type: "shortcut",
          token: "legacy",
          action_ts: workspace.nextTs(),
          team: { id: app.teamId, domain: "sim" },
          user: { id: user, username: "someone", team_id: app.teamId },
          is_enterprise_install: false,
          enterprise: null,
          callback_id: callback,
          trigger_id: trigger,
        },
      });
    },

    /** A person fills the modal that opened last, and sends it. */
    submits(user: string, words: string): Promise<boolean> {
      const modal = workspace.modals.filter((one) => one.user === user).at(-1);
      if (modal === undefined) throw new Error("no modal is open");
      const { blocks, ...view } = modal.view;
      const values = Object.fromEntries(
        (blocks as readonly { block_id: string; element: { action_id: string } }[]).map((block) => [
          block.block_id,
          { [block.element.action_id]: { type: "plain_text_input", value: words } },
        ]),
      );
      return deliver({
        type: "interactive",
        payload: {
          type: "view_submission",
          team: { id: app.teamId, domain: "sim" },
          user: { id: user, username: "someone", team_id: app.teamId },
          api_app_id: app.appId,
          token: "legacy",
          trigger_id: workspace.nextId("1.6."),
          view: { ...view, id: modal.id, team_id: app.teamId, blocks, state: { values } },
          response_urls: [],
          is_enterprise_install: false,
          enterprise: null,
        },
      });
    },

    /** A person opens the assistant view: a thread of the direct chat, begun by the app's own user. */
    async opensAssistant(user: string): Promise<string> {
      const channel = workspace.directId(user);
      const thread = workspace.nextTs();
      workspace.assistant.set(thread, { statuses: [], prompts: [] });
      const about = { user_id: user, channel_id: channel, thread_ts: thread };
      const context = { channel_id: "C0SALES", team_id: app.teamId, enterprise_id: null };
      await deliver(
        event(workspace.nextId("Ev"), {
          type: "assistant_thread_started",
          assistant_thread: { ...about, context },
          event_ts: workspace.nextTs(),
        }),
      );
      return thread;
    },

    /** A person chooses a message's shortcut, wherever the message is. */
    chooses(user: string, callback: string, text?: string): Promise<boolean> {
      const ts = workspace.nextTs();
      return deliver({
        type: "interactive",
        payload: {
          type: "message_action",
          callback_id: callback,
          token: "legacy",
          action_ts: ts,
          trigger_id: workspace.nextId("1.4."),
          message_ts: ts,
          response_url: `${origin}respond`,
          team: { id: app.teamId, domain: "sim" },
          channel: { id: "G0SECRET", name: "privategroup" },
          user: { id: user, username: "someone", team_id: app.teamId, name: "someone" },
          message: { type: "message", user: "U0TOM", ts, ...(text === undefined ? {} : { text }) },
          is_enterprise_install: false,
          enterprise: null,
        },
      });
    },

    /** A person opens the app's Home tab. */
    opensHome: (user: string): Promise<boolean> =>
      deliver(
        event(workspace.nextId("Ev"), {
          type: "app_home_opened",
          user,
          channel: workspace.directId(user),
          tab: "home",
          event_ts: workspace.nextTs(),
        }),
      ),

    /** A person presses a button of a message of the app, or of its Home tab. */
    async presses(user: string, ts: string, label: string): Promise<boolean> {
      const message = workspace.messages.find((one) => one.ts === ts);
      const button = readBlocks(message?.blocks ?? []).buttons.find((one) => one.label === label);
      if (message === undefined || button === undefined) throw new Error(`no button ${label}`);
      return deliver({
        type: "interactive",
        payload: {
          type: "block_actions",
          user: { id: user, username: "someone", team_id: app.teamId },
          api_app_id: app.appId,
          token: "legacy",
          ...placeOf(message),
          trigger_id: workspace.nextId("1.3."),
          team: { id: app.teamId },
          is_enterprise_install: false,
          state: { values: {} },
          response_url: `${origin}respond`,
          actions: [
            {
              action_id: button.id,
              block_id: "x",
              type: "button",
              value: button.value,
              action_ts: "1",
            },
          ],
        },
      });
    },

    /** Everything that people have seen of the app, oldest first. */
    seen: (): SlackSeen[] =>
      workspace.messages.filter((one) => one.user === app.userId).map(seenOf),

    /** Tells of each message of the app from now on. */
    onSeen(tell: (seen: SlackSeen) => void) {
      workspace.onSaid((message) => {
        if (message.user === app.userId) tell(seenOf(message));
      });
    },

    /** Makes the next posts of the app fail. */
    fail(fault: SlackFault, times = 1) {
      faults.push(...Array.from({ length: times }, () => fault));
    },

    /** What becomes of pictures from now on; null: they are shown. */
    refusePictures(how: PictureFault | null) {
      pictures = how;
    },

    /** Lets each post of the app wait so many milliseconds before it is taken. */
    slow(ms: number) {
      slowness = ms;
    },

    /** Delivers by signed requests from now on instead of the socket; null: by socket again. */
    calls(where: RequestTarget | null) {
      target = where;
    },
    signed,

    /** Ends all sockets as Slack does when it recycles a host, as a network does, or not at all. */
    async disconnect(
      how: "politely" | "abruptly" | "silently",
      reason: Goodbye = "refresh_requested",
    ) {
      const open = [...sockets];
      for (const socket of open) {
        if (how === "politely") {
          socket.send(goodbye(reason));
          await once(socket, "close");
        }
        if (how === "abruptly") {
          socket.terminate();
          await once(socket, "close");
        }
        if (how === "silently") {
          mute.add(socket);
          forget(socket);
        }
      }
    },
    /** The methods of the Web API that the app called, oldest first. */
    called: (): readonly string[] => called,
    connections: () => sockets.length,
    /** How many sockets there were in all. */
    opened: () => opened,
    /** Whether each new socket is told to go at once, as where an app has ten already. */
    setCrowded(crowded: boolean) {
      isCrowded = crowded;
    },

    async stop() {
      for (const socket of hub.clients) socket.terminate();
      hub.close();
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

/** Why Slack ends a socket. */
type Goodbye = "refresh_requested" | "warning" | "link_disabled" | "too_many_websockets";

const goodbye = (reason: Goodbye): string =>
  JSON.stringify({ type: "disconnect", reason, debug_info: { host: "sim" } });

/** What a press tells of where the button stands. */
const placeOf = ({ ts, channel, text, blocks, threadTs }: SlackStored) =>
  channel.startsWith("home:")
    ? { container: { type: "view", view_id: ts }, view: { id: ts, type: "home", blocks } }
    : {
        container: {
          type: "message",
          message_ts: ts,
          channel_id: channel,
          is_ephemeral: false,
        },
        channel: { id: channel, name: "somewhere" },
        message: { ts, text, blocks, ...(threadTs === undefined ? {} : { thread_ts: threadTs }) },
      };

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

function seenOf(message: SlackStored): SlackSeen {
  const { text, pings, buttons } = readBlocks(message.blocks);
  return {
    ts: message.ts,
    channel: message.channel,
    // A file that is shared by itself has no blocks.
    text: message.blocks.length === 0 ? message.text : text,
    pings: [...pings, ...pingsIn(message.text)],
    buttons,
    pictures: message.pictures,
    spoken: message.text,
    ...(message.threadTs === undefined ? {} : { threadTs: message.threadTs }),
  };
}

export const allScopes =
  "commands,chat:write,chat:write.public,app_mentions:read,channels:history,groups:history,im:history,mpim:history,channels:read,groups:read,im:read,mpim:read,im:write,files:write,files:read,users:read,users:read.email";

/** How something is spoken. */
type SpokenOptions = {
  readonly asksLeft?: number | null;
  readonly isLong?: boolean;
  readonly threadTs?: string;
};

/** A transcript of three words a cue, as Slack writes them. */
function transcriptOf(words: string): string {
  const parts = words.match(/(?:\S+\s*){1,3}/g) ?? [];
  const cues = parts.map(
    (part, at) =>
      `${at + 1}\n00:00:0${at}.000 --> 00:00:0${at}.900\n- <v Speaker>${escaped(part.trim())}`,
  );
  return ["WEBVTT", "NOTE made by a machine", ...cues].join("\n\n");
}
