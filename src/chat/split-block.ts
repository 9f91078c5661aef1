import { headingAsParagraph, letterAsParagraphs, tableAsList } from "./degrade.ts";
import type { Block, Inline } from "./message.ts";
import { splitInlines } from "./split-inlines.ts";

type Fits = (block: Block) => boolean;

/** Splits a block that is too long for one message into pieces of which each fits, in order. */
export function splitBlock(block: Block, fits: Fits): Block[] {
  if (fits(block)) return [block];
  const again = (other: Block) => splitBlock(other, fits);
  switch (block.type) {
    case "heading":
      return again(headingAsParagraph(block));
    case "paragraph":
    case "quote":
      return splitInlines(block.inlines, (inlines) => fits({ ...block, inlines })).map(
        (inlines) => ({ ...block, inlines }),
      );
    case "list": {
      const { start, buttons } = block;
      const acting = (from: number, to: number) =>
        buttons === undefined ? {} : { buttons: buttons.slice(from, to) };
      const numbered = (from: number) => (start === undefined ? {} : { start: start + from });
      return split(
        block.items,
        (items, from) => ({
          type: "list",
          ...numbered(from),
          items,
          ...acting(from, from + items.length),
        }),
        (item, at) => [text(start === undefined ? "• " : `${start + at} `), ...item],
      );
    }
    case "fields":
      return split(
        block.fields,
        (fields) => ({ type: "fields", fields }),
        ({ label, value }) => [{ type: "strong", text: label }, text(" "), ...value],
      );
    case "table":
      return split(
        block.rows,
        (rows) => ({ type: "table", header: block.header, rows }),
        (row) => tableAsList({ header: block.header, rows: [row] }).items.flat(),
      );
    case "actions":
      return split(
        block.buttons,
        (buttons) => ({ type: "actions", buttons }),
        ({ label }) => [text(label)],
      );
    case "letter":
      return letterAsParagraphs(block).flatMap(again);
    case "image":
    case "file":
    case "divider":
      return [block];
  }

  /** As many at a time as fit; one that does not fit by itself becomes a paragraph. */
  function split<Item>(
    items: readonly Item[],
    blockOf: (items: readonly Item[], from: number) => Block,
    inWords: (item: Item, at: number) => readonly Inline[],
  ): Block[] {
    const pieces: Block[] = [];
    for (let from = 0; from < items.length; ) {
      let to = from;
      while (to < items.length && fits(blockOf(items.slice(from, to + 1), from))) to++;
      const [item] = items.slice(from, from + 1);
      if (to > from) pieces.push(blockOf(items.slice(from, to), from));
      else if (item !== undefined) {
        pieces.push(...again({ type: "paragraph", inlines: inWords(item, from) }));
        to = from + 1;
      }
      from = to;
    }
    return pieces;
  }
}

const text = (value: string): Inline => ({ type: "text", text: value });
