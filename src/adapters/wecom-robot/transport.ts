import type { WSClient, WsFrame } from "@wecom/aibot-node-sdk";
import type { AdapterLog } from "../../chat/adapter.ts";
import { AdapterError } from "../../errors.ts";
import { createBell } from "./bell.ts";
import type { RobotConfig } from "./config.ts";
import type { Patience } from "./patience.ts";

/** What the connection needs to know. */
export type LinkParts = {
  readonly config: RobotConfig;
  readonly patience: Patience;
  readonly log: AdapterLog;
  /** Hears what people write and press, and that they have opened the robot's chat. */
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
  /** For how many milliseconds it has stood; null while it does not. */
  connectedFor(): number | null;
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
  let liveSince: number | null = null;
  let isStopped = true;
  let failures = 0;
  let takeOvers = 0;
  let timer: NodeJS.Timeout | undefined;
  const change = createBell();

  async function open(): Promise<void> {
    const { WSClient } = await import("@wecom/aibot-node-sdk");
    if (isStopped) return;
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
      liveSince = performance.now();
      log.info({}, "WeCom robot connected");
      change.ring();
    });
    client.on("message", (frame) => {
      takeOvers = 0;
      parts.onMessage(frame);
    });
    client.on("event.enter_chat", parts.onMessage);
    client.on("event.template_card_event", parts.onMessage);
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
    // A gateway that takes us and drops us again is not asked without end.
    if (performance.now() - (liveSince ?? Number.POSITIVE_INFINITY) > patience.longest)
      failures = 0;
    close();
    change.ring();
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
    liveSince = null;
    client?.removeAllListeners();
    client?.disconnect();
  }

  return {
    async start() {
      isStopped = false;
      const first = change.next(patience.connect);
      attempt();
      await first;
    },
    async live() {
      const until = performance.now() + patience.send;
      while (liveSince === null && !isStopped && performance.now() < until) {
        await change.next(until - performance.now());
      }
      if (current !== null && liveSince !== null) return current;
      throw new AdapterError("WeCom robot is not connected", { retryable: true });
    },
    renew(client) {
      end(client, "not subscribed");
    },
    connectedFor: () => liveSince && performance.now() - liveSince,
    stop() {
      isStopped = true;
      close();
      change.ring();
    },
  };
}

/** The SDK's messages hold what people write, so none is kept. */
const silent = { debug() {}, info() {}, warn() {}, error() {} };
