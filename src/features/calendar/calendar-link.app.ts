import { randomBytes } from "node:crypto";
import type { Actor } from "../../app/actor.ts";
import type { App } from "../../app/app.ts";
import { change } from "../../app/changes/change.ts";
import type { Instant } from "../../core/time/civil.ts";
import { Refusal } from "../../errors.ts";
import { addCalendarLink, calendarLinkMade, removeCalendarLinks } from "./calendar-links.store.ts";

declare module "../../store/changes/audit.ts" {
  interface FeatureActions {
    "calendar.linked": true;
    "calendar.revoked": true;
  }
}

/** Octets of a token: nobody guesses it. */
const tokenBytes = 24;

/** How a token is written. */
export const tokenPattern = /^[\w-]{32}$/;

/** When the actor made the address that there is; null where there is none. */
export const findCalendarLink = ({ store }: App, { scope }: Actor): Promise<Instant | null> =>
  calendarLinkMade(store, scope);

/** Makes a secret address for the actor's calendar, instead of the one before. Only its hash is kept. */
export function makeCalendarLink(app: App, actor: Actor): Promise<string> {
  const token = randomBytes(tokenBytes).toString("base64url");
  return change(
    app,
    actor,
    async (db) => {
      await removeCalendarLinks(db, actor.scope);
      await addCalendarLink(db, actor.scope, token, actor.now);
      return { action: "calendar.linked", customerIds: [], changes: [], result: token };
    },
    async (_db, result) => result,
  );
}

/** Takes the actor's address back. Throws `Refusal` `calendar-none` where there is none. */
export const revokeCalendarLink = (app: App, actor: Actor): Promise<void> =>
  change(
    app,
    actor,
    async (db) => {
      const count = await removeCalendarLinks(db, actor.scope);
      if (count === 0) throw new Refusal("calendar-none");
      return { action: "calendar.revoked", customerIds: [], changes: [], result: null };
    },
    async () => undefined,
  );
