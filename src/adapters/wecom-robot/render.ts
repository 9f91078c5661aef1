import { colonAfter } from "../../chat/colon-after.ts";
import { leadsToPage } from "../../chat/link-text.ts";
import type { Block, Inline, OutboundMessage } from "../../chat/message.ts";

/** The text of a message in the robot's markdown; pictures go apart. */
export const renderMarkdown = (message: OutboundMessage): string =>
  message.blocks
    .map(renderBlock)
    .filter((text) => text !== "")
    .join("\n\n");

/** One block in the robot's markdown; nothing for what has no text. */
export function renderBlock(block: Block): string {
  switch (block.type) {
    case "heading":
      return `### ${escapeMarkdown(oneLine(block.text))}`;
    case "paragraph":
      return renderInlines(block.inlines);
    case "list":
      return block.items
        .map(
          (item, index) =>
            `${marker(block.start, index)} ${renderInlines(item).replaceAll("\n", "\n   ")}`,
        )
        .join("\n");
    case "fields":
      return block.fields
        .map(({ label, value }) => `${strong(label)}${colonAfter(label)}${renderInlines(value)}`)
        .join("  \n");
    case "table":
      return [cells(block.header), block.header.map(() => "---"), ...block.rows.map(cells)]
        .map((row) => `| ${row.join(" | ")} |`)
        .join("\n");
    case "quote":
      return renderInlines(block.inlines).replace(/^/gm, "> ");
    case "divider":
      return "---";
    case "image":
    case "file":
    case "actions":
    case "letter":
      return "";
  }
}

const renderInlines = (inlines: readonly Inline[]): string => inlines.map(renderInline).join("");

function renderInline(inline: Inline): string {
  switch (inline.type) {
    case "text":
    case "mention":
      return escapeMarkdown(inline.text);
    case "strong":
      return strong(inline.text);
    case "em":
      return inline.text === "" ? "" : `*${escapeMarkdown(inline.text)}*`;
    case "code":
      return /^[^`\n]+$/.test(inline.text) ? `\`${inline.text}\`` : escapeMarkdown(inline.text);
    case "link":
      if (!leadsToPage(inline)) return escapeMarkdown(inline.text);
      return `[${escapeMarkdown(oneLine(inline.text))}](${inline.url.replace(/[\s()<>\\]/g, percent)})`;
  }
}

const strong = (text: string): string => (text === "" ? "" : `**${escapeMarkdown(text)}**`);

const marker = (start: number | undefined, index: number): string =>
  start === undefined ? "-" : `${start + index}.`;

const cells = (row: readonly string[]): string[] =>
  row.map((cell) => escapeMarkdown(oneLine(cell)));

const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, " ");

const percent = (character: string): string =>
  `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;

/** Text that WeCom's markdown shows as it is; its line breaks stay. */
const escapeMarkdown = (text: string): string =>
  text
    .replace(/[\\`*_~[\]<>|&!]/g, "\\$&")
    .replace(/^[ \t]{4,}/gm, "   ")
    .replace(/^([ \t]*)([#+=-])/gm, "$1\\$2")
    .replace(/^([ \t]*\d+)([.)])/gm, "$1\\$2")
    .replace(/\r?\n/g, "  \n");
