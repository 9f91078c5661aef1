import type { Instant } from "../core/time/civil.ts";
import type { ChatEvent, Conversation, PlatformName, Sender, SentFile } from "./event.ts";
import type { Block, OutboundMessage } from "./message.ts";
import type { Route } from "./route.ts";

/**
 * What a platform can show, and the limits of one message. A limit that is left out does not exist
 * there. `fit` keeps to them; renderers may rely on it.
 */
export type Capabilities = {
  readonly buttons: boolean;
  /** An item of a list may have buttons of its own. */
  readonly rowButtons?: boolean;
  readonly images: boolean;
  /** A picture is a message of its own, after the text. */
  readonly imagesApart?: boolean;
  /** Files can be handed out; each is a message of its own, after all else. */
  readonly files?: boolean;
  readonly tables: boolean;
  /** What is to be copied stands in a frame of its own; else between lines. */
  readonly letters?: boolean;
  readonly threads: boolean;
  /** Most that one message holds, as `sizeOf` counts. */
  readonly maxText: number;
  /**
   * What a block takes of `maxText` once rendered, with its markup and the break after it: in
   * characters or in bytes, as the platform counts. Never less for more text.
   */
  sizeOf(block: Block): number;
  readonly maxBlocks?: number;
  /** What a block takes of `maxBlocks` once rendered; left out: one. */
  blocksOf?(block: Block): number;
  /** Buttons of one message that stand by themselves, not in rows. */
  readonly maxButtons: number;
  /**
   * They stand together below all else, once in a message however many parts it has. Those beyond
   * `maxButtons` are left out: what they do can be typed.
   */
  readonly buttonsBelow?: boolean;
  /** They are a second message, which not everybody sees: the text says all by itself. */
  readonly buttonsApart?: boolean;
  /** Characters of a button's label; of the command line that it carries. */
  readonly maxButtonLabel?: number;
  readonly maxCommand?: number;
  /** Characters of a heading; a longer one becomes a paragraph. */
  readonly maxHeading?: number;
  /** Characters of a picture's text, 0: it has none; a longer one is said in full in the message. */
  readonly maxAlt?: number;
  /** Characters of `summary`. */
  readonly maxSummary?: number;
  /** Rows with the header, and columns; a wider table becomes a list. */
  readonly maxTableRows?: number;
  readonly maxTableColumns?: number;
};

/** So many messages a platform takes within so many milliseconds, in one chat or of the whole app. */
export type Limit = {
  readonly of: "chat" | "app";
  readonly count: number;
  readonly withinMs: number;
};

/** The message as the platform knows it after sending. */
export type Sent = { readonly messageId: string };

/**
 * An event that is safely recorded, or of which that is still open; `handled` resolves when it has
 * been answered, `heldUp` where that takes long.
 */
export type Received = { readonly handled: Promise<void>; readonly heldUp?: Promise<HeldUp> };

/** Why something is not answered (yet), by the key of its sentence, and the number to speak of it by. */
export type HeldUp = {
  readonly code: "held-up" | "read-held-up" | "still-working" | "not-saved-full" | "not-read-full";
  readonly reference: string;
};

/** Takes an event in; resolves when it is safely recorded, so that the adapter may acknowledge. */
export type Receive = (event: ChatEvent) => Promise<Received>;

/** Circumstances of one post. */
export type Post = {
  /** The same for every attempt at the same post. */
  readonly key: string;
  /** Key of the event that this answers. */
  readonly answers?: string;
  readonly at: Instant;
};

/** What a platform knows of one of its users. */
export type Profile = {
  /** Only an address that the platform has confirmed. */
  readonly email?: string;
  /** IANA zone and language tag, as the user has set them there. */
  readonly zone?: string;
  readonly language?: string;
};

/**
 * A person of the company's own workspace, as its directory has them: no guests, no programs. The name
 * is empty where we are told ids alone.
 */
export type DirectoryPerson = Profile & { readonly userId: string; readonly name: string };

/** Something that was looked at on the platform itself; `code` names the sentence about it. */
export type AdapterCheck = {
  readonly code: string;
  readonly isWell: boolean;
  readonly details: Readonly<Record<string, string>>;
};

/** Where an adapter tells of its connection. Never what people write, nor secrets. */
export type AdapterLog = {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  /** Counts what was delivered and goes no further. Where nobody counts, it is left out. */
  passedOver?(platform: PlatformName, why: PassedOver): void;
};

/**
 * Why a delivery goes no further: it is of another workspace or company than ours; or there is
 * nothing in it that we read, such as a picture, an edit, or a form that we do not know.
 */
export type PassedOver = "foreign" | "unread";

/** What a file holds; its name where only the content tells it. */
export type FileContent = { readonly bytes: Uint8Array; readonly name?: string };

/** Where people can hand us files on a platform. */
export type FilesCome = "anywhere" | "direct" | "nowhere";

/** One chat platform. Optional members are present exactly when the capability exists. */
export type Adapter = {
  readonly platform: PlatformName;
  readonly capabilities: Capabilities;
  /** How many messages the platform takes, as its vendor documents it. */
  readonly limits?: readonly Limit[];
  /**
   * Names what only one of all processes may listen to at a time, where the platform serves one
   * connection alone. Present where that is so; no secret.
   */
  readonly exclusive?: string;
  /**
   * Begins to listen. It may be stopped meanwhile, and started again later; what is sent before and
   * after is sent all the same, unless `canSend` says otherwise.
   */
  start(receive: Receive): Promise<void>;
  /**
   * Whether the platform delivers an event again that is not acknowledged. Present where it ever
   * does.
   */
  redelivers?(event: ChatEvent): boolean;
  /**
   * False: nothing is posted there that nobody asked for; what people write is always answered.
   */
  readonly pushes?: boolean;
  /** Whether this process can post now. Present where posts need the connection that listens. */
  canSend?(): boolean;
  /**
   * For how many milliseconds the connection that listens has stood; null while this process has
   * none. Present where one is kept up.
   */
  connectedFor?(): number | null;
  /**
   * How many connections our app had, this one included, when it was made, as the platform says:
   * another object for each connection; null while there is none. Present where the platform shares
   * events out among several.
   */
  connectionsSeen?(): { readonly count: number } | null;
  /** Posts one message that already fits the capabilities. Throws `AdapterError`. */
  send(to: Conversation, message: OutboundMessage, post: Post): Promise<Sent>;
  /**
   * Whether the platform shows the same post only once, though it was first sent at `since`. Where
   * it does not, and there is no `find` either, what is sent again says that it may have come before.
   */
  dropsRepeats?(message: OutboundMessage, post: Post, since: Instant): boolean;
  /**
   * The message of an earlier attempt with this post's key that arrived after all, among those of
   * the conversation since `since`; null when there is none. Throws `AdapterError`. Only where the
   * platform lets messages carry a key and be read back.
   */
  find?(to: Conversation, key: string, since: Instant): Promise<Sent | null>;
  /**
   * An event said where the platform may not let us answer, as it can be answered: in the same
   * place, or in the direct chat with its sender. Throws `AdapterError`.
   */
  reach?(event: ChatEvent): Promise<ChatEvent>;
  /**
   * Whether we are a member of a group, without which we do not hear who replies. Present where we
   * may be called in a group that we are not in. Throws `AdapterError`.
   */
  isIn?(group: Conversation): Promise<boolean>;
  /**
   * The words of a spoken message, which the platform writes down; null where it does not. Present
   * where people can speak to us. Throws `AdapterError` where they are not there yet.
   */
  wordsOf?(voice: string, said: Pick<ChatEvent, "conversation" | "at">): Promise<string | null>;
  /** Shows there that an answer is coming, until it comes or, with null, does not. Throws nothing. */
  working?(where: Conversation, status: string | null): Promise<void>;
  /** The direct chat between the bot and a user of the platform, in a workspace of ours. */
  openDirect?(user: Sender, workspace: string): Promise<Conversation>;
  /** Platforms that know people by the same ids, because one company keeps them. */
  readonly sharesAccountsWith?: readonly PlatformName[];
  /** What the platform knows of a user of our own workspace; null for anybody else. */
  profileOf?(user: Sender, workspace: string): Promise<Profile | null>;
  /**
   * Everybody of these workspaces of ours; where none is named, of the one that is configured. Present where the platform shows its directory to us. Throws
   * `AdapterError`, one that is not retryable where we were not given the right to see it.
   */
  directory?(workspaces: readonly string[]): Promise<readonly DirectoryPerson[]>;
  /**
   * Where people can hand us files, which events name; `read` fetches one that has at most so many bytes.
   * Throws `FileTooLargeError`, or `AdapterError` where it cannot be had. Present where the platform does.
   */
  readonly files?: {
    readonly come: Exclude<FilesCome, "nowhere">;
    read(file: SentFile, event: ChatEvent, most: number): Promise<FileContent>;
  };
  /** Addresses of ours that the platform calls. */
  readonly routes?: readonly Route[];
  /**
   * Looks whether we are let in and may do what we need: in a workspace that an organization has
   * connected, or where none is named in the configured one. Throws nothing.
   */
  check?(workspace?: string): Promise<readonly AdapterCheck[]>;
  stop(): Promise<void>;
};
