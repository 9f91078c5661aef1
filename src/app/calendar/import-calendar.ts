import type { CalendarRule } from "../../core/calendar/calendar-rule.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { type FileProblem, readCalendarFile } from "./calendar-file.ts";
import { addHolidays, newHolidays } from "./edit-holidays.ts";
import type { CalendarWords } from "./read-rows.ts";

/** A file of days off to take in. */
export type CalendarImport = {
  readonly path: string;
  /** Of a notice without a title. */
  readonly year: number | null;
  readonly dryRun: boolean;
  readonly words: CalendarWords;
};

/** What came of it. With problems nothing was changed. */
export type CalendarImported = {
  readonly dryRun: boolean;
  /** Those that were not in the calendar yet. */
  readonly added: readonly CalendarRule[];
  readonly unchanged: number;
  /** Customers whose due is on another day now; null when nothing was saved. */
  readonly moved: number | null;
  readonly problems: readonly FileProblem[];
};

/**
 * Adds the days of a file to the calendar: all, or none when anything in it is wrong or it is a dry
 * run. The same file again changes nothing. Throws `Refusal` as `addHolidays` does.
 */
export async function importCalendar(
  app: App,
  actor: Actor,
  { path, year, dryRun, words }: CalendarImport,
): Promise<CalendarImported> {
  const { rules, problems } = await readCalendarFile(path, words, year);
  if (problems.length > 0) return { dryRun, added: [], unchanged: 0, moved: null, problems };
  const added = await newHolidays(app, actor, rules);
  const unchanged = rules.length - added.length;
  const isIdle = dryRun || added.length === 0;
  const moved = isIdle ? null : (await addHolidays(app, actor, added)).moved;
  return { dryRun, added, unchanged, moved, problems };
}
