import type { FindPart } from "../grammar/split-find.ts";
import { shapeOf } from "../grammar/words/normalise-input.ts";

/** The parts of a search as one line that reads the same again. */
export const writtenSearch = (parts: readonly FindPart[]): string =>
  parts
    .map(({ key, values }) => (key === null ? "" : `${key}:`) + values.map(quoted).join(","))
    .join(" ");

/** In quotes where a sign would divide it; a quotation mark within them would end it. */
const quoted = (value: string): string =>
  /[\s,:"]|[^<>]=|.[<>≤≥]/.test(shapeOf(value))
    ? `"${value.replace(/./gu, (sign) => (shapeOf(sign) === '"' ? "" : sign))}"`
    : value;
