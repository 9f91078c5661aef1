import type { Block, OutboundMessage } from "../../chat/message.ts";
import { blockText } from "../../chat/plain-text.ts";

/** The text of a message; pictures go apart. */
export const renderText = (message: OutboundMessage): string =>
  message.blocks
    .map(renderBlock)
    .filter((text) => text !== "")
    .join("\n");

/** One block as the app's plain text, the only markup of which is the link `<a href>`. */
export const renderBlock = (block: Block): string =>
  block.type === "image" || block.type === "file"
    ? ""
    : blockText(block).replace(/<(?=\/?a\b)/gi, `<${unseen}`);

/** A word joiner: takes no room and breaks the tag. */
const unseen = "\u2060";
