import type { Instant } from "../core/time/civil.ts";
import type { ChatEvent, Conversation, PlatformName, Sender } from "./event.ts";
import type { OutboundMessage } from "./message.ts";

/** What a platform can show. Numbers are limits of one message. */
export type Capabilities = {
  readonly buttons: boolean;
  readonly images: boolean;
  readonly tables: boolean;
  readonly threads: boolean;
  /** Longest text of one message, in `unit`. */
  readonly maxText: number;
  readonly unit: "characters" | "bytes";
  readonly maxButtons: number;
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
  /** The direct chat between the bot and a user of the platform. */
  openDirect?(user: Sender): Promise<Conversation>;
  stop(): Promise<void>;
};
