import type { Capabilities } from "./adapter.ts";
import { choicesAsButtons } from "./choices-as-buttons.ts";
import { degrade } from "./degrade.ts";
import type { Block, Button, OutboundMessage } from "./message.ts";
import { shorten } from "./shorten.ts";
import { splitBlock } from "./split-block.ts";

/**
 * The message as a platform with these capabilities can show it: what it lacks becomes the nearest
 * it has, and what is too long for one message becomes several, in order and without losing text.
 * Each part is about the same customers and answers the same numbers as the whole. Rows have buttons
 * only where that makes no more parts. The only place that degrades.
 */
export function fit(
  message: OutboundMessage,
  capabilities: Capabilities,
): readonly OutboundMessage[] {
  const plain = parted(message, { ...capabilities, rowButtons: false });
  if (capabilities.rowButtons !== true || !message.blocks.some(hasRowButtons)) return plain;
  const withRows = parted(message, capabilities);
  return withRows.length > plain.length ? plain : withRows;
}

const hasRowButtons = (block: Block): boolean =>
  block.type === "list" && block.buttons !== undefined;

function parted(message: OutboundMessage, capabilities: Capabilities): OutboundMessage[] {
  const { imagesApart = false, buttonsBelow = false, maxSummary = none } = capabilities;
  const said = choicesAsButtons(message.blocks, capabilities);
  const blocks = said.flatMap((block) => degrade(block, capabilities));
  const isApart = (block: Block) =>
    block.type === "file" || (imagesApart && block.type === "image");
  const isBelow = (block: Block) => buttonsBelow && block.type === "actions";
  const parts = pack(
    blocks.filter((block) => !isApart(block) && !isBelow(block)),
    capabilities,
  );
  const summary = shorten(message.summary, maxSummary);
  const below = buttonsBelow ? buttonsFor(blocks, capabilities.maxButtons) : [];
  const pictures = blocks.filter(isApart);
  if (parts.length === 0 && (below.length > 0 || pictures.length === 0))
    parts.push([{ type: "paragraph", inlines: [{ type: "text", text: summary }] }]);
  if (below.length > 0) parts.at(-1)?.push({ type: "actions", buttons: below });
  parts.push(...pictures.map((block) => [block]));
  return parts.map((blocks) => ({ ...message, summary, blocks }));
}

/** So many buttons in their order: of rows as many as there is room for beside those of the message. */
function buttonsFor(blocks: readonly Block[], most: number): readonly Button[] {
  const all = blocks.flatMap((block) =>
    block.type === "actions"
      ? block.buttons.map((button) => ({ button, isOfRows: block.isOfRows === true }))
      : [],
  );
  const chosen = new Set(
    [...all.filter((one) => !one.isOfRows), ...all.filter((one) => one.isOfRows)].slice(0, most),
  );
  return all.filter((one) => chosen.has(one)).map(({ button }) => button);
}

/** Fills one message after another; a heading stays with what follows it. */
function pack(blocks: readonly Block[], capabilities: Capabilities): Block[][] {
  const { sizeOf, blocksOf = () => 1 } = capabilities;
  const measured = { ...capabilities, sizeOf: once(sizeOf), blocksOf: once(blocksOf) };
  const isRoomFor = (some: readonly Block[]) => holds(some, measured);
  const pieces = blocks.flatMap((block) => splitBlock(block, (piece) => isRoomFor([piece])));
  const parts: Block[][] = [];
  let part: Block[] = [];
  for (const piece of pieces) {
    if (part.length > 0 && !isRoomFor([...part, piece])) {
      const last = part.at(-1);
      const carried = last?.type === "heading" && isRoomFor([last, piece]) ? [last] : [];
      const full = part.slice(0, part.length - carried.length);
      if (full.length > 0) parts.push(full);
      part = carried;
    }
    part.push(piece);
  }
  return part.length > 0 ? [...parts, part] : parts;
}

function holds(
  blocks: readonly Block[],
  capabilities: Capabilities & Required<Pick<Capabilities, "blocksOf">>,
): boolean {
  const { maxText, maxButtons, maxBlocks = none, maxTableRows = none } = capabilities;
  return (
    total(blocks, capabilities.blocksOf) <= maxBlocks &&
    total(blocks, capabilities.sizeOf) <= maxText &&
    total(blocks, buttonsIn) <= maxButtons &&
    blocks.every((block) => block.type !== "table" || block.rows.length < maxTableRows)
  );
}

/** To measure a block is to render it; it is asked again with each block that joins it. */
function once(measure: (block: Block) => number): (block: Block) => number {
  const sizes = new Map<Block, number>();
  return (block) => {
    const size = sizes.get(block) ?? measure(block);
    sizes.set(block, size);
    return size;
  };
}

const none = Number.POSITIVE_INFINITY;

const buttonsIn = (block: Block): number => (block.type === "actions" ? block.buttons.length : 0);

const total = (blocks: readonly Block[], of: (block: Block) => number): number =>
  blocks.reduce((sum, block) => sum + of(block), 0);
