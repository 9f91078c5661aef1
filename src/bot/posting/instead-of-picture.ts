import type { Block, OutboundMessage } from "../../chat/message.ts";
import { AdapterError, UnansweredError } from "../../errors.ts";
import type { Speaker } from "../../i18n/speaker.ts";

/** The picture or the file that a part of a message is; null where the part holds words. */
export function apart({
  blocks,
}: OutboundMessage): Extract<Block, { readonly type: "image" | "file" }> | null {
  const [first, ...others] = blocks;
  if (others.length > 0) return null;
  return first?.type === "image" || first?.type === "file" ? first : null;
}

/**
 * Whether a picture or a file is given up after this failure. A platform that asks to wait, or does not let us
 * in at all, is tried again where that is done from the picture on (`goesOn`); everything else
 * would keep the words that have arrived from being known as sent, and come to the same again. What
 * may have arrived is not shown a second time.
 */
export function isGivenUp(error: unknown, goesOn: boolean): boolean {
  if (error instanceof UnansweredError) return true;
  if (!(error instanceof AdapterError)) return false;
  return !(goesOn && (error.hindrance !== undefined || error.retryAfterMs !== undefined));
}

/** What is said instead of a picture or a file; null where its words stand in the message already. */
export function insteadOfPicture(part: OutboundMessage, speak: Speaker): OutboundMessage | null {
  const block = apart(part);
  const words = block?.type === "image" ? block.picture.alt : "";
  if (words === "" && block?.type !== "file") return null;
  const text =
    block?.type === "file"
      ? speak.t("file-not-sent", { name: block.file.name })
      : speak.t("picture-in-words", { words });
  return { ...part, blocks: [{ type: "paragraph", inlines: [{ type: "text", text }] }] };
}
