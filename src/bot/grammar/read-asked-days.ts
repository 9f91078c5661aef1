import type { DaysAsked } from "../../core/search/customer-filter.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import { addDays, parseCivilDate } from "../../core/time/civil-date.ts";
import { monthOf } from "./dates/date-relative.ts";

/** Days as a search writes them: `2026-10-05`, `2026-10`, `2026`, `2026-10-01..2026-10-31`; null for anything else. */
export function readAskedDays(text: string): DaysAsked | null {
  const [first = "", last = first, ...others] = text.split("..");
  const [from, to] = [spanOf(first)?.from, spanOf(last)?.to];
  if (from === undefined || to === undefined || to < from || others.length > 0) return null;
  return { from, to };
}

/** The same days, so written. */
export const writtenDays = ({ from, to }: DaysAsked): string =>
  from === to ? from : `${from}..${to}`;

function spanOf(text: string): DaysAsked | null {
  const [, year = "", month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text) ?? [];
  if (year === "") return null;
  const first = parseCivilDate(`${year}-${month ?? "01"}-${day ?? "01"}`);
  if (first === null) return null;
  if (day !== undefined) return { from: first, to: first };
  if (month !== undefined) return monthOf(first, 0);
  return { from: first, to: addDays(`${Number(year) + 1}-01-01` as CivilDate, -1) };
}
