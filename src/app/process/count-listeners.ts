import { setTimeout as pause } from "node:timers/promises";
import { countLeases, releaseLease, takeLease } from "../../store/database/leases.ts";
import { newId } from "../../store/database/new-id.ts";
import type { App } from "../app.ts";

/** What a platform said when a connection was made; another object for another connection. */
export type ConnectionsSeen = { readonly count: number };

/** How long a process that died is counted, how often one says that it lives, and how soon it looks. */
type Times = { readonly length: number; readonly renew: number; readonly look: number };

const usualTimes: Times = { length: 60_000, renew: 15_000, look: 1000 };

/** Names of leases: each listening process has one, and one says that strangers listen too. */
const listens = (platform: string) => `listens.${platform}.`;
const strangers = (platform: string) => `strangers.${platform}`;

/**
 * Compares how many connections a platform says our app has with how many processes on this database
 * listen to it. A platform that shares events out among connections gives part of them to strangers
 * (an old process, a copy for tests), whose people then hear nothing or get answers from elsewhere.
 * `onSeen` hears of each new connection of ours; `hasStrangers` says the same to other processes while
 * it lasts. Resolves when this process is counted: begin before it listens.
 */
export async function countListeners(
  { store }: App,
  platform: string,
  seen: () => ConnectionsSeen | null,
  onSeen: (told: { readonly count: number; readonly ours: number }) => void,
  times: Times = usualTimes,
): Promise<{ stop(): Promise<void> }> {
  const holder = newId();
  const own = `${listens(platform)}${holder}`;
  const stopping = new AbortController();
  let known: ConnectionsSeen | null = null;
  let isShared = false;
  let renewAt = 0;

  const round = async () => {
    const now = seen();
    const isNew = now !== null && now !== known;
    if (!isNew && performance.now() < renewAt) return;
    await takeLease(store, own, holder, times.length);
    if (isNew) {
      const ours = await countLeases(store, listens(platform));
      isShared = now.count > ours;
      known = now;
      onSeen({ count: now.count, ours });
      if (!isShared) await releaseLease(store, strangers(platform), holder);
    }
    if (isShared) await takeLease(store, strangers(platform), holder, times.length);
    renewAt = performance.now() + times.renew;
  };
  // A database that is away has its own alarms; what was to be noted is noted at the next look.
  const quietly = () => round().catch(() => {});

  await quietly();
  const running = (async () => {
    while (!stopping.signal.aborted) {
      await pause(times.look, undefined, { signal: stopping.signal, ref: false }).catch(() => {});
      if (!stopping.signal.aborted) await quietly();
    }
  })();
  return {
    async stop() {
      stopping.abort();
      await running;
      for (const name of [own, strangers(platform)])
        await releaseLease(store, name, holder).catch(() => {});
    },
  };
}

/** Whether a process found that strangers are connected to this platform with our app's token. */
export const hasStrangers = async ({ store }: App, platform: string): Promise<boolean> =>
  (await countLeases(store, strangers(platform))) > 0;
