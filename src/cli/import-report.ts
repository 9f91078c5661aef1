import type { ImportResult } from "../app/import/import-file.ts";
import type { RevertResult } from "../app/import/revert-import.ts";
import type { RejectedFile } from "../app/import/write-rejected.ts";
import type { Speaker } from "../i18n/speaker.ts";
import { placedProblem as placed, problemText } from "../views/import/problem-text.ts";

/** What an import did, as the contract's JSON has it, with what was wrong in words. */
export function importResult(speak: Speaker, result: ImportResult) {
  const { problems, problemCount, reasons, ...rest } = result;
  return {
    ...rest,
    reasons: reasons.map((one) => ({ ...one, message: reasonText(speak, one) })),
    errors: problems.map((problem) => ({
      row: problem.row,
      column: problem.column,
      message: problemText(speak, problem),
      code: problem.code,
    })),
    errorCount: problemCount,
  };
}

/** Whether something of the file is taken, or would be: all of it, or in a partial import some rows. */
export const isTaken = ({ problemCount, rejected, rows }: ImportResult): boolean =>
  problemCount === 0 || (rejected > 0 && rejected < rows);

/** Where the rows go that a partial import of a file leaves out, each with its reasons in words. */
export const rejectedFile = (speak: Speaker, path: string): RejectedFile => ({
  path: `${path}.rejected.csv`,
  heading: speak.t("import:rejected.heading"),
  reasonOf: (problem) => placed(speak, problem),
});

/** The same for people, line by line. */
export function importReport(speak: Speaker, result: ImportResult): string {
  const { problems, problemCount, unknownColumns, reasons } = result;
  const columns = unknownColumns.join(", ");
  const unused = columns === "" ? [] : [speak.t("import:unknown-columns", { columns })];
  const more = problemCount - problems.length;
  const wrong = [
    ...problems.map((problem) => placed(speak, problem)),
    ...(more > 0 ? [speak.t("import:more-problems", { count: more })] : []),
  ];
  if (!isTaken(result)) {
    const { takeable } = result;
    return [
      ...wrong,
      ...unused,
      speak.t("import:nothing-saved"),
      ...(result.rejected > 0 ? [rejectedText(speak, result)] : []),
      ...(takeable > 0 ? [speak.t("import:rejected.offer", { count: takeable })] : []),
    ].join("\n");
  }
  const { rows, created, updated, unchanged, skipped } = result;
  const counted = (key: "customers-created" | "cancelled" | "countries", count: number) =>
    count > 0 ? [speak.t(`import:${key}`, { count })] : [];
  const sheets = result.unreadSheets.join(", ");
  return [
    ...wrong,
    speak.t("import:done", {
      count: rows,
      rows: speak.number(rows),
      created: speak.number(created),
      updated: speak.number(updated),
      unchanged: speak.number(unchanged),
      skipped: speak.number(skipped),
    }),
    ...(result.rejected > 0 ? [rejectedText(speak, result)] : []),
    ...counted("customers-created", result.customersCreated),
    ...counted("cancelled", result.cancelled),
    ...counted("countries", result.countries ?? 0),
    ...reasons.map((reason) => reasonText(speak, reason)),
    ...unused,
    ...(sheets === "" ? [] : [speak.t("import:unread-sheets", { sheets })]),
    result.import === null
      ? speak.t("import:dry-run")
      : speak.t("import:revert-hint", { id: result.import }),
  ].join("\n");
}

/** What came of taking an import back. */
export function revertReport(speak: Speaker, id: string, result: RevertResult): string {
  switch (result.outcome) {
    case "reverted":
      return speak.t("import:revert.done", {
        count: result.removed,
        restored: result.restored,
      });
    case "blocked":
      return [
        speak.t("import:revert.blocked", { id, count: result.count }),
        ...result.obstacles.map(({ why, table, ref, code }) =>
          speak.t(`import:revert.${why}`, {
            ref: ref ?? "",
            code: code ?? "",
            table: speak.sentenceOf("import:tables.", table),
          }),
        ),
      ].join("\n");
    default:
      return speak.t(`import:revert.${result.outcome}`, { id });
  }
}

const rejectedText = (speak: Speaker, { rejected, rejectedFile: file }: ImportResult): string =>
  file === null
    ? speak.t("import:rejected.would", { count: rejected })
    : speak.t("import:rejected.written", { count: rejected, file });

const reasonText = (speak: Speaker, { reason, count, values }: ImportResult["reasons"][number]) =>
  speak.t(`import:reasons.${reason}`, {
    count,
    rows: speak.number(count),
    values: values?.join(", ") ?? "",
  });
