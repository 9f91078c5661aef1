import type { Ending } from "../app/push/outbox.ts";
import { AdapterError } from "../errors.ts";

const mostAttempts = 8;
const firstPause = 5000;
const longestPause = 2 * 3_600_000;

/**
 * What a failed attempt comes to. Before the send began nothing can have arrived; after that only
 * the platform's own word says so, and without it the outcome is ambiguous. What keeps every post
 * from the platform makes it no attempt, nor does a platform that asks us to wait: it does where
 * several processes keep half of its pace each. `attempts` counts this one, `chance` is from 0 to 1.
 */
export function endingOf(
  error: unknown,
  attempts: number,
  wasOnItsWay: boolean,
  chance: number,
): Ending {
  const answer = error instanceof AdapterError ? error : null;
  // Only adapters promise that what they say of an error holds nothing personal.
  const reason = answer?.message.slice(0, 200) ?? nameOf(error);
  if (answer?.hindrance !== undefined) {
    return { state: "pending", inMs: answer.retryAfterMs ?? 0, reason, isUntried: true };
  }
  if (answer?.retryable === true && answer.retryAfterMs !== undefined) {
    const inMs = Math.max(pause(1, chance), answer.retryAfterMs);
    return { state: "pending", inMs, reason, isUntried: true };
  }
  if (answer?.retryable === false || attempts >= mostAttempts) return { state: "dead", reason };
  const state = wasOnItsWay && answer === null ? "ambiguous" : "pending";
  return { state, inMs: pause(attempts, chance), reason };
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : "unknown");

/** 5 s, 20 s, 80 s … 2 h, a quarter more or less so that not all try again at once. */
function pause(attempts: number, chance: number): number {
  const even = Math.min(firstPause * 4 ** (attempts - 1), longestPause);
  return Math.round(even * (0.75 + chance / 2));
}
