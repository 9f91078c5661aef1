import type { Instant } from "../core/time/civil.ts";
import { type InboxEntry, markInboxDone, recordInboxEvent } from "../store/inbox.ts";
import type { App } from "./app.ts";

/** Records an event before it is acknowledged; null when it was taken in before. */
export const receiveEvent = (
  app: App,
  organizationId: string,
  entry: InboxEntry,
): Promise<string | null> => recordInboxEvent(app.store, organizationId, entry);

/** Marks an event as worked off, unless its effect has done so already. */
export const finishEvent = (app: App, inboxEventId: string, now: Instant): Promise<void> =>
  markInboxDone(app.store, inboxEventId, now);
