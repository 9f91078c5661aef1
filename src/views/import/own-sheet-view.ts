import type { Block, OutboundMessage } from "../../chat/message.ts";
import {
  type SheetChange,
  type SheetChanges,
  type SheetColumn,
  type SheetFault,
  type SheetRow,
  sheetColumns,
} from "../../core/import/own-sheet.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { buttonLine } from "../blocks/button-line.ts";
import { paragraph, text } from "../blocks/inline.ts";
import { sheetCell } from "./sheet-cell.ts";

/** Changes, and what is not taken, that are shown one by one; the rest are counted. */
const mostShown = 12;

/** How long a cell is shown. */
const mostOfCell = 60;

/** The cells of a sheet, with the code by which it is known when it comes back. */
export const sheetTable = (
  code: string,
  rows: readonly SheetRow[],
  speak: Speaker,
): { readonly names: readonly string[]; readonly rows: readonly (readonly string[])[] } => ({
  names: sheetColumns.map((column) => {
    const name = speak.t(`import:sheet.columns.${column}`);
    return column === "ref" ? `${name} ${code}` : name;
  }),
  rows: rows.map(({ cells }) =>
    sheetColumns.map((column) => sheetCell(column, cells[column], speak)),
  ),
});

/** A sheet, what is in it and how it comes back; it goes to nobody else. */
export function ownSheetView(
  made: {
    readonly rows: readonly SheetRow[];
    readonly isCut: boolean;
    readonly leftAlone: number;
    readonly file: { readonly name: string; readonly bytes: Uint8Array };
    readonly comesBack: boolean;
  },
  speak: Speaker,
): OutboundMessage {
  const { rows, isCut, leftAlone, file, comesBack } = made;
  const said = speak.t("import:sheet.made", { count: rows.length });
  return {
    kind: "answer",
    summary: said,
    blocks: [
      paragraph(said),
      paragraph(speak.t(comesBack ? "import:sheet.comes-back" : "import:sheet.back-elsewhere")),
      ...(isCut ? [paragraph(speak.t("import:sheet.cut", { count: rows.length }))] : []),
      ...(leftAlone === 0
        ? []
        : [paragraph(speak.t("import:sheet.left-alone", { count: leftAlone }))]),
      paragraph(speak.t("import:sheet.told")),
      { type: "file", file },
    ],
    subjects: [],
  };
}

/** Names of columns as they stand in a file. */
type Names = ReadonlyMap<SheetColumn, string>;

/** What a sheet that came back would change; a 1 takes it. `id` is null where nothing would be changed. */
export function returnedSheetView(
  {
    id,
    found,
    names,
  }: { readonly id: string | null; readonly found: SheetChanges; readonly names: Names },
  speak: Speaker,
): OutboundMessage {
  const title =
    id === null
      ? speak.t("import:sheet.unchanged")
      : speak.t("import:sheet.would", countsOf(found.changes));
  const [take, drop] = [buttonLine("import", id ?? ""), buttonLine("import", id ?? "", "no")];
  return {
    kind: id === null ? "notice" : "question",
    summary: title,
    blocks: [
      paragraph(title),
      ...foundBlocks(found, names, speak),
      ...(id === null
        ? []
        : [
            paragraph(speak.t("import:sheet.choose")),
            {
              type: "actions",
              buttons: [
                { label: speak.t("import:sheet.take"), command: take, style: "primary" },
                { label: speak.t("import:file.drop"), command: drop },
              ],
            } as const,
          ]),
    ],
    subjects: subjectsOf(found.changes),
    ...(id === null ? {} : { choices: [take, drop] }),
  };
}

/** What a sheet changed, and how to take all of it back. */
export function takenSheetView(
  {
    undoId,
    found,
    names,
  }: { readonly undoId: string; readonly found: SheetChanges; readonly names: Names },
  speak: Speaker,
): OutboundMessage {
  const title = speak.t("import:sheet.did", countsOf(found.changes));
  return {
    kind: "answer",
    summary: title,
    blocks: [
      paragraph(title),
      ...foundBlocks({ ...found, changes: [] }, names, speak),
      paragraph(speak.t("undo.hint")),
      {
        type: "actions",
        buttons: [{ label: speak.t("undo.button"), command: `/undo ${undoId}` }],
      },
    ],
    subjects: subjectsOf(found.changes),
  };
}

const countsOf = (changes: readonly SheetChange[]) => ({
  count: changes.length,
  customers: new Set(changes.map(({ customerId }) => customerId)).size,
});

const subjectsOf = (changes: readonly SheetChange[]) => [
  ...new Map(
    changes.map(({ customerId, ref }) => [customerId, { customerId, ref }] as const),
  ).values(),
];

function foundBlocks(
  { changes, conflicts, faults }: SheetChanges,
  names: Names,
  speak: Speaker,
): Block[] {
  const nameOf = (column: SheetColumn) =>
    names.get(column) ?? speak.t(`import:sheet.columns.${column}`);
  const shown = (column: SheetColumn, value: string) =>
    clipped(sheetCell(column, value, speak)) || speak.t("import:sheet.nothing");
  const about = ({ ref, name, column, from, to }: SheetChange) => ({
    ref,
    name,
    column: nameOf(column),
    from: shown(column, from),
    to: shown(column, to),
  });
  return [
    ...listed(changes, (one) => speak.t("import:sheet.change", about(one)), speak),
    ...(conflicts.length === 0
      ? []
      : [paragraph(speak.t("import:sheet.conflicts", { count: conflicts.length }))]),
    ...listed(
      conflicts,
      (one) => speak.t("import:sheet.conflict", { ...about(one), is: shown(one.column, one.is) }),
      speak,
    ),
    ...(faults.length === 0
      ? []
      : [paragraph(speak.t("import:sheet.faults", { count: faults.length }))]),
    ...listed(faults, (one) => faultText(one, nameOf, speak), speak),
  ];
}

function faultText(
  { row, column, code, value }: SheetFault,
  nameOf: (column: SheetColumn) => string,
  speak: Speaker,
): string {
  const message = speak.t(`import:sheet.fault.${code}`, { value: clipped(value) });
  return column === null
    ? speak.t("import:at-row", { row, message })
    : speak.t("import:at-row-column", { row, column: nameOf(column), message });
}

function listed<T>(all: readonly T[], said: (one: T) => string, speak: Speaker): Block[] {
  if (all.length === 0) return [];
  const more = all.length - mostShown;
  const list: Block = {
    type: "list",
    items: all.slice(0, mostShown).map((one) => [text(said(one))]),
  };
  return more > 0 ? [list, paragraph(speak.t("import:sheet.more", { count: more }))] : [list];
}

const clipped = (value: string): string => {
  const line = value.replaceAll(/\s+/g, " ");
  return line.length <= mostOfCell ? line : `${line.slice(0, mostOfCell)}…`;
};

/** To a manager: who took a sheet of their own customers, and when. */
export function sheetsMadeView(
  made: readonly { readonly name: string; readonly at: string; readonly count: number }[],
  speak: Speaker,
): OutboundMessage {
  const title = speak.t("import:sheet.push-title", { count: made.length });
  return {
    kind: "notice",
    summary: title,
    blocks: [
      paragraph(title),
      {
        type: "list",
        items: made.map(({ name, at, count }) => [
          text(speak.t("import:sheet.push-line", { name, at, count })),
        ]),
      },
    ],
    subjects: [],
  };
}
