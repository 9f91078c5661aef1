import type { CivilDate } from "../time/civil.ts";
import type { DatedDay } from "./dated-day.ts";
import frozen from "./official-days.json" with { type: "json" };

type Table = Readonly<Record<string, string>>;

const countries: Readonly<Record<string, Table>> = frozen.countries;
const workdays: Table = frozen.workdays;
const endsEarly: Readonly<Record<string, number>> = frozen.endsEarly;
const source = "vacanza/holidays 0.105";

/**
 * Public holidays and make-up working days of a year where date-holidays has them wrong or not at
 * all: as announced, else as vacanza/holidays expects them. None in years for which that source ends
 * early: what the library has then repeats an older year's moon. Null for other countries, and for
 * years outside 2024 to 2035. Made by scripts/freeze-holidays.py.
 */
export function officialDays(country: string, year: number): readonly DatedDay[] | null {
  const table = countries[country];
  if (table === undefined || year < frozen.from || year > frozen.to) return null;
  if (year > (endsEarly[country] ?? frozen.to)) return [];
  const closed = Object.entries(table).flatMap(([key, dates]) => {
    const name = key.replace(/~$/, "");
    return datesIn(dates, year).map(
      (date): DatedDay => ({ date, kind: "closed", name, isEstimate: name !== key, source }),
    );
  });
  const open = datesIn(workdays[country] ?? "", year).map(
    (date): DatedDay => ({ date, kind: "open", name: "Make-up day", isEstimate: false, source }),
  );
  return [...closed, ...open];
}

/** Those of a year, from a list such as `05-01 2026-05-04`; without a year it is one of every year. */
function datesIn(list: string, year: number): CivilDate[] {
  return list
    .split(" ")
    .map((date) => (date.length === 5 ? `${year}-${date}` : date))
    .filter((date) => date.startsWith(`${year}-`)) as CivilDate[];
}
