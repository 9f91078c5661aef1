import type { Member } from "../members/member.ts";
import type { Instant } from "../time/civil.ts";
import { afterQuiet } from "./after-quiet.ts";
import type { Occasion } from "./occasion.ts";
import { spreadDelay } from "./spread-delay.ts";

/**
 * When an occasion that is planned `now` may be sent: not before its time, not in the quiet hours
 * of the member it is for, and not all at once.
 */
export function notBefore(
  { recipient, tick }: Occasion,
  member: Member | undefined,
  now: Instant,
): Instant {
  const at = Math.max(tick, now) as Instant;
  const open = member === undefined ? at : afterQuiet(at, member);
  return (open + spreadDelay(recipient)) as Instant;
}
