import type { CivilDate } from "../time/civil.ts";
import { parseCivilDate } from "../time/civil-date.ts";
import { epochDayOf } from "../time/epoch-day.ts";
import { type FoundDay, findWrittenDays } from "./find-written-days.ts";

/** Something that was written down under a day. */
export type DatedNote = {
  readonly date: CivilDate;
  /** The year is not written, and nothing beside it settles which it is. */
  readonly isInDoubt: boolean;
  /** The day as it is written. */
  readonly written: string;
  readonly text: string;
};

/** What is known around a cell of notes. */
export type NotesContext = {
  readonly today: CivilDate;
  /** The day of the last contact, where another column tells it. */
  readonly last: CivilDate | null;
  /** Whether days without a month's name are written day first. */
  readonly isDayFirst: boolean;
  /** The year that the list is of, where its title or the sheet's name tells it. */
  readonly listYear?: number | null;
};

/** So many days may the last note be before the last contact, to be told its year by it. */
const near = 60;

/** Days between neighbours from which on a year may be missing between them. */
const far = 300;

/**
 * Reads a cell in which one note stands below or behind the other, each behind its day. Years that are not written
 * follow from those that are, from the order of the notes, and from the day of the last contact: no note lies ahead.
 * `undated` is what stands before the first day; all of it where there is none.
 */
export function readDatedNotes(
  written: string,
  { today, last, isDayFirst, listYear = null }: NotesContext,
): { readonly notes: readonly DatedNote[]; readonly undated: string } {
  const cell = written.replaceAll(/[０-９]/gu, (digit) => digit.normalize("NFKC"));
  const found = findWrittenDays(cell, isDayFirst);
  const days = planAtEnd(found, today, last);
  if (found.length === 0) {
    const notes = notesBefore(cell, isDayFirst, today);
    if (notes.length > 0) return { notes, undated: "" };
  }
  const yearEnd = listYear === null ? null : parseCivilDate(`${listYear}-12-31`);
  const isPast = yearEnd !== null && yearEnd < today;
  const dates = yearsOf(days, last ?? (isPast ? yearEnd : today), today);
  const kept = found.flatMap((day, index) => {
    const date = dates.dates[index];
    return date === undefined || date === null || date > today ? [] : [{ day, date }];
  });
  const [first] = kept;
  const undated = trimmed(cell.slice(0, first?.day.from ?? cell.length));
  const hasYear = found.some(({ year }) => year !== null);
  const notes = kept.map(({ day, date }, index) => {
    const text = trimmed(cell.slice(day.to, kept[index + 1]?.day.from ?? cell.length));
    const isOfList = listYear !== null && date.startsWith(`${listYear}-`);
    const isAnchored = isOfList || hasYear || (last !== null && isNear(dates.latest, last));
    const isInDoubt = day.year === null && (!isAnchored || (dates.isTorn && !isOfList));
    return { date, isInDoubt, written: day.written, text };
  });
  return { notes, undated };
}

/** So many days ahead of today, a day may be what is planned next, where the one before is so recent. */
const [soon, recent] = [60, 120];

/**
 * The days with the year of today for one at the end that would lie ahead of it, where those before lead up to
 * today: what is planned next is no note of a year ago, unless the last contact was then. One alone soon after the
 * last contact is of the year of that.
 */
function planAtEnd(
  days: readonly FoundDay[],
  today: CivilDate,
  last: CivilDate | null,
): readonly FoundDay[] {
  const year = Number(today.slice(0, 4));
  const inYear = (day: FoundDay | undefined): number | null => {
    const date = day === undefined ? null : dateOf(day.year ?? year, day);
    return date === null ? null : epochDayOf(date) - epochDayOf(today);
  };
  const [only] = days;
  if (days.length === 1 && only?.year === null && last !== null) {
    // `11/28开会再定` beside a last contact of the 20th: soon after it, rather than a year before.
    const ofYear = Number(last.slice(0, 4));
    const date = dateOf(ofYear, only);
    const isAfter = date !== null && date > last && epochDayOf(date) - epochDayOf(last) <= soon;
    return isAfter ? [{ ...only, year: ofYear }] : days;
  }
  const plan = days.at(-1);
  const before = days.slice(0, -1).map(inYear);
  const [ahead, newest] = [inYear(plan), before.at(-1) ?? null];
  if (plan === undefined || plan.year !== null || ahead === null || newest === null) return days;
  const isNext = ahead > 0 && ahead <= soon && newest <= 0 && newest >= -recent;
  const isLed = before.every((day, at) => at === 0 || (day ?? 0) >= (before[at - 1] ?? 0));
  const isOfLast = last === null || newest - (epochDayOf(last) - epochDayOf(today)) <= near;
  return isNext && isLed && isOfLast ? [...days.slice(0, -1), { ...plan, year }] : days;
}

/** Notes that each end with their day in brackets: `发开发信（2026-3-5）；客户要样品（2026-3-20）`; none unless all do. */
function notesBefore(cell: string, isDayFirst: boolean, today: CivilDate): readonly DatedNote[] {
  const notes = cell
    .split(/[\n；;]+/u)
    .filter((part) => part.trim() !== "")
    .map((part) => {
      const [, text = "", inside = ""] =
        /^(.*)[(（【[]([^()（）]*)[)）】\]]\s*[。.]?$/su.exec(part) ?? [];
      const [day] = findWrittenDays(inside.trim(), isDayFirst);
      const date = day === undefined || day.year === null ? null : dateOf(day.year, day);
      const isWhole = day !== undefined && inside.trim().length === day.to;
      return date === null || !isWhole || date > today
        ? null
        : { date, isInDoubt: false, written: inside.trim(), text: trimmed(text) };
    });
  return notes.every((note) => note !== null) ? notes : [];
}

const trimmed = (text: string): string =>
  text
    .replace(/^[\s:：,，、;；。.\-–—|/)）\]】]+/u, "")
    .replace(/[\s,，;；|(（[【]+$/u, "")
    .replace(/\s*\n\s*\d{1,2}[.、)）]$/u, "");

const isNear = (latest: CivilDate | null, last: CivilDate): boolean =>
  latest !== null && Math.abs(epochDayOf(last) - epochDayOf(latest)) <= near;

type Years = {
  readonly dates: readonly (CivilDate | null)[];
  readonly latest: CivilDate | null;
  /** Something does not fit: an order is broken, or a long time lies between two notes. */
  readonly isTorn: boolean;
};

/** The dates of days in the order, oldest or newest first, in which they fit better. */
function yearsOf(days: readonly FoundDay[], bound: CivilDate, today: CivilDate): Years {
  const oldestFirst = backwards([...days].reverse(), bound, today);
  const newestFirst = backwards(days, bound, today);
  const isOldestFirst =
    oldestFirst.broken !== newestFirst.broken
      ? oldestFirst.broken < newestFirst.broken
      : oldestFirst.span <= newestFirst.span;
  const best = isOldestFirst ? oldestFirst : newestFirst;
  const dates = isOldestFirst ? best.dates.toReversed() : best.dates;
  const latest = best.dates.find((date) => date !== null) ?? null;
  return { dates, latest, isTorn: best.broken > 0 || best.widest > far };
}

/** Dates of days from the newest on, each the latest that is not after the one before. */
function backwards(days: readonly FoundDay[], last: CivilDate, today: CivilDate) {
  let bound = last;
  let [broken, widest] = [0, 0];
  const dates: (CivilDate | null)[] = [];
  let newest: CivilDate | null = null;
  let before: CivilDate | null = null;
  for (const day of days) {
    const date = day.year === null ? latestUntil(day, bound) : dateOf(day.year, day);
    dates.push(date);
    if (date === null || date > today) continue;
    if (day.year !== null && date > bound && newest !== null) broken++;
    if (before !== null) widest = Math.max(widest, Math.abs(epochDayOf(before) - epochDayOf(date)));
    before = date;
    newest ??= date;
    bound = date;
  }
  const known = dates.filter((date): date is CivilDate => date !== null && date <= today).sort();
  const [earliest] = known;
  const latest = known.at(-1);
  const span =
    earliest === undefined || latest === undefined ? 0 : epochDayOf(latest) - epochDayOf(earliest);
  return { dates, broken, span, widest };
}

/** The latest day of this month and day that is not after a date; 29 February may be years back. */
function latestUntil(day: FoundDay, bound: CivilDate): CivilDate | null {
  const year = Number(bound.slice(0, 4));
  for (let back = 0; back < 5; back++) {
    const date = dateOf(year - back, day);
    if (date !== null && date <= bound) return date;
  }
  return null;
}

function dateOf(year: number, { month, day }: FoundDay): CivilDate | null {
  const two = (value: number) => String(value).padStart(2, "0");
  return parseCivilDate(`${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`);
}
