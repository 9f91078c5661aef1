import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, it } from "vitest";
import { createCsvParser } from "../../src/app/import/read/parse-csv.ts";

const cell = fc.oneof(
  fc.string(),
  fc.string({ unit: fc.constantFrom('"', ",", ";", "\n", "\r\n", " ", "a", "ü", "中") }),
);
const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { minLength: 1 });

/** As RFC 4180 writes a cell; quoted where it must be, and here and there where it need not. */
const written = (text: string, delimiter: string): string =>
  /["\r\n]/.test(text) || text.includes(delimiter) || text.length % 3 === 0
    ? `"${text.replaceAll('"', '""')}"`
    : text;

it("reads what was written, however it is cut into pieces, as csv-parse does", () => {
  const cuts = fc.array(fc.nat(200));
  const delimiters = fc.constantFrom(",", ";", "\t");
  const breaks = fc.constantFrom("\n", "\r\n");
  fc.assert(
    fc.property(
      table,
      cuts,
      delimiters,
      breaks,
      fc.boolean(),
      (rows, sizes, delimiter, end, isEnded) => {
        const lines = rows.map((row) =>
          row.map((text) => written(text, delimiter)).join(delimiter),
        );
        const text = lines.join(end) + (isEnded ? end : "");
        const parser = createCsvParser(delimiter);
        const records = [];
        let at = 0;
        for (const size of sizes) {
          records.push(...parser.push(text.slice(at, at + size)));
          at += size;
        }
        records.push(...parser.push(text.slice(at)), ...parser.end());
        expect(records.map((record) => record.cells)).toEqual(rows);
        expect(records.map((record) => record.number)).toEqual(rows.map((_, index) => index + 1));
        const options = { delimiter, relax_column_count: true, record_delimiter: end } as const;
        expect(parse(text, options)).toEqual(rows);
      },
    ),
    { numRuns: 2000 },
  );
});

it("never throws anything but what is wrong with the file", () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: fc.constantFrom('"', ",", "\n", "\r", "a") })),
      (pieces) => {
        const parser = createCsvParser(",");
        try {
          for (const piece of pieces) parser.push(piece);
          parser.end();
        } catch (error) {
          expect(error).toMatchObject({ name: "FileFault", row: expect.any(Number) });
        }
      },
    ),
    { numRuns: 2000 },
  );
});
