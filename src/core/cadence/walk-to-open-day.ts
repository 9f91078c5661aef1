import type { EpochDay } from "../time/civil.ts";
import { civilDateOf } from "../time/epoch-day.ts";
import type { ClosureOn } from "./open-days.ts";
import type { Closure, Shift } from "./reason.ts";

/** An open day, and the shifts that led to it from where the walk began. */
export type Walk = { readonly day: EpochDay; readonly shifts: readonly Shift[] };

/** In days. Only working weeks with no day in common lead to a longer walk. */
const longestWalk = 400;

/**
 * The first open day at or after a day. Throws when there is none within 400 days: facts such as
 * an owner without working days must not be accepted in the first place.
 */
export function walkToOpenDay(from: EpochDay, closureOn: ClosureOn): Walk {
  const walk = search(from, 1, longestWalk, closureOn);
  if (!walk) throw new Error(`no open day within ${longestWalk} days from ${civilDateOf(from)}`);
  return walk;
}

/** The last open day at or before a day and not before `earliest`, or null. */
export function walkBackToOpenDay(
  from: EpochDay,
  earliest: EpochDay,
  closureOn: ClosureOn,
): Walk | null {
  return search(from, -1, from - earliest + 1, closureOn);
}

function search(from: EpochDay, step: 1 | -1, days: number, closureOn: ClosureOn): Walk | null {
  const shifts: Shift[] = [];
  let start = from;
  let day = from;
  let cause = closureOn(from);
  for (let left = days; left > 0; left--) {
    if (!cause) return { day, shifts };
    day = (day + step) as EpochDay;
    const next = closureOn(day);
    if (next && isSame(next, cause)) continue;
    shifts.push({ code: "shift", from: civilDateOf(start), to: civilDateOf(day), ...cause });
    start = day;
    cause = next;
  }
  return null;
}

function isSame(one: Closure, other: Closure): boolean {
  return (
    one === other ||
    (one.because === other.because && one.country === other.country && one.name === other.name)
  );
}
