import type { WSClient, WsFrame } from "@wecom/aibot-node-sdk";
import type { AdapterLog } from "../../chat/adapter.ts";
import { AdapterError } from "../../errors.ts";
import type { RobotConfig } from "./config.ts";
import type { Patience } from "./patience.ts";

/** What the connection needs to know. */
export type LinkParts = {
  readonly config: RobotConfig;
  readonly patience: Patience;
  readonly log: AdapterLog;
  /**
   * Whether this process may hold the robot's one connection; asked before each attempt. The place
   * for a lease that all processes share.
   */
  readonly mayConnect: () => Promise<boolean>;
  readonly onMessage: (frame: WsFrame) => void;
};

/** The robot's connection, which comes back by itself until it is stopped. */
export type Link = {
  /** Resolves after the first attempt, whatever came of it. */
  start(): Promise<void>;
  /** The live connection, waited for a little. Throws a retryable `AdapterError` without one. */
  live(): Promise<WSClient>;
  /** Replaces a connection that WeCom does not know any more. */
  renew(client: WSClient): void;
  stop(): void;
};

type Ending = "lost" | "taken over" | "refused" | "no answer" | "not subscribed";

/**
 * Keeps one connection open. The SDK's own reconnecting gives up after ten attempts, and for good
 * when another process takes over; so each of its clients is used once, and a new one follows.
 */
export function keepConnected(parts: LinkParts): Link {
  const { config, patience, log } = parts;
  let current: WSClient | null = null;
  let isLive = false;
  let isStopped = true;
  let failures = 0;
  let takeOvers = 0;
  let timer: NodeJS.Timeout | undefined;
  const waiting: (() => void)[] = [];
  const stopWaiting = () => {
    for (const wake of waiting.splice(0)) wake();
  };

  async function open(): Promise<void> {
    const { WSClient } = await import("@wecom/aibot-node-sdk");
    const mayConnect = await parts.mayConnect().catch(() => false);
    if (isStopped) return;
    if (!mayConnect) {
      timer = setTimeout(attempt, patience.longest);
      return stopWaiting();
    }
    const client = new WSClient({
      botId: config.botId,
      secret: config.secret,
      wsUrl: config.wsUrl ?? "",
      heartbeatInterval: patience.beat,
      maxReconnectAttempts: 0,
      maxAuthFailureAttempts: 0,
      logger: silent,
    });
    current = client;
    let why: Ending = "lost";
    timer = setTimeout(() => end(client, "no answer"), patience.connect);
    client.on("authenticated", () => {
      clearTimeout(timer);
      isLive = true;
      failures = 0;
      log.info({}, "WeCom robot connected");
      stopWaiting();
    });
    client.on("message", (frame) => {
      takeOvers = 0;
      parts.onMessage(frame);
    });
    client.on("event.disconnected_event", () => {
      why = "taken over";
    });
    client.on("error", (error) => {
      if (error.message.startsWith("Authentication failed")) why = "refused";
    });
    client.on("disconnected", () => end(client, why));
    client.connect();
  }

  const attempt = () => {
    open().catch((error: unknown) => {
      log.warn({ error: error instanceof Error ? error.name : "unknown" }, "WeCom robot");
    });
  };

  function end(client: WSClient, why: Ending): void {
    if (client !== current) return;
    close();
    stopWaiting();
    if (isStopped) return;
    const inMs = Math.round(pauseAfter(why) * (0.75 + Math.random() / 2));
    log.warn({ why, inMs }, "WeCom robot disconnected");
    timer = setTimeout(attempt, inMs);
  }

  function pauseAfter(why: Ending): number {
    const { reconnect, longest, takenOver } = patience;
    if (why === "taken over") return takenOver * 2 ** Math.min(takeOvers++, 4);
    return Math.min(reconnect * 2 ** failures++, longest);
  }

  function close(): void {
    clearTimeout(timer);
    const client = current;
    current = null;
    isLive = false;
    client?.removeAllListeners();
    client?.disconnect();
  }

  const nextChange = (inMs: number) =>
    new Promise<void>((resolve) => {
      const late = setTimeout(resolve, inMs);
      waiting.push(() => {
        clearTimeout(late);
        resolve();
      });
    });

  return {
    async start() {
      isStopped = false;
      const first = nextChange(patience.connect);
      attempt();
      await first;
    },
    async live() {
      const until = performance.now() + patience.send;
      while (!isLive && !isStopped && performance.now() < until) {
        await nextChange(until - performance.now());
      }
      if (current !== null && isLive) return current;
      throw new AdapterError("WeCom robot is not connected", { retryable: true });
    },
    renew(client) {
      end(client, "not subscribed");
    },
    stop() {
      isStopped = true;
      close();
      stopWaiting();
    },
  };
}

/** The SDK's messages hold what people write, so none is kept. */
const silent = { debug() {}, info() {}, warn() {}, error() {} };
