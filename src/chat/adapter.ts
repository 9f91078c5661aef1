import type { ChatEvent, Conversation, PlatformName } from "./event.ts";
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

/** Takes an event in; resolves when it is safely recorded, so that the adapter may acknowledge. */
export type Receive = (event: ChatEvent) => Promise<void>;

/** One chat platform. Optional members are present exactly when the capability exists. */
export type Adapter = {
  readonly platform: PlatformName;
  readonly capabilities: Capabilities;
  start(receive: Receive): Promise<void>;
  /**
   * Posts one message that already fits the capabilities. `key` is the same for every attempt at
   * the same delivery. Throws `AdapterError`.
   */
  send(to: Conversation, message: OutboundMessage, key: string): Promise<Sent>;
  stop(): Promise<void>;
};
