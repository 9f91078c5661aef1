import type { IsoWeekday } from "../../time/civil.ts";
import { countryOfPlace } from "../calendar-place.ts";
import regions from "../regional-days.json" with { type: "json" };

/**
 * Where everyday practice differs from CLDR 48, which Node's Intl carries. Sources: python-holidays
 * for BD, BN, MV, NP; common practice for AF, DJ, PS, SO.
 */
const corrections: Readonly<Record<string, readonly IsoWeekday[]>> = {
  AF: [5],
  BD: [5, 6],
  BN: [5, 7],
  DJ: [5],
  MV: [5, 6],
  NP: [6],
  PS: [5, 6],
  SO: [5],
};

/** Weekdays on which offices close early. Common practice, not law everywhere. */
const halfDays: Readonly<Record<string, readonly IsoWeekday[]>> = {
  AE: [5],
  AF: [4],
  IN: [6],
  IR: [4],
  MR: [5],
  NP: [5],
  PK: [5],
  SO: [4],
  UG: [6],
};

const weekends = new Map<string, readonly IsoWeekday[]>();

const regional: Readonly<Record<string, { readonly weekend?: readonly IsoWeekday[] }>> =
  regions as object as Readonly<Record<string, { readonly weekend?: readonly IsoWeekday[] }>>;

/**
 * Weekend of a country (ISO 3166 alpha-2), or a region as `calendarPlace` gives it, in rising order; Saturday and Sunday when the country is
 * unknown.
 */
export function weekendOf(country: string | null): readonly IsoWeekday[] {
  const key = country ?? "";
  let weekend = weekends.get(key);
  if (!weekend) {
    const country = countryOfPlace(key);
    weekend = regional[key]?.weekend ?? corrections[country] ?? weekendByIntl(country);
    weekends.set(key, weekend);
  }
  return weekend;
}

/** Who says which days are the weekend of a country. */
export const weekendSource = (place: string): string =>
  regional[place]?.weekend || corrections[countryOfPlace(place)]
    ? "common practice, against CLDR"
    : "CLDR";

/** Whether offices of a country usually close early on a weekday that is not its weekend. */
export function isHalfDay(country: string | null, weekday: IsoWeekday): boolean {
  return halfDays[countryOfPlace(country ?? "")]?.includes(weekday) ?? false;
}

/** `weekInfo` is a getter up to Node 22 and a method from Node 24 on; TypeScript knows neither. */
type LocaleWithWeek = Intl.Locale & {
  readonly weekInfo?: { readonly weekend: readonly IsoWeekday[] };
  getWeekInfo?(): { readonly weekend: readonly IsoWeekday[] };
};

function weekendByIntl(country: string): readonly IsoWeekday[] {
  if (!/^[A-Z]{2}$/.test(country)) return [6, 7];
  const locale: LocaleWithWeek = new Intl.Locale(`und-${country}`);
  return (locale.getWeekInfo?.() ?? locale.weekInfo)?.weekend ?? [6, 7];
}
