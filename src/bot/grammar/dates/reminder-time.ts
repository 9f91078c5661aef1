import type { CivilDate, Instant, Zone } from "../../../core/time/civil.ts";
import { civilAt } from "../../../core/time/civil-at.ts";
import { epochDayOf } from "../../../core/time/epoch-day.ts";
import { firstInstantFrom } from "../../../core/time/instant-of.ts";
import { minutesOf } from "../../../core/time/wall-time.ts";
import { type ClockGroups, clockMinutes } from "./clock-minutes.ts";
import type { ClockWords } from "./clock-words.ts";

/** Hours up to this one are of the afternoon where nothing is said. */
const lastOfAfternoon = 7;

/**
 * When somebody asks to be reminded: so many hours or minutes from `now`, or at a time of `day` in
 * their zone (`day` null: today, where the time is still to come). Null where the words, in small
 * letters, name no hour; `over` where it is past.
 */
export function reminderTime(
  shape: string,
  clock: ClockWords,
  day: CivilDate | null,
  now: Instant,
  zone: Zone,
): Instant | "over" | null {
  const minutes = stretchIn(shape, clock);
  if (minutes !== null) return (now + minutes * 60_000) as Instant;
  const { date, time } = civilAt(now, zone);
  const hours = timeIn(shape, clock);
  if (hours === null) return null;
  const on = day ?? date;
  const isAhead = (minute: number) => on > date || (on === date && minute > minutesOf(time));
  const [first = 0, other] = hours;
  const minute = isAhead(first) || other === undefined ? first : other;
  return isAhead(minute) ? firstInstantFrom(epochDayOf(on), minute, zone) : "over";
}

/** Minutes of `in 2 hours`, `半小时后`; null where none are named. */
function stretchIn(shape: string, { stretch, numbers, units }: ClockWords): number | null {
  for (const { groups = {} } of shape.matchAll(stretch)) {
    const { before, number = "", unit = "", after } = groups;
    if (before === undefined && after === undefined) continue;
    const minutes = (numbers.get(number) ?? Number(number)) * (units.get(unit) ?? 0);
    if (minutes >= 1) return Math.round(minutes);
  }
  return null;
}

/** Minutes from midnight of a time of day, the likelier first; null where none is named. */
function timeIn(shape: string, clock: ClockWords): readonly number[] | null {
  for (const { groups = {} } of shape.matchAll(clock.time)) {
    const said = isTime(groups) ? clockMinutes(groups, clock) : null;
    if (said === null) continue;
    const { minutes, isOfDay } = said;
    if (isOfDay) return [minutes];
    const hours = Math.floor(minutes / 60);
    const both = [minutes % 720, (minutes % 720) + 720];
    return hours <= lastOfAfternoon || hours === 12 ? both.slice(1) : both;
  }
  return null;
}

/** Whether a number is said to be an hour. */
const isTime = (groups: ClockGroups): boolean =>
  ["minute", "past", "at", "part", "later"].some((name) => groups[name] !== undefined);
