import { setTimeout as pause } from "node:timers/promises";
import type { Adapter, Post, Sent } from "../../chat/adapter.ts";
import type { Conversation } from "../../chat/event.ts";
import type { OutboundMessage } from "../../chat/message.ts";
import type { Instant } from "../../core/time/civil.ts";
import { AdapterError, UnansweredError } from "../../errors.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { apart } from "./instead-of-picture.ts";
import { sendAgain } from "./send-again.ts";

const mostAttempts = 3;

/** Nobody waits longer for an answer, in milliseconds; without a word of the platform, a moment. */
const [longestPause, moment] = [10_000, 500];

/**
 * Sends what a person is waiting for: again after the pause that the platform asks for, and, where
 * it gave no answer, once more as `sendAgain` does. `triedSince`: it may have arrived since then, by
 * the real clock. Throws what `send` throws.
 */
export async function sendPatiently(
  adapter: Adapter,
  to: Conversation,
  message: OutboundMessage,
  post: Post,
  speak: Speaker,
  triedSince?: Instant,
): Promise<Sent> {
  const since = triedSince ?? (Date.now() as Instant);
  let isUnclear = triedSince !== undefined;
  for (let attempt = 1; ; attempt++) {
    try {
      return isUnclear
        ? await sendAgain(adapter, to, message, post, since, speak)
        : await adapter.send(to, message, post);
    } catch (error) {
      const isUnanswered = error instanceof UnansweredError;
      const isSecond = isUnclear && adapter.find === undefined;
      // Neither a picture nor a file carries a key by which it could be found.
      const isOver = isUnanswered && (isSecond || apart(message) !== null);
      const wait = attempt < mostAttempts && !isOver ? pauseAfter(error) : null;
      if (wait === null) throw error;
      await pause(wait);
      isUnclear ||= isUnanswered;
    }
  }
}

/** Null where another attempt would be of no use. */
function pauseAfter(error: unknown): number | null {
  if (error instanceof UnansweredError) return moment;
  if (!(error instanceof AdapterError) || !error.retryable) return null;
  const wait = error.retryAfterMs ?? moment;
  return wait > longestPause ? null : wait;
}
