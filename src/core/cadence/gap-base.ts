import type { CivilDate, EpochDay } from "../time/civil.ts";
import { civilDateOf, epochDayOf } from "../time/epoch-day.ts";
import type { Reason } from "./reason.ts";

/** The day that a gap counts from, and why that day. */
export type GapBase = { readonly day: EpochDay; readonly why: readonly Reason[] };

/**
 * The day of the last touch that counts; without one, the day on which the plan began. A later
 * skip counts as an attempt of its day.
 */
export function gapBase(
  touched: EpochDay | null,
  began: { readonly code: "no-touch-since" | "sample-received"; readonly day: EpochDay },
  skippedOn: CivilDate | null,
): GapBase {
  const day = touched ?? began.day;
  const reason: Reason =
    touched === null
      ? { code: began.code, on: civilDateOf(began.day) }
      : { code: "last-touch", on: civilDateOf(touched) };
  const skipped = skippedOn === null ? null : epochDayOf(skippedOn);
  return skipped !== null && skipped > day && skippedOn !== null
    ? { day: skipped, why: [reason, { code: "skipped", on: skippedOn }] }
    : { day, why: [reason] };
}
