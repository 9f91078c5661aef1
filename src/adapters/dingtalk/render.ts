import { colonAfter } from "../../chat/colon-after.ts";
import { leadsToPage } from "../../chat/link-text.ts";
import {
  type Block,
  buttonsOf,
  type HandedFile,
  type Inline,
  type OutboundMessage,
} from "../../chat/message.ts";
import { spokenPress } from "../../chat/press-token.ts";

/** A message as the robot's API takes it; `msgParam` is JSON. */
export type RobotMessage = { readonly msgKey: string; readonly msgParam: string };

/**
 * The message in DingTalk's markdown; `mediaIds` are those of its pictures, in order. With buttons it
 * is an action card, of which there is a kind for each number of them; `token` names it in what they
 * say.
 */
export function renderDingtalk(
  message: OutboundMessage,
  mediaIds: readonly string[],
  token: string,
): RobotMessage {
  const title = message.summary.trim() || "Genjin";
  const words = message.blocks.filter(({ type }) => type !== "actions");
  const text = blocksMarkdown(words, mediaIds);
  const [first, ...others] = actionsOf(message, token);
  if (first === undefined)
    return { msgKey: "sampleMarkdown", msgParam: JSON.stringify({ title, text }) };
  if (others.length === 0) {
    const { label: singleTitle, url: singleURL } = first;
    const msgParam = JSON.stringify({ title, text, singleTitle, singleURL });
    return { msgKey: "sampleActionCard", msgParam };
  }
  const actions = [first, ...others].map(({ label, url }, at) => ({
    [`actionTitle${at + 1}`]: label,
    [`actionURL${at + 1}`]: url,
  }));
  return {
    msgKey: `sampleActionCard${actions.length}`,
    msgParam: JSON.stringify({ title, text, ...Object.assign({}, ...actions) }),
  };
}

/** A file that was uploaded, as a message of its own. */
export function renderFile({ name }: HandedFile, mediaId: string): RobotMessage {
  const fileType = /\.([^.]+)$/.exec(name)?.[1] ?? "";
  return { msgKey: "sampleFile", msgParam: JSON.stringify({ mediaId, fileName: name, fileType }) };
}

/**
 * The buttons as links. A tap says the link's words in the chat, as whoever taps it: so they are
 * words that everybody may read. The host is written small, or nothing happens.
 */
const actionsOf = (message: OutboundMessage, token: string) =>
  buttonsOf(message).map(({ label }, number) => {
    const content = encodeURIComponent(spokenPress({ label, token, number }));
    return { label, url: `dtmd://dingtalkclient/sendMessage?content=${content}` };
  });

/** Blocks in DingTalk's markdown, in order, with a line between them. */
export function blocksMarkdown(blocks: readonly Block[], mediaIds: readonly string[] = []): string {
  const pictures = [...mediaIds];
  return blocks
    .map((block) => blockMarkdown(block, block.type === "image" ? pictures.shift() : undefined))
    .filter((part) => part !== "")
    .join("\n\n");
}

/**
 * One block in DingTalk's markdown, without a break after it. Lines end in two spaces, or they
 * would run together. Numbers of lists are text, since clients count from 1 by themselves; marked
 * lists are.
 */
export function blockMarkdown(block: Block, mediaId = ""): string {
  switch (block.type) {
    case "heading":
      return `#### ${escapeMarkdown(oneLine(block.text))}`;
    case "paragraph":
      return broken(inlineMarkdown(block.inlines)).trimStart();
    case "list": {
      const { start } = block;
      return start === undefined
        ? block.items.map((item) => `- ${linesMarkdown(item, "  ")}`).join("\n")
        : block.items
            .map((item, at) => `${start + at} ${linesMarkdown(item)}`)
            .join(between(block));
    }
    case "fields":
      return block.fields
        .map(
          ({ label, value }) =>
            `${emphasised("**", label)}${colonAfter(label)}${itemMarkdown(value)}`,
        )
        .join("  \n");
    case "quote":
      return inlineMarkdown(block.inlines)
        .split("\n")
        .map((line) => `> ${line}`)
        .join("  \n");
    case "image":
      return `![${escapeMarkdown(oneLine(block.picture.alt))}](${mediaId})`;
    case "divider":
      return "———";
    case "table":
    case "actions":
    case "file":
    case "letter":
      throw new Error(`a ${block.type} on DingTalk`);
  }
}

const inlineMarkdown = (inlines: readonly Inline[]): string => inlines.map(leaf).join("");

const itemMarkdown = (inlines: readonly Inline[]): string => oneLine(inlineMarkdown(inlines));

function leaf(inline: Inline): string {
  switch (inline.type) {
    case "text":
    case "code":
    case "mention":
      return escapeMarkdown(inline.text);
    case "strong":
      return emphasised("**", inline.text);
    case "em":
      return emphasised("*", inline.text);
    case "link":
      if (!leadsToPage(inline)) return escapeMarkdown(inline.text);
      return `[${escapeMarkdown(inline.text)}](${inline.url.replaceAll(/[\s()<>]/g, encodeURIComponent)})`;
  }
}

/** Marks stand at letters and numbers only: next to other signs they may be taken for text. */
function emphasised(mark: string, text: string): string {
  const [, before = "", inner, after = ""] =
    /^([^\p{L}\p{N}]*)(.*[\p{L}\p{N}])([^\p{L}\p{N}]*)$/su.exec(text) ?? [];
  if (inner === undefined) return escapeMarkdown(text);
  return `${escapeMarkdown(before)}${mark}${escapeMarkdown(inner)}${mark}${escapeMarkdown(after)}`;
}

/** The lines of an item; what stands below a mark is set in by as much. */
const linesMarkdown = (inlines: readonly Inline[], indent = ""): string =>
  inlineMarkdown(inlines).replaceAll("\n", `  \n${indent}`);

/** Items of several lines are kept apart by more than their numbers. */
const between = ({ items }: { readonly items: readonly (readonly Inline[])[] }): string =>
  items.some((item) => item.some(({ text }) => text.includes("\n"))) ? "\n\n" : "  \n";

const oneLine = (text: string): string => text.replaceAll(/\s*\n\s*/g, " ");

const broken = (text: string): string => text.replaceAll("\n", "  \n");

/**
 * A text as markdown that shows it literally. DingTalk takes a backslash before `*`, `_` and `` ` ``
 * as CommonMark does (prometheus-webhook-dingtalk lives on it); other signs get one only where they
 * would be markup, so that most texts go as they are.
 */
const escapeMarkdown = (text: string): string =>
  text
    .replaceAll(/[\\*_`[\]~<]/g, "\\$&")
    .replaceAll(/&(?=#?\w+;)/g, "\\&")
    .replaceAll(/^(\s*)([>|=+-]|#)/gm, "$1\\$2")
    .replaceAll(/#(?=[#\s]|$)/g, (mark, at: number, whole: string) =>
      whole[at - 1] === "\\" ? mark : `\\${mark}`,
    )
    .replaceAll(/^(\s*\d+)([.)])/gm, "$1\\$2");
