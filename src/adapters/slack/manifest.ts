import { logThis } from "./decode-shortcut.ts";
import { assistantScopes, botScopes } from "./scopes.ts";
import { tellWhat } from "./tell-form.ts";

/** A command as the manifest names it. */
export type ManifestCommand = {
  /** Without the slash. */
  readonly name: string;
  readonly description: string;
  /** What may follow it. */
  readonly hint: string;
};

/** Words of the app itself: what it is for, and how its shortcuts are called. */
export type ManifestWords = {
  readonly about: string;
  readonly logThis: { readonly name: string; readonly description: string };
  readonly tell: { readonly name: string; readonly description: string };
};

/** Words that Slack keeps for itself; `/genjin me` says them. */
const reserved: ReadonlySet<string> = new Set(["me", "help"]);

/**
 * Slack takes fifty commands of an app. These are said by `/genjin begin`, or in the direct chat: what is
 * said once in the life of an organization, or seldom, and what comes with pasted lines or a file.
 */
const notOffered: ReadonlySet<string> = new Set([
  "begin",
  "budget",
  "business-card",
  "calendar",
  "care",
  "chat-log",
  "checkup",
  "claim",
  "complaint",
  "complaints",
  "concede",
  "contact-gone",
  "demo",
  "dormant-after",
  "draft",
  "duplicates",
  "event",
  "fair",
  "goal",
  "import",
  "introduce",
  "leave",
  "map",
  "match",
  "merge",
  "onboard",
  "plays",
  "review",
  "points",
  "pool",
  "priority",
  "response-time",
  "risk",
  "sheet",
  "survey",
  "trip",
  "visit",
  "voice",
  "weekly",
  "weekly-stop",
]);

/** What follows is several lines, which no slash takes; the text alone is enough. */
const pasted: ReadonlySet<string> = new Set(["business-card", "chat-log"]);

/** What the app is to be, besides what it always is. */
export type ManifestWishes = {
  /** Where Slack reaches us over HTTP; without it Socket Mode is on. */
  readonly address?: string;
  /** Only `/genjin`, so that no other app of the workspace loses a command to this one. */
  readonly isOneCommand?: boolean;
  /** With the assistant view, in which each talk is a thread of its own. */
  readonly isAssistant?: boolean;
};

/** What Slack tells of the assistant view; who talks there writes as anywhere. */
const assistantEvents = ["assistant_thread_context_changed", "assistant_thread_started"];

/** Slack's limit of a description, in characters. */
const longest = 2000;

/**
 * The app manifest to paste at https://api.slack.com/apps
 * (https://docs.slack.dev/reference/app-manifest).
 */
export function slackManifest(
  commands: readonly ManifestCommand[],
  { about, logThis: shortcut, tell }: ManifestWords,
  { address, isOneCommand = false, isAssistant = false }: ManifestWishes = {},
): object {
  const url = address === undefined ? {} : { url: `${address}/slack/events` };
  const request = address === undefined ? {} : { request_url: `${address}/slack/events` };
  const offered = isOneCommand
    ? []
    : commands.filter(
        ({ name }) => !reserved.has(name) && !notOffered.has(name) && !pasted.has(name),
      );
  return {
    display_information: { name: "Genjin", description: about },
    features: {
      app_home: {
        home_tab_enabled: true,
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: false,
      },
      bot_user: { display_name: "genjin", always_online: true },
      slash_commands: [{ name: "genjin", description: about, hint: "help" }, ...offered].map(
        ({ name, description, hint }) => ({
          command: `/${name}`,
          description: description.slice(0, longest),
          ...(hint === "" ? {} : { usage_hint: hint }),
          should_escape: false,
          ...url,
        }),
      ),
      shortcuts: [
        { ...shortcut, type: "message", callback_id: logThis },
        { ...tell, type: "global", callback_id: tellWhat },
      ],
      ...(isAssistant ? { assistant_view: { assistant_description: about } } : {}),
    },
    oauth_config: {
      ...(address === undefined ? {} : { redirect_urls: [`${address}/slack/oauth_redirect`] }),
      scopes: { bot: [...botScopes, ...(isAssistant ? assistantScopes : [])] },
    },
    settings: {
      event_subscriptions: {
        ...request,
        bot_events: [
          "app_home_opened",
          "app_mention",
          "app_uninstalled",
          ...(isAssistant ? assistantEvents : []),
          "member_joined_channel",
          "message.channels",
          "message.groups",
          "message.im",
          "message.mpim",
          "tokens_revoked",
        ],
      },
      interactivity: { is_enabled: true, ...request },
      org_deploy_enabled: false,
      socket_mode_enabled: address === undefined,
      token_rotation_enabled: false,
    },
  };
}
