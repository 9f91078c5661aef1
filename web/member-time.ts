import type { PageLocale } from "./speech.ts";

/** In which language and by which clock (IANA zone) a time is shown. */
export type Clock = { readonly locale: PageLocale; readonly zone: string };

type Options = Intl.DateTimeFormatOptions;

/** `19:50` on the clock. */
export function clockTime(clock: Clock, at: Date): string {
  return format(clock, at, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}

/** `Wed 2 Dec` on the clock. */
export function civilDay(clock: Clock, at: Date): string {
  return format(clock, at, { weekday: "short", month: "short", day: "numeric" });
}

/** `China Time`: the clock's zone in its language, as it is called at that time. */
export function zoneName(clock: Clock, at: Date): string {
  const parts = formatter(clock, { timeZoneName: "longGeneric" }).formatToParts(at);
  return parts.find((part) => part.type === "timeZoneName")?.value ?? clock.zone;
}

/** Whether two instants lie on the same civil day of the clock. */
export function isSameDay(clock: Clock, one: Date, other: Date): boolean {
  const day: Options = { year: "numeric", month: "2-digit", day: "2-digit" };
  return format(clock, one, day) === format(clock, other, day);
}

function format(clock: Clock, at: Date, options: Options): string {
  return formatter(clock, options).format(at);
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter({ locale, zone }: Clock, options: Options): Intl.DateTimeFormat {
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
