import { bundled } from "../../core/push/bundled.ts";
import { notBefore } from "../../core/push/not-before.ts";
import type { Occasion, Roster } from "../../core/push/occasion.ts";
import { planFrom } from "../../core/push/plan-from.ts";
import type { Instant } from "../../core/time/civil.ts";
import { askDatabaseClock } from "../../store/database/database-clock.ts";
import { newId } from "../../store/database/new-id.ts";
import { tryLock } from "../../store/database/try-lock.ts";
import { membersSetSince } from "../../store/members/members-set-since.ts";
import { beat, lastBeats } from "../../store/push/heartbeats.ts";
import { insertDeliveries } from "../../store/push/insert-deliveries.ts";
import { settleAbandoned } from "../../store/push/settle-abandoned.ts";
import type { App } from "../app.ts";
import { wholeRoster } from "./roster.ts";

/**
 * How long after a change of somebody's settings their last day is planned again, in milliseconds:
 * long enough for whoever plans next, and for clocks that differ.
 */
const settling = 10 * 60_000;
const day = 86_400_000;

/** An occasion of one kind of push, and whether it may share a message with others. */
export type KindOfOccasion = Occasion & { readonly kind: string; readonly joins: boolean };

/**
 * Promises what falls between the last planning and now, once each, and names what has become of
 * deliveries nobody works on. One process plans at a time; another that tries meanwhile does
 * nothing. After a time of standstill that which has expired is left out, which is why catching
 * up never floods anybody. What another instance, whose backup this one goes on from, may have sent
 * is left out too. What somebody gets at the same time is one message. Who goes to another zone, or wants a push at a time that is over, still
 * gets the day's.
 */
export async function planDeliveries(
  app: App,
  ahead: number,
  occasions: (roster: Roster, from: Instant, to: Instant) => Promise<readonly KindOfOccasion[]>,
): Promise<void> {
  await app.store.transaction(async (db) => {
    if (!(await tryLock(db, "plan"))) return;
    const roster = await wholeRoster(db);
    if (roster === null) return;
    await settleAbandoned(db, ahead);
    const now = await askDatabaseClock(db, ahead);
    const { tick, restored } = await lastBeats(db);
    const set = await membersSetSince(db, roster.organization.id, (now - settling) as Instant);
    const settlers = roster.members.filter(({ id }) => set.has(id));
    const others = roster.members.filter(({ id }) => !set.has(id));
    const from = planFrom(tick, now);
    const lastDay = Math.min(from, now - day) as Instant;
    const wanted = [
      ...(await occasions({ ...roster, members: others }, from, now)),
      ...(await occasions({ ...roster, members: settlers, teams: [] }, lastDay, now)),
    ];
    const members = new Map(roster.members.map((one) => [`member:${one.id}`, one]));
    const planned = wanted
      .map((one) => ({ ...one, notBefore: notBefore(one, members.get(one.recipient), now) }))
      .filter((one) => one.expiresAt > one.notBefore)
      // What fell due before a backup was restored may have been sent where that was made.
      .filter((one) => restored === null || restored > now || one.tick > restored);
    await insertDeliveries(db, roster.organization.id, bundled(planned, newId));
    await beat(db, roster.organization.id, "tick", now);
  });
}
