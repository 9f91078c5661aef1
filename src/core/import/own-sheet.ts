import type { Locale } from "../vocabulary.ts";

/** The columns of a member's own sheet, in their order. */
export const sheetColumns = [
  "ref",
  "name",
  "country",
  "city",
  "tier",
  "stage",
  "tags",
  "contact",
  "role",
  "phone",
  "other-phone",
  "email",
  "website",
  "industry",
  "last",
  "next",
  "note",
  "asked",
] as const;
export type SheetColumn = (typeof sheetColumns)[number];

/** Those that only tell: what is written there says nothing. */
const telling: ReadonlySet<SheetColumn> = new Set(["country", "city", "last", "asked"]);

/** Those of the person who stands in the row. */
const personal: ReadonlySet<SheetColumn> = new Set([
  "contact",
  "role",
  "phone",
  "other-phone",
  "email",
]);

/** What stands in the cells of a row: as it is kept, not as it is shown; empty where nothing is known. */
export type SheetCells = Readonly<Record<SheetColumn, string>>;

/** A customer in a sheet, and the person whose columns it shows. */
export type SheetRow = {
  readonly customerId: string;
  readonly contactId: string | null;
  readonly cells: SheetCells;
};

/** A sheet as it was handed out. */
export type HandedSheet = { readonly locale: Locale; readonly rows: readonly SheetRow[] };

/** A row of a sheet that came back: the texts of the columns that are in it. */
export type ReturnedRow = {
  readonly number: number;
  readonly cells: ReadonlyMap<SheetColumn, string>;
};

/** Why a cell, or a row, is not taken. */
export type SheetFaultCode =
  | "tier"
  | "stage"
  | "day"
  | "day-unclear"
  | "day-past"
  | "day-far"
  | "day-missing"
  | "phone"
  | "email"
  | "website"
  | "tags"
  | "too-long"
  | "empty"
  | "formula"
  | "contact-first"
  | "only-tells"
  | "twice"
  | "not-yours"
  | "no-reference";

/** A cell, or a row where `column` is null, that is not taken. */
export type SheetFault = {
  readonly row: number;
  readonly column: SheetColumn | null;
  readonly code: SheetFaultCode;
  readonly value: string;
};

/** A cell that was changed in the sheet. */
export type SheetChange = {
  readonly row: number;
  readonly customerId: string;
  readonly contactId: string | null;
  readonly ref: string;
  readonly name: string;
  readonly column: SheetColumn;
  readonly from: string;
  readonly to: string;
};

/** What a sheet that came back would change. `conflicts` were changed here as well, to `is`, and stay so. */
export type SheetChanges = {
  readonly changes: readonly SheetChange[];
  readonly conflicts: readonly (SheetChange & { readonly is: string })[];
  readonly faults: readonly SheetFault[];
};

/** How cells are written and read. */
export type CellForms = {
  show(column: SheetColumn, value: string): string;
  read(column: SheetColumn, text: string): { readonly value: string } | SheetFaultCode;
};

/**
 * What was changed in a sheet since it was handed out, against what is known now. What is as it was handed
 * out changes nothing, whatever has become of it here; a column that is not there likewise.
 */
export function compareSheet(
  { rows }: HandedSheet,
  now: readonly SheetRow[],
  returned: readonly ReturnedRow[],
  forms: CellForms,
): SheetChanges {
  const handed = new Map(rows.map((row) => [row.cells.ref, row]));
  const known = new Map(now.map((row) => [row.customerId, row]));
  const seen = new Set<string>();
  const changes: SheetChange[] = [];
  const conflicts: (SheetChange & { readonly is: string })[] = [];
  const faults: SheetFault[] = [];
  for (const { number, cells } of returned) {
    const of = (column: SheetColumn | null, code: SheetFaultCode, value: string) =>
      faults.push({ row: number, column, code, value });
    const written = plain(cells.get("ref") ?? "");
    const ref = written.replace(/^#\s*/, "").toUpperCase();
    if (ref === "") {
      of(null, "no-reference", plain(cells.get("name") ?? ""));
      continue;
    }
    const was = handed.get(ref);
    const is = was === undefined ? undefined : known.get(was.customerId);
    if (was === undefined || is === undefined) {
      of(null, "not-yours", written);
      continue;
    }
    if (seen.has(ref)) {
      of(null, "twice", written);
      continue;
    }
    seen.add(ref);
    for (const column of sheetColumns.slice(1)) {
      const text = cells.get(column);
      if (text === undefined || alike(text, forms.show(column, was.cells[column]))) continue;
      if (telling.has(column)) {
        if (!alike(text, forms.show(column, is.cells[column]))) of(column, "only-tells", text);
        continue;
      }
      const read = forms.read(column, plain(text));
      if (typeof read === "string") {
        of(column, read, text);
        continue;
      }
      const { value } = read;
      const isSaid = (other: string) => isSame(column, value, other);
      if (isSaid(was.cells[column]) || isSaid(is.cells[column])) continue;
      const isOther = personal.has(column) && was.contactId !== is.contactId;
      const change = {
        row: number,
        customerId: was.customerId,
        contactId: is.contactId,
        ref,
        name: is.cells.name,
        column,
        from: is.cells[column],
        to: value,
      };
      if (isOther || !isSame(column, is.cells[column], was.cells[column])) {
        conflicts.push({ ...change, is: is.cells[column] });
      } else changes.push(change);
    }
  }
  return withPeople({ changes, conflicts, faults });
}

/** Whether two values of a column are the same: neither order nor letter case tells tags apart. */
const isSame = (column: SheetColumn, one: string, other: string): boolean =>
  column === "tags" ? tagKey(one) === tagKey(other) : one === other;

const tagKey = (tags: string): string =>
  [...new Set(tags.toLowerCase().split(", "))].sort().join(", ");

/** Nothing is known of a person who has no name: their other columns wait for it. */
function withPeople({ changes, conflicts, faults }: SheetChanges): SheetChanges {
  const named = new Set(
    changes.flatMap(({ column, customerId }) => (column === "contact" ? [customerId] : [])),
  );
  const isNobodys = ({ column, contactId, customerId }: SheetChange) =>
    contactId === null && personal.has(column) && !named.has(customerId);
  return {
    changes: changes.filter((change) => !isNobodys(change)),
    conflicts,
    faults: [
      ...faults,
      ...changes
        .filter(isNobodys)
        .map(({ row, column, to }) => ({ row, column, code: "contact-first" as const, value: to })),
    ],
  };
}

/** A text as spreadsheets may have left it, without what nobody sees. */
const plain = (text: string): string =>
  text
    .normalize("NFC")
    .replaceAll(/\r\n?/g, "\n")
    .replaceAll(/[^\S\n]+/g, " ")
    .replaceAll(/ ?\n ?/g, "\n")
    .trim();

/** Whether two cells say the same: a number may have lost the quotes and blanks that were around it. */
const alike = (one: string, other: string): boolean =>
  plain(one) === plain(other) ||
  (/^[+\d\s().-]+$/.test(other) && one !== "" && digits(one) === digits(other));

const digits = (text: string): string =>
  /[^+\d\s().-]/.test(text) ? text : text.replaceAll(/[^\d]/g, "");
