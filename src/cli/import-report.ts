import type { ImportResult } from "../app/import/import-file.ts";
import type { Problem } from "../app/import/problem.ts";
import type { RevertResult } from "../app/import/revert-import.ts";
import type { Speaker } from "../i18n/speaker.ts";

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

/** The same for people, line by line. */
export function importReport(speak: Speaker, result: ImportResult): string {
  const { problems, problemCount, unknownColumns, reasons } = result;
  const columns = unknownColumns.join(", ");
  const unused = columns === "" ? [] : [speak.t("import:unknown-columns", { columns })];
  if (problemCount > 0) {
    const more = problemCount - problems.length;
    return [
      ...problems.map((problem) => placed(speak, problem)),
      ...(more > 0 ? [speak.t("import:more-problems", { count: more })] : []),
      ...unused,
      speak.t("import:nothing-saved"),
    ].join("\n");
  }
  const { rows, created, updated, unchanged, skipped } = result;
  const counted = (key: "customers-created" | "cancelled" | "countries", count: number) =>
    count > 0 ? [speak.t(`import:${key}`, { count })] : [];
  return [
    speak.t("import:done", {
      rows: speak.number(rows),
      created: speak.number(created),
      updated: speak.number(updated),
      unchanged: speak.number(unchanged),
      skipped: speak.number(skipped),
    }),
    ...counted("customers-created", result.customersCreated),
    ...counted("cancelled", result.cancelled),
    ...counted("countries", result.countries ?? 0),
    ...reasons.map((reason) => reasonText(speak, reason)),
    ...unused,
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
        removed: result.removed,
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

const reasonText = (speak: Speaker, { reason, count, values }: ImportResult["reasons"][number]) =>
  speak.t(`import:reasons.${reason}`, {
    rows: speak.number(count),
    values: values?.join(", ") ?? "",
  });

const problemText = (speak: Speaker, { code, details }: Problem): string =>
  speak.sentenceOf("import:problems.", code, details);

function placed(speak: Speaker, problem: Problem): string {
  const { row, column } = problem;
  const message = problemText(speak, problem);
  if (row !== null && column !== null)
    return speak.t("import:at-row-column", { row, column, message });
  if (row !== null) return speak.t("import:at-row", { row, message });
  return column === null ? message : speak.t("import:at-column", { column, message });
}
