import type { Instant, Zone } from "../../core/time/civil.ts";
import { epochDayAt } from "../../core/time/civil-at.ts";
import { firstInstantFrom } from "../../core/time/instant-of.ts";

/** When the day of a member began, which an instant is in. */
export const dayOf = ({
  member,
  now,
}: {
  readonly member: { readonly zone: Zone };
  readonly now: Instant;
}): Instant => firstInstantFrom(epochDayAt(now, member.zone), 0, member.zone);
