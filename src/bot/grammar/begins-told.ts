import type { Lexicon } from "./words/lexicon.ts";
import { wordAt } from "./words/word-table.ts";

/** Whether a text's shape begins with a word that says what happened or what comes next. */
export const beginsTold = (shape: string, lexicon: Lexicon): boolean =>
  [lexicon.outcomes, lexicon.kinds, lexicon.followUps].some((table) =>
    wordAt<unknown>(table, shape, 0),
  );
