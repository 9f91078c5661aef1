import type { Adapter, AdapterLog } from "../../chat/adapter.ts";
import { dingtalkCapabilities } from "./capabilities.ts";
import { checkDingtalk } from "./check.ts";
import { createDingtalkClient } from "./client.ts";
import type { DingtalkConfig } from "./config.ts";
import { dingtalkPlatform, directConversation } from "./conversations.ts";
import { type Patience, usualPatience } from "./patience.ts";
import { renderDingtalk } from "./render.ts";
import type { Transport } from "./transport.ts";

/**
 * Puts DingTalk together. Everything is posted through the API, never through the webhook of a
 * session, so that each message has a key by which a reply finds it. The SDK is loaded at the
 * start.
 */
export function createDingtalkAdapter(
  config: DingtalkConfig,
  log: AdapterLog,
  patience: Patience = usualPatience,
): Adapter {
  const client = createDingtalkClient(config, patience);
  let transport: Transport | null = null;
  return {
    platform: dingtalkPlatform,
    capabilities: dingtalkCapabilities,
    async start(receive) {
      const { listen } = await import("./transport.ts");
      transport = await listen(client, patience, receive, log);
    },
    async stop() {
      await transport?.stop();
      transport = null;
    },
    async openDirect(user) {
      return directConversation(user.userId);
    },
    check: () => checkDingtalk(client),
    async send(to, message) {
      const mediaIds: string[] = [];
      for (const block of message.blocks) {
        if (block.type === "image") mediaIds.push(await client.upload(block.picture.png));
      }
      return client.post(to, renderDingtalk(message, mediaIds));
    },
  };
}
