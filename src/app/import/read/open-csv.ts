import { isBlank, type Row, type Table } from "./cell.ts";
import { decodeText } from "./decode-text.ts";
import { type FileKind, fileBytes } from "./file-bytes.ts";
import { FileFault } from "./file-fault.ts";
import { type CsvRecord, createCsvParser } from "./parse-csv.ts";
import { sniffDelimiter } from "./sniff-delimiter.ts";

/** Opens a CSV file, packed with gzip or not. The first row with anything in it is the header. */
export async function openCsv(path: string, kind: Exclude<FileKind, "zip">): Promise<Table> {
  const header = await firstRow(path, kind);
  const width = header.cells.length;
  return {
    header,
    counts1904: false,
    isRagged: (row) =>
      row.cells.length < width || (row.cells.length > width && !isBlank(row.cells.slice(width))),
    async *rows(onBytes) {
      for await (const records of csvRecords(path, kind, onBytes)) {
        yield records.filter((row) => row.number > header.number && !isBlank(row.cells));
      }
    },
  };
}

async function firstRow(path: string, kind: Exclude<FileKind, "zip">): Promise<Row> {
  for await (const records of csvRecords(path, kind)) {
    const header = records.find((record) => !isBlank(record.cells));
    if (header !== undefined) return header;
  }
  throw new FileFault("file-empty");
}

async function* csvRecords(
  path: string,
  kind: Exclude<FileKind, "zip">,
  onBytes?: (read: number) => void,
): AsyncGenerator<CsvRecord[]> {
  const decoding = decodeText();
  const parse = startCsv();
  for await (const bytes of fileBytes(path, kind, onBytes))
    yield parse(decoding.push(bytes), false);
  yield parse(decoding.end(), true);
}

/** Chooses delimiter and line ends by the first piece of text, then parses. */
function startCsv(): (piece: string, isLast: boolean) => CsvRecord[] {
  let parser: ReturnType<typeof createCsvParser> | null = null;
  let offset = 0;
  let endsWithReturn = false;
  return (piece, isLast) => {
    let text = piece;
    if (parser === null) {
      if (text === "" && !isLast) return [];
      endsWithReturn = text.includes("\r") && !text.includes("\n");
      if (endsWithReturn) text = text.replaceAll("\r", "\n");
      const { delimiter, declared } = sniffDelimiter(text);
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
