import type { Capabilities, Limit } from "../../chat/adapter.ts";
import { renderBlock } from "./render.ts";

/**
 * What the app's messages can show. Plain text reaches WeChat as well, which markdown does not; it
 * holds 2,048 bytes of UTF-8 (developer.work.weixin.qq.com/document/path/90236). Pictures are
 * messages of their own, without a text.
 */
export const wecomAppCapabilities: Capabilities = {
  buttons: false,
  images: true,
  imagesApart: true,
  maxAlt: 0,
  tables: false,
  threads: false,
  maxText: 2048,
  sizeOf: (block) => Buffer.byteLength(renderBlock(block)) + 1,
  maxButtons: 0,
};

/**
 * 30 messages a minute and 1,000 an hour to one member; what is more is dropped without a word
 * (developer.work.weixin.qq.com/document/path/90236).
 */
export const wecomAppLimits: readonly Limit[] = [
  { of: "chat", count: 30, withinMs: 60_000 },
  { of: "chat", count: 1000, withinMs: 3_600_000 },
];
