import type { SheetColumn } from "../../../core/import/own-sheet.ts";
import type { Locale, Stage } from "../../../core/vocabulary.ts";
import type { ImportWords } from "../values/words.ts";

/** How the sheets that are handed out are worded. */
export type SheetWords = {
  /** Columns by their names in all languages, as keys. */
  readonly columns: ReadonlyMap<string, SheetColumn>;
  /** Stages by their names in all languages, as keys. */
  readonly stages: ReadonlyMap<string, Stage>;
  /** A cell as it is written in a sheet of this language. */
  show(locale: Locale, column: SheetColumn, value: string): string;
  readonly ofImports: ImportWords;
};
