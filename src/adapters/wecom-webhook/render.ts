import { createHash } from "node:crypto";
import type { OutboundMessage } from "../../chat/message.ts";
import { plainText } from "../../chat/plain-text.ts";

/** What is posted to the webhook. */
export type WebhookBody =
  | { readonly msgtype: "text"; readonly text: { readonly content: string } }
  | {
      readonly msgtype: "image";
      readonly image: { readonly base64: string; readonly md5: string };
    };

/** A message as the webhook takes it: its text, or the one picture that it is. */
export function renderWebhook(message: OutboundMessage): WebhookBody {
  const [block] = message.blocks;
  if (block?.type !== "image") return { msgtype: "text", text: { content: plainText(message) } };
  const png = Buffer.from(block.picture.png);
  const md5 = createHash("md5").update(png).digest("hex");
  return { msgtype: "image", image: { base64: png.toString("base64"), md5 } };
}
