import type { Adapter, AdapterLog } from "../../chat/adapter.ts";
import { type Block, buttonsOf, type OutboundMessage } from "../../chat/message.ts";
import { pressToken } from "../../chat/press-token.ts";
import { AdapterError } from "../../errors.ts";
import { CallRefused } from "./call.ts";
import { cardCapabilities, dingtalkCapabilities, dingtalkLimits } from "./capabilities.ts";
import { renderCard } from "./card.ts";
import { checkDingtalk } from "./check.ts";
import { createDingtalkClient, type DingtalkClient } from "./client.ts";
import type { DingtalkConfig } from "./config.ts";
import { dingtalkPlatform, directConversation } from "./conversations.ts";
import { type Patience, usualPatience } from "./patience.ts";
import { renderDingtalk, renderFile } from "./render.ts";
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
    directory: () => client.directory(),
    // Groups bring no files.
    files: { come: "direct", read: ({ handle }, _event, most) => client.read(handle, most) },
    check: () => checkDingtalk(client),
    async send(to, message, { key }) {
      const [first] = message.blocks;
      if (first?.type === "file") {
        const { file } = first;
        return client.post(to, renderFile(file, await client.upload(file.bytes, file.name)));
      }
      const words = message.blocks.filter(({ type }) => type !== "actions");
      const token = pressToken(key);
      if (template !== undefined && words.length < message.blocks.length) {
        try {
          return await client.postCard(to, template, renderCard(message), token);
        } catch (error) {
          if (!(error instanceof CallRefused && error.why === "other")) throw error;
          log.warn(
            { platform: dingtalkPlatform, reason: error.message },
            "card refused, sent without a template",
          );
        }
      }
      const { shown, mediaIds } = await withPictures(client, words, log);
      // Of those of a card with a template as many as go without one.
      const buttons = buttonsOf(message).slice(0, dingtalkCapabilities.maxButtons);
      const blocks: Block[] = [...shown, { type: "actions", buttons }];
      return client.post(to, renderDingtalk({ ...message, blocks }, mediaIds, token));
    },
  };
}

/**
 * The blocks with the ids of their pictures, in order. A picture that DingTalk does not take is left
 * out of words that go without it: what it shows stands among them. Throws where there are none.
 */
async function withPictures(
  client: DingtalkClient,
  blocks: OutboundMessage["blocks"],
  log: AdapterLog,
): Promise<{ readonly shown: OutboundMessage["blocks"]; readonly mediaIds: readonly string[] }> {
  const hasWords = blocks.some(({ type }) => type !== "image");
  const mediaIds: string[] = [];
  const shown: Block[] = [];
  for (const block of blocks) {
    if (block.type === "image") {
      try {
        mediaIds.push(await client.upload(block.picture.png));
      } catch (error) {
        if (!hasWords || !(error instanceof AdapterError)) throw error;
        log.warn({ platform: dingtalkPlatform, reason: error.message }, "picture not shown");
        continue;
      }
    }
    shown.push(block);
  }
  return { shown, mediaIds };
}
