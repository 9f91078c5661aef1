import { isPastVerb } from "./past.ts";
import type { Lexicon } from "./words/lexicon.ts";
import type { Said } from "./words/normalise-input.ts";
import { wordAt } from "./words/word-table.ts";

/** A number of a list, with its place. */
export type RowNamed = { readonly from: number; readonly to: number; readonly number: number };

/** Numbers after a comma before what somebody did: `1 vm, 3 emailed back`. Nobody counts so: `ok, 3 samples`. */
export const rowsAfterCommas = ({ text, shape }: Said, lexicon: Lexicon): RowNamed[] =>
  [...text.matchAll(/[,，、]\s*(\d{1,2})\s+(?=\p{L})/gu)].flatMap(
    ({ 0: all, 1: digits = "", index }) => {
      const end = index + all.length;
      const from = index + all.indexOf(digits);
      const [word = ""] = /^[a-z]+/.exec(shape.slice(end, end + longestWord)) ?? [];
      const tells = isPastVerb(word, lexicon) || wordAt(lexicon.outcomes, shape, end) !== null;
      const counts = wordAt(lexicon.listed.measures, shape, end) !== null;
      return tells && !counts ? [{ from, to: from + digits.length, number: Number(digits) }] : [];
    },
  );

const longestWord = 24;
