import { worksOn } from "../calendar/workdays/works-on.ts";
import type { Instant } from "../time/civil.ts";
import { civilAt } from "../time/civil-at.ts";
import { minutesAfter } from "../time/minutes-after.ts";
import { afterQuiet } from "./after-quiet.ts";
import type { Occasion, Roster } from "./occasion.ts";

/** Windows are looked at together by quarters of an hour, in milliseconds. */
export const nudgeSlot = 15 * 60_000;
/** Minutes after the digest in which nothing more is said: it names whose window opens next. */
const afterDigest = 30;
/** How long a nudge is of use, in milliseconds. */
const lifetime = 45 * 60_000;

/** One occasion for each member and quarter of an hour of their working day after the digest. */
export function nudgeSlots({ members, calendar }: Roster, from: Instant, to: Instant): Occasion[] {
  const occasions: Occasion[] = [];
  for (let slot = (Math.floor(from / nudgeSlot) + 1) * nudgeSlot; slot <= to; slot += nudgeSlot) {
    const tick = slot as Instant;
    for (const member of members) {
      const { date, time } = civilAt(tick, member.zone);
      if (time < minutesAfter(member.digestAt, afterDigest)) continue;
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
