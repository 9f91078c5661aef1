import { colonAfter } from "./colon-after.ts";
import { linkText } from "./link-text.ts";
import type { Block, Inline, OutboundMessage } from "./message.ts";

/** The whole message as plain text, for platforms without markup and for scripts. */
export const plainText = (message: OutboundMessage): string =>
  message.blocks
    .map(blockText)
    .filter((text) => text !== "")
    .join("\n");

/** Inline text without its styles; links to pages keep their address. */
const inlineText = (inlines: readonly Inline[]): string =>
  inlines.map((inline) => (inline.type === "link" ? linkText(inline) : inline.text)).join("");

/** One block as plain text; nothing for what has no text. */
export function blockText(block: Block): string {
  switch (block.type) {
    case "heading":
      return block.text;
    case "paragraph":
      return inlineText(block.inlines);
    case "list":
      return block.items
        .map((item, index) => `${marker(block.start, index)} ${indented(inlineText(item))}`)
        .join("\n");
    case "fields":
      return block.fields
        .map(({ label, value }) => `${label}${colonAfter(label)}${inlineText(value)}`)
        .join("\n");
    case "table":
      return [block.header, ...block.rows].map((row) => row.join("  ")).join("\n");
    case "quote":
      return inlineText(block.inlines)
        .split("\n")
        .map((line) => `> ${line}`)
        .join("\n");
    case "image":
      return block.picture.alt;
    case "file":
      return block.file.name;
    case "letter":
      return block.text;
    case "actions":
      return block.buttons
        .slice(0, block.answers ?? 0)
        .map(({ label }) => label)
        .join("\n");
    case "divider":
      return "";
  }
}

/** Further lines of an item stand under its first words. */
const indented = (text: string): string => text.replaceAll("\n", "\n   ");

const marker = (start: number | undefined, index: number): string =>
  start === undefined ? "•" : String(start + index);
