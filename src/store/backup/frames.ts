import { Refusal } from "../../errors.ts";

/** What a backup begins with: how it came about, and what is needed to read it. */
export type Manifest = {
  /** ISO instant, by the clock of the program that wrote it. */
  readonly at: string;
  /** The program's version. */
  readonly version: string;
  /** Names of the migrations that the database had; the tables are as these made them. */
  readonly migrations: readonly string[];
  /** Names of the tables that follow. */
  readonly tables: readonly string[];
  /** The key that opens sealed columns, in base64. It is nowhere else in the file. */
  readonly dataKey: string;
};

/** One step of a backup: the manifest, then each table with its rows, then the end. */
export type Frame =
  | { readonly type: "manifest"; readonly manifest: Manifest }
  /** Rows of these columns follow, as COPY writes them in its text format. */
  | { readonly type: "table"; readonly table: string; readonly columns: readonly string[] }
  | { readonly type: "rows"; readonly text: Buffer }
  /** The rows of a table are over, and how many they were. */
  | { readonly type: "counted"; readonly rows: number }
  /** How many tables and rows there were in all. */
  | { readonly type: "end"; readonly tables: number; readonly rows: number };

/** A letter for rows or anything else, and the length of what follows. */
const prefixBytes = 5;
const [rowsLetter, jsonLetter] = [0x52, 0x4a];

/** A frame as bytes. */
export function frameBytes(frame: Frame): Buffer {
  const isRows = frame.type === "rows";
  const content = isRows ? frame.text : Buffer.from(JSON.stringify(frame));
  const prefix = Buffer.alloc(prefixBytes);
  prefix.writeUInt8(isRows ? rowsLetter : jsonLetter);
  prefix.writeUInt32BE(content.length, 1);
  return Buffer.concat([prefix, content]);
}

/**
 * The frames in a stream of bytes.
 * @throws Refusal `backup.damaged` when it ends in the middle of one
 */
export async function* readFrames(bytes: AsyncIterable<Buffer>): AsyncGenerator<Frame, void> {
  let pending: Buffer = Buffer.alloc(0);
  for await (const piece of bytes) {
    pending = Buffer.concat([pending, piece]);
    for (;;) {
      if (pending.length < prefixBytes) break;
      const end = prefixBytes + pending.readUInt32BE(1);
      if (pending.length < end) break;
      const content = pending.subarray(prefixBytes, end);
      yield pending[0] === rowsLetter
        ? { type: "rows", text: content }
        : JSON.parse(content.toString());
      pending = pending.subarray(end);
    }
  }
  if (pending.length > 0) throw new Refusal("backup.damaged");
}
