import type { Capabilities, Limit } from "../../chat/adapter.ts";
import { blockText } from "../../chat/plain-text.ts";

/**
 * What the webhook's messages can show: plain text of 2,048 bytes of UTF-8, in which nothing calls
 * anybody, and pictures of their own (developer.work.weixin.qq.com/document/path/99110).
 */
export const wecomWebhookCapabilities: Capabilities = {
  buttons: false,
  images: true,
  imagesApart: true,
  maxAlt: 0,
  tables: false,
  threads: false,
  maxText: 2048,
  sizeOf: (block) => Buffer.byteLength(blockText(block)) + 1,
  maxButtons: 0,
};

/** 20 messages a minute (developer.work.weixin.qq.com/document/path/99110). */
export const webhookLimits: readonly Limit[] = [{ of: "app", count: 20, withinMs: 60_000 }];
