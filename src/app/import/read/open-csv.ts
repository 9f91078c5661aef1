import { isBlank, type Row, type Table } from "./cell.ts";
import { decodeText } from "./decode-text.ts";
import { type FileKind, type FileSource, fileBytes } from "./file-bytes.ts";
import { FileFault } from "./file-fault.ts";
import { findDelimiter } from "./find-delimiter.ts";
import { findHeader, type HeaderJudge, mostAbove } from "./find-header.ts";
import { type CsvRecord, createCsvParser } from "./parse-csv.ts";

/** Opens a CSV file, packed with gzip or not. */
export async function openCsv(
  source: FileSource,
  kind: Exclude<FileKind, "zip">,
  judge: HeaderJudge,
): Promise<Table> {
  const found = findHeader(await firstRows(source, kind, judge), judge);
  if (found === null) throw new FileFault("file-empty");
  const { header } = found;
  const width = header.cells.length;
  return {
    header,
    counts1904: false,
    sheet: { name: "", year: found.year },
    unread: [],
    isRagged: ({ cells }) =>
      (cells.length === 1 && width > 1) || (cells.length > width && !isBlank(cells.slice(width))),
    async *rows(onBytes) {
      for await (const records of csvRecords(source, kind, judge, onBytes)) {
        yield records.filter((row) => row.number > header.number && !isBlank(row.cells));
      }
    },
  };
}

/** The rows among which the header is. What is wrong behind good ones is met again later. */
async function firstRows(
  source: FileSource,
  kind: Exclude<FileKind, "zip">,
  judge: HeaderJudge,
): Promise<Row[]> {
  const rows: Row[] = [];
  try {
    for await (const records of csvRecords(source, kind, judge)) {
      for (const record of records) if (!isBlank(record.cells)) rows.push(record);
      if (rows.length >= mostAbove) break;
    }
  } catch (error) {
    if (rows.length === 0) throw error;
  }
  return rows;
}

async function* csvRecords(
  source: FileSource,
  kind: Exclude<FileKind, "zip">,
  judge: HeaderJudge,
  onBytes?: (read: number) => void,
): AsyncGenerator<CsvRecord[]> {
  const decoding = decodeText();
  const parse = startCsv(judge);
  for await (const bytes of fileBytes(source, kind, onBytes))
    yield parse(decoding.push(bytes), false);
  yield parse(decoding.end(), true);
}

/** Chooses delimiter and line ends by the first piece of text, then parses. */
function startCsv(judge: HeaderJudge): (piece: string, isLast: boolean) => CsvRecord[] {
  let parser: ReturnType<typeof createCsvParser> | null = null;
  let offset = 0;
  let endsWithReturn = false;
  return (piece, isLast) => {
    let text = piece;
    if (parser === null) {
      if (text === "" && !isLast) return [];
      endsWithReturn = /\r(?!\n)/.test(unquoted(text)) && !unquoted(text).includes("\n");
      if (endsWithReturn) text = text.replaceAll("\r", "\n");
      const { delimiter, declared } = findDelimiter(text, judge);
      parser = createCsvParser(delimiter);
      offset = declared ? 1 : 0;
      const records = parser.push(text);
      return [...records.slice(offset), ...(isLast ? parser.end() : [])];
    }
    if (endsWithReturn) text = text.replaceAll("\r", "\n");
    const records = parser.push(text);
    return isLast ? [...records, ...parser.end()] : records;
  };
}

/** A text without what stands in quotes, which may hold line breaks of another kind. */
const unquoted = (text: string): string => text.replaceAll(/"(?:[^"]|"")*"/g, "");
