import type { WallTime } from "../time/civil.ts";
import { minutesOf } from "../time/wall-time.ts";
import type { Member } from "./member.ts";

const usualBegin = minutesOf("09:00" as WallTime);
const usualEnd = minutesOf("18:00" as WallTime);

/** What somebody's working hours follow from. */
export type Worker = Pick<Member, "digestAt" | "quietFrom" | "quietTo">;

/**
 * A member's hours on a working day, in minutes of their clock: from their morning's message until six in
 * the evening, or until their quiet hours begin where that is earlier. Whose message comes in the
 * evening begins at nine.
 */
export function workHours({ digestAt, quietFrom, quietTo }: Worker): {
  readonly from: number;
  readonly to: number;
} {
  const quiet = minutesOf(quietFrom);
  const to = quietFrom > quietTo && quiet > usualBegin ? Math.min(usualEnd, quiet) : usualEnd;
  const from = minutesOf(digestAt);
  return { from: from < to ? from : usualBegin, to };
}
