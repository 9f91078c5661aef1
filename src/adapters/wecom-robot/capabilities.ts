import type { Capabilities, Limit } from "../../chat/adapter.ts";
import { renderBlock } from "./render.ts";

/**
 * What the robot's messages can show. WeCom counts bytes of UTF-8; a text holds 20,480 of them
 * (developer.work.weixin.qq.com/document/path/101463). Pictures are messages of their own, without
 * a text. Buttons would need a card of 26 characters in place of the message.
 */
export const robotCapabilities: Capabilities = {
  buttons: false,
  images: true,
  imagesApart: true,
  maxAlt: 0,
  tables: true,
  threads: false,
  maxText: 20_480,
  sizeOf: (block) => Buffer.byteLength(renderBlock(block)) + 2,
  maxButtons: 0,
};

/**
 * 30 messages a minute and 1,000 an hour in one chat, answers and posts together
 * (developer.work.weixin.qq.com/document/path/101463).
 */
export const robotLimits: readonly Limit[] = [
  { of: "chat", count: 30, withinMs: 60_000 },
  { of: "chat", count: 1000, withinMs: 3_600_000 },
];
