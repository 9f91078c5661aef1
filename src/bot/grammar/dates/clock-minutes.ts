import type { ClockWords } from "./clock-words.ts";

/** What the pattern of a time of day found, by name. */
export type ClockGroups = Readonly<Record<string, string | undefined>>;

/**
 * Minutes from midnight of a time of day as it is said, and whether that tells the half of the day:
 * `three` may be of the afternoon. Null for no time of day.
 */
export function clockMinutes(
  groups: ClockGroups,
  { numbers, afternoon }: ClockWords,
): { readonly minutes: number; readonly isOfDay: boolean } | null {
  const { part, later, hour = "", minute, half, quarter, spoken } = groups;
  const value = (word: string) => numbers.get(word) ?? Number(word);
  const hours = value(hour);
  if (!Number.isInteger(hours) || hours > 23) return null;
  const quarters = quarter === undefined ? null : value(quarter) * 15;
  const more = half !== undefined ? 30 : (quarters ?? value(minute ?? spoken ?? "0"));
  if (!(more < 60)) return null;
  const ofDay = (hoursOfDay: number) => ({ minutes: hoursOfDay * 60 + more, isOfDay: true });
  const said = part ?? later;
  if (said !== undefined) {
    const isLater = afternoon.has(said) && hours < 12;
    const isMidnight = !afternoon.has(said) && hours === 12;
    return ofDay(isLater ? hours + 12 : isMidnight ? 0 : hours);
  }
  if (hours > 12 || hours === 0 || /^0/.test(hour)) return ofDay(hours);
  return { minutes: hours * 60 + more, isOfDay: false };
}

/** The time of day that stands at a position, by the clock as it is said: `8点半`, `9`, `10 pm`. */
export function clockTimeAt(
  shape: string,
  at: number,
  clock: ClockWords,
): { readonly minutes: number; readonly end: number } | null {
  if (/[\p{L}\p{N}]/u.test(shape.charAt(at)) && /\d/.test(shape.charAt(at - 1))) return null;
  const pattern = new RegExp(clock.time.source, "yu");
  pattern.lastIndex = at;
  const found = pattern.exec(shape);
  const said = found === null ? null : clockMinutes(found.groups ?? {}, clock);
  return said && { minutes: said.minutes, end: pattern.lastIndex };
}
