import type { Adapter, Post, Sent } from "../../chat/adapter.ts";
import type { Conversation } from "../../chat/event.ts";
import { fit } from "../../chat/fit.ts";
import type { OutboundMessage } from "../../chat/message.ts";
import type { Instant } from "../../core/time/civil.ts";
import { wasRefused } from "../../errors.ts";
import type { Speaker } from "../../i18n/speaker.ts";

/**
 * Sends what may have arrived with an attempt since `since`. Where the platform can be asked, what
 * is there is not sent; where it shows the same only once, it is sent as it was; elsewhere its first
 * line says that it may have come before. Throws what `send` throws.
 */
export async function sendAgain(
  adapter: Adapter,
  to: Conversation,
  message: OutboundMessage,
  post: Post,
  since: Instant,
  speak: Speaker,
): Promise<Sent> {
  const arrived = await find(adapter, to, post.key, since);
  if (arrived !== null && arrived !== "unknown") return arrived;
  if (arrived === null || adapter.dropsRepeats?.(message, post, since)) {
    return adapter.send(to, message, post);
  }
  const line = { type: "text", text: speak.t("sent-again") } as const;
  const blocks = [{ type: "paragraph", inlines: [line] } as const, ...message.blocks];
  let first: Sent | null = null;
  for (const [index, piece] of fit({ ...message, blocks }, adapter.capabilities).entries()) {
    const key = index === 0 ? post.key : `${post.key}+${index}`;
    const sent = await adapter.send(to, piece, { ...post, key });
    first ??= sent;
  }
  if (first === null) throw new Error("nothing to send");
  return first;
}

/** What arrived; null: nothing did; `unknown` where nobody can be asked, as in a chat that we may not read. */
async function find(
  adapter: Adapter,
  to: Conversation,
  key: string,
  since: Instant,
): Promise<Sent | null | "unknown"> {
  if (adapter.find === undefined) return "unknown";
  return adapter.find(to, key, since).catch((error: unknown) => {
    if (wasRefused(error)) return "unknown" as const;
    throw error;
  });
}
