import type { WSClient, WsFrame } from "@wecom/aibot-node-sdk";
import { answeredCode } from "../../chat/delivered.ts";
import { AdapterError, UnansweredError } from "../../errors.ts";
import type { Card } from "../wecom-card.ts";
import type { Patience } from "./patience.ts";
import type { Link } from "./transport.ts";

/** What a message of the robot is made of. */
export type RobotBody =
  | { readonly msgtype: "markdown"; readonly markdown: { readonly content: string } }
  | { readonly msgtype: "image"; readonly image: { readonly media_id: string } }
  | { readonly msgtype: "file"; readonly file: { readonly media_id: string } }
  | { readonly msgtype: "template_card"; readonly template_card: Card };

/** What is left of a card: the words on it, and on its button, that it was pressed. */
export type SettledCard = {
  readonly card_type: string;
  readonly task_id: string;
  readonly main_title: { readonly title: string };
  readonly button_list: { readonly text: string; readonly style: number; readonly key: string }[];
  readonly replace_text: string;
};

/** WeCom's word that it did not take a call; `errcode` is its own number for why. */
export class RobotRefused extends AdapterError {
  readonly errcode: number;

  constructor(errcode: number, limitedMs: number) {
    super(`WeCom robot: refused ${errcode}`, {
      retryable: passing.has(errcode),
      ...(limits.has(errcode) ? { retryAfterMs: limitedMs } : {}),
    });
    this.errcode = errcode;
  }

  /** The message that we answer is no longer to be answered as such: too old, or unknown. */
  get isTooLate(): boolean {
    return this.errcode === 846_605 || this.errcode === 846_608;
  }
}

/** 45009 too often, 45033 too many at once (developer.work.weixin.qq.com/document/path/90313). */
const limits = new Set([45_009, 45_033]);

/** The connection is open, but WeCom has forgotten whose it is. */
const notSubscribed = 846_609;

/** -1 is WeCom's "system busy"; 846601 and 846602 say the same of the robot's own service. */
const passing = new Set([-1, notSubscribed, 846_601, 846_602, ...limits]);

/** The calls of the robot. All throw `AdapterError`, or another error when the outcome is unknown. */
export type RobotClient = {
  /** Answers the callback with this request id. */
  reply(requestId: string, body: RobotBody): Promise<void>;
  /** Greets somebody who has opened the chat, within 5 s of the callback with this request id. */
  welcome(requestId: string, content: string): Promise<void>;
  /** Makes a card that was pressed one that cannot be, for this user: within 5 s of the press. */
  settle(requestId: string, card: SettledCard, userId: string): Promise<void>;
  /** Posts into a chat where somebody has written to the robot before. */
  push(
    chat: { readonly id: string; readonly kind: "group" | "direct" },
    body: RobotBody,
  ): Promise<void>;
  /** Hands over a picture, or the file of this name; answers the id under which it can be posted for three days. */
  upload(bytes: Uint8Array, fileName?: string): Promise<string>;
};

/** The calls on a connection that may have to be renewed once. */
export function createRobotClient(link: Link, patience: Patience): RobotClient {
  async function call<T>(work: (client: WSClient) => Promise<T>, isSecond = false): Promise<T> {
    const client = await link.live();
    try {
      return await work(client);
    } catch (error) {
      const errcode = errcodeOf(error);
      if (errcode === notSubscribed) {
        link.renew(client);
        if (!isSecond) return call(work, true);
      }
      if (errcode !== null) throw new RobotRefused(errcode, patience.limited);
      throw error;
    }
  }
  return {
    async reply(requestId, body) {
      await call((client) =>
        posted(client.reply({ headers: { req_id: requestId } }, body), patience.acknowledge),
      );
    },
    async welcome(requestId, content) {
      const headers = { req_id: requestId };
      await call((client) =>
        posted(
          client.replyWelcome({ headers }, { msgtype: "text", text: { content } }),
          patience.acknowledge,
        ),
      );
    },
    async settle(requestId, card, userId) {
      const headers = { req_id: requestId };
      await call((client) =>
        posted(client.updateTemplateCard({ headers }, card, [userId]), patience.acknowledge),
      );
    },
    async push({ id, kind }, body) {
      const sent = { ...body, chat_type: kind === "direct" ? 1 : 2 };
      await call((client) => posted(client.sendMessage(id, sent), patience.acknowledge));
    },
    async upload(bytes, fileName) {
      const type = fileName === undefined ? "image" : "file";
      const media = { type, filename: fileName ?? "genjin.png" } as const;
      const { media_id: id } = await call((client) =>
        client.uploadMedia(Buffer.from(bytes), media).catch((error: unknown) => {
          if (errcodeOf(error) !== null) throw error;
          // Nothing was posted yet, whatever became of the picture.
          throw new AdapterError("WeCom robot: upload failed", { retryable: true });
        }),
      );
      return id;
    },
  };
}

/** A refusal is a plain frame; any other failure leaves open whether the message arrived. */
async function posted(sent: Promise<WsFrame>, withinMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("no answer in time")), withinMs);
  });
  try {
    await Promise.race([sent, late]);
  } catch (error) {
    const errcode = errcodeOf(error);
    // The SDK takes a zero that is written as text for a refusal.
    if (errcode === 0) return;
    if (errcode !== null) throw error;
    const wasNotSent = error instanceof Error && error.message.includes("not connected");
    throw wasNotSent
      ? new AdapterError("WeCom robot is not connected", { retryable: true })
      : new UnansweredError("WeCom robot: no acknowledgement");
  } finally {
    clearTimeout(timer);
  }
}

function errcodeOf(error: unknown): number | null {
  const { errcode } = (error ?? {}) as { errcode?: unknown };
  return error instanceof Error ? null : answeredCode(errcode);
}
