import type { Member } from "../members/member.ts";
import type { WallTime } from "../time/civil.ts";
import { minutesOf } from "../time/wall-time.ts";

/** Minutes after the digest in which nothing more is said: it names whose window opens next. */
const afterDigest = 30;
const usualEnd = minutesOf("18:00" as WallTime);

type Worker = Pick<Member, "digestAt" | "quietFrom" | "quietTo">;

/** The minute of a member's working day from which on single customers are worth a message. */
export const workStarts = ({ digestAt }: Worker): number => minutesOf(digestAt) + afterDigest;

/** The minute at which they are off work: six in the evening, or when their quiet hours begin. */
export function workEnds({ quietFrom, quietTo }: Worker): number {
  return quietFrom > quietTo ? Math.min(usualEnd, minutesOf(quietFrom)) : usualEnd;
}
