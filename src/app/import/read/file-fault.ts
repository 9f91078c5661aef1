/** Why a file cannot be read as a table at all, or not any further. */
export type FileFaultCode =
  | "file-not-found"
  | "file-empty"
  | "file-is-folder"
  | "file-not-regular"
  | "file-bomb"
  | "rejected-unwritable"
  | "file-old-excel"
  | "file-not-table"
  | "file-web-page"
  | "file-damaged"
  | "file-encoding"
  | "file-too-many-texts"
  | "cell-too-long"
  | "quote-unclosed"
  | "quote-stray";

/** Stops the reading of a file; `row` and `column` (its number, from 1) where they are known. */
export class FileFault extends Error {
  readonly code: FileFaultCode;
  readonly row: number | null;
  readonly column: number | null;

  constructor(
    code: FileFaultCode,
    place: { row?: number; column?: number } = {},
    options?: { cause: unknown },
  ) {
    super(code, options);
    this.name = "FileFault";
    this.code = code;
    this.row = place.row ?? null;
    this.column = place.column ?? null;
  }
}
