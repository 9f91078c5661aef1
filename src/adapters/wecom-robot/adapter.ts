import type { WsFrame } from "@wecom/aibot-node-sdk";
import type { Adapter, AdapterLog, Receive } from "../../chat/adapter.ts";
import type { ChatEvent } from "../../chat/event.ts";
import type { OutboundMessage } from "../../chat/message.ts";
import { plainText } from "../../chat/plain-text.ts";
import { pressToken } from "../../chat/press-token.ts";
import type { Instant } from "../../core/time/civil.ts";
import { renderCard } from "../wecom-card.ts";
import { cardLimits, robotCapabilities, robotLimits } from "./capabilities.ts";
import { checkRobot } from "./check.ts";
import { createRobotClient, type RobotBody, RobotRefused } from "./client.ts";
import type { RobotConfig } from "./config.ts";
import { directChat, wecomPlatform } from "./conversations.ts";
import { decodeRobot } from "./decode.ts";
import { decodeEntered } from "./decode-entered.ts";
import { type DecodedPress, decodePress } from "./decode-press.ts";
import { type Patience, usualPatience } from "./patience.ts";
import { readRobotFile } from "./read-file.ts";
import { renderMarkdown } from "./render.ts";
import { keepConnected } from "./transport.ts";

/** Callbacks that are kept to be answered as such; WeCom takes such answers for 24 hours. */
const mostCallbacks = 500;

/** What the robot's adapter is made of. */
export type RobotParts = {
  readonly config: RobotConfig;
  readonly log: AdapterLog;
  readonly patience?: Patience;
  /** A direct chat that reaches people who never wrote to the robot. */
  readonly openDirect?: Adapter["openDirect"];
};

/** Puts the smart robot together. WeCom names none of its messages, so the post's key is the id. */
export function createRobotAdapter(parts: RobotParts): Adapter {
  const { config, log, patience = usualPatience } = parts;
  /** The callbacks not answered yet, by event and chat. */
  const callbacks = new Map<string, { readonly requestId: string; readonly isMessage: boolean }>();
  /** Groups that the log has told of, so that an admin can bind them to teams. */
  const told = new Set<string>();
  let receive: Receive | null = null;
  const link = keepConnected({ config, log, patience, onMessage: hear });
  const client = createRobotClient(link, patience);

  function hear({ headers, body }: WsFrame): void {
    const now = Date.now() as Instant;
    const pressed = decodePress(body, now);
    if (pressed !== null) return void takePress(pressed, headers?.req_id);
    const event = decodeRobot(body, { name: config.name, now }) ?? decodeEntered(body, now);
    if (event === null) {
      log.passedOver?.(wecomPlatform, "unread");
      return;
    }
    const { kind, id } = event.conversation;
    if (kind === "group" && !told.has(id)) {
      told.add(id);
      log.info({ chat: `${wecomPlatform}:${id}` }, "spoken to in a group");
    }
    const isMessage = event.type === "message";
    const requestId = headers?.req_id;
    // What cannot be answered as such is answered by a post.
    if (requestId) callbacks.set(callbackKey(event.key, id), { requestId, isMessage });
    for (const oldest of [...callbacks.keys()].slice(0, -mostCallbacks)) callbacks.delete(oldest);
    void takeIn(event);
  }

  async function takeIn(event: ChatEvent): Promise<void> {
    try {
      await receive?.(event);
    } catch (error) {
      log.warn({ error: error instanceof Error ? error.name : "unknown" }, "event not recorded");
    }
  }

  /** A press cannot be answered as such; a card that has done its part then shows so. */
  async function takePress(pressed: DecodedPress, requestId: string | undefined): Promise<void> {
    const { event, press, task } = pressed;
    await takeIn(event);
    if (!press.isQuestion || !requestId) return;
    const text = `✓ ${press.label}`;
    const settled = {
      ...{ card_type: "button_interaction", task_id: task, main_title: { title: text } },
      ...{ button_list: [{ text, style: 2, key: "done" }], replace_text: text },
    };
    await client.settle(requestId, settled, event.sender.userId).catch(cardFailed);
  }

  /** The text says all that a card does. */
  const cardFailed = (error: unknown) =>
    log.info({ reason: error instanceof Error ? error.message : "unknown" }, "card not shown");

  async function bodyOf(message: OutboundMessage): Promise<RobotBody> {
    const [block] = message.blocks;
    if (block?.type === "image") {
      return { msgtype: "image", image: { media_id: await client.upload(block.picture.png) } };
    }
    if (block?.type === "file") {
      const { bytes, name } = block.file;
      return { msgtype: "file", file: { media_id: await client.upload(bytes, name) } };
    }
    return { msgtype: "markdown", markdown: { content: renderMarkdown(message) } };
  }

  return {
    platform: wecomPlatform,
    capabilities: robotCapabilities,
    limits: robotLimits,
    // A company's own robot and apps are both told the account that its address book has.
    sharesAccountsWith: ["wecom-app"],
    // A second connection takes the robot away from the first.
    exclusive: `${wecomPlatform} ${config.botId}`,
    canSend: () => receive !== null,
    connectedFor: link.connectedFor,
    async start(taken) {
      receive = taken;
      await link.start();
    },
    async stop() {
      receive = null;
      link.stop();
    },
    // In a group only a quoted one comes.
    files: {
      come: "direct",
      read: ({ handle }, _event, most) => readRobotFile(handle, most, config.wsUrl ?? ""),
    },
    check: () => checkRobot(config),
    openDirect: parts.openDirect ?? (async ({ userId }) => directChat(userId)),
    async send(to, message, { key, answers }) {
      const callback = answers === undefined ? "" : callbackKey(answers, to.id);
      const asked = callbacks.get(callback);
      // What a callback is answered with beyond the first goes as a post of its own.
      callbacks.delete(callback);
      const push = async () => client.push(to, await bodyOf(message));
      const card = renderCard(message, to, pressToken(key), cardLimits);
      const follow = async () => {
        if (card === null) return;
        const body = { msgtype: "template_card", template_card: card } as const;
        await client.push(to, body).catch(cardFailed);
      };
      if (asked === undefined) {
        await push();
        await follow();
        return { messageId: key };
      }
      const { requestId, isMessage } = asked;
      try {
        await (isMessage
          ? client.reply(requestId, await bodyOf(message))
          : client.welcome(requestId, plainText(message)));
      } catch (error) {
        if (!(error instanceof RobotRefused && error.isTooLate)) throw error;
        // Nobody needs a late greeting.
        if (isMessage) await push();
      }
      await follow();
      return { messageId: key };
    },
  };
}

const callbackKey = (event: string, chat: string): string => `${event} ${chat}`;
