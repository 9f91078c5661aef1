import type { ErrorDetails } from "../../errors.ts";
import type { FileFaultCode } from "./read/file-fault.ts";

/** What can be wrong with a file; each has a sentence under `import:problems` in every locale. */
export type ProblemCode =
  | FileFaultCode
  | "column-missing"
  | "column-repeated"
  | "no-rows"
  | "ragged"
  | "formula-without-value"
  | "formula-error"
  | "value-missing"
  | "value-too-long"
  | "text-damaged"
  | "digits-lost"
  | "unknown-value"
  | "date-wrong"
  | "date-ambiguous"
  | "date-future"
  | "date-range"
  | "number-wrong"
  | "number-ambiguous"
  | "number-range"
  | "currency-missing"
  | "currency-unknown"
  | "currency-ambiguous"
  | "currency-differs"
  | "country-unknown"
  | "zone-unknown"
  | "language-unknown"
  | "website-wrong"
  | "email-wrong"
  | "birthday-wrong"
  | "member-unknown"
  | "member-ambiguous"
  | "owner-not-yours"
  | "customer-unknown"
  | "customer-ambiguous"
  | "customer-taken"
  | "contact-ambiguous"
  | "repeated"
  | "order-incomplete";

/** One thing that is wrong. `column` is the header as the file has it. */
export type Problem = {
  readonly row: number | null;
  readonly column: string | null;
  readonly code: ProblemCode;
  readonly details: ErrorDetails;
};

/** How many problems are told one by one; the rest are counted. */
const told = 200;

/** Rows with problems that are remembered; a file with more is wrong as a whole. */
const mostRows = 100_000;

/** The problems of one file. */
export type Problems = {
  add(problem: Problem): void;
  readonly first: readonly Problem[];
  readonly count: number;
  /** By row, where every problem is one of a row that can be left out; else null. */
  readonly byRow: ReadonlyMap<number, readonly Problem[]> | null;
};

/** An empty list of problems. */
export function collectProblems(): Problems {
  const first: Problem[] = [];
  const rows = new Map<number, Problem[]>();
  let count = 0;
  let isWhole = false;
  return {
    first,
    get count() {
      return count;
    },
    get byRow() {
      return isWhole ? null : rows;
    },
    add(problem) {
      count++;
      if (first.length < told) first.push(problem);
      const { row } = problem;
      isWhole ||= row === null || rows.size >= mostRows;
      if (row !== null && !isWhole) rows.set(row, [...(rows.get(row) ?? []), problem]);
    },
  };
}
