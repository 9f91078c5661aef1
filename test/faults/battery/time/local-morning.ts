/**
 * What clocks on walls show, asked of Intl alone and searched step by step: slow, plain, and with
 * nothing of the product in it.
 */

const quarter = 15 * 60_000;
const hour = 4 * quarter;
const day = 86_400_000;

/** Date (`YYYY-MM-DD`) and time (`HH:MM`) on the wall. */
export type Wall = { readonly date: string; readonly time: string };

/** Reads the wall clocks of a zone. */
export function wallClock(zone: string): (at: number) => Wall {
  const format = new Intl.DateTimeFormat("sv-SE", {
    timeZone: zone,
    dateStyle: "short",
    timeStyle: "short",
  });
  const read = new Map<number, Wall>();
  return (at) => {
    const known = read.get(at);
    if (known !== undefined) return known;
    const [date = "", time = ""] = format.format(at).split(" ");
    read.set(at, { date, time });
    return { date, time };
  };
}

/**
 * The first instant of a date at which the wall shows a time or more; null where the date ends
 * before, or never comes. To the quarter of an hour, at which all zones change their clocks.
 */
export function firstInstantOf(
  wall: (at: number) => Wall,
  date: string,
  time: string,
): number | null {
  const noon = Date.parse(`${date}T12:00:00Z`);
  const isReached = (at: number) => {
    const shown = wall(at);
    return shown.date > date || (shown.date === date && shown.time >= time);
  };
  let at = noon - 27 * hour;
  while (!isReached(at)) at += hour;
  // An hour's step may have jumped over a time that came twice.
  let first = at;
  for (let back = at; back >= at - 3 * hour; back -= quarter) if (isReached(back)) first = back;
  return wall(first).date === date ? first : null;
}

/** Whether a date is a Monday to Friday. */
export function isWeekday(date: string): boolean {
  const weekday = new Date(`${date}T00:00Z`).getUTCDay();
  return weekday >= 1 && weekday <= 5;
}

/** All dates from the day before one instant to the day after another. */
export function datesAround(from: number, to: number): string[] {
  const dates: string[] = [];
  for (let at = from - day; at <= to + day; at += day) {
    dates.push(new Date(at).toISOString().slice(0, 10));
  }
  return dates;
}
