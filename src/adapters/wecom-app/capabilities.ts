import type { Capabilities, Limit } from "../../chat/adapter.ts";
import type { CardLimits } from "../wecom-card.ts";
import { renderBlock } from "./render.ts";

/** Cards of buttons (developer.work.weixin.qq.com/document/path/90236). */
export const cardLimits: CardLimits = {
  ...{ buttons: 6, buttonWidth: 20 },
  ...{ choices: 20, choiceWidth: 34, titleWidth: 72 },
};

/**
 * What the app's messages can show. Plain text reaches WeChat as well, which markdown does not; it
 * holds 2,048 bytes of UTF-8 (developer.work.weixin.qq.com/document/path/90236). Pictures are
 * messages of their own, without a text; buttons stand on a card that follows the text, and that
 * WeChat does not show.
 */
export const wecomAppCapabilities: Capabilities = {
  buttons: true,
  buttonsBelow: true,
  buttonsApart: true,
  images: true,
  files: true,
  imagesApart: true,
  maxAlt: 0,
  tables: false,
  threads: false,
  maxText: 2048,
  sizeOf: (block) => Buffer.byteLength(renderBlock(block)) + 1,
  maxButtons: cardLimits.choices,
  maxButtonLabel: 20,
};

/**
 * 30 messages a minute and 1,000 an hour to one member; what is more is dropped without a word
 * (developer.work.weixin.qq.com/document/path/90236). A post with buttons is two
 * messages: those that nobody asked for keep to half of it anyway.
 */
export const wecomAppLimits: readonly Limit[] = [
  { of: "chat", count: 30, withinMs: 60_000 },
  { of: "chat", count: 1000, withinMs: 3_600_000 },
];
