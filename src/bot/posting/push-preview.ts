import type { OutboundMessage } from "../../chat/message.ts";
import type { Recipient } from "../../core/push/occasion.ts";
import type { Instant } from "../../core/time/civil.ts";

/** Which push somebody wants to see: the first of its kind within (from, to]. */
export type WantedPreview = {
  readonly kind: string;
  readonly recipient: Recipient;
  readonly from: Instant;
  readonly to: Instant;
};

/** A push as it would be if it came at its time and nobody did anything until then. */
export type PushPreview = { readonly at: Instant; readonly message: OutboundMessage };
