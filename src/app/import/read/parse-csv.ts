import { FileFault } from "./file-fault.ts";

/** Longest cell in characters; Excel's own limit is 32,767. A longer one is an unclosed quote. */
const longestCell = 1_000_000;

/** A record of a CSV file; `number` counts records from 1, blank ones too, as spreadsheets do. */
export type CsvRecord = { readonly number: number; readonly cells: string[] };

/** Reads CSV that arrives in pieces. `push` answers the records completed by a piece. */
export type CsvParser = {
  push(piece: string): CsvRecord[];
  /** The last record, when the file does not end with a line break. */
  end(): CsvRecord[];
};

/**
 * A parser for CSV as RFC 4180 has it, with any delimiter; lines end with LF or CRLF. Quotes
 * inside a cell that does not begin with one are text, as Excel takes them. Throws `FileFault` for
 * a quote that never closes and for text after a closing quote. Ours because nothing else counts
 * rows as people see them and names the place of a broken quote at this speed: csv-parse, which
 * checks it in the tests, takes five times as long.
 */
export function createCsvParser(delimiter: string): CsvParser {
  let rest = "";
  let number = 0;
  /** Told after the good records before it. */
  let fault: FileFault | null = null;

  function take(text: string, isLast: boolean): CsvRecord[] {
    if (fault !== null) throw fault;
    const records: CsvRecord[] = [];
    let at = 0;
    let quote = text.indexOf('"');
    while (at < text.length) {
      let end = text.indexOf("\n", at);
      if (quote !== -1 && quote < at) quote = text.indexOf('"', at);
      let cells: string[];
      if (quote === -1 || (end !== -1 && end < quote)) {
        if (end === -1 && !isLast) break;
        if (end === -1) end = text.length;
        cells = text.slice(at, lineEnd(text, end)).split(delimiter);
      } else {
        const quoted = quotedRecord(text, at, delimiter, number + 1, isLast);
        if (quoted === null) break;
        if (quoted instanceof FileFault) {
          if (records.length === 0) throw quoted;
          fault = quoted;
          return records;
        }
        ({ cells, end } = quoted);
      }
      records.push({ number: ++number, cells });
      at = end + 1;
    }
    rest = text.slice(at);
    if (rest.length > longestCell * 4) throw new FileFault("cell-too-long", { row: number + 1 });
    return records;
  }

  return {
    push: (piece) => take(rest + piece, false),
    end: () => take(rest, true),
  };
}

const lineEnd = (text: string, end: number) => (text[end - 1] === "\r" ? end - 1 : end);

/** A record with quotes in it, cell by cell, or what is wrong; null while its end has not arrived. */
function quotedRecord(
  text: string,
  start: number,
  delimiter: string,
  row: number,
  isLast: boolean,
): { cells: string[]; end: number } | FileFault | null {
  const cells: string[] = [];
  let at = start;
  for (;;) {
    const column = cells.length + 1;
    if (text[at] === '"') {
      const close = closingQuote(text, at);
      if ((close === -1 ? text.length : close) - at > longestCell || (close === -1 && isLast))
        return new FileFault("quote-unclosed", { row, column });
      if (close === -1) return null;
      cells.push(text.slice(at + 1, close).replaceAll('""', '"'));
      at = close + 1;
      if (text[at] === "\r" && (text[at + 1] === "\n" || at + 1 === text.length)) at++;
      if (at >= text.length) return isLast ? { cells, end: at } : null;
      if (text[at] === "\n") return { cells, end: at };
      if (text[at] !== delimiter) return new FileFault("quote-stray", { row, column });
    } else {
      const end = text.indexOf("\n", at);
      const comma = text.indexOf(delimiter, at);
      if (comma === -1 || (end !== -1 && end < comma)) {
        if (end === -1 && !isLast) return null;
        const last = end === -1 ? text.length : end;
        cells.push(text.slice(at, lineEnd(text, last)));
        return { cells, end: last };
      }
      cells.push(text.slice(at, comma));
      at = comma;
    }
    at++;
  }
}

/** Index of the quote that closes the one at `open`, or -1; doubled quotes are passed over. */
function closingQuote(text: string, open: number): number {
  let at = text.indexOf('"', open + 1);
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}
