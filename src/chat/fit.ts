import type { Capabilities } from "./adapter.ts";
import type { Block, OutboundMessage } from "./message.ts";

/**
 * The message as a platform with these capabilities can show it: blocks it lacks become the
 * nearest it has. The only place that degrades.
 */
export function fit(message: OutboundMessage, capabilities: Capabilities): OutboundMessage {
  const blocks = message.blocks.flatMap((block) => fitBlock(block, capabilities));
  return { ...message, blocks };
}

function fitBlock(block: Block, capabilities: Capabilities): readonly Block[] {
  switch (block.type) {
    case "image":
      return capabilities.images
        ? [block]
        : [{ type: "paragraph", inlines: [{ type: "em", text: block.picture.alt }] }];
    case "table":
      return capabilities.tables ? [block] : [tableAsList(block)];
    case "actions":
      return capabilities.buttons
        ? [{ ...block, buttons: block.buttons.slice(0, capabilities.maxButtons) }]
        : [];
    default:
      return [block];
  }
}

const tableAsList = (table: Extract<Block, { type: "table" }>): Block => ({
  type: "list",
  items: table.rows.map((row) => [
    {
      type: "text",
      text: row.map((cell, index) => `${table.header[index] ?? ""} ${cell}`.trim()).join(" · "),
    },
  ]),
});
