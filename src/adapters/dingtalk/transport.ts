import type { AdapterLog, Receive } from "../../chat/adapter.ts";
import type { Instant } from "../../core/time/civil.ts";
import { cardTopic, type DingtalkClient } from "./client.ts";
import { dingtalkPlatform } from "./conversations.ts";
import { decodeDingtalk, isUnnamed } from "./decode.ts";
import { decodePress } from "./decode-press.ts";
import { isForeign } from "./is-foreign.ts";
import type { Patience } from "./patience.ts";
import { openStream, type Push, type Stream, type StreamHooks } from "./stream.ts";

/** A connection that is kept. */
export type Transport = {
  /** Resolves after the first attempt to connect, whatever came of it. */
  readonly ready: Promise<void>;
  /** For how many milliseconds it has stood; null while it does not. */
  connectedFor(): number | null;
  stop(): Promise<void>;
};

const longestPause = 60_000;

/** What listening stands on; `corpId` is our company, where it is known. */
export type TransportParts = {
  readonly client: DingtalkClient;
  readonly patience: Patience;
  readonly corpId: string | undefined;
  readonly receive: Receive;
  readonly log: AdapterLog;
};

/**
 * Keeps one connection to DingTalk and takes in what comes, each push acknowledged when it is
 * recorded. A connection that is to end is replaced before it does; after one that failed the next
 * waits, longer each time.
 */
export function listen({ client, patience, corpId, receive, log }: TransportParts): Transport {
  let current: Stream | null = null;
  let failures = 0;
  let isRenewing = true;
  let isStopped = false;
  let openedAt = 0;
  let timer: NodeJS.Timeout | undefined;
  const atWork = new Set<Promise<void>>();

  return {
    ready: renew(),
    connectedFor: () => current && performance.now() - openedAt,
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      current?.close();
      await Promise.all(atWork);
    },
  };

  async function renew(): Promise<void> {
    try {
      const next = await connect();
      if (isStopped) return next.close();
      current?.close();
      current = next;
      openedAt = performance.now();
      isRenewing = false;
      log.info({ platform: dingtalkPlatform }, "connected");
    } catch (error) {
      if (isStopped) return;
      failures += 1;
      log.warn({ platform: dingtalkPlatform, failures, reason: reasonOf(error) }, "not connected");
      renewLater();
    }
  }

  function renewLater(): void {
    if (isStopped) return;
    isRenewing = true;
    const ms = failures === 0 ? 0 : pause(failures, patience.reconnect);
    timer = setTimeout(() => void renew(), ms);
  }

  /** The present connection ends: another at once, after a pause if this one has not lasted. */
  function replace(): void {
    if (isRenewing) return;
    failures = performance.now() - openedAt > patience.beat ? 0 : failures + 1;
    renewLater();
  }

  async function connect(): Promise<Stream> {
    let stream: Stream | undefined;
    const isCurrent = () => current !== null && current === stream;
    const hooks: StreamHooks = {
      onPush(push, acknowledge) {
        const work = take(push, acknowledge).finally(() => atWork.delete(work));
        atWork.add(work);
      },
      onLeaving() {
        if (isCurrent()) replace();
      },
      onEnded() {
        if (!isCurrent()) return;
        current = null;
        replace();
      },
      onNonsense() {
        log.warn({ platform: dingtalkPlatform }, "frame not understood");
      },
    };
    const address = await client.openConnection();
    if (isStopped) throw new Error("stopped");
    stream = await openStream(address, patience.beat, hooks);
    return stream;
  }

  async function take({ topic, id, data }: Push, acknowledge: () => void): Promise<void> {
    const now = Date.now() as Instant;
    if (isForeign(data, corpId)) {
      log.passedOver?.(dingtalkPlatform, "foreign");
      return acknowledge();
    }
    const event = topic === cardTopic ? decodePress(data, id, now) : decodeDingtalk(data, now);
    if (event === null) {
      if (topic !== cardTopic && isUnnamed(data)) {
        log.warn({ platform: dingtalkPlatform }, "sender not named");
      } else log.info({ platform: dingtalkPlatform }, "push passed over");
      log.passedOver?.(dingtalkPlatform, "unread");
      return acknowledge();
    }
    try {
      const { handled } = await receive(event);
      acknowledge();
      await handled;
    } catch (error) {
      log.warn({ platform: dingtalkPlatform, reason: reasonOf(error) }, "push not recorded");
    }
  }
}

/** The name alone, where the words might be somebody else's. */
const reasonOf = (error: unknown): string =>
  error instanceof Error && /^DingTalk /.test(error.message)
    ? error.message
    : error instanceof Error
      ? error.name
      : "unknown";

/** Doubles each time up to a minute, half of it by chance so that not all come at once. */
const pause = (failures: number, first: number): number =>
  Math.min(first * 2 ** (failures - 1), longestPause) * (0.5 + Math.random() / 2);
