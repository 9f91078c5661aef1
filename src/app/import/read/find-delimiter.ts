import { findHeader, type HeaderJudge } from "./find-header.ts";
import { createCsvParser } from "./parse-csv.ts";

const candidates = [",", ";", "\t", "|"] as const;

/** Characters looked at: the rows above the header and the header. */
const sample = 16_384;

/** What separates the cells of a CSV file, and the text without the line that says so. */
export type Delimiter = { readonly delimiter: string; readonly declared: boolean };

/**
 * What separates the cells: what `sep=` declares (Excel's own habit), else the candidate with which a
 * row names most columns, else the one seen most often outside quotes in the first line. A comma when
 * there is only one column.
 */
export function findDelimiter(text: string, judge: HeaderJudge): Delimiter {
  const declared = /^sep=([,;\t|])\r?\n/i.exec(text)?.[1];
  if (declared !== undefined) return { delimiter: declared, declared: true };
  const line = (text
    .trimStart()
    .replaceAll(/"(?:[^"]|"")*"/g, "")
    .match(/^.*/) ?? [""])[0];
  const count = (delimiter: string) => line.split(delimiter).length;
  const start = text.slice(0, sample);
  const [best] = candidates
    .filter((delimiter) => start.includes(delimiter))
    .map((delimiter) => ({ delimiter, score: scoreOf(start, delimiter, judge) }))
    .sort((a, b) => b.score - a.score || count(b.delimiter) - count(a.delimiter));
  return { delimiter: best?.delimiter ?? ",", declared: false };
}

function scoreOf(text: string, delimiter: string, judge: HeaderJudge): number {
  try {
    return findHeader(createCsvParser(delimiter).push(`${text}\n`), judge)?.score ?? 0;
  } catch {
    return 0;
  }
}
