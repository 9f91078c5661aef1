import { numberedColumn } from "../../../core/import/numbered-column.ts";
import type { CivilDate } from "../../../core/time/civil.ts";
import { civilDateAt } from "../../../core/time/civil-at.ts";
import { isDayFirstIn } from "../../../core/touch/find-written-days.ts";
import { readDatedNotes } from "../../../core/touch/read-dated-notes.ts";
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

  /** The numbered follow-ups of a row, each behind its day as it is written. */
  const numberedIn = (record: ImportRecord): readonly string[] => {
    const pairs = new Map<string, { day: string; text: string }>();
    for (const { name, text } of record.named("numbered")) {
      const column = numberedColumn(name);
      if (column === null) continue;
      const pair = pairs.get(column.number) ?? { day: "", text: "" };
      pairs.set(column.number, { ...pair, [column.holds]: text });
    }
    return [...pairs.values()].flatMap(({ day, text }) => {
      const moment = /^\d{5}$/.test(day) ? readMoment(Number(day), null, false) : null;
      const written = moment !== null && typeof moment === "object" && "date" in moment;
      return day === "" ? [] : [`${written ? moment.date : day}: ${text.replaceAll("\n", " ")}`];
    });
  };

  /** The lines of a note that each begin with a day of a written year. */
  const notedIn = (record: ImportRecord, today: CivilDate, isDayFirst: boolean) => {
    const cell = record
      .named("noted")
      .map(({ text }) => text)
      .join("\n");
    const { notes, undated } = readDatedNotes(cell, { today, last: null, isDayFirst });
    const isHistory = undated === "" && notes.every(({ written }) => /(?:19|20)\d\d/.test(written));
    return isHistory ? notes.map(({ date, text }) => ({ date, text })) : [];
  };

  function touchesOf({ record, customer }: AboutCustomer, isDayFirst: boolean): NewTouch[] {
    const today = civilDateAt(actor.now, actor.member.zone);
    const toldLast = dayIn(record, "last");
    const last = toldLast !== null && toldLast <= today ? toldLast : null;
    const cell = [...record.named("history").map(({ text }) => text), ...numberedIn(record)].join(
      "\n",
    );
    const { notes, undated } = readDatedNotes(cell, { today, last, isDayFirst });
    const told: { date: CivilDate; text: string }[] = notes.map(({ date, text }, index) => ({
      date,
      text: index === 0 && undated !== "" ? `${undated}\n${text}` : text,
    }));
    for (const { isInDoubt, written, date } of notes)
      if (isInDoubt) tally.note("year-in-doubt", `${record.row}: ${written} → ${date}`);
    told.push(...notedIn(record, today, isDayFirst));
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
