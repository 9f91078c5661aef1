import type { Capabilities, Limit } from "../../chat/adapter.ts";
import type { Block } from "../../chat/message.ts";
import { blockText } from "../../chat/plain-text.ts";
import { escapeText } from "./escape-text.ts";
import { renderBlock } from "./render.ts";

/**
 * What Slack shows, and its limits.
 * - Text: `text` of chat.postMessage is cut at 40,000 characters, 4,000 are recommended
 *   (https://docs.slack.dev/reference/methods/chat.postMessage). All blocks together are refused as
 *   `msg_blocks_too_long` from about 13,200 characters on (github.com/slackapi/bolt-js/issues/2509),
 *   so their JSON counts a third.
 * - Blocks: 50 a message, a header 150, 25 elements an actions block, a button's text 75 and value
 *   2,000, a picture's text 2,000 (https://docs.slack.dev/reference/block-kit/blocks).
 * - The buttons of a row are an actions block below it: rich text has no accessory.
 * - Tables are shown as lists: a message may hold only one table block.
 * - A picture is a message of its own, since Slack takes it only some seconds after it was uploaded.
 */
export const slackCapabilities: Capabilities = {
  buttons: true,
  rowButtons: true,
  images: true,
  files: true,
  imagesApart: true,
  tables: false,
  threads: true,
  maxText: 4000,
  sizeOf: (block: Block) =>
    Math.max(
      escapeText(blockText(block)).length + 1,
      Math.ceil(JSON.stringify(renderBlock(block)).length / 3),
    ),
  maxBlocks: 50,
  blocksOf: (block: Block) => Math.max(1, renderBlock(block).length),
  maxButtons: 25,
  maxButtonLabel: 75,
  maxCommand: 2000,
  maxHeading: 150,
  maxAlt: 2000,
};

/**
 * Messages that Slack takes: one a second in each conversation, short bursts allowed
 * (https://docs.slack.dev/apis/web-api/rate-limits/#rate-limits__posting-messages). Its limit of a
 * whole workspace has no number.
 */
export const slackLimits: readonly Limit[] = [{ of: "chat", count: 1, withinMs: 1000 }];
