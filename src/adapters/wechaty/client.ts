import { setTimeout as sleep } from "node:timers/promises";
import type { Conversation } from "../../chat/event.ts";
import { AdapterError, UnansweredError } from "../../errors.ts";
import type { Patience } from "./patience.ts";
import type { Puppet } from "./service-package.ts";
import type { Link } from "./transport.ts";
import { within } from "./within.ts";

/** Posts of the account. */
export type WechatyClient = {
  /**
   * Posts a text, in its turn. Throws `AdapterError`, or `UnansweredError` when nobody knows whether
   * it arrived: puppets name no message and can look for none.
   */
  post(to: Conversation, text: string): Promise<void>;
};

/** The client on a connection that may come and go. */
export function createWechatyClient(link: Link, patience: Patience): WechatyClient {
  let next = 0;

  /** Posts go out one after the other, with a pause between them. */
  async function turn(): Promise<void> {
    const now = performance.now();
    const wait = Math.max(0, next - now);
    if (wait > patience.turn) {
      throw new AdapterError("WeChat: too many posts wait", {
        retryable: true,
        retryAfterMs: wait,
      });
    }
    next = now + wait + patience.gap;
    if (wait > 0) await sleep(wait, undefined, { ref: false });
  }

  return {
    async post({ id }, text) {
      link.live();
      await turn();
      const puppet: Puppet = link.live();
      try {
        await within(patience.answer, puppet.messageSendText(id, text));
      } catch (error) {
        throw failureOf(error, patience);
      }
    },
  };
}

/** gRPC's numbers: what is wrong with the message or the chat, so that it would be so again. */
const refusals: ReadonlySet<unknown> = new Set([3, 5, 7, 9, 12]);
const [exhausted, unavailable, unauthenticated] = [8, 14, 16];

/** The text of an error may hold what was said, so that only its number goes on. */
function failureOf(error: unknown, { limited }: Patience): Error {
  const { code, details } = (error ?? {}) as { code?: unknown; details?: unknown };
  const message = `WeChat: refused ${Number(code)}`;
  if (code === exhausted) {
    return new AdapterError(message, { retryable: true, retryAfterMs: limited });
  }
  const isUnreached = code === unavailable && /^No connection established/.test(String(details));
  if (code === unauthenticated)
    return new AdapterError(message, { retryable: true, hindrance: "access" });
  if (isUnreached) return new AdapterError(message, { retryable: true });
  if (refusals.has(code)) return new AdapterError(message, { retryable: false });
  return new UnansweredError("WeChat did not answer");
}
