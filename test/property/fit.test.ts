import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Capabilities } from "../../src/chat/adapter.ts";
import { fit as fitTo } from "../../src/chat/fit.ts";
import {
  type Block,
  buttonsOf,
  type Inline,
  type OutboundMessage,
} from "../../src/chat/message.ts";
import { blockText } from "../../src/chat/plain-text.ts";

const text = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 400 }),
  fc.lorem({ maxCount: 120 }),
  fc
    .array(fc.constantFrom("跟进客户", "👩‍👩‍👧", "é", "<!channel>", "&", "\n", " "), {
      maxLength: 90,
    })
    .map((parts) => parts.join("")),
  fc.constant(`e${"\u0301".repeat(900)}`),
);

const inline: fc.Arbitrary<Inline> = fc.oneof(
  text.map((text) => ({ type: "text" as const, text })),
  text.map((text) => ({ type: "strong" as const, text })),
  text.map((text) => ({ type: "code" as const, text })),
  fc.record({ type: fc.constant("link" as const), text, url: fc.webUrl() }),
);
const inlines = fc.array(inline, { maxLength: 4 });
const picture = text.map((alt) => ({ png: new Uint8Array([1]), alt, width: 1, height: 1 }));
const button = fc.record({ label: text, command: fc.string({ maxLength: 300 }) });
const block: fc.Arbitrary<Block> = fc.oneof(
  text.map((text) => ({ type: "heading" as const, text })),
  inlines.map((inlines) => ({ type: "paragraph" as const, inlines })),
  inlines.map((inlines) => ({ type: "quote" as const, inlines })),
  fc.record({
    type: fc.constant("list" as const),
    start: fc.nat(90),
    items: fc.array(inlines, { maxLength: 9 }),
  }),
  fc.array(inlines, { maxLength: 9 }).map((items) => ({ type: "list" as const, items })),
  fc.array(fc.tuple(inlines, fc.array(button, { maxLength: 3 })), { maxLength: 9 }).map((rows) => ({
    type: "list" as const,
    items: rows.map(([item]) => item),
    buttons: rows.map(([, buttons]) => buttons),
  })),
  fc
    .array(fc.record({ label: fc.lorem({ maxCount: 3 }), value: inlines }), { maxLength: 5 })
    .map((fields) => ({ type: "fields" as const, fields })),
  fc
    .array(fc.tuple(text, fc.lorem({ maxCount: 2 })), { maxLength: 30 })
    .map((rows) => ({ type: "table" as const, header: ["One", "Two"], rows })),
  picture.map((picture) => ({ type: "image" as const, picture })),
  text.map((text) => ({ type: "letter" as const, text, language: "ar" })),
  fc.constant({ type: "divider" as const }),
  fc.array(button, { maxLength: 12 }).map((buttons) => ({ type: "actions" as const, buttons })),
);
const message: fc.Arbitrary<OutboundMessage> = fc.record({
  kind: fc.constant("list" as const),
  summary: text,
  blocks: fc.array(block, { maxLength: 12 }),
  subjects: fc.constant([{ customerId: "1", ref: "K3F" }]),
  firstNumber: fc.constant(11),
});

const utf8 = new TextEncoder();
const capabilities: fc.Arbitrary<Capabilities> = fc.record({
  buttons: fc.boolean(),
  rowButtons: fc.boolean(),
  images: fc.boolean(),
  imagesApart: fc.boolean(),
  tables: fc.boolean(),
  threads: fc.boolean(),
  maxText: fc.integer({ min: 150, max: 4000 }),
  sizeOf: fc.constantFrom(
    (block: Block) => blockText(block).length + 1,
    (block: Block) => utf8.encode(blockText(block).replaceAll("&", "&amp;")).length + 2,
  ),
  blocksOf: fc.constant((block: Block) =>
    block.type === "list" && block.buttons !== undefined ? Math.max(1, 2 * block.items.length) : 1,
  ),
  maxBlocks: fc.integer({ min: 2, max: 50 }),
  maxButtons: fc.integer({ min: 1, max: 25 }),
  maxButtonLabel: fc.integer({ min: 5, max: 80 }),
  maxCommand: fc.integer({ min: 20, max: 300 }),
  maxHeading: fc.integer({ min: 10, max: 150 }),
  // A picture and its words always fit together with nothing else.
  maxAlt: fc.integer({ min: 5, max: 30 }),
  maxSummary: fc.integer({ min: 5, max: 100 }),
  maxTableRows: fc.integer({ min: 2, max: 20 }),
  maxTableColumns: fc.integer({ min: 1, max: 4 }),
});

/** All leaves of a message in reading order, without pictures' texts, numbers and labels. */
const leaves = (blocks: readonly Block[]): string =>
  blocks.map(leavesOf).join("").replace(/\s/g, "");

function leavesOf(block: Block): string {
  const said = (some: readonly Inline[]) => some.map(({ text }) => text).join("");
  switch (block.type) {
    case "heading":
      return block.text;
    case "paragraph":
    case "quote":
      return said(block.inlines);
    case "list":
      return block.items.map(said).join("");
    case "fields":
      return block.fields.map(({ label, value }) => label + said(value)).join("");
    default:
      return "";
  }
}

describe("fit", () => {
  it("never exceeds a limit and shows only what the platform has", () => {
    fc.assert(
      fc.property(message, capabilities, (message, can) => {
        for (const part of fitTo(message, can)) {
          const size = part.blocks.reduce((sum, block) => sum + can.sizeOf(block), 0);
          expect(size).toBeLessThanOrEqual(can.maxText);
          expect(part.blocks.length).toBeGreaterThan(0);
          const taken = part.blocks.reduce((sum, block) => sum + (can.blocksOf?.(block) ?? 1), 0);
          expect(taken).toBeLessThanOrEqual(can.maxBlocks ?? 0);
          expect(part.summary.length).toBeLessThanOrEqual(can.maxSummary ?? 0);
          const buttons = buttonsOf(part);
          const alone = part.blocks.flatMap((block) =>
            block.type === "actions" ? block.buttons : [],
          );
          expect(alone.length).toBeLessThanOrEqual(can.buttons ? can.maxButtons : 0);
          if (!can.rowButtons || !can.buttons) expect(buttons).toEqual(alone);
          for (const { label, command } of buttons) {
            expect(label.length).toBeLessThanOrEqual(can.maxButtonLabel ?? 0);
            expect(command.length).toBeLessThanOrEqual(can.maxCommand ?? 0);
          }
          for (const block of part.blocks) {
            if (block.type === "heading")
              expect(block.text.length).toBeLessThanOrEqual(can.maxHeading ?? 0);
            if (block.type === "image") {
              expect(can.images).toBe(true);
              expect(block.picture.alt.length).toBeLessThanOrEqual(can.maxAlt ?? 0);
              if (can.imagesApart) expect(part.blocks).toHaveLength(1);
            }
            if (block.type === "table") {
              expect(can.tables).toBe(true);
              expect(block.rows.length + 1).toBeLessThanOrEqual(can.maxTableRows ?? 0);
            }
          }
        }
      }),
    );
  });

  it("loses no text and keeps the order", () => {
    const noAlt = (block: Block) => block.type !== "image" && block.type !== "table";
    fc.assert(
      fc.property(message, capabilities, (whole, can) => {
        // A number too long for its list is text of the paragraph that the item becomes.
        const message = { ...whole, blocks: whole.blocks.filter(noAlt) };
        const parts = fitTo(message, { ...can, maxHeading: 10_000 });
        const after = leaves(parts.flatMap((part) => part.blocks));
        expect(isWithin(leaves(message.blocks), after)).toBe(true);
      }),
    );
  });

  it("loses no cell of a table and no text of a picture", () => {
    const cells = (block: Block) =>
      block.type === "table"
        ? block.rows.flat()
        : block.type === "image"
          ? [block.picture.alt]
          : [];
    const bare = (value: string) => value.replace(/\s/g, "");
    fc.assert(
      fc.property(message, capabilities, (message, can) => {
        const all = bare(
          fitTo(message, can)
            .flatMap((part) => part.blocks.map(blockText))
            .join(""),
        );
        for (const cell of message.blocks.flatMap(cells)) {
          expect(isWithin(bare(cell), all)).toBe(true);
        }
      }),
    );
  });

  it("puts buttons below once, those of the message before those of its rows", () => {
    fc.assert(
      fc.property(message, fc.integer({ min: 1, max: 6 }), (message, maxButtons) => {
        const can: Capabilities = {
          ...{ buttons: true, buttonsBelow: true, images: true, imagesApart: true, tables: false },
          ...{
            threads: false,
            maxText: 200,
            sizeOf: (block) => blockText(block).length,
            maxButtons,
          },
        };
        const parts = fitTo(message, can);
        const shown = parts.map(buttonsOf);
        const own = message.blocks.flatMap((block) =>
          block.type === "actions" && block.isOfRows !== true ? block.buttons : [],
        );
        const all = message.blocks.flatMap((block) =>
          block.type === "actions" ? block.buttons : [],
        );
        expect(shown.flat()).toHaveLength(Math.min(maxButtons, all.length));
        expect(shown.filter((some) => some.length > 0).length).toBeLessThanOrEqual(1);
        const labels = shown.flat().map(({ label }) => label);
        expect(labels).toEqual(
          expect.arrayContaining(own.slice(0, maxButtons).map((b) => b.label)),
        );
        const withButtons = parts.find((part) => buttonsOf(part).length > 0);
        if (withButtons !== undefined) {
          expect(withButtons.blocks.at(-1)?.type).toBe("actions");
          expect(withButtons.blocks.length).toBeGreaterThan(1);
        }
      }),
    );
  });

  it("leaves alone what fits", () => {
    fc.assert(
      fc.property(message, (message) => {
        fc.pre(message.blocks.length > 0);
        const everything: Capabilities = {
          buttons: true,
          rowButtons: true,
          letters: true,
          images: true,
          tables: true,
          threads: true,
          maxText: 1_000_000,
          sizeOf: (block) => blockText(block).length,
          maxButtons: 1000,
        };
        const kept = message.blocks.filter(
          (block) => block.type !== "actions" || block.buttons.length > 0,
        );
        fc.pre(kept.length === message.blocks.length);
        expect(fitTo(message, everything)).toEqual([message]);
      }),
    );
  });

  it("keeps characters and words whole where it can, and a heading with its text", () => {
    const can: Capabilities = {
      buttons: true,
      images: true,
      tables: true,
      threads: true,
      maxText: 40,
      sizeOf: (block) => blockText(block).length + 1,
      maxButtons: 3,
    };
    const parts = fitTo(
      {
        kind: "answer",
        summary: "",
        subjects: [],
        blocks: [
          {
            type: "paragraph",
            inlines: [{ type: "text", text: "one two three four five six seven eight 👩‍👩‍👧" }],
          },
          { type: "heading", text: "A heading" },
          {
            type: "list",
            start: 9,
            items: [
              [{ type: "text", text: "first item" }],
              [{ type: "strong", text: "second item" }],
            ],
          },
        ],
      },
      can,
    );
    expect(parts.map(({ blocks }) => blocks.map(blockText))).toEqual([
      ["one two three four five six seven "],
      ["eight 👩‍👩‍👧"],
      ["A heading", "9 first item\n10 second item"],
    ]);
  });
});

/** Whether the characters of a text occur in another, in order. */
function isWithin(part: string, whole: string): boolean {
  let at = 0;
  for (const character of part) {
    const found = whole.indexOf(character, at);
    if (found < 0) return false;
    at = found + character.length;
  }
  return true;
}
