import type { Capabilities, Limit } from "../../chat/adapter.ts";
import type { Block } from "../../chat/message.ts";
import { blockMarkdown } from "./render.ts";

/** Characters of a media id, with some to spare. */
const mediaIdLength = 200;

/**
 * Markdown messages of the robot (open.dingtalk.com, "message types of the robot"): headings,
 * quotes, bold, italics, links, pictures and lists; tables do not show everywhere. A message with
 * buttons is an action card: one to five of them, below the text. The vendor states no length:
 * clients of others split at 3,800 characters. A picture's text is shown nowhere.
 */
export const dingtalkCapabilities: Capabilities = {
  buttons: true,
  buttonsBelow: true,
  images: true,
  files: true,
  tables: false,
  threads: false,
  maxText: 3800,
  sizeOf: (block: Block) =>
    block.type === "table" || block.type === "actions"
      ? 0
      : blockMarkdown(block).length + 2 + (block.type === "image" ? mediaIdLength : 0),
  maxButtons: 5,
  maxButtonLabel: 30,
  maxSummary: 100,
  maxHeading: 150,
  maxAlt: 0,
};

/**
 * The same where the organization has a template of cards: messages with buttons go as cards, and
 * pictures apart from them. The vendor states no number of buttons; ten fit on a phone.
 */
export const cardCapabilities: Capabilities = {
  ...dingtalkCapabilities,
  buttonsBelow: false,
  imagesApart: true,
  maxButtons: 10,
  maxButtonLabel: 40,
  maxCommand: 1000,
};

/** 20 calls a second of one API by one app (open.dingtalk.com, "API call frequency"). */
export const dingtalkLimits: readonly Limit[] = [{ of: "app", count: 20, withinMs: 1000 }];
