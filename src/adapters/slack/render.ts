import { linkText } from "../../chat/link-text.ts";
import type { Block, Button, Inline, OutboundMessage } from "../../chat/message.ts";
import { plainText } from "../../chat/plain-text.ts";
import { escapeText } from "./escape-text.ts";

/** A part of a message as Slack's API takes it. */
export type SlackBlock = { readonly type: string } & Readonly<Record<string, unknown>>;

/** What chat.postMessage takes: `text` for previews and screen readers, `blocks` for the eye. */
export type SlackMessage = { readonly text: string; readonly blocks: readonly SlackBlock[] };

/**
 * A message that fits, without pictures. Text stands in rich text elements, where nothing in it is
 * markup (https://docs.slack.dev/reference/block-kit/blocks/rich-text-block); only `text` needs
 * escaping.
 */
export const render = (message: OutboundMessage): SlackMessage => ({
  text: escapeText(plainText(message) || message.summary),
  blocks: message.blocks.flatMap(renderBlock).map(withActionIds()),
});

/** One block; none for what would be empty, which Slack refuses. */
export function renderBlock(block: Block): readonly SlackBlock[] {
  switch (block.type) {
    case "heading":
      return block.text.trim() === "" ? [] : [{ type: "header", text: plain(block.text) }];
    case "paragraph":
      return richText(section(block.inlines));
    case "list":
      return block.buttons === undefined ? richList(block) : actingRows(block, block.buttons);
    case "fields":
      return richText(
        section(
          block.fields.flatMap(({ label, value }, index) => [
            { type: "strong", text: `${index === 0 ? "" : "\n"}${label}` },
            { type: "text", text: "  " },
            ...value,
          ]),
        ),
      );
    case "quote":
      return richText({ ...section(block.inlines), type: "rich_text_quote" });
    case "divider":
      return [{ type: "divider" }];
    case "actions":
      return actions(block.buttons);
    case "table":
    case "image":
    case "file":
    case "letter":
      return [];
  }
}

type List = Extract<Block, { readonly type: "list" }>;

const richList = ({ start, items }: List): readonly SlackBlock[] =>
  richText({
    type: "rich_text_list",
    style: start === undefined ? "bullet" : "ordered",
    ...(start === undefined ? {} : { offset: start - 1 }),
    elements: items.map((item) => section(orSpace(item))),
  });

/** Each item as a list of its own, which goes on counting, with its buttons below it. */
const actingRows = (
  { type, start, items }: List,
  buttons: readonly (readonly Button[])[],
): readonly SlackBlock[] =>
  items.flatMap((item, index) => [
    ...richList({ type, items: [item], ...(start === undefined ? {} : { start: start + index }) }),
    ...actions(buttons[index] ?? []),
  ]);

const actions = (buttons: readonly Button[]): readonly SlackBlock[] =>
  buttons.length === 0 ? [] : [{ type: "actions", elements: buttons.map(button) }];

type RichPart = { readonly type: string; readonly elements: readonly unknown[] };

const richText = (part: RichPart & Readonly<Record<string, unknown>>): readonly SlackBlock[] =>
  part.elements.length === 0 ? [] : [{ type: "rich_text", elements: [part] }];

const section = (inlines: readonly Inline[]): RichPart => ({
  type: "rich_text_section",
  elements: inlines.filter(({ text }) => text !== "").map(element),
});

/** A list keeps its count even where an item is empty. */
const orSpace = (item: readonly Inline[]): readonly Inline[] =>
  item.some(({ text }) => text !== "") ? item : [{ type: "text", text: " " }];

/** What Slack takes as a link; anything else makes it refuse the whole message. */
const isAddress = /^(https?|mailto|tel):.{1,2900}$/i;

function element(inline: Inline): Readonly<Record<string, unknown>> {
  const { text } = inline;
  switch (inline.type) {
    case "text":
    case "mention":
      return { type: "text", text };
    case "strong":
      return { type: "text", text, style: { bold: true } };
    case "em":
      return { type: "text", text, style: { italic: true } };
    case "code":
      return { type: "text", text, style: { code: true } };
    case "link":
      return isAddress.test(inline.url)
        ? { type: "link", text, url: inline.url }
        : { type: "text", text: linkText(inline) };
  }
}

const button = ({ label, command, style }: Button) => ({
  type: "button",
  text: plain(label.trim() === "" ? command : label),
  value: command,
  ...(style === undefined ? {} : { style }),
});

const plain = (text: string) => ({ type: "plain_text", text, emoji: false });

/** Numbers the buttons: Slack wants each to have an id of its own within the message. */
function withActionIds(): (block: SlackBlock) => SlackBlock {
  let count = 0;
  return (block) => {
    if (block.type !== "actions" || !Array.isArray(block.elements)) return block;
    const elements = block.elements.map((one: object) => ({ ...one, action_id: `b${count++}` }));
    return { ...block, elements };
  };
}
