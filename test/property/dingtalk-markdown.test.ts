import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dingtalkCapabilities } from "../../src/adapters/dingtalk/capabilities.ts";
import { blockMarkdown, renderDingtalk } from "../../src/adapters/dingtalk/render.ts";
import { colonAfter } from "../../src/chat/colon-after.ts";
import type { Block, Inline } from "../../src/chat/message.ts";
import { readMarkdown } from "../simulators/dingtalk/read-markdown.ts";

/** Words between signs that could be markup; lines, as spaces at their ends are nowhere shown. */
const line = fc
  .array(
    fc.oneof(
      fc.constantFrom(..."*_`[]()<>#-+=|~\\&!.:;@/\"'1a客（）"),
      fc.constantFrom(
        " ",
        "**",
        "__",
        "~~",
        "&lt;",
        "&amp;",
        "1. ",
        "- ",
        "<b>",
        "](x)",
        "![",
        "#K3F",
      ),
      fc.string({ unit: "grapheme", maxLength: 3 }).filter((text) => !/[\s\p{C}]/u.test(text)),
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((parts) => parts.join("").replaceAll(/\s+/g, " ").trim())
  .filter((text) => text !== "");

const styles = ["text", "strong", "em", "code"] as const;

const shownAs = (block: Block): string => readMarkdown(blockMarkdown(block)).text;

describe("DingTalk's markdown", () => {
  it("shows any words as they are, in every place and style", () => {
    fc.assert(
      fc.property(line, fc.constantFrom(...styles), (text, type) => {
        const inlines: Inline[] = [{ type, text }];
        expect(shownAs({ type: "paragraph", inlines })).toBe(text);
        expect(shownAs({ type: "quote", inlines })).toBe(text);
        expect(shownAs({ type: "heading", text })).toBe(text);
        expect(shownAs({ type: "list", items: [inlines, inlines] })).toBe(`• ${text}\n• ${text}`);
        expect(shownAs({ type: "list", start: 9, items: [inlines] })).toBe(`9 ${text}`);
        const fields = [{ label: text, value: inlines }];
        expect(shownAs({ type: "fields", fields })).toBe(`${text}${colonAfter(text)}${text}`);
      }),
    );
  });

  it("keeps lines apart, and styles within a line together", () => {
    fc.assert(
      fc.property(line, line, line, (one, two, three) => {
        const inlines: Inline[] = [
          { type: "text", text: `${one}\n${two} ` },
          { type: "strong", text: three },
          { type: "text", text: `\n${one}` },
        ];
        expect(shownAs({ type: "paragraph", inlines })).toBe(`${one}\n${two} ${three}\n${one}`);
      }),
    );
  });

  it("takes no more room than is said", () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 5 }), (lines) => {
        const blocks: Block[] = lines.map((text) => ({
          type: "paragraph",
          inlines: [{ type: "strong", text }],
        }));
        const message = { kind: "answer", summary: "x", blocks, subjects: [] } as const;
        const { text } = JSON.parse(renderDingtalk(message, [], "K7PM3XQ9").msgParam);
        const said = blocks.reduce((sum, block) => sum + dingtalkCapabilities.sizeOf(block), 0);
        expect(text.length).toBeLessThanOrEqual(said);
      }),
    );
  });
});
