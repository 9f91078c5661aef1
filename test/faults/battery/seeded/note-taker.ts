import { localCapabilities } from "../../../../src/adapters/local/capabilities.ts";
import { localPlatform } from "../../../../src/adapters/local/conversations.ts";
import type { Adapter } from "../../../../src/chat/adapter.ts";
import { plainText } from "../../../../src/chat/plain-text.ts";

/** A post that has arrived. */
export type Arrived = {
  readonly chat: string;
  readonly key: string;
  readonly text: string;
  /** By the platform's clock. */
  readonly at: number;
};

/** What the platform does with a post: takes it, or what this function does with it before. */
export type Meddling = (key: string) => Promise<void>;

/**
 * A platform that keeps a ledger of what arrives, and can be asked for it by key. It shows the same
 * key twice as two messages, as Slack does.
 */
export function takeNotes(now: () => number) {
  const arrived: Arrived[] = [];
  /** What was tried, by key, whether or not it arrived. */
  const tried = new Map<string, Set<string>>();
  let meddling: Meddling | null = null;
  let count = 0;
  const adapter: Adapter = {
    platform: localPlatform,
    capabilities: localCapabilities,
    start: async () => {},
    stop: async () => {},
    async send(to, message, { key }) {
      const text = plainText(message);
      tried.set(key, (tried.get(key) ?? new Set()).add(text));
      await meddling?.(key);
      arrived.push({ chat: to.id, key, text, at: now() });
      count += 1;
      return { messageId: `post-${count}` };
    },
    async find(_, key) {
      return arrived.some((one) => one.key === key) ? { messageId: key } : null;
    },
  };
  return {
    adapter,
    arrived,
    tried,
    meddle(next: Meddling | null): void {
      meddling = next;
    },
  };
}
