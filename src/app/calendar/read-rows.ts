import type { CalendarRule } from "../../core/calendar/calendar-rule.ts";
import { findCountry } from "../../core/places/country.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import { readMoment } from "../import/values/read-date.ts";
import { wordKey } from "../import/values/words.ts";
import type { TableRow } from "./table-of.ts";

const columns = ["country", "date", "from", "to", "kind", "name", "source"] as const;
const values = ["closed", "open", "half", "ours"] as const;
type Words<Key extends string> = Readonly<Record<Key, { readonly words: readonly string[] }>>;

/** One locale's names of columns and values, as `locales/<locale>/calendar.json` has them. */
export type LocaleCalendarWords = {
  readonly columns: Words<(typeof columns)[number]>;
  readonly values: Words<(typeof values)[number]>;
};

/** Those of all locales. */
export type CalendarWords = readonly LocaleCalendarWords[];

/** A row that cannot be read. */
export type RowProblem =
  | { readonly code: "no-rows" }
  | { readonly code: "row-country" | "row-date" | "row-kind"; readonly row: number };

/** Reads the rows of a table of days: country (or our company), day or days, kind, name, source. */
export function readRows(
  rows: readonly TableRow[],
  words: CalendarWords,
): { rules: CalendarRule[]; problems: RowProblem[] } {
  const names = keyed(words.map((each) => each.columns));
  const kinds = keyed(words.map((each) => each.values));
  const rules: CalendarRule[] = [];
  const problems: RowProblem[] = rows.length === 0 ? [{ code: "no-rows" }] : [];
  for (const { number: row, cells } of rows) {
    const cell = new Map(
      Object.entries(cells).map(([name, value]) => [names.get(wordKey(name)), value.trim()]),
    );
    const place = cell.get("country") ?? "";
    const isOurs = kinds.get(wordKey(place)) === "ours";
    const country = isOurs ? null : findCountry(place);
    const from = dateOf(cell.get("from") || cell.get("date"));
    const to = dateOf(cell.get("to") || cell.get("from") || cell.get("date"));
    const kind = kinds.get(wordKey(cell.get("kind") || "closed"));
    if (country === null && !isOurs) problems.push({ code: "row-country", row });
    else if (from === null || to === null || to < from) problems.push({ code: "row-date", row });
    else if (kind === undefined || kind === "ours") problems.push({ code: "row-kind", row });
    else {
      const name = cell.get("name") || unnamed[kind];
      rules.push({ isOurs, country, from, to, kind, name, source: cell.get("source") || "" });
    }
  }
  return { rules, problems };
}

/** Keys of `locales/<locale>/holidays.json`. */
const unnamed = { closed: "Public holiday", open: "Make-up day", half: "Half day" } as const;

function keyed<Key extends string>(locales: readonly Words<Key>[]): ReadonlyMap<string, Key> {
  return new Map(
    locales.flatMap((locale) =>
      (Object.keys(locale) as Key[]).flatMap((key) =>
        [key, ...locale[key].words].map((word) => [wordKey(word), key] as const),
      ),
    ),
  );
}

function dateOf(text: string | undefined): CivilDate | null {
  const read = readMoment(text ?? "", "ymd", false);
  return typeof read === "object" && "date" in read ? read.date : null;
}
