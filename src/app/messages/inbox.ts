import { setTimeout as pause } from "node:timers/promises";
import type { Instant } from "../../core/time/civil.ts";
import { DatabaseAwayError } from "../../errors.ts";
import { newId } from "../../store/database/new-id.ts";
import * as inbox from "../../store/messages/inbox.ts";
import type { App } from "../app.ts";
import { gathered } from "../process/gathered.ts";

/** An event that is ours to answer. */
export type { EventClaim } from "../../store/messages/inbox.ts";

/** An event on its way into the inbox. */
export type Entry = inbox.InboxEntry;

/** Most events that are taken over, and recorded, at once. */
const [most, mostRecorded] = [20, 100];

/** How long one of these short statements may take, and between two attempts, in milliseconds. */
const [shortMs, pauseMs] = [1500, 250];

/** Before an event is answered again: after the first attempt, and at most, in milliseconds. */
const [firstPause, longestPause] = [60_000, 30 * 60_000];

/** The inbox as those who answer events see it. */
export type Inbox = ReturnType<typeof inboxOf>;

/** Opens it; once in a process, so that what comes at the same time is recorded together. */
export function inboxOf(app: App) {
  const store = app.store.within(shortMs);
  const record = gathered(
    (arrived: readonly inbox.Arrived[]) => inbox.recordInboxEvents(store, arrived),
    mostRecorded,
  );
  return {
    /** An entry to be recorded. */
    entry: (about: Omit<Entry, "id">): Entry => ({ id: newId(), ...about }),
    /**
     * Records an event before it is acknowledged and claims it, unless it `waits` for whoever looks
     * for events next; null when it was taken in before. While the database is away it is tried
     * again, for `patienceMs` milliseconds or a little longer; `mayBeSaved`: an earlier call left
     * that open. Throws `DatabaseAwayError`.
     */
    async record(
      entry: Entry,
      waits: boolean,
      patienceMs: number,
      mayBeSaved = false,
    ): Promise<inbox.EventClaim | null> {
      const end = performance.now() + patienceMs;
      for (let isAgain = mayBeSaved; ; ) {
        try {
          return await record({ ...entry, waits, isAgain });
        } catch (error) {
          if (!(error instanceof DatabaseAwayError)) throw error;
          isAgain ||= error.mayBeSaved;
          if (performance.now() + pauseMs > end) {
            throw new DatabaseAwayError({ cause: error, mayBeSaved: isAgain });
          }
          await pause(pauseMs);
        }
      }
    },
    /** Takes an event up once more that the database went away from; null when another has it. */
    reclaim: (claim: inbox.EventClaim) => inbox.reclaimEvent(store, claim),
    /** Takes over events of these platforms that nobody works on; `held` are being worked on here. */
    claimAbandoned: (platforms: readonly string[], held: readonly string[]) =>
      inbox.claimAbandonedEvents(store, platforms, held, most),
    /** Keeps claims for another minute. */
    renew: (claims: readonly inbox.EventClaim[]) => inbox.extendEventClaims(store, claims, "later"),
    /** Gives claims up, so that any process may take them. */
    release: (claims: readonly inbox.EventClaim[]) => inbox.extendEventClaims(store, claims, "now"),
    /** Gives a claim up for a while, longer after each attempt: an hour and a half after eight. */
    postpone: (claim: inbox.EventClaim) =>
      inbox.postponeEvent(
        store,
        claim,
        Math.min(firstPause * 2 ** (claim.attempt - 1), longestPause),
      ),
    /** Marks an event as answered. */
    finish: (claim: inbox.EventClaim, now: Instant) => inbox.finishInboxEvent(store, claim, now),
  };
}
