import type { AdapterLog } from "../../chat/adapter.ts";
import { AdapterError } from "../../errors.ts";
import { canConnect } from "./can-connect.ts";
import type { WechatyConfig } from "./config.ts";
import { wechatyPlatform } from "./conversations.ts";
import type { Patience } from "./patience.ts";
import type { Puppet } from "./service-package.ts";
import { prepareSession, type Session } from "./session.ts";
import { within } from "./within.ts";

/** What the connection needs to know. */
export type LinkParts = {
  readonly config: WechatyConfig;
  readonly patience: Patience;
  readonly log: AdapterLog;
  onMessage(puppet: Puppet, messageId: string): void;
};

/** The connection to the puppet, which comes back by itself until it is stopped. */
export type Link = {
  /** Resolves when the account is logged in, or when that will take longer. */
  start(): Promise<void>;
  /** The puppet, logged in. Throws a retryable `AdapterError` where it is not. */
  live(): Puppet;
  /** For how many milliseconds it has stood; null while it does not. */
  connectedFor(): number | null;
  stop(): Promise<void>;
};

type Ending = "lost" | "refused" | "no answer" | "not reached" | "not started";

/** So many beats of silence mean that the connection is dead. */
const silentBeats = 3;

/**
 * Keeps one session open. Wechaty does not come back when its puppet service goes away, nor does it
 * notice when the service takes the account for somebody else's (puppet-service#148, #172); so each
 * session is used once, watched, and replaced by a new one.
 */
export function keepConnected({ config, patience, log, onMessage }: LinkParts): Link {
  let isOn = false;
  let session: Session | null = null;
  let heardAt: number | null = null;
  let aliveSince: number | null = null;
  let failures = 0;
  let timer: NodeJS.Timeout | undefined;
  let closing: Promise<void> = Promise.resolve();
  let settled = () => {};

  async function open(): Promise<void> {
    const { endpoint } = config;
    // A channel of gRPC that never came about may come about later, when nobody knows it any more.
    if (endpoint !== undefined && !(await canConnect(endpoint, patience.answer))) {
      return again("not reached");
    }
    let made: Session | undefined;
    const isCurrent = () => made !== undefined && made === session;
    made = await prepareSession(config, patience.connect, {
      onLife() {
        if (!isCurrent()) return;
        heardAt = performance.now();
        if (aliveSince !== null) return;
        aliveSince = heardAt;
        log.info({ platform: wechatyPlatform }, "connected");
      },
      onMessage(messageId) {
        if (isCurrent() && made !== undefined) onMessage(made.puppet, messageId);
      },
      onScan(code) {
        log.info({ platform: wechatyPlatform, code }, "scan to log in");
        settled();
      },
      onLogin() {
        log.info({ platform: wechatyPlatform }, "logged in");
        settled();
      },
      onLogout: () => log.warn({ platform: wechatyPlatform }, "logged out"),
      onEnd(status) {
        if (isCurrent()) end(status === 16 ? "refused" : "lost");
      },
    });
    if (!isOn) return;
    session = made;
    const openedAt = performance.now();
    session.start();
    timer = setInterval(() => {
      const silence = performance.now() - (heardAt ?? openedAt);
      if (silence > (heardAt === null ? patience.connect : silentBeats * patience.beat)) {
        end("no answer");
      } else session?.ding();
    }, patience.beat);
  }

  const attempt = () => {
    open().catch((error: unknown) => {
      log.warn({ platform: wechatyPlatform, error: nameOf(error) }, "not started");
      again("not started");
    });
  };

  function end(why: Ending): void {
    const lasted = aliveSince === null ? 0 : performance.now() - aliveSince;
    // A service that takes us and drops us again is not asked without end.
    if (lasted > patience.longest) failures = 0;
    close(true);
    again(why);
  }

  function again(why: Ending): void {
    settled();
    if (!isOn) return;
    const pause = Math.min(patience.reconnect * 2 ** failures++, patience.longest);
    const inMs = Math.round(pause * (0.75 + Math.random() / 2));
    log.warn({ platform: wechatyPlatform, why, inMs }, "disconnected");
    timer = setTimeout(() => void closing.then(() => isOn && attempt()), inMs);
  }

  function close(isDead: boolean): void {
    clearInterval(timer);
    const last = session;
    session = null;
    heardAt = null;
    aliveSince = null;
    if (last !== null) closing = last.close(patience.farewell, isDead);
  }

  return {
    async start() {
      isOn = true;
      failures = 0;
      await closing;
      const first = new Promise<void>((resolve) => {
        settled = resolve;
      });
      attempt();
      await within(patience.connect, first).catch(() => {});
    },
    live() {
      if (session === null || aliveSince === null) {
        throw new AdapterError("WeChat is not connected", { retryable: true });
      }
      if (session.puppet.isLoggedIn) return session.puppet;
      throw new AdapterError("WeChat is not logged in", { retryable: true });
    },
    connectedFor: () => aliveSince && performance.now() - aliveSince,
    async stop() {
      isOn = false;
      close(false);
      settled();
      await closing;
    },
  };
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : "unknown");
