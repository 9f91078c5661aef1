import type { Instant, Zone } from "./civil.ts";

/** Offset changes of one stretch of time: `offsets[i]` holds from `starts[i]` on. Milliseconds. */
type Stretch = { readonly starts: readonly number[]; readonly offsets: readonly number[] };

const day = 86_400_000;
/**
 * How often the zone is asked while a stretch is searched. No zone of tz 2025c has two offset
 * changes less than 7 days apart since 1970 (America/Recife and others, October 2000).
 */
const sampling = 4 * day;
const stretchLength = 128 * sampling;

const stretches = new Map<Zone, (Stretch | undefined)[]>();
const formatters = new Map<Zone, Intl.DateTimeFormat>();
/** Stretches are numbered from here, 9,000 days before 1970 and a multiple of the length. */
const origin = -64 * stretchLength;
let recentZone: Zone | undefined;
let recent: (Stretch | undefined)[] = [];

/**
 * How far the clocks of a zone are ahead of UTC at an instant, in milliseconds. Changes are found
 * once through Intl, for about 17 months at a time, and remembered. Throws a `RangeError` for an
 * unknown zone.
 */
export function zoneOffset(zone: Zone, at: Instant): number {
  const { starts, offsets } = stretchOf(zone, at);
  let index = starts.length - 1;
  while (index > 0 && (starts[index] ?? 0) > at) index--;
  return offsets[index] ?? 0;
}

/** The same from one instant to another if clocks are not changed between; else, or far apart, null. */
export function steadyOffset(zone: Zone, from: Instant, to: Instant): number | null {
  const { starts, offsets } = stretchOf(zone, from);
  const [first = 0] = starts;
  if (to >= first + stretchLength) return null;
  let index = starts.length - 1;
  while (index > 0 && (starts[index] ?? 0) > to) index--;
  return (starts[index] ?? 0) > from ? null : (offsets[index] ?? 0);
}

function stretchOf(zone: Zone, at: number): Stretch {
  if (zone !== recentZone) {
    let known = stretches.get(zone);
    if (!known) {
      known = [];
      stretches.set(zone, known);
    }
    recentZone = zone;
    recent = known;
  }
  const number = Math.floor((at - origin) / stretchLength);
  const found = recent[number];
  if (found) return found;
  const searched = search(zone, origin + number * stretchLength);
  recent[number] = searched;
  return searched;
}

function search(zone: Zone, from: number): Stretch {
  const starts = [from];
  let current = ask(zone, from);
  const offsets = [current];
  for (let at = from + sampling; at <= from + stretchLength; at += sampling) {
    const offset = ask(zone, at);
    if (offset === current) continue;
    starts.push(firstWith(zone, at - sampling, at, current));
    offsets.push(offset);
    current = offset;
  }
  return { starts, offsets };
}

/** First second in (low, high] at which the zone no longer has the offset it has at `low`. */
function firstWith(zone: Zone, low: number, high: number, before: number): number {
  let [same, different] = [low, high];
  while (different - same > 1000) {
    const middle = same + Math.floor((different - same) / 2000) * 1000;
    if (ask(zone, middle) === before) same = middle;
    else different = middle;
  }
  return different;
}

function ask(zone: Zone, at: number): number {
  let formatter = formatters.get(zone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" });
    formatters.set(zone, formatter);
  }
  const parts = /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(formatter.format(at));
  const seconds =
    Number(parts?.[2] ?? 0) * 3600 + Number(parts?.[3] ?? 0) * 60 + Number(parts?.[4] ?? 0);
  return parts?.[1] === "-" ? -seconds * 1000 : seconds * 1000;
}
