import { readFile } from "node:fs/promises";
import type { CalendarRule } from "../../core/calendar/calendar-rule.ts";
import { isNotice, type NoticeProblem, readNotice } from "../../core/calendar/read-notice.ts";
import { decodeText } from "../import/read/decode-text.ts";
import { FileFault, type FileFaultCode } from "../import/read/file-fault.ts";
import { type CalendarWords, type RowProblem, readRows } from "./read-rows.ts";
import { tableOf } from "./table-of.ts";

/** What is wrong with a file; each has a sentence under `calendar:problems` in every locale. */
export type FileProblem = NoticeProblem | RowProblem | { readonly code: FileFaultCode };

/** The days that a file sets; with problems it must not be used. */
export type CalendarFile = {
  readonly rules: readonly CalendarRule[];
  readonly problems: readonly FileProblem[];
};

/**
 * Reads days from a file: the text of the State Council's notice (of `year`, unless its title names
 * one), or a table as CSV or JSON.
 */
export async function readCalendarFile(
  path: string,
  words: CalendarWords,
  year: number | null,
): Promise<CalendarFile> {
  try {
    const text = await readText(path);
    if (isNotice(text)) return readNotice(text, year);
    return readRows(tableOf(text), words);
  } catch (error) {
    if (!(error instanceof FileFault)) throw error;
    return { rules: [], problems: [{ code: error.code }] };
  }
}

async function readText(path: string): Promise<string> {
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new FileFault("file-not-found", {}, { cause });
  });
  const decoding = decodeText();
  const text = decoding.push(bytes) + decoding.end();
  if (text.trim() === "") throw new FileFault("file-empty");
  return text;
}
