import type { Instant } from "../core/time/civil.ts";

/** Name of a chat platform as its adapter declares it; opaque to everything else. */
export type PlatformName = string;

/** Where a message was said. */
export type Conversation = {
  readonly platform: PlatformName;
  /** The platform's tenant: a workspace, a corporation; `local` for the local chat. */
  readonly workspace: string;
  readonly kind: "group" | "direct";
  /** The platform's own id of the chat. */
  readonly id: string;
  readonly thread?: string;
};

/** Who said it, by the platform's own user id; `handle` where the platform knows our members. */
export type Sender = {
  readonly userId: string;
  readonly handle?: string;
  readonly displayName?: string;
};

/** A file that somebody sent, still with the platform. */
export type SentFile = {
  /** By what the platform hands it over; nothing that may be logged. */
  readonly handle: string;
  readonly name?: string;
  /** In bytes, as the platform says. */
  readonly size?: number;
};

type EventBase = {
  /** The platform's delivery id: the same event delivered twice carries the same key. */
  readonly key: string;
  readonly conversation: Conversation;
  readonly sender: Sender;
  /** When the platform says it happened. */
  readonly at: Instant;
};

/** Something that happened in a chat. Adapters decode payloads to this; nothing raw goes on. */
export type ChatEvent =
  | (EventBase & {
      readonly type: "message";
      /** Text without the bot's own mention. */
      readonly text: string;
      /** It was spoken: what a machine made of it, which is never taken at its word. */
      readonly isSpoken?: true;
      /** The platform writes it down meanwhile: by what it is asked for the words; `text` is empty. */
      readonly voice?: string;
      /** It was longer than anybody reads; what is over is left out. */
      readonly isCut?: true;
      /** The bot was mentioned, so that it must answer in a group as well. */
      readonly isMention?: boolean;
      readonly messageId: string;
      /** Files that came with it. */
      readonly files?: readonly SentFile[];
      readonly repliesTo?: { readonly messageId?: string; readonly quotedText?: string };
    })
  | (EventBase & {
      readonly type: "button";
      /** The command line that the button carries; what stands on it, where `number` says which it is. */
      readonly command: string;
      /** Which of its message's buttons it is, from 0, where the platform carries no command line. */
      readonly number?: number;
      /** The message that holds the button: the platform's id of it, or its `pressToken`. */
      readonly messageId: string;
    })
  /**
   * The sender has changed or deleted what they said before: in the event with the key `line`. The
   * words that stand there now; null where they are gone.
   */
  | (EventBase & { readonly type: "edited"; readonly line: string; readonly text: string | null })
  /** The sender wants to tell something, and is to be asked for it. */
  | (EventBase & { readonly type: "wants-to-tell" })
  /** The bot was added to a group, or somebody has opened its direct chat. */
  | (EventBase & { readonly type: "added" });

/** What somebody says to the bot, in words or by a button. */
export type SaidEvent = Extract<ChatEvent, { readonly type: "message" | "button" }>;

/** Whether an event says something, and does not only tell what happened in a chat. */
export const isSaid = (event: ChatEvent): event is SaidEvent =>
  event.type === "message" || event.type === "button";
