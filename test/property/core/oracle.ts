import moment from "moment-timezone";
import type { CivilDate, Instant, WallTime, Zone } from "../../../src/core/time/civil.ts";

/**
 * What core/time is measured against, slowly, with nothing remembered but the formatters: Intl asked
 * field by field for the years of which all releases say the same, moment-timezone's own reading of
 * the rules for the others. Since the runtimes' releases Tehran (1979), Bogotá (1992) and Chișinău (2022
 * and later) were corrected, and from 2026 on the rules themselves changed.
 */
const formatters = new Map<Zone, Intl.DateTimeFormat>();
const agreed = { from: Date.UTC(1993, 0, 1), to: Date.UTC(2022, 0, 1) };

/** Calendar and clock of a zone at an instant, in milliseconds as if they were UTC. */
export function localByOracle(at: number, zone: Zone): number {
  return at >= agreed.from && at < agreed.to
    ? localByIntl(at, zone)
    : at - (moment.tz.zone(zone)?.utcOffset(at) ?? Number.NaN) * 60_000;
}

function localByIntl(at: number, zone: Zone): number {
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
export function civilByOracle(at: number, zone: Zone): { date: CivilDate; time: WallTime } {
  const text = new Date(localByOracle(at, zone)).toISOString();
  return { date: text.slice(0, 10) as CivilDate, time: text.slice(11, 16) as WallTime };
}

/**
 * Every instant at which the zone shows the local time, by trying each offset it has within a day
 * and a half; and the instant that "compatible" demands.
 */
export function instantsByOracle(
  date: CivilDate,
  time: WallTime,
  zone: Zone,
): { readonly all: readonly number[]; readonly compatible: number } {
  const local = Date.parse(`${date}T${time}:00Z`);
  const offsets: number[] = [];
  for (let hour = -36; hour <= 36; hour++) {
    const at = local + hour * 3_600_000;
    offsets.push(localByOracle(at, zone) - at);
  }
  const all = [...new Set(offsets)]
    .map((offset) => local - offset)
    .filter((at) => localByOracle(at, zone) === local)
    .sort((one, other) => one - other);
  return { all, compatible: all[0] ?? local - (offsets[0] ?? 0) };
}

/** The next change of a zone's clocks after an instant, within 400 days; else the instant itself. */
export function nextChangeByOracle(after: Instant, zone: Zone): Instant {
  const offset = (at: number) => localByOracle(at, zone) - at;
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
