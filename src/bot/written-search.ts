import type { FindPart } from "./grammar/split-find.ts";

/** The parts of a search as one line that reads the same again. */
export const writtenSearch = (parts: readonly FindPart[]): string =>
  parts
    .map(({ key, values }) => (key === null ? "" : `${key}:`) + values.map(quoted).join(","))
    .join(" ");

const quoted = (value: string): string => (/[\s,:]/.test(value) ? `"${value}"` : value);
