import type { CivilDate, IsoWeekday, Zone } from "../core/time/civil.ts";
import { epochDayOf } from "../core/time/epoch-day.ts";
import { type Locale, locales } from "../core/vocabulary.ts";
import { remember } from "./remember.ts";
import type { EndOf, OpenBeginning, ParamsOf, SentenceKey } from "./sentence.ts";
import type { TextParams, Texts } from "./texts.ts";

/** Says everything in one language. */
export type Speaker = {
  readonly locale: Locale;
  /** Handle of the member who alone reads it; none where others read along. */
  readonly reader?: string;
  /** The sentence of a key; see `Texts.t`. */
  t<Key extends SentenceKey>(key: Key, ...params: ParamsOf<Key>): string;
  /** The sentence of a key whose end is known only now: `sentenceOf("tier.", "KA")`. */
  sentenceOf<Beginning extends OpenBeginning>(
    beginning: Beginning,
    end: EndOf<Beginning>,
    params?: TextParams,
  ): string;
  /** Short name of a country by its ISO 3166-1 alpha-2 code; an unknown code is named by itself. */
  country(code: string): string;
  /** Name of a language by its tag: `Arabic`, `阿拉伯语`. */
  language(tag: string): string;
  /** An industry as it is usual to call it, written in whichever language; one we do not know stays as it is. */
  industry(written: string): string;
  /** Name of a holiday, or several parted by "; ", by the English one of our calendars. */
  holiday(name: string): string;
  /** Name of the city that a zone stands for; an unknown zone is named by the end of its id. */
  city(zone: Zone): string;
  /** `Wed`, `周三`. */
  weekday(weekday: IsoWeekday): string;
  /** A day of about now: `Wed 2 Dec`, `周三 12/02`; see `Translator.speaker`. */
  day(date: CivilDate): string;
  /** A day of any year: `2 Dec 2026`, `2026/12/02`. */
  date(date: CivilDate): string;
  /** A day of every year: `2 Dec`, `12月2日`. */
  monthDay(date: CivilDate): string;
  /** A month (`2026-09`) or a year: `Sep 2026`, `2026年9月`; `2024`, `2024年`. */
  period(of: string): string;
  /** Whole minutes, not negative: `2h40`, `40m`, `1d3h`; `40分`, `1天3h`. */
  duration(minutes: number): string;
  /** What is left of a window: `2h40 left`, `剩2h40`. */
  left(minutes: number): string;
  /** A number with the locale's separators, at most so many decimals. */
  number(value: number, decimals?: number): string;
};

/** A speaker of a locale. Formatters are made once. */
export function createSpeaker(texts: Texts, locale: Locale): Speaker {
  const t: Speaker["t"] = (key, ...params) => texts.t(locale, key, ...params);
  const regions = new Intl.DisplayNames(locale, { type: "region", fallback: "none" });
  const languages = new Intl.DisplayNames(locale, { type: "language" });
  const inUtc = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" });
  const weekdays = inUtc({ weekday: "short" });
  const months = inUtc({ month: "short" });
  const numbers = remember(
    (decimals: number) => new Intl.NumberFormat(locale, { maximumFractionDigits: decimals }),
  );
  const written = remember((date: CivilDate) => {
    const at = epochDayOf(date) * 86_400_000;
    const [year = "", month = "", day = ""] = date.split("-");
    return {
      weekday: weekdays.format(at),
      year: Number(year),
      month,
      day,
      shortDay: Number(day),
      shortMonth: Number(month),
      monthName: months.format(at),
    };
  });
  const countries = namesIn(texts.bundle(locale, "places"), "countries");
  const cities = namesIn(texts.bundle(locale, "places"), "cities");
  const industries = namesIn(texts.bundle(locale, "places"), "industries");
  const industryKeys = new Map(
    locales.flatMap((each) =>
      Object.entries(namesIn(texts.bundle(each, "places"), "industries")).map(
        ([key, name]): [string, string] => [name.toLowerCase(), key],
      ),
    ),
  );
  const holidays = (texts.bundle(locale, "holidays") ?? {}) as Readonly<Record<string, string>>;

  const duration = (minutes: number) => {
    const days = Math.floor(minutes / 1440);
    const hours = Math.floor(minutes / 60) % 24;
    const rest = Math.floor(minutes) % 60;
    if (days > 0) return t(hours > 0 ? "format:days-hours" : "format:days", { days, hours });
    if (hours === 0) return t("format:minutes", { minutes: rest });
    if (rest === 0) return t("format:hours", { hours });
    return t("format:hours-minutes", { hours, minutes: String(rest).padStart(2, "0") });
  };

  return {
    locale,
    t,
    sentenceOf: (beginning, end, params) => texts.sentenceOf(locale, beginning, end, params),
    country: (code) =>
      countries[code] ?? (/^[A-Z]{2}$/.test(code) ? regions.of(code) : undefined) ?? code,
    language: (tag) => languages.of(tag) ?? tag,
    industry: (written) =>
      industries[industryKeys.get(written.trim().toLowerCase()) ?? ""] ?? written,
    holiday: remember((name) =>
      name
        .split("; ")
        .map((each) => holidays[each] ?? each)
        .join(t("list.comma")),
    ),
    city: remember((zone) => cities[zone] ?? cities[canonicalZone(zone)] ?? lastPart(zone)),
    weekday: (weekday) => weekdays.format((weekday + 3) * 86_400_000),
    day: remember((date) => t("format:day", written(date))),
    date: remember((date) => t("format:date", written(date))),
    monthDay: remember((date) => t("format:month-day", written(date))),
    period: (of) =>
      of.length === 4
        ? t("format:year", { year: of })
        : t("format:month", written(`${of}-01` as CivilDate)),
    duration,
    left: (minutes) => t("format:left", { duration: duration(minutes) }),
    number: (value, decimals = 0) => numbers(decimals).format(value),
  };
}

function namesIn(
  bundle: unknown,
  group: "countries" | "cities" | "industries",
): Readonly<Record<string, string>> {
  return (bundle as Partial<Record<string, Record<string, string>>> | undefined)?.[group] ?? {};
}

/** Runtimes differ in which of two names of a zone they prefer (`Asia/Calcutta`, `Asia/Kolkata`). */
function canonicalZone(zone: Zone): string {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    // Our rules may be newer than the runtime's.
    return zone;
  }
}

/** `America/Port_of_Spain` → `Port of Spain`. */
const lastPart = (zone: Zone) => zone.slice(zone.lastIndexOf("/") + 1).replaceAll("_", " ");
