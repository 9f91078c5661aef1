import type { Block, OutboundMessage } from "../../chat/message.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { buttonLine } from "../blocks/button-line.ts";
import { paragraph, text } from "../blocks/inline.ts";
import { type FileProblem, placedProblem } from "./problem-text.ts";

/** What a file would do, or did. */
export type FileOutcome = {
  readonly rows: number;
  readonly rejected: number;
  /** By what is counted: customers, contacts … */
  readonly counts: readonly {
    readonly layout: "customers" | "contacts" | "touches" | "orders" | "order-lines" | "sheet";
    readonly created: number;
    readonly updated: number;
    readonly unchanged: number;
  }[];
  readonly knownColumns: readonly string[];
  readonly unknownColumns: readonly string[];
  readonly unreadSheets: readonly string[];
  readonly reasons: readonly {
    readonly reason: string;
    readonly count: number;
    readonly values?: readonly string[];
  }[];
  readonly problems: readonly FileProblem[];
  readonly problemCount: number;
};

/** Problems and columns that are named; the rest are counted. */
const [mostProblems, mostColumns] = [5, 30];

/**
 * What a file would do, and what is left out of it and why: a 1 or the first button takes it in. `id` is null
 * where there is nothing to take in. For the sender alone.
 */
export function receivedFileView(
  {
    id,
    name,
    result,
  }: { readonly id: string | null; readonly name: string; readonly result: FileOutcome },
  speak: Speaker,
): OutboundMessage {
  const isKnown = result.counts.some(({ unchanged }) => unchanged > 0);
  const title =
    id === null
      ? speak.t(isKnown ? "import:file.nothing-new" : "import:file.unfit", { file: name })
      : speak.t("import:file.title", { file: name });
  return {
    kind: id === null ? "notice" : "question",
    summary: title,
    blocks: [
      paragraph(title),
      ...outcomeBlocks(result, "import:file.would", speak),
      ...(id === null
        ? []
        : [
            paragraph(speak.t("import:file.choose")),
            {
              type: "actions",
              buttons: [
                {
                  label: speak.t("import:file.take"),
                  command: buttonLine("import", id),
                  style: "primary",
                },
                { label: speak.t("import:file.drop"), command: buttonLine("import", id, "no") },
              ],
            } as const,
          ]),
    ],
    subjects: [],
    ...(id === null ? {} : { choices: [buttonLine("import", id), buttonLine("import", id, "no")] }),
  };
}

/** What a file did, and how to take it back. */
export function takenFileView(
  {
    id,
    name,
    result,
  }: { readonly id: string; readonly name: string; readonly result: FileOutcome },
  speak: Speaker,
): OutboundMessage {
  const title = speak.t("import:file.taken", { file: name });
  return {
    kind: "answer",
    summary: title,
    blocks: [
      paragraph(title),
      ...outcomeBlocks({ ...result, knownColumns: [] }, "import:file.did", speak),
      {
        type: "actions",
        buttons: [
          { label: speak.t("import:file.back"), command: buttonLine("import", id, "back") },
        ],
      },
    ],
    subjects: [],
  };
}

function outcomeBlocks(
  result: FileOutcome,
  key: "import:file.would" | "import:file.did",
  speak: Speaker,
): Block[] {
  const { rows, rejected, counts, knownColumns, unknownColumns, unreadSheets, reasons } = result;
  const said = counts
    .filter(({ created, updated, unchanged }) => created + updated + unchanged > 0)
    .map(({ layout, created, updated, unchanged }) =>
      speak.t(`import:file.of.${layout}`, {
        created: speak.number(created),
        known: speak.number(updated + unchanged),
        changed: speak.number(updated),
      }),
    );
  const summed =
    said.length === 0
      ? []
      : [
          speak.t(key, {
            count: rows,
            rows: speak.number(rows),
            counts: said.join(speak.t("import:file.and")),
          }),
        ];
  const columns = (names: readonly string[]) => named(names, mostColumns, speak);
  const lines = [
    ...summed,
    ...(knownColumns.length === 0
      ? []
      : [speak.t("import:file.known-columns", { columns: columns(knownColumns) })]),
    ...(unknownColumns.length === 0
      ? []
      : [speak.t("import:file.unknown-columns", { columns: columns(unknownColumns) })]),
    ...(unreadSheets.length === 0
      ? []
      : [speak.t("import:file.unread-sheets", { sheets: columns(unreadSheets) })]),
    ...reasons.map(({ reason, count, values = [] }) =>
      speak.sentenceOf("import:reasons.", reason, {
        count,
        rows: speak.number(count),
        values: named(values, mostProblems, speak),
      }),
    ),
  ];
  return [...lines.map(paragraph), ...problemBlocks(result, rejected, speak)];
}

function problemBlocks(
  { problems, problemCount }: FileOutcome,
  rejected: number,
  speak: Speaker,
): Block[] {
  if (problemCount === 0) return [];
  const shown = problems.slice(0, mostProblems);
  const more = problemCount - shown.length;
  return [
    ...(rejected > 0 ? [paragraph(speak.t("import:file.rejected", { count: rejected }))] : []),
    { type: "list", items: shown.map((one) => [text(placedProblem(speak, one))]) },
    ...(more > 0 ? [paragraph(speak.t("import:more-problems", { count: more }))] : []),
  ];
}

const named = (values: readonly string[], most: number, speak: Speaker): string => {
  const shown = values.slice(0, most).join(speak.t("import:file.comma"));
  const more = values.length - most;
  return more > 0 ? speak.t("import:file.and-more", { shown, count: more }) : shown;
};
