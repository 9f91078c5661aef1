import type { Lexicon } from "./grammar/lexicon.ts";
import { splitFind } from "./grammar/split-find.ts";
import { wholeWord } from "./whole-word.ts";
import { writtenSearch } from "./written-search.ts";

/** A search without the part that saves it, written so that it reads the same again. */
export const searchWithoutSave = (search: string, lexicon: Lexicon): string =>
  writtenSearch(
    splitFind(search).filter(({ key }) => key === null || wholeWord(lexicon.find, key) !== "save"),
  );
