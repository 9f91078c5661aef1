import { afterQuiet } from "../core/after-quiet.ts";
import type { Member } from "../core/member.ts";
import type { Occasion, Roster } from "../core/occasion.ts";
import type { Instant } from "../core/time/civil.ts";
import { readDatabaseClock } from "../store/database-clock.ts";
import { insertDeliveries, settleAbandoned } from "../store/deliveries.ts";
import { beat, lastBeats } from "../store/heartbeats.ts";
import { tryLock } from "../store/try-lock.ts";
import type { App } from "./app.ts";
import { wholeRoster } from "./roster.ts";

/** No push lives longer than this after its tick, so nothing older needs catching up. */
const longestReach = 8 * 86_400_000;
/** What a first start reaches back for: a morning that has just begun. */
const firstReach = 10 * 60_000;
const spread = 3 * 60_000;

/** An occasion of one kind of push. */
export type KindOfOccasion = Occasion & { readonly kind: string };

/**
 * Promises what falls between the last planning and now, once each, and names what has become of
 * deliveries nobody works on. One process plans at a time; another that tries meanwhile does
 * nothing. After a time of standstill that which has expired is left out, which is why catching
 * up never floods anybody. Where the clock was put back, planning begins anew.
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
    const now = await readDatabaseClock(db, ahead);
    const { tick } = await lastBeats(db);
    const wanted = await occasions(roster, planFrom(tick, now), now);
    const members = new Map(roster.members.map((one) => [`member:${one.id}`, one]));
    const planned = wanted
      .map((one) => ({ ...one, notBefore: notBefore(one, members.get(one.recipient), now) }))
      .filter((one) => one.expiresAt > one.notBefore);
    await insertDeliveries(db, roster.organization.id, planned);
    await beat(db, roster.organization.id, "tick", now);
  });
}

/** Not all at once, and not in the quiet hours of whom it is for. */
function notBefore(
  { recipient, tick }: Occasion,
  member: Member | undefined,
  now: Instant,
): Instant {
  const at = Math.max(tick, now) as Instant;
  const open = member === undefined ? at : afterQuiet(at, member);
  return (open + spreadOf(recipient)) as Instant;
}

function planFrom(tick: Instant | null, now: Instant): Instant {
  if (tick === null) return (now - firstReach) as Instant;
  return Math.max(Math.min(tick, now), now - longestReach) as Instant;
}

/** Milliseconds from 0 to 3 minutes, the same for a recipient each time (FNV-1a, 32 bits). */
function spreadOf(recipient: string): number {
  let hash = 2_166_136_261;
  for (let index = 0; index < recipient.length; index++) {
    hash = Math.imul(hash ^ recipient.charCodeAt(index), 16_777_619);
  }
  return (hash >>> 0) % spread;
}
