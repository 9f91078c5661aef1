import type { OutboundMessage, Picture } from "../../chat/message.ts";
import { AdapterError, UnansweredError } from "../../errors.ts";
import type { Speaker } from "../../i18n/speaker.ts";

/** The picture that a part of a message is; null where the part holds words. */
export function pictureApart({ blocks }: OutboundMessage): Picture | null {
  const [first, ...others] = blocks;
  return first?.type === "image" && others.length === 0 ? first.picture : null;
}

/**
 * Whether a picture is given up after this failure. A platform that asks to wait, or does not let us
 * in at all, is tried again where that is done from the picture on (`goesOn`); everything else
 * would keep the words that have arrived from being known as sent, and come to the same again. What
 * may have arrived is not shown a second time.
 */
export function isGivenUp(error: unknown, goesOn: boolean): boolean {
  if (error instanceof UnansweredError) return true;
  if (!(error instanceof AdapterError)) return false;
  return !(goesOn && (error.hindrance !== undefined || error.retryAfterMs !== undefined));
}

/** What is said instead of a picture; null where its words stand in the message already. */
export function insteadOfPicture(part: OutboundMessage, speak: Speaker): OutboundMessage | null {
  const words = pictureApart(part)?.alt ?? "";
  if (words === "") return null;
  const text = speak.t("picture-in-words", { words });
  return { ...part, blocks: [{ type: "paragraph", inlines: [{ type: "text", text }] }] };
}
