import { SocketModeClient } from "@slack/socket-mode";
import type { AdapterLog } from "../../chat/adapter.ts";
import { silent } from "./client.ts";
import type { Deliver } from "./deliver.ts";

/** Longest wait for Slack's hello. */
const helloMs = 15_000;

/** Longest wait for the end of a connection that we close. */
const closeMs = 2000;

/** The SDK's own figures are 5 s and 30 s; a busy moment of ours should not end a connection. */
const [pongMs, pingMs] = [10_000, 60_000];

type Delivered = {
  readonly type: string;
  readonly body: unknown;
  ack(): Promise<void>;
};

/** One connection, from its first request on. */
export type Connection = {
  /** Resolves at Slack's hello; rejects when it does not come. */
  readonly opened: Promise<void>;
  readonly ended: Promise<void>;
  /** How many connections the app had at Slack's hello, this one included; null before it. */
  seen(): { readonly count: number } | null;
  /** Resolves when it has ended, or soon anyway. */
  close(): Promise<void>;
};

/** Opens a connection that ends for good when it ends; deliveries are acknowledged once stored. */
export function connect(
  { appToken, apiUrl }: { readonly appToken: string; readonly apiUrl: string },
  deliver: Deliver,
  log: AdapterLog,
): Connection {
  let end = () => {};
  let seen: { readonly count: number } | null = null;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const client = new SocketModeClient({
    appToken,
    autoReconnectEnabled: false,
    clientPingTimeout: pongMs,
    serverPingTimeout: pingMs,
    logger: { ...silent, warn: (text) => isSilence(text) && end() },
    clientOptions: {
      slackApiUrl: apiUrl,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      timeout: helloMs,
    },
  });
  client.on("disconnected", () => end());
  client.on("ws_message", (data: unknown) => {
    if (seen === null) seen = seenIn(String(data));
  });
  client.on("slack_event", ({ type, body, ack }: Delivered) => {
    const work = isDelivery(type) ? deliver(body) : Promise.resolve();
    work
      .then(() => ack())
      .catch((error: unknown) => {
        const reason = error instanceof Error ? error.name : "unknown";
        log.warn({ platform: "slack", reason }, "event not acknowledged");
      });
  });
  return {
    opened: within(helloMs, client.start()),
    ended,
    seen: () => seen,
    async close() {
      await within(closeMs, client.disconnect()).catch(() => {});
      end();
    },
  };
}

/** The SDK's only word of a peer that has fallen silent; the end itself may take it 30 s more. */
const isSilence = (text: unknown): boolean => /^A p[io]ng wasn't received/.test(String(text));

/** The SDK keeps Slack's hello to itself. */
function seenIn(text: string): { readonly count: number } | null {
  if (!text.includes('"hello"')) return null;
  try {
    const { type, num_connections: count } = JSON.parse(text);
    return type === "hello" && Number.isInteger(count) ? { count } : null;
  } catch {
    return null;
  }
}

const isDelivery = (type: string): boolean =>
  type === "events_api" || type === "slash_commands" || type === "interactive";

async function within(milliseconds: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("no answer in time")), milliseconds);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}
