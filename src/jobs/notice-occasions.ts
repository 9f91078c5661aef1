import { type Occasion, type Roster, recipientId } from "../core/push/occasion.ts";
import type { CivilDate, Instant } from "../core/time/civil.ts";
import { nightOf } from "../core/time/night-of.ts";
import { morningOccasions } from "./morning-occasions.ts";

/**
 * As `morningOccasions`, of what customers celebrate: a draft is of use in the evening as well, until
 * the member's quiet hours, for the day at the customer may go on.
 */
export function noticeOccasions(
  roster: Pick<Roster, "members" | "calendar">,
  from: Instant,
  to: Instant,
): Occasion[] {
  const members = new Map(roster.members.map((member) => [member.id, member]));
  return morningOccasions(roster, from, to).map((occasion) => {
    const member = members.get(recipientId(occasion.recipient));
    if (member === undefined) return occasion;
    const night = nightOf(member, occasion.windowKey as CivilDate);
    return { ...occasion, expiresAt: Math.max(occasion.expiresAt, night) as Instant };
  });
}
