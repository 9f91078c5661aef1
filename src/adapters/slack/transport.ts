import { SocketModeClient } from "@slack/socket-mode";
import type { AdapterLog } from "../../chat/adapter.ts";
import { silent } from "./client.ts";
import type { SlackConfig } from "./config.ts";
import type { SlackDelivery } from "./decode.ts";

/** Takes a delivery in; rejects when it could not be recorded. */
export type Take = (delivery: SlackDelivery) => Promise<void>;

/** A connection that is kept up until `stop`. */
export type SocketTransport = {
  /** Whether it stands now. */
  isOpen(): boolean;
  stop(): Promise<void>;
};

/** Pauses between attempts to connect, in milliseconds. */
const [firstPause, longestPause] = [500, 60_000];

/** A connection that lasts less is no success: Slack would be asked for the next at once. */
const steadyMs = 5000;

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

/**
 * Socket Mode, with connections of our own keeping: the SDK waits 5 s before each reconnect and a
 * failure there ends the process (github.com/slackapi/node-slack-sdk/issues/1243). One connection
 * at a time; the next opens at once when Slack recycles one, and with growing pauses when it fails.
 * Resolves after the first attempt, whatever came of it.
 */
export async function startSocket(
  { appToken = "", apiUrl }: SlackConfig,
  take: Take,
  log: AdapterLog,
): Promise<SocketTransport> {
  let isStopping = false;
  let failures = 0;
  let current: Connection | null = null;
  let wakeUp = () => {};

  const keepUp = async (tried: () => void) => {
    while (!isStopping) {
      current = connect(appToken, apiUrl, take, log);
      const reason = await lifeOf(current, () => {
        log.info({ platform: "slack" }, "connected");
        tried();
      });
      tried();
      if (isStopping) return;
      failures = reason === null ? 0 : failures + 1;
      if (reason === null) continue;
      log.warn({ platform: "slack", failures, reason }, "not connected");
      await current.close();
      await new Promise<void>((resolve) => {
        wakeUp = resolve;
        setTimeout(resolve, pauseAfter(failures)).unref();
      });
    }
  };

  let running: Promise<void> | undefined;
  await new Promise<void>((tried) => {
    running = keepUp(tried);
  });
  return {
    isOpen: () => current?.isOpen() === true,
    async stop() {
      isStopping = true;
      wakeUp();
      await current?.close();
      await running;
    },
  };
}

/** Why a connection did not come about or did not last; null when it did and has ended. */
async function lifeOf(connection: Connection, onOpen: () => void): Promise<string | null> {
  try {
    await connection.opened;
  } catch (error) {
    return error instanceof Error ? error.message : "refused";
  }
  onOpen();
  const since = performance.now();
  await connection.ended;
  return performance.now() - since < steadyMs ? "ended at once" : null;
}

/** 0.5 s, 1 s, 2 s … 60 s, up to half of it less so that not all come back at once. */
const pauseAfter = (failures: number): number =>
  Math.min(firstPause * 2 ** (failures - 1), longestPause) * (1 - Math.random() / 2);

type Connection = {
  readonly opened: Promise<unknown>;
  readonly ended: Promise<void>;
  isOpen(): boolean;
  close(): Promise<void>;
};

function connect(appToken: string, apiUrl: string, take: Take, log: AdapterLog): Connection {
  let isOpen = false;
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = () => {
      isOpen = false;
      resolve();
    };
  });
  const client = new SocketModeClient({
    appToken,
    autoReconnectEnabled: false,
    clientPingTimeout: pongMs,
    serverPingTimeout: pingMs,
    // Its only word of a peer that has fallen silent; the end itself may take it 30 s more.
    logger: { ...silent, warn: () => end() },
    clientOptions: {
      slackApiUrl: apiUrl,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      timeout: helloMs,
    },
  });
  client.on("disconnected", () => end());
  client.on("slack_event", ({ type, body, ack }: Delivered) => {
    const work = isTaken(type) ? take({ type, body }) : Promise.resolve();
    work
      .then(() => ack())
      .catch((error: unknown) => {
        const reason = error instanceof Error ? error.name : "unknown";
        log.warn({ platform: "slack", reason }, "event not acknowledged");
      });
  });
  return {
    opened: within(helloMs, client.start()).then(() => {
      isOpen = true;
    }),
    ended,
    isOpen: () => isOpen,
    async close() {
      await within(closeMs, client.disconnect()).catch(() => {});
      end();
    },
  };
}

const isTaken = (type: string): type is SlackDelivery["type"] =>
  type === "events_api" || type === "slash_commands" || type === "interactive";

async function within(milliseconds: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("no answer in time")), milliseconds);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}
