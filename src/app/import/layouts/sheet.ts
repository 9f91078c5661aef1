import { numberedColumn } from "../../../core/import/numbered-column.ts";
import type { CivilDate } from "../../../core/time/civil.ts";
import { civilDateAt } from "../../../core/time/civil-at.ts";
import { isDayFirstIn } from "../../../core/touch/find-written-days.ts";
import { type DatedNote, readDatedNotes } from "../../../core/touch/read-dated-notes.ts";
import type { Outcome, TouchKind } from "../../../core/vocabulary.ts";
import { requestedDays } from "../../../store/import/requested-days.ts";
import { type StagedChange, updateImported } from "../../../store/import/save-imported.ts";
import type { ImportLayout, ImportRun, ImportSteps } from "../import-run.ts";
import { type ImportRecord, longestNote } from "../record.ts";
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
  const dayIn = (record: ImportRecord, field: "last" | "next"): CivilDate | null => {
    const [said] = record.named(field);
    const cell = record.raw(field);
    if (said === undefined || cell === undefined) return null;
    const moment = readMoment(cell, record.dateOrder(field), false);
    if (typeof moment !== "string") {
      return "date" in moment ? moment.date : civilDateAt(moment.at, actor.member.zone);
    }
    const today = civilDateAt(actor.now, actor.member.zone);
    const { notes } = readDatedNotes(said.text, { today, last: null, isDayFirst: false });
    const [first] = field === "last" ? notes : [];
    if (first === undefined) tally.note("day-unread", `${record.row}: ${said.text.slice(0, 20)}`);
    return first?.date ?? null;
  };

  /** The numbered follow-ups of a row: by the day that stands beside each, and those beside which none does. */
  const numberedIn = (record: ImportRecord, today: CivilDate, isDayFirst: boolean) => {
    const pairs = new Map<string, { day: string; text: string }>();
    for (const { name, text } of record.named("numbered")) {
      const column = numberedColumn(name);
      if (column === null) continue;
      const pair = pairs.get(column.number) ?? { day: "", text: "" };
      pairs.set(column.number, { ...pair, [column.holds]: text });
    }
    const dated: DatedNote[] = [];
    const loose: string[] = [];
    for (const { day, text } of pairs.values()) {
      const moment = /^\d{5}$/.test(day) ? readMoment(Number(day), null, false) : null;
      const isSerial = moment !== null && typeof moment === "object" && "date" in moment;
      const written = isSerial ? moment.date : day;
      const [first] = readDatedNotes(written, { today, last: null, isDayFirst }).notes;
      if (first !== undefined) dated.push({ ...first, text: text.replaceAll("\n", " ") });
      else if (text !== "") loose.push(text);
    }
    return { dated, loose };
  };

  /** The lines of a note that each begin with one day of a written year, and have no other. */
  const notedIn = (record: ImportRecord, today: CivilDate, isDayFirst: boolean) => {
    const lines = record
      .named("noted")
      .flatMap(({ text }) => text.split("\n"))
      .filter((line) => line.trim() !== "")
      .map((line) => readDatedNotes(line, { today, last: null, isDayFirst }));
    const isHistory = lines.every(
      ({ notes: [first, ...others], undated }) =>
        others.length === 0 && undated === "" && /(?:19|20)\d\d/.test(first?.written ?? ""),
    );
    return isHistory ? lines.flatMap(({ notes }) => notes) : [];
  };

  function touchesOf({ record, customer }: AboutCustomer, isDayFirst: boolean): NewTouch[] {
    const today = civilDateAt(actor.now, actor.member.zone);
    const toldLast = dayIn(record, "last");
    const last = toldLast !== null && toldLast <= today ? toldLast : null;
    const { dated, loose } = numberedIn(record, today, isDayFirst);
    const cell = [...record.named("history").map(({ text }) => text), ...loose].join("\n");
    const { notes, undated } = readDatedNotes(cell, { today, last, isDayFirst });
    const told: { date: CivilDate; text: string }[] = notes.map(({ date, text }, index) => ({
      date,
      text: index === 0 && undated !== "" ? `${undated}\n${text}` : text,
    }));
    for (const { isInDoubt, written, date } of [...notes, ...dated])
      if (isInDoubt) tally.note("year-in-doubt", `${record.row}: ${written} → ${date}`);
    told.push(...dated, ...notedIn(record, today, isDayFirst));
    const isAlone = notes.length === 0 && undated !== "";
    if (isAlone && last === null) tally.note("history-undated", String(record.row));
    if (last !== null && !told.some(({ date }) => date === last))
      told.push({ date: last, text: isAlone ? undated : "" });
    return told.flatMap(({ date, text }) => {
      const moment = { date, time: null };
      const at = pastMoment(record, "history", moment, {
        now: actor.now,
        dayZone: customer.zone,
        clockZone: actor.member.zone,
        at: "12:00",
      });
      if (at === null) return [];
      const outcome = beginsWith(text, outcomes) === "no-answer" ? "no-answer" : "contacted";
      const row = touchRow(run, {
        ...{ moment, at, outcome, direction: "out", contactId: null },
        customerId: customer.id,
        memberId: author?.id ?? null,
        kind: beginsWith(text, kinds) ?? "other",
        content: text === "" ? null : text.slice(0, longestNote),
      });
      return [{ row, owed: null }];
    });
  }

  return {
    async take(records) {
      const about = await nameCustomers(run, records);
      const isDayFirst = isDayFirstIn(
        records.flatMap((record) =>
          ["history", "numbered", "noted"].flatMap((field) =>
            record.named(field).map(({ text }) => text),
          ),
        ),
      );
      await addTouches(
        run,
        about.flatMap((one) => touchesOf(one, isDayFirst)),
      );
      const planned = new Map<string, CivilDate>();
      for (const { record, customer } of about) {
        const next = dayIn(record, "next");
        if (next === null) continue;
        if (next > civilDateAt(actor.now, customer.zone)) planned.set(customer.id, next);
        else tally.note("next-past", `${record.row}: ${next}`);
      }
      const standing = await requestedDays(db, actor.scope, [...planned.keys()]);
      const changes: StagedChange<"customer">[] = [...planned].flatMap(([id, requested_on]) =>
        standing.get(id) === requested_on ? [] : [{ id, changes: { requested_on } }],
      );
      await updateImported(db, open, "customer", changes);
    },
  };
}
