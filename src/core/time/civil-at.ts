import type { CivilDate, EpochDay, Instant, WallTime, Zone } from "./civil.ts";
import { civilDateOf } from "./epoch-day.ts";
import { wallTimeOf } from "./wall-time.ts";
import { zoneOffset } from "./zone-offset.ts";

const day = 86_400_000;

/** What calendar and clock of a zone show at an instant, to the minute begun. */
export function civilAt(at: Instant, zone: Zone): { date: CivilDate; time: WallTime } {
  const local = at + zoneOffset(zone, at);
  const date = Math.floor(local / day);
  return {
    date: civilDateOf(date as EpochDay),
    time: wallTimeOf(Math.floor((local - date * day) / 60_000)),
  };
}

/** Civil date of an instant in a zone. */
export function civilDateAt(at: Instant, zone: Zone): CivilDate {
  return civilDateOf(epochDayAt(at, zone));
}

/** Number of the civil date of an instant in a zone. */
export function epochDayAt(at: Instant, zone: Zone): EpochDay {
  return Math.floor((at + zoneOffset(zone, at)) / day) as EpochDay;
}
