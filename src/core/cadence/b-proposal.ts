import type { Instant, Zone } from "../time/civil.ts";
import { epochDayAt } from "../time/civil-at.ts";
import type { Tier } from "../vocabulary.ts";
import { type CadencePolicy, defaultPolicy } from "./cadence-policy.ts";

/**
 * The tier to propose to the owner after the last step of B: A when the customer replied in the
 * last 7 days (civil dates of the customer), else C.
 */
export function bProposal(
  lastReplyAt: Instant | null,
  now: Instant,
  zone: Zone,
  policy: Pick<CadencePolicy, "B"> = defaultPolicy,
): Extract<Tier, "A" | "C"> {
  if (lastReplyAt === null) return "C";
  const days = epochDayAt(now, zone) - epochDayAt(lastReplyAt, zone);
  return days <= policy.B.replyDays ? "A" : "C";
}
