import type { Period } from "../import/period-column.ts";
import type { CivilDate } from "../time/civil.ts";
import { parseCivilDate } from "../time/civil-date.ts";
import { beginsWithDay, findWrittenDays } from "./find-written-days.ts";
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

/** A note that begins by saying that it is a plan. */
const planned =
  /^(?:计划|预计|预期|准备|打算|拟|待|将|下个?[月周次]|(?:plan|expect|will|to be|next|tbd|todo)\p{L}*\b)/iu;

/** A text that says that nobody was contacted. */
const nobody =
  /^(?:[未没][有]?|无|暂无|暂未|尚未)(?:联系|跟进|沟通|拜访|进展|动静|更新|记录|消息)|^(?:no|not|none|nothing)\b(?!\s(?:answer|reply|response|pick|interest))/iu;

/** Whether a text tells of something that was done, and not of nothing or of a plan. */
export const tellsOfContact = (text: string): boolean =>
  !planned.test(text.trim()) && !nobody.test(text.trim());

/** Notes with those that are only mentioned in them, `13/1 booked, leaves 20/01/2026`: what follows is theirs. */
function withMentions(
  notes: readonly DatedNote[],
  isHead: (note: DatedNote) => boolean,
): readonly DatedNote[] {
  const heads: DatedNote[] = [];
  for (const note of notes) {
    const last = heads.at(-1);
    if (last === undefined || isHead(note)) heads.push(note);
    else heads[heads.length - 1] = { ...last, text: `${last.text} ${note.written} ${note.text}` };
  }
  return heads;
}

/**
 * Reads a cell of notes under a month (`5号发报价`, `12/1 sent catalogue`, or only what happened in it) or
 * under a day. A note without a day of its own is of the first day of the month, which is told; a day of another
 * month is mentioned. The year is the column's, or else the list's (`listYear`); null where neither tells it and
 * the month lies ahead.
 */
export function readPeriodNotes(
  cell: string,
  period: Period,
  {
    today,
    listYear,
    yearOfAll,
  }: {
    readonly today: CivilDate;
    readonly listYear: number | null;
    /** The year of the columns that name none, where the list has no year either. */
    readonly yearOfAll: number;
  },
): PeriodNotes {
  const year = period.year ?? listYear ?? yearOfAll;
  const isInDoubt = period.year === null && listYear === null;
  const dateOf = (day: number) => parseCivilDate(`${year}-${two(period.month)}-${two(day)}`);
  const none = { notes: [], isDayUnwritten: false };
  const one = (date: CivilDate | null): readonly DatedNote[] =>
    date === null || date > today
      ? []
      : [{ date, isInDoubt, written: `${period.month}`, text: cell.trim() }];
  if (!tellsOfContact(cell)) return none;
  if (period.day !== null) return { notes: one(dateOf(period.day)), isDayUnwritten: false };
  let isDayAlone: boolean | null = null;
  const headed = new Set<string>();
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
    // `14号订了车，10/28发车`: behind a comma a note's day is written as the first one is.
    const isAlike = isDayAlone === null || isDayAlone === (day !== undefined);
    if (date === null || (!isAlike && /^[，,、]/u.test(before))) return whole;
    isDayAlone ??= day !== undefined;
    headed.add(date);
    return `${before === "" ? "" : "\n"}${date} `;
  });
  const isOfOthers = beginsWithDay(written) || findWrittenDays(written, false).length > 0;
  const { notes: found, undated } = readDatedNotes(written, {
    today,
    last: null,
    isDayFirst: false,
    listYear: year,
  });
  const notes = headed.size === 0 ? found : withMentions(found, (note) => headed.has(note.written));
  const isOfMonth = ({ date }: DatedNote) => date.startsWith(`${year}-${two(period.month)}-`);
  const own = notes.filter((note) => isOfMonth(note) && tellsOfContact(note.text));
  if (own.length === 0) return isOfOthers ? none : { notes: one(dateOf(1)), isDayUnwritten: true };
  const told = own.map((note, index) => ({
    ...note,
    isInDoubt: note.isInDoubt || isInDoubt,
    text: index === 0 && undated !== "" ? `${undated}\n${note.text}` : note.text,
  }));
  return { notes: told, isDayUnwritten: false };
}
