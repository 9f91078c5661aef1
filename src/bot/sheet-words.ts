import type { SheetWords } from "../app/import/own/sheet-words.ts";
import { wordKey } from "../app/import/values/words.ts";
import { type SheetColumn, sheetColumns } from "../core/import/own-sheet.ts";
import { locales, type Stage, stages } from "../core/vocabulary.ts";
import { sheetCell } from "../views/import/sheet-cell.ts";
import type { CommandContext } from "./command.ts";

/** How sheets of one's own customers are worded, in all languages. */
export const sheetWordsOf = ({
  speakIn,
  importWords,
}: Pick<CommandContext, "speakIn" | "importWords">): SheetWords => {
  const speakers = locales.map(speakIn);
  return {
    columns: new Map(
      speakers.flatMap((speak) =>
        sheetColumns.map((column): [string, SheetColumn] => [
          wordKey(speak.t(`import:sheet.columns.${column}`)),
          column,
        ]),
      ),
    ),
    stages: new Map(
      speakers.flatMap((speak) =>
        stages.map((stage): [string, Stage] => [wordKey(speak.t(`stage.${stage}`)), stage]),
      ),
    ),
    show: (locale, column, value) => sheetCell(column, value, speakIn(locale)),
    ofImports: importWords(),
  };
};
