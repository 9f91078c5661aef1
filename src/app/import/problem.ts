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
  | "repeated";

/** One thing that is wrong. `column` is the header as the file has it. */
export type Problem = {
  readonly row: number | null;
  readonly column: string | null;
  readonly code: ProblemCode;
  readonly details: ErrorDetails;
};

/** How many problems are told one by one; the rest are counted. */
const told = 200;

/** The problems of one file. */
export type Problems = {
  add(problem: Problem): void;
  readonly first: readonly Problem[];
  readonly count: number;
};

/** An empty list of problems. */
export function collectProblems(): Problems {
  const first: Problem[] = [];
  let count = 0;
  return {
    first,
    get count() {
      return count;
    },
    add(problem) {
      count++;
      if (first.length < told) first.push(problem);
    },
  };
}
