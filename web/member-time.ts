import type { PageLocale } from "./speech.ts";
import type { WireClockStretch } from "./wire.ts";

/**
 * In which language and by which clock a time is shown: an IANA zone for its name, and how its
 * clocks go by the service's rules, which may be newer than the browser's.
 */
export type Clock = {
  readonly locale: PageLocale;
  readonly zone: string;
  readonly stretches: readonly WireClockStretch[];
};

type Options = Intl.DateTimeFormatOptions;

/** `19:50` on the clock. */
export function clockTime(clock: Clock, at: Date): string {
  return format(clock, at, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}

/** `Wed 2 Dec` on the clock. */
export function civilDay(clock: Clock, at: Date): string {
  return format(clock, at, { weekday: "short", month: "short", day: "numeric" });
}

/** `China Time`: the clock's zone in its language; its id where the browser does not know it. */
export function zoneName({ locale, zone }: Clock, at: Date): string {
  try {
    const name = formatter(locale, zone, { timeZoneName: "longGeneric" });
    return name.formatToParts(at).find(({ type }) => type === "timeZoneName")?.value ?? zone;
  } catch {
    return zone;
  }
}

/** Whether two instants lie on the same civil day of the clock. */
export function isSameDay(clock: Clock, one: Date, other: Date): boolean {
  const day: Options = { year: "numeric", month: "2-digit", day: "2-digit" };
  return format(clock, one, day) === format(clock, other, day);
}

/** What the clock shows, carried as if it were UTC. */
function format({ locale, stretches }: Clock, at: Date, options: Options): string {
  const begun = stretches.filter(({ from }) => from <= at.getTime());
  const { ahead = 0 } = begun.at(-1) ?? stretches[0] ?? {};
  return formatter(locale, "UTC", options).format(at.getTime() + ahead);
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(locale: PageLocale, zone: string, options: Options): Intl.DateTimeFormat {
  const key = [locale, zone, ...Object.keys(options)].join(" ");
  const known = formatters.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, {
    ...options,
    timeZone: zone,
  });
  formatters.set(key, made);
  return made;
}
