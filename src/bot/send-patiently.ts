import { setTimeout as pause } from "node:timers/promises";
import type { Adapter, Post, Sent } from "../chat/adapter.ts";
import type { Conversation } from "../chat/event.ts";
import type { OutboundMessage } from "../chat/message.ts";
import type { Instant } from "../core/time/civil.ts";
import { AdapterError, UnansweredError } from "../errors.ts";

const mostAttempts = 3;

/** Nobody waits longer for an answer, in milliseconds; without a word of the platform, a moment. */
const [longestPause, moment] = [10_000, 500];

/**
 * Sends what a person is waiting for: again after the pause that the platform asks for, and, where
 * it gave no answer, once it is clear that the message did not arrive. Throws what `send` throws.
 */
export async function sendPatiently(
  adapter: Adapter,
  to: Conversation,
  message: OutboundMessage,
  post: Post,
): Promise<Sent> {
  const since = Date.now() as Instant;
  for (let attempt = 1; ; attempt++) {
    try {
      return await adapter.send(to, message, post);
    } catch (error) {
      const wait = attempt < mostAttempts ? pauseAfter(error, adapter) : null;
      if (wait === null) throw error;
      await pause(wait);
      const isUnclear = error instanceof UnansweredError;
      const arrived = isUnclear ? await adapter.find?.(to, post.key, since) : null;
      if (arrived) return arrived;
    }
  }
}

/** Null where another attempt would be of no use, or might say the same twice. */
function pauseAfter(error: unknown, adapter: Adapter): number | null {
  if (error instanceof UnansweredError) return adapter.find === undefined ? null : moment;
  if (!(error instanceof AdapterError) || !error.retryable) return null;
  const wait = error.retryAfterMs ?? moment;
  return wait > longestPause ? null : wait;
}
