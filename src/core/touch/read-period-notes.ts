import type { Period } from "../import/period-column.ts";
import type { CivilDate } from "../time/civil.ts";
import { parseCivilDate } from "../time/civil-date.ts";
import { type DatedNote, readDatedNotes } from "./read-dated-notes.ts";

/** What a cell under a month or a day says: its notes, and whether their day of the month is not written. */
export type PeriodNotes = {
  readonly notes: readonly DatedNote[];
  readonly isDayUnwritten: boolean;
};

const two = (value: number) => String(value).padStart(2, "0");

/** A day of the month at the head of a note: `5号`, `12日`, `3/3`, `5th:`. */
const heads =
  /(^|[\n；;，,。、]\s*)(?:(\d{1,2})\s?(?:号|日|(?:st|nd|rd|th)\b)|(\d{1,2})\s?[/.月-]\s?(\d{1,2})(?![\d/.-])\s?[日号]?)[:：]?/giu;

/**
 * Reads a cell of notes under a month (`5号发报价`, `12/1 sent catalogue`, or only what happened in it) or
 * under a day. A note without a day of its own is of the first day of the month, which is told. The year
 * is the column's, or else that of the list (`listYear`), or the latest that does not lie ahead.
 */
export function readPeriodNotes(
  cell: string,
  period: Period,
  { today, listYear }: { readonly today: CivilDate; readonly listYear: number | null },
): PeriodNotes {
  const isAhead = `${today.slice(0, 4)}-${two(period.month)}-01` > today;
  const year = period.year ?? listYear ?? Number(today.slice(0, 4)) - (isAhead ? 1 : 0);
  const isInDoubt = period.year === null && listYear === null;
  const dateOf = (day: number) => parseCivilDate(`${year}-${two(period.month)}-${two(day)}`);
  const one = (date: CivilDate | null): readonly DatedNote[] =>
    date === null || date > today
      ? []
      : [{ date, isInDoubt, written: `${period.month}`, text: cell.trim() }];
  if (period.day !== null) return { notes: one(dateOf(period.day)), isDayUnwritten: false };
  const written = cell.replaceAll(heads, (whole, before, day, first, second) => {
    const [left, right] = [Number(first), Number(second)];
    const of =
      day !== undefined
        ? Number(day)
        : left === period.month
          ? right
          : right === period.month
            ? left
            : 0;
    const date = of === 0 ? null : dateOf(of);
    return date === null ? whole : `${before === "" ? "" : "\n"}${date} `;
  });
  const { notes, undated } = readDatedNotes(written, {
    today,
    last: null,
    isDayFirst: false,
    listYear: year,
  });
  if (notes.length === 0) return { notes: one(dateOf(1)), isDayUnwritten: true };
  const told = notes.map((note, index) => ({
    ...note,
    isInDoubt: note.isInDoubt || isInDoubt,
    text: index === 0 && undated !== "" ? `${undated}\n${note.text}` : note.text,
  }));
  return { notes: told, isDayUnwritten: false };
}
