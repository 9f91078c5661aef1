import type { Adapter, AdapterLog } from "../../chat/adapter.ts";
import { CallRefused } from "./call.ts";
import { cardCapabilities, dingtalkCapabilities, dingtalkLimits } from "./capabilities.ts";
import { renderCard } from "./card.ts";
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
  const { cardTemplateId: template } = config;
  let transport: Transport | null = null;
  let isOn = false;
  return {
    platform: dingtalkPlatform,
    capabilities: template === undefined ? dingtalkCapabilities : cardCapabilities,
    limits: dingtalkLimits,
    // Of several connections DingTalk picks one by chance for each push.
    exclusive: `${dingtalkPlatform} ${config.clientId}`,
    async start(receive) {
      isOn = true;
      const { listen } = await import("./transport.ts");
      if (!isOn) return;
      transport = listen({ client, patience, corpId: config.corpId, receive, log });
      await transport.ready;
    },
    connectedFor: () => transport?.connectedFor() ?? null,
    async stop() {
      isOn = false;
      const listening = transport;
      transport = null;
      await listening?.stop();
    },
    async openDirect(user) {
      return directConversation(user.userId);
    },
    // People may write any other address into their profile themselves.
    async profileOf({ userId }) {
      const email = await client.mailboxOf(userId);
      return email === null ? null : { email };
    },
    check: () => checkDingtalk(client),
    async send(to, message) {
      const blocks = message.blocks.filter(({ type }) => type !== "actions");
      if (template !== undefined && blocks.length < message.blocks.length) {
        try {
          return await client.postCard(to, template, renderCard(message));
        } catch (error) {
          if (!(error instanceof CallRefused && error.why === "other")) throw error;
          log.warn(
            { platform: dingtalkPlatform, reason: error.message },
            "card refused, sent as text",
          );
        }
      }
      const mediaIds: string[] = [];
      for (const block of message.blocks) {
        if (block.type === "image") mediaIds.push(await client.upload(block.picture.png));
      }
      return client.post(to, renderDingtalk({ ...message, blocks }, mediaIds));
    },
  };
}
