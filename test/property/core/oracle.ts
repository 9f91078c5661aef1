import type { CivilDate, Instant, WallTime, Zone } from "../../../src/core/time/civil.ts";

/**
 * What core/time is measured against: Intl asked field by field, slowly, with nothing remembered
 * but the formatters.
 */
const formatters = new Map<Zone, Intl.DateTimeFormat>();

/** Calendar and clock of a zone at an instant, in milliseconds as if they were UTC. */
export function localByIntl(at: number, zone: Zone): number {
  let formatter = formatters.get(zone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      calendar: "gregory",
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
    formatters.set(zone, formatter);
  }
  const field = Object.fromEntries(
    formatter.formatToParts(at).map(({ type, value }) => [type, Number(value)]),
  );
  const [year = 0, month = 0, day = 0] = [field.year, field.month, field.day];
  const seconds = Date.UTC(year, month - 1, day, field.hour, field.minute, field.second);
  return seconds + (((at % 1000) + 1000) % 1000);
}

/** Date and wall time to the minute begun. */
export function civilByIntl(at: number, zone: Zone): { date: CivilDate; time: WallTime } {
  const text = new Date(localByIntl(at, zone)).toISOString();
  return { date: text.slice(0, 10) as CivilDate, time: text.slice(11, 16) as WallTime };
}

/**
 * Every instant at which the zone shows the local time, by trying each offset it has within a day
 * and a half; and the instant that "compatible" demands.
 */
export function instantsByIntl(
  date: CivilDate,
  time: WallTime,
  zone: Zone,
): { readonly all: readonly number[]; readonly compatible: number } {
  const local = Date.parse(`${date}T${time}:00Z`);
  const offsets: number[] = [];
  for (let hour = -36; hour <= 36; hour++) {
    const at = local + hour * 3_600_000;
    offsets.push(localByIntl(at, zone) - at);
  }
  const all = [...new Set(offsets)]
    .map((offset) => local - offset)
    .filter((at) => localByIntl(at, zone) === local)
    .sort((one, other) => one - other);
  return { all, compatible: all[0] ?? local - (offsets[0] ?? 0) };
}

/** The next change of a zone's clocks after an instant, within 400 days; else the instant itself. */
export function nextChangeByIntl(after: Instant, zone: Zone): Instant {
  const offset = (at: number) => localByIntl(at, zone) - at;
  const step = 5 * 86_400_000;
  const before = offset(after);
  for (let high: number = after + step; high < after + 80 * step; high += step) {
    if (offset(high) === before) continue;
    let low = high - step;
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (offset(middle) === before) low = middle;
      else high = middle;
    }
    return high as Instant;
  }
  return after;
}
