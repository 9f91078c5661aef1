import type { Instant } from "../core/time/civil.ts";
import type { ChatEvent, Conversation, PlatformName, Sender } from "./event.ts";
import type { Block, OutboundMessage } from "./message.ts";

/**
 * What a platform can show, and the limits of one message. A limit that is left out does not exist
 * there. `fit` keeps to them; renderers may rely on it.
 */
export type Capabilities = {
  readonly buttons: boolean;
  readonly images: boolean;
  /** A picture is a message of its own, after the text. */
  readonly imagesApart?: boolean;
  readonly tables: boolean;
  readonly threads: boolean;
  /** Most that one message holds, as `sizeOf` counts. */
  readonly maxText: number;
  /**
   * What a block takes of `maxText` once rendered, with its markup and the break after it: in
   * characters or in bytes, as the platform counts. Never less for more text.
   */
  sizeOf(block: Block): number;
  readonly maxBlocks?: number;
  /** Buttons of one message. */
  readonly maxButtons: number;
  /** Characters of a button's label; of the command line that it carries. */
  readonly maxButtonLabel?: number;
  readonly maxCommand?: number;
  /** Characters of a heading; a longer one becomes a paragraph. */
  readonly maxHeading?: number;
  /** Characters of a picture's text; a longer one is said in full below the picture. */
  readonly maxAlt?: number;
  /** Characters of `summary`. */
  readonly maxSummary?: number;
  /** Rows with the header, and columns; a wider table becomes a list. */
  readonly maxTableRows?: number;
  readonly maxTableColumns?: number;
};

/** The message as the platform knows it after sending. */
export type Sent = { readonly messageId: string };

/** An event that is safely recorded; `handled` resolves when it has been answered. */
export type Received = { readonly handled: Promise<void> };

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

/** One chat platform. Optional members are present exactly when the capability exists. */
export type Adapter = {
  readonly platform: PlatformName;
  readonly capabilities: Capabilities;
  start(receive: Receive): Promise<void>;
  /** Posts one message that already fits the capabilities. Throws `AdapterError`. */
  send(to: Conversation, message: OutboundMessage, post: Post): Promise<Sent>;
  /**
   * The message of an earlier attempt with this post's key that arrived after all, among those of
   * the conversation since `since`; null when there is none. Throws `AdapterError`. Only where the
   * platform lets messages carry a key and be read back.
   */
  find?(to: Conversation, key: string, since: Instant): Promise<Sent | null>;
  /** The direct chat between the bot and a user of the platform. */
  openDirect?(user: Sender): Promise<Conversation>;
  stop(): Promise<void>;
};
