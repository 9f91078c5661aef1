import type { Member } from "../members/member.ts";
import type { Instant } from "../time/civil.ts";
import { afterQuiet } from "./after-quiet.ts";
import type { Occasion } from "./occasion.ts";
import { promisedKinds } from "./push-settings.ts";

const spread = 3 * 60_000;

/**
 * When an occasion that is planned `now` may be sent: not before its time, not in the quiet hours
 * of the member it is for, and not all at once.
 */
export function notBefore(
  { recipient, tick, kind }: Occasion & { readonly kind?: string },
  member: Member | undefined,
  now: Instant,
): Instant {
  const at = Math.max(tick, now) as Instant;
  if (kind !== undefined && promisedKinds.includes(kind)) return at;
  const open = member === undefined ? at : afterQuiet(at, member);
  return (open + spreadDelay(recipient)) as Instant;
}

/**
 * By how much a recipient's pushes are put off so that not all come at once: milliseconds from 0 to
 * 3 minutes, the same each time (FNV-1a, 32 bits).
 */
function spreadDelay(recipient: string): number {
  let hash = 2_166_136_261;
  for (let index = 0; index < recipient.length; index++) {
    hash = Math.imul(hash ^ recipient.charCodeAt(index), 16_777_619);
  }
  return (hash >>> 0) % spread;
}
