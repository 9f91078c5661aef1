import type { AdapterLog } from "../../chat/adapter.ts";
import type { SlackConfig } from "./config.ts";
import type { Deliver } from "./deliver.ts";
import { type Connection, connect } from "./socket-connection.ts";

/** A connection that is kept up until `stop`. */
export type SocketTransport = {
  /** For how many milliseconds it has stood; null while it does not. */
  connectedFor(): number | null;
  /** How many connections the app had when this one was made; null while there is none. */
  connectionsSeen(): { readonly count: number } | null;
  stop(): Promise<void>;
};

/** Pauses between attempts to connect, in milliseconds. */
const [firstPause, longestPause] = [500, 60_000];

/**
 * A connection that lasts less is no success: whoever lets us in and drops us, once or every so many
 * seconds, would be asked for the next one at once and for ever. Slack's own last for hours.
 */
const steadyMs = 60_000;

/**
 * Socket Mode, with connections of our own keeping: the SDK waits 5 s before each reconnect and a
 * failure there ends the process (github.com/slackapi/node-slack-sdk/issues/1243). One connection
 * at a time; the next opens at once when Slack recycles one, and with growing pauses when it fails.
 * Resolves after the first attempt, whatever came of it.
 */
export async function startSocket(
  { appToken = "", apiUrl }: SlackConfig,
  deliver: Deliver,
  log: AdapterLog,
): Promise<SocketTransport> {
  let isStopping = false;
  let failures = 0;
  let openedAt: number | null = null;
  let current: Connection | null = null;
  let wakeUp = () => {};

  const keepUp = async (tried: () => void) => {
    while (!isStopping) {
      current = connect({ appToken, apiUrl }, deliver, log);
      const reason = await lifeOf(current, () => {
        openedAt = performance.now();
        log.info({ platform: "slack" }, "connected");
        tried();
      });
      openedAt = null;
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
    connectedFor: () => openedAt && performance.now() - openedAt,
    connectionsSeen: () => (openedAt === null ? null : (current?.seen() ?? null)),
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
  return performance.now() - since < steadyMs ? "ended early" : null;
}

/** 0.5 s, 1 s, 2 s … 60 s, up to half of it less so that not all come back at once. */
const pauseAfter = (failures: number): number =>
  Math.min(firstPause * 2 ** (failures - 1), longestPause) * (1 - Math.random() / 2);
