import { errorOf, isModal } from "./check-message.ts";
import {
  app,
  type SlackClip,
  type SlackPrompt,
  type SlackStored,
  type Workspace,
} from "./workspace.ts";

/** An answer of the Web API, before it is sent. */
export type ApiAnswer = Readonly<Record<string, unknown>>;

/** Arguments of a call as its form carries them. */
export type ApiForm = ReadonlyMap<string, string>;

/** How long a file is looked through, in milliseconds; Slack takes some seconds. */
const lookMs = 200;

const refused = (error: string): ApiAnswer => ({ ok: false, error });

/** The methods of the Web API that the simulator knows, on a workspace. */
export function createWebApi(workspace: Workspace, url: () => string, openUrl: () => string) {
  const { people, channels, messages } = workspace;
  const files = new Map<string, { bytes: number | null; readyAt: number }>();

  /** Slack looks through a file for a while, in which no message may show it. */
  const isShown = (block: Readonly<Record<string, unknown>>): boolean => {
    const { id = "" } = (block.slack_file ?? {}) as { id?: string };
    return (files.get(id)?.readyAt ?? Number.POSITIVE_INFINITY) <= performance.now();
  };

  const post = (form: ApiForm): ApiAnswer => {
    const target = form.get("channel") ?? "";
    const channel = channels.get(target.startsWith("U") ? workspace.directId(target) : target);
    if (channel === undefined || channel.kind === "foreign-direct")
      return refused("channel_not_found");
    if (channel.kind === "private" && !channel.hasApp) return refused("channel_not_found");
    const text = form.get("text") ?? "";
    const blocks: SlackStored["blocks"] = JSON.parse(form.get("blocks") ?? "[]");
    const error = errorOf(text, blocks);
    if (error !== null) return refused(error);
    const shown = blocks.filter(({ type }) => type === "image");
    // What is the app's own is seen by nobody else where the app is not.
    if (shown.length > 0 && (!channel.hasApp || !shown.every(isShown))) {
      return refused("invalid_blocks");
    }
    const metadata = form.get("metadata");
    const threadTs = form.get("thread_ts");
    const stored = workspace.say({
      ts: workspace.nextTs(),
      channel: channel.id,
      user: app.userId,
      text,
      blocks,
      ...(threadTs === undefined ? {} : { threadTs }),
      ...(metadata === undefined ? {} : { metadata: JSON.parse(metadata) }),
      pictures: shown.map((block) => String(block.alt_text)),
    });
    return { ok: true, channel: channel.id, ts: stored.ts, message: wire(stored, true) };
  };

  const history = (form: ApiForm): ApiAnswer => {
    const channel = form.get("channel");
    const root = form.get("ts");
    const oldest = Number(form.get("oldest") ?? 0);
    const withMetadata = form.get("include_all_metadata") === "true";
    const limit = Number(form.get("limit") ?? 100);
    const from = Number(form.get("cursor") ?? 0);
    const found = messages
      .filter((one) => one.channel === channel && Number(one.ts) >= oldest)
      .filter((one) =>
        root === undefined ? one.threadTs === undefined : one.ts === root || one.threadTs === root,
      )
      .reverse();
    const more = from + limit < found.length;
    return {
      ok: true,
      messages: found.slice(from, from + limit).map((one) => wire(one, withMetadata)),
      has_more: more,
      response_metadata: { next_cursor: more ? String(from + limit) : "" },
    };
  };

  const methods: Readonly<Record<string, (form: ApiForm) => ApiAnswer>> = {
    "auth.test": () => ({
      ok: true,
      url: "https://sim.slack.com/",
      team: "Simulated",
      user: "genjin",
      team_id: app.teamId,
      user_id: app.userId,
      bot_id: app.botId,
    }),
    "apps.connections.open": () => ({ ok: true, url: openUrl() }),
    "chat.postMessage": post,
    "views.publish": (form) => {
      const user = form.get("user_id") ?? "";
      const view = JSON.parse(form.get("view") ?? "{}");
      if (!people.has(user)) return refused("user_not_found");
      const error = view.type === "home" ? errorOf("home", view.blocks) : "invalid_arguments";
      if (error !== null) return refused(error);
      const id = workspace.nextId("V");
      workspace.say({
        ts: id,
        channel: `home:${user}`,
        user: app.userId,
        text: "",
        blocks: view.blocks,
      });
      return { ok: true, view: { id } };
    },
    "views.open": (form) => {
      const trigger = form.get("trigger_id") ?? "";
      const user = workspace.triggers.get(trigger);
      if (user === undefined) return refused("expired_trigger_id");
      const view = JSON.parse(form.get("view") ?? "{}");
      if (!isModal(view)) return refused("invalid_arguments");
      workspace.triggers.delete(trigger);
      const id = workspace.nextId("V");
      workspace.modals.push({ id, user, view });
      return { ok: true, view: { id } };
    },
    "assistant.threads.setStatus": (form) => {
      const thread = workspace.assistant.get(form.get("thread_ts") ?? "");
      if (thread === undefined) return refused("invalid_thread_ts");
      thread.statuses.push(form.get("status") ?? "");
      return { ok: true };
    },
    "assistant.threads.setSuggestedPrompts": (form) => {
      const thread = workspace.assistant.get(form.get("thread_ts") ?? "");
      if (thread === undefined) return refused("invalid_thread_ts");
      const prompts: SlackPrompt[] = JSON.parse(form.get("prompts") ?? "[]");
      const isWell = prompts.length > 0 && prompts.length <= 4;
      if (!isWell || prompts.some(({ title, message }) => !title || !message))
        return refused("invalid_arguments");
      thread.prompts = prompts;
      return { ok: true };
    },
    "conversations.history": history,
    "conversations.replies": history,
    "conversations.open": (form) => {
      const user = form.get("users") ?? "";
      return people.has(user)
        ? { ok: true, channel: { id: workspace.directId(user) } }
        : refused("user_not_found");
    },
    "conversations.info": (form) => {
      const channel = channels.get(form.get("channel") ?? "");
      if (channel === undefined || (!channel.hasApp && channel.kind !== "channel")) {
        return refused("channel_not_found");
      }
      const { id, kind, hasApp } = channel;
      return { ok: true, channel: { id, is_member: hasApp, is_private: kind !== "channel" } };
    },
    "users.info": (form) => {
      const person = people.get(form.get("user") ?? "");
      if (person === undefined) return refused("user_not_found");
      return {
        ok: true,
        user: {
          id: person.id,
          team_id: app.teamId,
          deleted: false,
          is_bot: false,
          is_email_confirmed: person.isUnconfirmed !== true,
          tz: person.zone,
          ...(form.get("include_locale") === "true" ? { locale: person.language } : {}),
          profile: { real_name: person.name, email: person.email },
        },
      };
    },
    // 100 to 200 are asked for at a time in real life; a cursor names where the next page begins.
    "users.list": (form) => {
      const from = Number(form.get("cursor") || 0);
      const limit = Number(form.get("limit") ?? 1000);
      const all = [...people.values()];
      const page = all.slice(from, from + limit).map((person) => ({
        id: person.id,
        team_id: app.teamId,
        name: person.id.toLowerCase(),
        real_name: person.name,
        deleted: person.isGone === true,
        is_bot: false,
        is_restricted: person.isGuest === true,
        is_email_confirmed: person.isUnconfirmed !== true,
        tz: person.zone,
        ...(form.get("include_locale") === "true" ? { locale: person.language } : {}),
        profile: { real_name: person.name, email: person.email },
      }));
      const bots = [
        { id: "USLACKBOT", team_id: app.teamId, name: "slackbot", deleted: false, is_bot: false },
        { id: app.userId, team_id: app.teamId, name: "genjin", deleted: false, is_bot: true },
      ];
      const isLast = from + limit >= all.length;
      return {
        ok: true,
        members: [...(from === 0 ? bots : []), ...page],
        response_metadata: { next_cursor: isLast ? "" : String(from + limit) },
      };
    },
    "files.getUploadURLExternal": (form) => {
      if (!(Number(form.get("length")) > 0) || !form.get("filename"))
        return refused("invalid_arguments");
      const id = workspace.nextId("F0SIM");
      files.set(id, { bytes: null, readyAt: Number.POSITIVE_INFINITY });
      return { ok: true, upload_url: `${url()}upload/${id}`, file_id: id };
    },
    "files.completeUploadExternal": (form) => {
      const [{ id = "" } = {}] = JSON.parse(form.get("files") ?? "[]") as { id?: string }[];
      const file = files.get(id);
      if (file?.bytes == null) return refused("file_not_found");
      file.readyAt = performance.now() + lookMs;
      const [{ title = "" } = {}] = JSON.parse(form.get("files") ?? "[]") as { title?: string }[];
      const target = form.get("channel_id");
      if (target) {
        const channel = channels.get(target);
        if (channel === undefined || !channel.hasApp) return refused("channel_not_found");
        const threadTs = form.get("thread_ts");
        workspace.say({
          ...{ ts: workspace.nextTs(), channel: channel.id, user: app.userId, text: title },
          ...(threadTs ? { threadTs } : {}),
        });
      }
      return { ok: true, files: [{ id }] };
    },
    "files.info": (form) => {
      const id = form.get("file") ?? "";
      const clip = workspace.clips.get(id);
      if (clip !== undefined) {
        if (clip.asksLeft !== null && clip.asksLeft > 0)
          workspace.clips.set(id, { ...clip, asksLeft: clip.asksLeft - 1 });
        return { ok: true, file: fileOfClip(clip, url()) };
      }
      const sent = workspace.files.get(id);
      if (sent !== undefined) {
        const address = `${url()}files-pri/${id}/download`;
        const { name, content } = sent;
        const file = { id, name, size: content.length, mimetype: "text/csv" };
        return { ok: true, file: { ...file, url_private_download: address } };
      }
      const file = files.get(id);
      if (file === undefined) return refused("file_not_found");
      const mimetype = file.readyAt <= performance.now() ? "image/png" : "";
      return { ok: true, file: { id, mimetype } };
    },
  };
  return {
    call(method: string, form: ApiForm): ApiAnswer {
      const answer = methods[method]?.(form) ?? refused("unknown_method");
      const { response_metadata = {} } = answer as { response_metadata?: object };
      const metadata = { ...response_metadata, warnings: ["superfluous_charset"] };
      return { ...answer, response_metadata: metadata };
    },
    /** Takes the bytes of a file in; whether that was an address that was given out. */
    upload(id: string, bytes: number): boolean {
      const file = files.get(id);
      if (file === undefined || bytes === 0) return false;
      file.bytes = bytes;
      return true;
    },
  };
}

const wire = (message: SlackStored, withMetadata: boolean): Record<string, unknown> => ({
  type: "message",
  ts: message.ts,
  user: message.user,
  text: message.text,
  ...(message.blocks.length === 0 ? {} : { blocks: message.blocks }),
  ...(message.user === app.userId ? { bot_id: app.botId } : {}),
  ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
  ...(withMetadata && message.metadata !== undefined ? { metadata: message.metadata } : {}),
});

/** A clip as Slack describes it; its words stand in the preview, or at an address of their own. */
export const fileOfClip = (
  { id, words, asksLeft, isLong }: SlackClip,
  origin: string,
): Record<string, unknown> => ({
  id,
  name: "audio_message.m4a",
  mimetype: "audio/mp4",
  filetype: "m4a",
  subtype: "slack_audio",
  duration_ms: 4200,
  url_private: `${origin}clip/${id}`,
  transcription:
    asksLeft === null
      ? { status: "none" }
      : asksLeft > 0
        ? { status: "processing" }
        : {
            status: "complete",
            locale: "en-US",
            preview: { content: isLong ? words.slice(0, 12) : words, has_more: isLong === true },
          },
  ...(asksLeft === 0 ? { vtt: `${origin}clip/${id}.vtt` } : {}),
});
