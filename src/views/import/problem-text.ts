import type { EndOf } from "../../i18n/sentence.ts";
import type { Speaker } from "../../i18n/speaker.ts";

/** Something that is wrong in a file, and where. */
export type FileProblem = {
  readonly row: number | null;
  readonly column: string | null;
  readonly code: EndOf<"import:problems.">;
  readonly details: Readonly<Record<string, string | number>>;
};

/** What is wrong, in words. */
export const problemText = (speak: Speaker, { code, details }: FileProblem): string =>
  speak.sentenceOf("import:problems.", code, details);

/** The same with the row and the column in which it is. */
export function placedProblem(speak: Speaker, problem: FileProblem): string {
  const { row, column } = problem;
  const message = problemText(speak, problem);
  if (row !== null && column !== null)
    return speak.t("import:at-row-column", { row, column, message });
  if (row !== null) return speak.t("import:at-row", { row, message });
  return column === null ? message : speak.t("import:at-column", { column, message });
}
