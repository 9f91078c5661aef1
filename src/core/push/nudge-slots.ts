import { worksOn } from "../calendar/workdays/works-on.ts";
import type { Member } from "../members/member.ts";
import { workHours } from "../members/work-hours.ts";
import type { Instant } from "../time/civil.ts";
import { civilAt } from "../time/civil-at.ts";
import { minutesOf } from "../time/wall-time.ts";
import { afterQuiet } from "./after-quiet.ts";
import { nudgesBegin } from "./nudges-begin.ts";
import type { Occasion, Roster } from "./occasion.ts";

/** Windows are looked at together by quarters of an hour, in milliseconds. */
export const nudgeSlot = 15 * 60_000;
/** How long a nudge is of use, in milliseconds. */
const lifetime = 45 * 60_000;

/**
 * One occasion for each member and quarter of an hour of their working hours, from the minute on with which
 * they begin: after the digest.
 */
export function nudgeSlots(
  { members, calendar }: Roster,
  from: Instant,
  to: Instant,
  beginOf: (member: Member) => number = nudgesBegin,
): Occasion[] {
  const occasions: Occasion[] = [];
  for (let slot = (Math.floor(from / nudgeSlot) + 1) * nudgeSlot; slot <= to; slot += nudgeSlot) {
    const tick = slot as Instant;
    for (const member of members) {
      const { date, time } = civilAt(tick, member.zone);
      const minute = minutesOf(time);
      if (minute < beginOf(member) || minute >= workHours(member).to) continue;
      if (afterQuiet(tick, member) !== tick || !worksOn(member, date, calendar)) continue;
      occasions.push({
        recipient: `member:${member.id}`,
        windowKey: `${date} ${time}`,
        tick,
        expiresAt: (tick + lifetime) as Instant,
      });
    }
  }
  return occasions;
}
