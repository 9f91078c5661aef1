import type { Capabilities, Limit } from "../../chat/adapter.ts";
import type { CardLimits } from "../wecom-card.ts";
import { renderBlock } from "./render.ts";

/** Cards of buttons (developer.work.weixin.qq.com/document/path/101032). */
export const cardLimits: CardLimits = {
  ...{ buttons: 6, buttonWidth: 20 },
  ...{ choices: 20, choiceWidth: 34, titleWidth: 52 },
};

/**
 * What the robot's messages can show. WeCom counts bytes of UTF-8; a text holds 20,480 of them
 * (developer.work.weixin.qq.com/document/path/101463). Pictures are messages of their own, without
 * a text; buttons stand on a card that follows the text.
 */
export const robotCapabilities: Capabilities = {
  buttons: true,
  buttonsBelow: true,
  buttonsApart: true,
  images: true,
  files: true,
  imagesApart: true,
  maxAlt: 0,
  tables: true,
  threads: false,
  maxText: 20_480,
  sizeOf: (block) => Buffer.byteLength(renderBlock(block)) + 2,
  maxButtons: cardLimits.choices,
  maxButtonLabel: 20,
};

/**
 * 30 messages a minute and 1,000 an hour in one chat, answers and posts together
 * (developer.work.weixin.qq.com/document/path/101463). A post with buttons is two
 * messages: those that nobody asked for keep to half of it anyway.
 */
export const robotLimits: readonly Limit[] = [
  { of: "chat", count: 30, withinMs: 60_000 },
  { of: "chat", count: 1000, withinMs: 3_600_000 },
];
