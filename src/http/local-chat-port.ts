import type { WireMessage } from "../chat/wire-message.ts";
import type { ClockStretch } from "../core/time/clock-stretches.ts";
import type { Role } from "../core/vocabulary.ts";

/** One message of the local chat. */
export type LocalMessage = WireMessage;

/** A person who may speak in the local chat. `zone` is an IANA zone. */
type LocalMember = {
  readonly handle: string;
  readonly name: string;
  readonly role: Role;
  readonly zone: string;
  readonly locale: string;
};

/** A direct chat (id `direct:<handle>`) or a team's group; `members` are handles. */
export type LocalChat = {
  readonly id: string;
  readonly kind: "group" | "direct";
  readonly title: string;
  readonly members: readonly string[];
};

/**
 * Who is there and where they talk. `now` is the service's clock (ISO, UTC); `clocks` are those of
 * the members' zones, two years back and one ahead, for a browser's own rules may be older.
 */
export type LocalState = {
  readonly now: string;
  readonly clocks: Readonly<Record<string, readonly ClockStretch[]>>;
  /** What is here is the demo: made up. */
  readonly isDemo: boolean;
  readonly members: readonly LocalMember[];
  readonly chats: readonly LocalChat[];
};

/** One line of the hints that appear while a command is typed. */
export type LocalCommand = {
  /** What to type, such as `/tier`. */
  readonly command: string;
  /** What comes after it, such as `REF TIER` or `[page]`; empty when nothing does. */
  readonly usage: string;
  /** One short sentence. */
  readonly does: string;
  /** Other words for the same, in every language, the likeliest first. */
  readonly aliases: readonly string[];
};

/** What was said became message `id`; the bot answered with `answers`. */
export type LocalReply = { readonly id: string; readonly answers: readonly LocalMessage[] };

/**
 * The app behind the local chat. Every call throws `Refusal` with code `unknown-member`,
 * `unknown-chat` or `unknown-message` for what does not exist or what `as` may not see, and
 * `DatabaseAwayError`: nothing of what was said is saved. `held-up`: that is open.
 */
export type LocalChatPort = {
  /** The same for another organization, by its name or id; left out where there is but one. */
  of?(organization: string): Promise<LocalChatPort>;
  state(): Promise<LocalState>;
  /** Begins with an empty database; answers the handle of the first member, its admin. */
  found(founder: {
    name: string;
    company?: string;
    place: string;
    locale: "en" | "zh-CN";
  }): Promise<string>;
  /** The language of a member as far as it was seen lately, without asking the database. */
  localeOf(handle: string): string | undefined;
  /** Commands that the hints offer, in words of the locale. */
  commands(locale: string): Promise<readonly LocalCommand[]>;
  /** Says something. Answers after `waitMs` milliseconds at the latest, with what came by then. */
  say(input: {
    as: string;
    chat: string;
    text: string;
    replyTo?: string;
    waitMs: number;
  }): Promise<LocalReply>;
  /** Sends a file; it is shown by its name. `waitMs` as in `say`. */
  send(input: {
    as: string;
    chat: string;
    name: string;
    bytes: Uint8Array;
    waitMs: number;
  }): Promise<LocalReply>;
  /** Presses a button of a message. `waitMs` as in `say`. */
  press(input: {
    as: string;
    message: string;
    button: number;
    waitMs: number;
  }): Promise<LocalReply>;
  /**
   * Messages of a chat, oldest first: the latest `limit`, or with `after` (id of a message in
   * any chat that `as` sees) the first `limit` that were said later.
   */
  history(input: {
    as: string;
    chat: string;
    after?: string;
    limit?: number;
  }): Promise<readonly LocalMessage[]>;
  /** Tells of every new message in the chats of `as`, their own included, until cancelled. */
  subscribe(as: string, listener: (message: LocalMessage) => void): () => void;
  /** The PNG behind an image's address, or what a file's holds; or null. */
  picture(id: string): Promise<Uint8Array | null>;
};
