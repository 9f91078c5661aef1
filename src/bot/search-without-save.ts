import type { Lexicon } from "./grammar/lexicon.ts";
import { normaliseInput } from "./grammar/normalise-input.ts";
import { splitFind } from "./grammar/split-find.ts";
import { wholeWord } from "./whole-word.ts";

/** A search without the part that saves it, written so that it reads the same again. */
export const searchWithoutSave = (search: string, lexicon: Lexicon): string =>
  splitFind(normaliseInput(search))
    .filter(({ key }) => key === null || wholeWord(lexicon.find, key) !== "save")
    .map(({ key, values }) => (key === null ? "" : `${key}:`) + values.map(quoted).join(","))
    .join(" ");

const quoted = (value: string): string => (/[\s,:]/.test(value) ? `"${value}"` : value);
