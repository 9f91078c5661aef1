import { type App, AuthorizationError, type Receiver, UnknownError } from "@slack/bolt";
import type { AdapterLog } from "../../chat/adapter.ts";
import { ForeignDelivery } from "./authorize.ts";
import type { SlackConfig } from "./config.ts";
import { slackPlatform } from "./conversations.ts";
import type { Deliver } from "./deliver.ts";
import { type SocketTransport, startSocket } from "./transport.ts";
import { withoutNulls } from "./without-nulls.ts";

/** What a listener tells of a delivery that it has read, before it is stored. */
export type Receipt = { isRead: boolean };

/** Bolt's way to what Slack delivers. */
export type StoringReceiver = Receiver & {
  readonly deliver: Deliver;
  /** The socket; null while there is none, or where Slack calls us instead. */
  socket(): SocketTransport | null;
  start(): Promise<void>;
  stop(): Promise<void>;
};

/**
 * Stands between the ways that deliveries come and Bolt's app. Bolt acknowledges an event before its
 * listeners have run; here its acknowledgement does nothing, and Slack hears of it when all of them
 * are through, so that what could not be stored is delivered again.
 */
export function createStoringReceiver(config: SlackConfig, log: AdapterLog): StoringReceiver {
  let app: App | null = null;
  let socket: SocketTransport | null = null;

  const deliver: Deliver = async (body) => {
    if (isHeldBack(body)) {
      return log.warn(
        { platform: slackPlatform },
        "events are held back: more than 30,000 an hour",
      );
    }
    const receipt: Receipt = { isRead: false };
    try {
      await app?.processEvent({
        body: withoutNulls(body) as Record<string, unknown>,
        customProperties: { receipt },
        ack: async () => {},
      });
    } catch (error) {
      const isUnauthorized = error instanceof AuthorizationError;
      const cause = isUnauthorized || error instanceof UnknownError ? error.original : error;
      if (cause instanceof ForeignDelivery) return log.passedOver?.(slackPlatform, "foreign");
      // Else Bolt has stumbled over a form that it does not know, and nobody has read it.
      if (isUnauthorized || receipt.isRead) throw cause;
    }
    if (!receipt.isRead) log.passedOver?.(slackPlatform, "unread");
  };

  return {
    deliver,
    socket: () => socket,
    init(its) {
      app = its;
    },
    async start() {
      if (config.appToken !== undefined) socket = await startSocket(config, deliver, log);
    },
    async stop() {
      const open = socket;
      socket = null;
      await open?.stop();
    },
  };
}

/**
 * Whether Slack says that it does not deliver all events, once a minute while it lasts
 * (https://docs.slack.dev/reference/events/app_rate_limited).
 */
const isHeldBack = (body: unknown): boolean =>
  (body as { readonly type?: unknown } | null)?.type === "app_rate_limited";
