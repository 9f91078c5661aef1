import type { Adapter, AdapterLog, Receive } from "../../chat/adapter.ts";
import type { ChatEvent, Conversation } from "../../chat/event.ts";
import { AdapterError } from "../../errors.ts";
import { wechatyCapabilities } from "./capabilities.ts";
import { checkWechaty } from "./check.ts";
import { createWechatyClient } from "./client.ts";
import type { WechatyConfig } from "./config.ts";
import { directConversation, wechatyPlatform } from "./conversations.ts";
import { type Patience, usualPatience } from "./patience.ts";
import { readMessage } from "./read-message.ts";
import { renderText } from "./render.ts";
import { requirePackages } from "./require-packages.ts";
import type { Puppet } from "./service-package.ts";
import { keepConnected } from "./transport.ts";
import { within } from "./within.ts";

/** Pauses before a message is read again that could not be, in milliseconds. */
const pauses = [300, 2000, 10_000];

/**
 * Puts WeChat together. Puppets name none of the messages that they post, so the post's key is the
 * id. Wechaty is loaded at the start.
 * @throws ConfigError `config.package-missing`
 */
export function createWechatyAdapter(
  config: WechatyConfig,
  log: AdapterLog,
  patience: Patience = usualPatience,
): Adapter {
  requirePackages(["wechaty", config.puppet]);
  let receive: Receive | null = null;
  /** What came before is read first: puppets answer in any order. */
  let line: Promise<unknown> = Promise.resolve();
  /** People who have written to us alone. */
  const correspondents = new Set<string>();
  const link = keepConnected({
    config,
    patience,
    log,
    onMessage(puppet, messageId) {
      line = line.then(() => take(puppet, messageId, 0));
    },
  });
  const client = createWechatyClient(link, patience);

  /** Nobody delivers again what we fail to read, so that we try again ourselves. */
  async function take(puppet: Puppet, messageId: string, attempt: number): Promise<void> {
    if (receive === null) return;
    let event: ChatEvent | null;
    try {
      event = await within(patience.answer, readMessage(puppet, messageId));
    } catch (error) {
      log.warn({ platform: wechatyPlatform, error: nameOf(error) }, "message not read");
      const pause = pauses[attempt];
      if (pause === undefined) return;
      setTimeout(() => void take(puppet, messageId, attempt + 1), pause).unref();
      return;
    }
    if (event === null) return log.passedOver?.(wechatyPlatform, "unread");
    if (event.conversation.kind === "direct") correspondents.add(event.sender.userId);
    try {
      await receive(event);
    } catch (error) {
      log.warn({ platform: wechatyPlatform, error: nameOf(error) }, "message not recorded");
    }
  }

  return {
    platform: wechatyPlatform,
    capabilities: wechatyCapabilities,
    // An account is logged in once.
    exclusive: `${wechatyPlatform} ${config.endpoint ?? config.puppet}`,
    pushes: config.pushes,
    canSend: () => receive !== null,
    connectedFor: link.connectedFor,
    async start(taken) {
      receive = taken;
      await link.start();
    },
    async stop() {
      receive = null;
      await link.stop();
    },
    check: () => checkWechaty(config, patience.answer),
    async openDirect({ userId }) {
      return directConversation(userId);
    },
    async send(to, message, { key, answers }) {
      if (answers !== undefined && (await isOutOfReach(to))) {
        throw new AdapterError("WeChat: no contact of the account", { retryable: false });
      }
      await client.post(to, renderText(message));
      return { messageId: key };
    },
  };

  /** Whom we share a group with, but who is no contact of ours, cannot be written to. */
  async function isOutOfReach({ kind, id }: Conversation): Promise<boolean> {
    if (kind === "group" || correspondents.has(id)) return false;
    const known = within(patience.answer, link.live().contactPayload(id));
    return (await known.catch(() => null))?.friend === false;
  }
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : "unknown");
