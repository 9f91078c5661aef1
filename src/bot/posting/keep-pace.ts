import { setTimeout as pause } from "node:timers/promises";
import type { Adapter, Limit } from "../../chat/adapter.ts";
import { AdapterError } from "../../errors.ts";

/** Longest time that a push waits for its turn within an attempt, in milliseconds. */
const longestWait = 2000;

/** Chats that are remembered before those are forgotten in which nothing happens any more. */
const mostKept = 10_000;

/**
 * The adapter, with pushes held back at half of what the platform takes, so that there is always
 * room for answers and for other processes. Answers are counted and never held back. A push that
 * would have to wait long fails with a retryable `AdapterError` instead.
 */
export function keepPace(adapter: Adapter, now = () => performance.now()): Adapter {
  const { limits, platform } = adapter;
  if (limits === undefined) return adapter;
  /** When something was sent lately, oldest first, by what is limited. */
  const sent = new Map<string, number[]>();

  const recent = (key: string, limit: Limit): number[] =>
    (sent.get(key) ?? []).filter((at) => at > now() - spanOf(limit));

  const waitFor = (chat: string): number =>
    Math.max(
      ...limits.map((limit) => {
        const oldest = recent(keyOf(limit, chat), limit).at(-roomOf(limit));
        return oldest === undefined ? 0 : oldest + spanOf(limit) - now();
      }),
    );

  function count(chat: string): void {
    for (const limit of limits ?? []) {
      const key = keyOf(limit, chat);
      sent.set(key, [...recent(key, limit), now()]);
    }
    if (sent.size > mostKept) forgetIdle();
  }

  /** Chats in which nothing was sent within the longest limit need no memory. */
  function forgetIdle(): void {
    const longest = Math.max(...(limits ?? []).map(spanOf));
    for (const [key, times] of sent) {
      if ((times.at(-1) ?? 0) < now() - longest) sent.delete(key);
    }
  }

  return {
    ...adapter,
    async send(to, message, post) {
      const began = now();
      for (let wait = waitFor(to.id); post.answers === undefined && wait > 0; ) {
        if (now() - began + wait > longestWait) {
          const retryAfterMs = Math.ceil(wait);
          throw new AdapterError(`${platform}: held back`, {
            retryable: true,
            retryAfterMs,
            hindrance: "pace",
          });
        }
        await pause(wait);
        wait = waitFor(to.id);
      }
      count(to.id);
      return adapter.send(to, message, post);
    },
  };
}

/** Half of what a limit allows: so many within so many milliseconds, of one alone in twice the time. */
const roomOf = ({ count }: Limit): number => Math.max(1, Math.floor(count / 2));
const spanOf = ({ count, withinMs }: Limit): number => (count === 1 ? 2 * withinMs : withinMs);

const keyOf = ({ of, withinMs }: Limit, chat: string): string =>
  of === "chat" ? `${withinMs} ${chat}` : String(withinMs);
