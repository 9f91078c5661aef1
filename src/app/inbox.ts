import type { Instant } from "../core/time/civil.ts";
import * as inbox from "../store/inbox.ts";
import type { App } from "./app.ts";
import { gathered } from "./gathered.ts";

/** An event that is ours to answer. */
export type { EventClaim } from "../store/inbox.ts";

/** Most events that are taken over, and recorded, at once. */
const [most, mostRecorded] = [20, 100];

/** The inbox as those who answer events see it. */
export type Inbox = ReturnType<typeof inboxOf>;

/** Opens it; once in a process, so that what comes at the same time is recorded together. */
export function inboxOf({ store }: App) {
  type Arrived = inbox.InboxEntry & { readonly waits: boolean };
  const record = gathered(
    (arrived: readonly Arrived[]) => inbox.recordInboxEvents(store, arrived),
    mostRecorded,
  );
  return {
    /**
     * Records an event before it is acknowledged and claims it, unless it `waits` for whoever looks
     * for events next; null when it was taken in before.
     */
    record: (entry: inbox.InboxEntry, waits: boolean) => record({ ...entry, waits }),
    /** Takes over events of these platforms that nobody works on; `held` are being worked on here. */
    claimAbandoned: (platforms: readonly string[], held: readonly string[]) =>
      inbox.claimAbandonedEvents(store, platforms, held, most),
    /** Keeps claims for another minute. */
    renew: (claims: readonly inbox.EventClaim[]) => inbox.extendEventClaims(store, claims, "later"),
    /** Gives claims up, so that any process may take them. */
    release: (claims: readonly inbox.EventClaim[]) => inbox.extendEventClaims(store, claims, "now"),
    /** Marks an event as answered. */
    finish: (claim: inbox.EventClaim, now: Instant) => inbox.finishInboxEvent(store, claim, now),
  };
}
