import type { CivilDate, Instant, Zone } from "../../../core/time/civil.ts";
import { civilDateAt } from "../../../core/time/civil-at.ts";
import { instantOf } from "../../../core/time/instant-of.ts";
import { parseWallTime } from "../../../core/time/wall-time.ts";
import type { ImportRecord } from "../record.ts";
import type { WrittenMoment } from "./read-date.ts";

/** Whose clocks a file means. */
export type MomentContext = {
  readonly now: Instant;
  /** Where a day without a time begins: at the customer. */
  readonly dayZone: Zone;
  /** What a time without a zone is told in: the clock of whoever wrote it down. */
  readonly clockZone: Zone;
  /** Time of a day without one; 00:00 unless told. */
  readonly at?: string;
};

/** The instant of a moment in the past. A day may be today; what lies ahead is noted. */
export function pastMoment(
  record: ImportRecord,
  field: string,
  moment: WrittenMoment,
  { now, dayZone, clockZone, at = "00:00" }: MomentContext,
): Instant | null {
  const instant = instantIn(moment, dayZone, clockZone, at);
  if (instant <= now) return instant;
  const today = [dayZone, clockZone].map((zone) => civilDateAt(now, zone)).sort();
  if ("date" in moment && moment.time === null && moment.date <= (today[1] as CivilDate))
    return now;
  record.problem("date-future", field);
  return null;
}

function instantIn(moment: WrittenMoment, dayZone: Zone, clockZone: Zone, at: string): Instant {
  if ("at" in moment) return moment.at;
  const midnight = parseWallTime("00:00");
  const time = moment.time ?? parseWallTime(at) ?? midnight;
  if (time === null) throw new Error("no such time");
  return instantOf(moment.date, time, moment.time === null ? dayZone : clockZone);
}
