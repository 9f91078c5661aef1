import type { Adapter, Post, Sent } from "../../chat/adapter.ts";
import type { Conversation } from "../../chat/event.ts";
import { fit } from "../../chat/fit.ts";
import type { OutboundMessage } from "../../chat/message.ts";
import type { Instant } from "../../core/time/civil.ts";
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
  const arrived = await adapter.find?.(to, post.key, since);
  if (arrived) return arrived;
  if (adapter.find !== undefined || adapter.dropsRepeats?.(message, post, since)) {
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
