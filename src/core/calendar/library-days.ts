import { createRequire } from "node:module";
import type Holidays from "date-holidays";
import type { CivilDate } from "../time/civil.ts";
import { addDays } from "../time/civil-date.ts";
import type { DatedDay } from "./dated-day.ts";

const require = createRequire(import.meta.url);
/** The library and its version. */
export const librarySource = "date-holidays 3.37.0";
const hour = 3_600_000;
/** A day that begins late or ends early is shorter. */
const wholeDay = 20 * hour;

/**
 * Public holidays of a year, all over the country, as date-holidays has them; bank holidays and
 * days that are free only in part count as half. Null for a country it does not know. The library
 * and its data are loaded with the first question: they take a tenth of a second and 20 MB.
 */
export function libraryDays(country: string, year: number): readonly DatedDay[] | null {
  const rules = rulesOf(country);
  if (rules === null) return null;
  return rules.getHolidays(year, "en").flatMap(({ type, name, date, start, end }) => {
    if (type !== "public" && type !== "bank") return [];
    const length = end.getTime() - start.getTime();
    const day: Omit<DatedDay, "date"> = {
      kind: type === "public" && length >= wholeDay ? "closed" : "half",
      name: name.replace(/ \(substitute day\)$/, ""),
      isEstimate: false,
      source: librarySource,
    };
    // Feasts of the moon begin on the evening before; the date says which day is meant.
    const first = date.slice(0, 10) as CivilDate;
    const days = Math.max(1, Math.round(length / (24 * hour)));
    return Array.from({ length: days }, (_, after) => ({ date: addDays(first, after), ...day }));
  });
}

/** Loads the library before the first question, so that nobody waits for it. */
export function loadLibrary(): void {
  library ??= load();
}

type Library = { readonly of: typeof Holidays; readonly countries: ReadonlySet<string> };
let library: Library | undefined;
const known = new Map<string, Holidays>();

function rulesOf(country: string): Holidays | null {
  library ??= load();
  if (!library.countries.has(country)) return null;
  const rules = known.get(country) ?? new library.of({ country }, { languages: ["en"] });
  known.set(country, rules);
  return rules;
}

function load(): Library {
  const of = require("date-holidays") as typeof Holidays;
  return { of, countries: new Set(Object.keys(new of().getCountries())) };
}
