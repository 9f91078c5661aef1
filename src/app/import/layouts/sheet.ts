import { numberedColumn } from "../../../core/import/numbered-column.ts";
import { periodColumn } from "../../../core/import/period-column.ts";
import { yearsOfMonths } from "../../../core/import/years-of-months.ts";
import type { CivilDate } from "../../../core/time/civil.ts";
import { civilDateAt } from "../../../core/time/civil-at.ts";
import { parseCivilDate } from "../../../core/time/civil-date.ts";
import { epochDayOf } from "../../../core/time/epoch-day.ts";
import {
  beginsWithDay,
  findWrittenDays,
  isDayFirstIn,
  isInSentences,
} from "../../../core/touch/find-written-days.ts";
import { type DatedNote, readDatedNotes } from "../../../core/touch/read-dated-notes.ts";
import { readPeriodNotes, tellsOfContact } from "../../../core/touch/read-period-notes.ts";
import {
  isShortYearDay,
  type ShortYearOrder,
  shortYearOrderIn,
  withFullYear,
} from "../../../core/touch/short-year-days.ts";
import { isFigureAlone } from "../../../core/touch/written-figure.ts";
import type { Outcome, TouchKind } from "../../../core/vocabulary.ts";
import { requestedDays } from "../../../store/import/requested-days.ts";
import { type StagedChange, updateImported } from "../../../store/import/save-imported.ts";
import type { ImportLayout, ImportRun, ImportSteps } from "../import-run.ts";
import { type ImportRecord, longestNote } from "../record.ts";
import { isLastName } from "../sheet-parts.ts";
import { pastMoment } from "../values/past-moment.ts";
import { readMoment } from "../values/read-date.ts";
import { valueTable, wordKey } from "../values/words.ts";
import { type AboutCustomer, nameCustomers } from "./name-customers.ts";
import { addTouches, type NewTouch, touchRow } from "./touch-rows.ts";

/** What a salesperson's own list says of the past and the future of each customer. */
export const sheetLayout: ImportLayout = {
  needs: [],
  dates: ["last", "next"],
  amounts: [],
  begin,
};

/** A note with its day, and what kind of touch its column says. */
type ToldNote = {
  readonly date: CivilDate;
  readonly text: string;
  readonly kind?: TouchKind | null;
};

const yearOf = ({ sheet }: ImportRecord): number | null => sheet?.year ?? null;

const contextOf = (record: ImportRecord, today: CivilDate) => ({
  ...{ today, last: null, isDayFirst: false },
  listYear: yearOf(record),
});

/** Whether a text is nothing but a day. */
const isDayAlone = (text: string): boolean =>
  text !== "" &&
  (serialDay(text) !== null || /^[\d\s./年月日号:-]+$/u.test(text) || isWrittenDay(text));

const isWrittenDay = (text: string): boolean => {
  const [day, ...others] = findWrittenDays(text, false);
  return day !== undefined && others.length === 0 && text.slice(day.to).trim() === "";
};

/** A serial number of a spreadsheet that lost the form of a day. */
function serialDay(text: string): CivilDate | null {
  const moment = /^\d{5}$/.test(text) ? readMoment(Number(text), null, false) : null;
  return moment !== null && typeof moment === "object" && "date" in moment ? moment.date : null;
}

/** The first day in a text; without a year the next that comes. */
function comingDay(text: string, today: CivilDate): CivilDate | null {
  const [day] = findWrittenDays(text, false);
  if (day === undefined) return null;
  const year = Number(today.slice(0, 4));
  const dateIn = (of: number) =>
    parseCivilDate(
      `${of}-${String(day.month).padStart(2, "0")}-${String(day.day).padStart(2, "0")}`,
    );
  if (day.year !== null) return dateIn(day.year);
  const date = dateIn(year);
  return date === null || date >= today ? date : near(dateIn(year + 1), today);
}

/** A day of next year is meant where it comes within half a year. */
const near = (date: CivilDate | null, today: CivilDate): CivilDate | null =>
  date !== null && epochDayOf(date) - epochDayOf(today) <= 183 ? date : null;

/** The years of the columns of months or days that name none, by the names of the columns. */
function yearsOfPeriods(
  records: readonly ImportRecord[],
  today: CivilDate,
): ReadonlyMap<string, number> {
  const [first] = records;
  const counts = new Map<string, number>();
  for (const record of records)
    for (const { name } of record.named("periods")) counts.set(name, (counts.get(name) ?? 0) + 1);
  const columns = (first?.columnsOf("periods") ?? []).flatMap((name) => {
    const period = periodColumn(name);
    return period === null || period.year !== null
      ? []
      : [{ name, month: period.month, filled: counts.get(name) ?? 0 }];
  });
  const years = yearsOfMonths(columns, today);
  return new Map(columns.map(({ name }, place) => [name, years[place] ?? 0]));
}

/** How the days of a list are written, as far as its rows prove it together. */
type WrittenDays = {
  readonly isDayFirst: boolean;
  /** The years of columns of months or days that name none. */
  readonly years: ReadonlyMap<string, number>;
  readonly order: ShortYearOrder | null;
  /** The column of notes holds what happened by its days, row for row. */
  readonly isDiary: boolean;
};

/** Of so many of its cells, notes are a diary that all begin with a day. */
const diaryShare = 0.8;

/** Whether nearly all notes of a list begin with a day. */
function isDiaryIn(records: readonly ImportRecord[]): boolean {
  const texts = records.flatMap((record) => record.named("noted").map(({ text }) => text));
  const dated = texts.filter((text) => beginsWithDay(text));
  return texts.length > 0 && dated.length >= texts.length * diaryShare;
}

/** Whether the name of a column says that its day is to come. */
const isNextName = (name: string): boolean =>
  /next|下|计划|预计|预约|提醒|后续|due|remind/iu.test(name);

function begin(run: ImportRun): ImportSteps {
  const { db, actor, open, tally, words } = run;
  const kinds = valueTable<TouchKind>(words, "kind");
  const outcomes = valueTable<Outcome>(words, "outcome");
  const author = actor.member.role === "sales" ? actor.member : null;

  /** What a note begins with: nothing is concluded from what it says further on. */
  const beginsWith = <Own extends string>(text: string, table: ReadonlyMap<string, Own>) => {
    const head = text.split(/[\s:：,，。;；、/]/u)[0] ?? "";
    return table.get(wordKey(head)) ?? null;
  };

  /** A day of a column; what is none is told, and keeps no row out. */
  const dayIn = (
    record: ImportRecord,
    field: "last" | "next",
    order: ShortYearOrder | null,
  ): CivilDate | null => {
    const [said] = record.named(field);
    const cell = record.raw(field);
    if (said === undefined || cell === undefined) return null;
    const full = withFullYear(said.text, order);
    const isUnclear = isShortYearDay(full);
    const moment = readMoment(full === said.text ? cell : full, record.dateOrder(field), false);
    if (typeof moment !== "string") {
      return "date" in moment ? moment.date : civilDateAt(moment.at, actor.member.zone);
    }
    const today = civilDateAt(actor.now, actor.member.zone);
    const day = isUnclear
      ? null
      : field === "last"
        ? readDatedNotes(said.text, {
            today,
            last: null,
            isDayFirst: false,
            listYear: yearOf(record),
          }).notes[0]?.date
        : comingDay(said.text, today);
    if (day === undefined || day === null)
      tally.note("day-unread", `${record.row}: ${said.text.slice(0, 20)}`);
    return day ?? null;
  };

  /** The numbered follow-ups of a row: by the day that stands beside each, and those beside which none does. */
  const numberedIn = (
    record: ImportRecord,
    today: CivilDate,
    { isDayFirst, order }: WrittenDays,
  ) => {
    const pairs = new Map<string, { day: string; text: string }>();
    for (const { name, text } of record.named("numbered")) {
      const column = numberedColumn(name);
      if (column === null) continue;
      const pair = pairs.get(column.number) ?? { day: "", text: "" };
      const isDay = column.holds === "day" || (column.holds === "either" && isDayAlone(text));
      const told = isDay || pair.text === "" ? text : `${pair.text}\n${text}`;
      pairs.set(column.number, { ...pair, [isDay ? "day" : "text"]: told });
    }
    const dated: DatedNote[] = [];
    const loose: string[] = [];
    for (const { day, text } of pairs.values()) {
      const written = serialDay(day) ?? withFullYear(day, order);
      const [first] = readDatedNotes(written, { ...contextOf(record, today), isDayFirst }).notes;
      if (first !== undefined) dated.push({ ...first, text: text.replaceAll("\n", " ") });
      else if (text !== "") loose.push(text);
      if (first === undefined && day !== "")
        tally.note("day-unread", `${record.row}: ${day.slice(0, 20)}`);
    }
    return { dated, loose };
  };

  /** The notes of columns that are each of a month or a day. */
  const periodsIn = (
    record: ImportRecord,
    today: CivilDate,
    years: ReadonlyMap<string, number>,
  ): readonly DatedNote[] =>
    record.named("periods").flatMap(({ name, text }) => {
      const period = periodColumn(name);
      if (period === null) return [];
      if (isFigureAlone(text)) {
        tally.note("figure-alone", `${record.row}: ${text.slice(0, 20)}`);
        return [];
      }
      const yearOfAll = years.get(name) ?? Number(today.slice(0, 4));
      const context = { ...contextOf(record, today), yearOfAll };
      const { notes, isDayUnwritten } = readPeriodNotes(text, period, context);
      if (notes.length === 0) tally.note("day-unread", `${record.row}: ${name}`);
      for (const { date } of isDayUnwritten ? notes : [])
        tally.note("day-of-month", `${record.row}: ${name} → ${date}`);
      return notes.map((note) => ({ ...note, written: `${name} ${note.written}` }));
    });

  /** What was done on the day that a column named after it holds, and what such columns say instead of a day. */
  const actsIn = (record: ImportRecord, today: CivilDate, { isDayFirst, order }: WrittenDays) => {
    const dated: (DatedNote & { readonly kind: TouchKind | null })[] = [];
    const texts: string[] = [];
    for (const { name, text } of record.named("act")) {
      const day = serialDay(text) ?? withFullYear(text, order);
      const [first] = isDayAlone(text)
        ? readDatedNotes(day, { ...contextOf(record, today), isDayFirst }).notes
        : [];
      const kind =
        kinds.get(wordKey(name.replace(/日期|时间|寄出|发出|发|\b(?:sent|date)\b|s\b/giu, " "))) ??
        null;
      if (first !== undefined)
        dated.push({ ...first, text: name, kind: kind ?? beginsWith(name, kinds) });
      else texts.push(`${name}: ${text}`);
    }
    return { dated, texts };
  };

  /** The lines of a note that each begin with one day, and have no other; its year written, or told by the last contact. */
  const notedIn = (
    record: ImportRecord,
    today: CivilDate,
    last: CivilDate | null,
    { isDayFirst, isDiary }: WrittenDays,
  ) => {
    const parts = record
      .named("noted")
      .flatMap(({ text }) => text.split(/\n|；|;(?=\s)/u))
      .filter((line) => line.trim() !== "");
    const context = { ...contextOf(record, today), last, isDayFirst };
    const isHistory = parts.every((line) => {
      const { notes, undated } = readDatedNotes(line, context);
      const isYearKnown =
        /(?:19|20)\d\d/.test(notes[0]?.written ?? "") || (last !== null && isDiary);
      const isTold = notes.length === 1 || (notes.length > 1 && isInSentences(line, isDayFirst));
      return isTold && undated === "" && isYearKnown && tellsOfContact(notes[0]?.text ?? "");
    });
    return isHistory ? readDatedNotes(parts.join("\n"), context).notes : [];
  };

  function touchesOf({ record, customer }: AboutCustomer, written: WrittenDays): NewTouch[] {
    const { isDayFirst, years, order } = written;
    const today = civilDateAt(actor.now, actor.member.zone);
    const toldLast = dayIn(record, "last", order) ?? passedDayIn(record, today, order);
    const last = toldLast !== null && toldLast <= today ? toldLast : null;
    const { dated, loose } = numberedIn(record, today, written);
    const acts = actsIn(record, today, written);
    const more = [...record.named("more").map(({ text }) => text), ...acts.texts];
    const context = { ...contextOf(record, today), last, isDayFirst };
    // What stands beside the day of the row is of that day, unless it is a history of its own.
    const isDated = (text: string) =>
      readDatedNotes(text, context).notes.length > (last === null ? 0 : 1);
    const cell = [...record.named("history").map(({ text }) => text), ...loose].join("\n");
    const history = [cell, ...more.filter(isDated)].filter((text) => text !== "").join("\n");
    const { notes, undated: before } = readDatedNotes(history, context);
    const aside = more.filter((text) => !isDated(text));
    const undated = [before, ...aside].filter((text) => text !== "").join("\n");
    const told: ToldNote[] = notes.map(({ date, text }, index) => ({
      date,
      text: index === 0 && undated !== "" ? `${undated}\n${text}` : text,
    }));
    const noted = notedIn(record, today, last, written);
    const periods = periodsIn(record, today, years);
    const others = [...dated, ...noted, ...periods, ...acts.dated];
    for (const { isInDoubt, written, date } of [...notes, ...others])
      if (isInDoubt) tally.note("year-in-doubt", `${record.row}: ${written} → ${date}`);
    told.push(...others);
    const isAlone = notes.length === 0 && undated !== "";
    if (isAlone && last === null) tally.note("history-undated", String(record.row));
    const isOwnDay = record.named("last").some(({ name }) => !isLastName(name));
    if (last !== null && ((isOwnDay && isAlone) || !told.some(({ date }) => date === last)))
      told.push({ date: last, text: isAlone ? undated : "" });
    const [way] = record.named("kind");
    const kindOfRow = way === undefined ? null : (kinds.get(wordKey(way.text)) ?? null);
    return told.flatMap(({ date, text, kind }) => {
      const moment = { date, time: null };
      const at = pastMoment(record, "history", moment, {
        now: actor.now,
        dayZone: customer.zone,
        clockZone: actor.member.zone,
        at: "12:00",
      });
      if (at === null) return [];
      const outcome = beginsWith(text, outcomes) === "no-answer" ? "no-answer" : "contacted";
      const unknownWay = way !== undefined && kindOfRow === null && date === last ? way.text : "";
      const content = [unknownWay, text].filter((part) => part !== "").join("\n");
      const row = touchRow(run, {
        ...{ moment, at, outcome, direction: "out", contactId: null },
        customerId: customer.id,
        memberId: author?.id ?? null,
        kind: kind ?? beginsWith(text, kinds) ?? (date === last ? kindOfRow : null) ?? "other",
        content: content === "" ? null : content.slice(0, longestNote),
      });
      return [{ row, owed: null }];
    });
  }

  /** The day of a column that may be of the next contact or of this one (`Follow-up date`), where it is past. */
  const passedDayIn = (
    record: ImportRecord,
    today: CivilDate,
    order: ShortYearOrder | null,
  ): CivilDate | null => {
    const [said] = record.named("next");
    const isOpen = said !== undefined && !isNextName(said.name);
    const day = isOpen && record.named("history").length > 0 ? dayIn(record, "next", order) : null;
    return day !== null && day <= today ? day : null;
  };

  return {
    async take(records) {
      const about = await nameCustomers(run, records);
      const isDayFirst = isDayFirstIn(
        records.flatMap((record) =>
          ["history", "numbered", "noted", "more", "act", "last"].flatMap((field) =>
            record.named(field).map(({ text }) => text),
          ),
        ),
        civilDateAt(actor.now, actor.member.zone),
      );
      const today = civilDateAt(actor.now, actor.member.zone);
      const written: WrittenDays = {
        isDayFirst,
        years: yearsOfPeriods(records, today),
        order: shortYearOrderIn(
          ["last", "numbered", "act"].flatMap((field) =>
            records.flatMap((record) => record.named(field).map(({ text }) => text)),
          ),
          today,
        ),
        isDiary: isDiaryIn(records),
      };
      await addTouches(
        run,
        about.flatMap((one) => touchesOf(one, written)),
      );
      const planned = new Map<string, CivilDate>();
      for (const { record, customer } of about) {
        const next = dayIn(record, "next", written.order);
        if (next === null) continue;
        const today = civilDateAt(actor.now, customer.zone);
        if (next > today) planned.set(customer.id, next);
        else if (passedDayIn(record, today, written.order) === null)
          tally.note("next-past", `${record.row}: ${next}`);
      }
      const standing = await requestedDays(db, actor.scope, [...planned.keys()]);
      const changes: StagedChange<"customer">[] = [...planned].flatMap(([id, requested_on]) =>
        standing.get(id) === requested_on ? [] : [{ id, changes: { requested_on } }],
      );
      await updateImported(db, open, "customer", changes);
    },
  };
}
