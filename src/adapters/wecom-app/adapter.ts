import type { Adapter, AdapterLog, Receive } from "../../chat/adapter.ts";
import type { OutboundMessage } from "../../chat/message.ts";
import { pressToken } from "../../chat/press-token.ts";
import { renderCard } from "../wecom-card.ts";
import { cardLimits, wecomAppCapabilities, wecomAppLimits } from "./capabilities.ts";
import { createWecomAppClient, onceMs, type WecomAppBody } from "./client.ts";
import type { WecomAppConfig } from "./config.ts";
import { directChat, wecomAppPlatform } from "./conversations.ts";
import type { DecodedCallback } from "./decode.ts";
import { renderText } from "./render.ts";
import { callbackRoutes } from "./transport.ts";

/** Puts the self-built app together: direct chats only, since WeCom tells it nothing of groups. */
export function createWecomAppAdapter(config: WecomAppConfig, log: AdapterLog): Adapter {
  const client = createWecomAppClient(config);
  let receive: Receive | null = null;

  async function bodyOf(message: OutboundMessage): Promise<WecomAppBody> {
    const [block] = message.blocks;
    if (block?.type === "image") {
      return { msgtype: "image", image: { media_id: await client.upload(block.picture.png) } };
    }
    if (block?.type === "file") {
      const { bytes, name } = block.file;
      return { msgtype: "file", file: { media_id: await client.upload(bytes, name) } };
    }
    return { msgtype: "text", text: { content: renderText(message) } };
  }

  /** The text says all that a card does. */
  const cardFailed = (error: unknown) =>
    log.info({ reason: error instanceof Error ? error.message : "unknown" }, "card not shown");

  function settle({ event, settles }: DecodedCallback): void {
    if (settles === undefined) return;
    const { responseCode, label } = settles;
    void client.settle(event.sender.userId, responseCode, `✓ ${label}`).catch(cardFailed);
  }

  return {
    platform: wecomAppPlatform,
    capabilities: wecomAppCapabilities,
    limits: wecomAppLimits,
    // A company's own robot and apps are both told the account that its address book has.
    sharesAccountsWith: ["wecom"],
    redelivers: () => true,
    routes: callbackRoutes(config, () => receive, settle, log),
    async start(taken) {
      receive = taken;
    },
    async stop() {
      receive = null;
    },
    async check() {
      const reason = await client.examine().then(
        () => "",
        (error: unknown) => (error instanceof Error ? error.message : "unknown"),
      );
      return [{ code: "account", isWell: reason === "", details: { reason } }];
    },
    directory: () => client.directory(),
    async openDirect({ userId }) {
      return directChat(userId);
    },
    // A picture has another id each time it is handed over, so that WeCom takes it for another.
    dropsRepeats: (message, { answers }, since) =>
      answers === undefined &&
      Date.now() - since < onceMs &&
      message.blocks.every(({ type }) => type !== "image" && type !== "file"),
    async send(to, message, { key, answers }) {
      const body = await bodyOf(message);
      // The same answer may be wanted twice in an hour; a push is never.
      const messageId = await client.send(to.id, body, answers === undefined);
      const card = renderCard(message, to, pressToken(key), cardLimits);
      if (card !== null) {
        const shown = { msgtype: "template_card", template_card: card } as const;
        await client.send(to.id, shown, false).catch(cardFailed);
      }
      return { messageId: messageId === "" ? key : messageId };
    },
  };
}
