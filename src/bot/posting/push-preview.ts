import type { OutboundMessage } from "../../chat/message.ts";
import type { Recipient } from "../../core/push/occasion.ts";
import type { Instant } from "../../core/time/civil.ts";

/** Which push somebody wants to see: the first of its kind within (from, to], in the message in which it comes. */
export type WantedPreview = {
  readonly kind: string;
  readonly recipient: Recipient;
  readonly from: Instant;
  readonly to: Instant;
};

/** A message as it would be if it came at its time and nobody did anything until then. */
export type PushPreview = {
  readonly at: Instant;
  readonly message: OutboundMessage;
  /** The kinds of push that it holds, in their order. */
  readonly kinds: readonly string[];
};
