import type { Capabilities } from "../../chat/adapter.ts";
import { blockText } from "../../chat/plain-text.ts";

/**
 * Text alone, which every puppet has. WeChat states no length; what WeCom states for its texts,
 * 2,048 bytes of UTF-8 (developer.work.weixin.qq.com/document/path/90236), passes everywhere. A
 * reference may be put before a message.
 */
export const wechatyCapabilities: Capabilities = {
  buttons: false,
  images: false,
  tables: false,
  threads: false,
  maxText: 2048 - "#XXXXX ".length,
  sizeOf: (block) => Buffer.byteLength(blockText(block)) + 1,
  maxButtons: 0,
};
