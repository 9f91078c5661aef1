import {
  type ChatPostMessageResponse,
  type KnownBlock,
  type Logger,
  LogLevel,
  type ModalView,
  WebClient,
  type WebClientOptions,
} from "@slack/web-api";
import type { DirectoryPerson, FileContent } from "../../chat/adapter.ts";
import type { Conversation } from "../../chat/event.ts";
import type { HandedFile, Prompt } from "../../chat/message.ts";
import type { Instant } from "../../core/time/civil.ts";
import { AdapterError, FileTooLargeError, UnansweredError, wasRefused } from "../../errors.ts";
import { download } from "../download.ts";
import { asked, strange } from "./asked.ts";
import type { SlackConfig } from "./config.ts";
import type { SlackSelf } from "./conversations.ts";
import { leanFetch } from "./lean-fetch.ts";
import { readText } from "./read-text.ts";
import type { SlackMessage } from "./render.ts";

/** Longest wait for an answer, in milliseconds. */
const timeout = 8000;

/** Messages of a conversation that are looked through for one of ours, in pages of 200. */
const mostPages = 10;

/** Ours among the kinds of metadata; carries nothing but a post's key. */
const metadataType = "genjin_post";

/** A Slack user as far as we ask. */
export type SlackUser = {
  readonly email: string | undefined;
  readonly zone: string | undefined;
  readonly language: string | undefined;
  readonly isOurs: boolean;
};

/** People that the directory is read of at most, in pages of 200. */
const mostPeoplePages = 10;

/** All that we ask of Slack's Web API. Every failure is an `AdapterError` or `UnansweredError`. */
export type SlackClient = ReturnType<typeof createClient>;

/** How the Web API is called: by single requests, none of which is repeated behind our back. */
export const clientOptions = (apiUrl: string): WebClientOptions => ({
  slackApiUrl: apiUrl,
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  timeout,
  logger: silent,
  fetch: leanFetch,
});

/** Opens nothing. */
export function createClient(config: Pick<SlackConfig, "botToken" | "apiUrl">) {
  const web = new WebClient(config.botToken, clientOptions(config.apiUrl));
  return {
    /** Who we are, and what we may do. */
    async identify(): Promise<SlackSelf & { readonly scopes: readonly string[] }> {
      const { user_id, response_metadata, ...us } = await asked("auth.test", web.auth.test());
      const teamId = us.is_enterprise_install === true ? us.enterprise_id : us.team_id;
      if (user_id === undefined || teamId === undefined) throw strange("auth.test");
      return { userId: user_id, teamId, scopes: response_metadata?.scopes ?? [] };
    },

    /** Asks for a connection and does not use it. */
    async tryConnection(token: string): Promise<void> {
      await asked("apps.connections.open", web.apps.connections.open({ token }));
    },

    /** Posts a message; answers its `ts`. */
    async post(to: Conversation, { text, blocks }: SlackMessage, key: string): Promise<string> {
      const { ts }: ChatPostMessageResponse = await asked(
        "chat.postMessage",
        web.apiCall("chat.postMessage", {
          channel: to.id,
          text,
          // As JSON from here on: the SDK would write what is not text twice, once for its log.
          blocks: JSON.stringify(blocks),
          metadata: JSON.stringify({ event_type: metadataType, event_payload: { key } }),
          unfurl_links: false,
          unfurl_media: false,
          ...(to.thread === undefined ? {} : { thread_ts: to.thread }),
        }),
      );
      if (ts === undefined) throw new UnansweredError("slack chat.postMessage: no ts");
      return ts;
    },

    /** Opens a modal for whoever has just asked for it; answers its id. */
    async openModal(trigger_id: string, view: object): Promise<string> {
      const opening = web.views.open({ trigger_id, view: view as ModalView });
      return (await asked("views.open", opening)).view?.id ?? trigger_id;
    },

    /** Shows in a thread of the assistant view that an answer is coming; with no words, that none is. */
    async setStatus({ id, thread = "" }: Conversation, status: string): Promise<void> {
      const about = { channel_id: id, thread_ts: thread, status };
      await asked("assistant.threads.setStatus", web.assistant.threads.setStatus(about));
    },

    /** Offers what one may want to say next in a thread of the assistant view. */
    async suggest({ id, thread = "" }: Conversation, prompts: readonly Prompt[]): Promise<void> {
      const method = "assistant.threads.setSuggestedPrompts";
      const offered = prompts.map(({ title, line: message }) => ({ title, message }));
      const about = { channel_id: id, thread_ts: thread, prompts: JSON.stringify(offered) };
      await asked(method, web.apiCall(method, about));
    },

    /** Shows a message on a user's Home tab; answers the view's id. */
    async publish(user: string, { blocks }: SlackMessage): Promise<string> {
      const { view } = await asked(
        "views.publish",
        web.views.publish({
          user_id: user,
          view: { type: "home", blocks: blocks as unknown as KnownBlock[] },
        }),
      );
      return view?.id ?? "home";
    },

    /** Uploads a picture that stands in no chat yet; answers its file's id. */
    async upload(png: Uint8Array, filename: string): Promise<string> {
      const uploading = web.filesUploadV2({ file: Buffer.from(png), filename });
      const answer = await asked("files.uploadV2", uploading).catch((error: unknown) => {
        // Whatever became of the file, nobody has seen it.
        if (!(error instanceof UnansweredError)) throw error;
        throw new AdapterError(error.message, { retryable: true, cause: error });
      });
      return idOfFile(answer);
    },

    /** Shares a file in a conversation, as a message of its own; answers the file's id. */
    async share(to: Conversation, { name, bytes }: HandedFile): Promise<string> {
      const about = { channel_id: to.id, filename: name, title: name, file: Buffer.from(bytes) };
      const sharing =
        to.thread === undefined
          ? web.filesUploadV2(about)
          : web.filesUploadV2({ ...about, thread_ts: to.thread });
      return idOfFile(await asked("files.uploadV2", sharing));
    },

    /** A file as Slack describes it. */
    async file(id: string): Promise<unknown> {
      return (await asked("files.info", web.files.info({ file: id }))).file;
    },

    /**
     * The text at an address of Slack's own, with our token, which goes nowhere else. Throws what is
     * not retryable where it is no text: without the right to read, Slack answers with a page to log in.
     */
    read: (url: string) => readText(url, config),

    /**
     * Whether Slack is through with an uploaded picture: before that it names no type of it. Where we
     * may not ask, as an app that was installed without `files:read`, only a message tells.
     */
    async isLookedThrough(file: string): Promise<boolean> {
      const asking = asked("files.info", web.files.info({ file }));
      const answer = await asking.catch((error: unknown) => {
        if (wasRefused(error) && error.message.endsWith(": missing_scope")) return null;
        throw error;
      });
      return answer === null || Boolean(answer.file?.mimetype);
    },

    /**
     * The content of a file that somebody sent, of at most so many bytes. Without the right to read it Slack shows a
     * page to log in, in place of it. Our token goes to Slack alone. Throws `FileTooLargeError`.
     */
    async content(file: string, most: number): Promise<FileContent> {
      const { file: found } = await asked("files.info", web.files.info({ file }));
      const url = found?.url_private_download ?? found?.url_private;
      if (url === undefined || !isSlacks(url, config.apiUrl)) throw strange("files.info");
      if ((found?.size ?? 0) > most) throw new FileTooLargeError();
      const { bytes, headers } = await download(url, most, {
        authorization: `Bearer ${config.botToken}`,
      });
      const isPage = /^text\/html/i.test(headers.get("content-type") ?? "");
      if (isPage && found?.mimetype !== "text/html") throw strange("files");
      return { bytes };
    },

    /** The `ts` of our message with this key, if it stands in the conversation since `since`. */
    async find(to: Conversation, key: string, since: Instant): Promise<string | null> {
      let cursor: string | undefined;
      for (let page = 0; page < mostPages; page++) {
        const where = {
          channel: to.id,
          oldest: String(since / 1000),
          include_all_metadata: true,
          limit: 200,
          ...(cursor === undefined ? {} : { cursor }),
        };
        const { messages, response_metadata } = await (to.thread === undefined
          ? asked("conversations.history", web.conversations.history(where))
          : asked("conversations.replies", web.conversations.replies({ ...where, ts: to.thread })));
        const found = messages?.find(({ metadata }) => {
          const payload: { key?: unknown } | undefined = metadata?.event_payload;
          return metadata?.event_type === metadataType && payload?.key === key;
        });
        if (found?.ts !== undefined) return found.ts;
        cursor = response_metadata?.next_cursor || undefined;
        if (cursor === undefined) return null;
      }
      return null;
    },

    /** The id of our direct chat with a user. */
    async openDirect(users: string): Promise<string> {
      const opened = await asked("conversations.open", web.conversations.open({ users }));
      if (opened.channel?.id === undefined) throw strange("conversations.open");
      return opened.channel.id;
    },

    /** What we are in a channel: its member, a guest where it is open to all, or nobody. */
    async standing(channel: string): Promise<"member" | "guest" | "nobody"> {
      try {
        const info = await asked("conversations.info", web.conversations.info({ channel }));
        const { is_member, is_mpim, is_private } = info.channel ?? {};
        if (is_member === true || is_mpim === true) return "member";
        return is_private === false ? "guest" : "nobody";
      } catch (error) {
        if (error instanceof AdapterError && !error.retryable) return "nobody";
        throw error;
      }
    },

    /** The people of our own workspace who work there: no guests, no bots, nobody who left. */
    async people(teamId: string): Promise<readonly DirectoryPerson[]> {
      const found: DirectoryPerson[] = [];
      // A grid lists its people by workspace.
      const { teams } = teamId.startsWith("E")
        ? await asked("auth.teams.list", web.auth.teams.list())
        : { teams: [{ id: undefined }] };
      for (const { id: team } of teams ?? []) {
        let cursor: string | undefined;
        for (let page = 0; page < mostPeoplePages; page++) {
          const { members, response_metadata } = await asked(
            "users.list",
            web.users.list({
              include_locale: true,
              limit: 200,
              ...(team === undefined ? {} : { team_id: team }),
              ...(cursor === undefined ? {} : { cursor }),
            }),
          );
          found.push(...(members ?? []).flatMap((member) => personOf(member, teamId)));
          cursor = response_metadata?.next_cursor || undefined;
          if (cursor === undefined) break;
        }
      }
      return [...new Map(found.map((person) => [person.userId, person])).values()];
    },

    /** Null for whom Slack does not show us, as people of another workspace in a shared channel. */
    async user(id: string, teamId: string): Promise<SlackUser | null> {
      const asking = asked("users.info", web.users.info({ user: id, include_locale: true }));
      const answer = await asking.catch((error: unknown) => {
        if (wasRefused(error)) return null;
        throw error;
      });
      if (answer === null) return null;
      const { user } = answer;
      if (user === undefined) throw strange("users.info");
      return {
        email: user.is_email_confirmed === false ? undefined : user.profile?.email,
        zone: user.tz,
        language: user.locale,
        isOurs: isOf(user, teamId) && !user.deleted && !user.is_bot && !user.is_stranger,
      };
    },
  };
}

/** As whose member Slack shows somebody: of a grid of workspaces people may be in several. */
type Membership = {
  readonly team_id?: string;
  readonly enterprise_user?: {
    readonly enterprise_id?: string;
    readonly teams?: readonly string[];
  };
};

/** The id of the one file that an upload was of. */
function idOfFile({ files }: { readonly files?: unknown }): string {
  const [uploaded] = (files ?? []) as readonly { files?: readonly { id?: string }[] }[];
  const id = uploaded?.files?.[0]?.id;
  if (id === undefined) throw strange("files.uploadV2");
  return id;
}

/** Whether somebody is of a workspace, or of a whole grid of them (`E…`). */
const isOf = ({ team_id, enterprise_user: grid }: Membership, workspace: string): boolean =>
  team_id === workspace ||
  grid?.enterprise_id === workspace ||
  grid?.teams?.includes(workspace) === true;

/** Whether an address is Slack's, or that of the one that is configured in its place. */
const isSlacks = (url: string, apiUrl: string): boolean => {
  const { protocol, hostname, origin } = new URL(url);
  const isSecret = protocol === "https:" && /^(?:.+\.)?slack\.com$/.test(hostname);
  return isSecret || origin === new URL(apiUrl).origin;
};

/** Slack's own helper is listed like a person. */
const slackbot = "USLACKBOT";

/** Somebody of a list of users, where they are a colleague. */
function personOf(
  user: Membership & {
    readonly id?: string;
    readonly name?: string;
    readonly real_name?: string;
    readonly deleted?: boolean;
    readonly is_bot?: boolean;
    readonly is_restricted?: boolean;
    readonly is_stranger?: boolean;
    readonly is_email_confirmed?: boolean;
    readonly tz?: string;
    readonly locale?: string;
    readonly profile?: { readonly email?: string; readonly real_name?: string };
  },
  teamId: string,
): DirectoryPerson[] {
  const { id, profile, tz, locale } = user;
  const isColleague =
    isOf(user, teamId) &&
    id !== slackbot &&
    ![user.deleted, user.is_bot, user.is_restricted, user.is_stranger].includes(true);
  if (id === undefined || !isColleague) return [];
  const email = user.is_email_confirmed === false ? undefined : profile?.email;
  return [
    {
      userId: id,
      name: profile?.real_name || user.real_name || user.name || id,
      ...(email === undefined ? {} : { email }),
      ...(tz === undefined ? {} : { zone: tz }),
      ...(locale === undefined ? {} : { language: locale }),
    },
  ];
}

/** The SDK's own log may hold what people write. */
export const silent: Logger = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => LogLevel.ERROR,
  setName() {},
};
