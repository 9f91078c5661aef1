import { columnOf } from "./column-of.ts";

/** Cells of one column that are shown as one; only the first holds the value. Rows count from 1. */
export type Merge = { readonly column: number; readonly from: number; readonly to: number };

const most = 100_000;

/**
 * The cells below the header that are merged over several rows. They stand behind all rows in the
 * file, which is therefore looked through for them alone.
 */
export async function readMerges(
  pieces: AsyncIterable<string>,
  headerRow: number,
): Promise<readonly Merge[]> {
  const merges: Merge[] = [];
  let rest = "";
  for await (const piece of pieces) {
    const text = rest + piece;
    for (const [, reference = ""] of text.matchAll(
      /<(?:\w+:)?mergeCell\s+ref="([A-Z0-9:]+)"\s*\/?>/g,
    )) {
      const [, left, from, to] = /^([A-Z]{1,4})(\d+):[A-Z]{1,4}(\d+)$/.exec(reference) ?? [];
      const column = columnOf(left);
      const isDown = Number(to) > Number(from) && Number(from) > headerRow;
      if (column !== null && isDown && merges.length < most)
        merges.push({ column, from: Number(from), to: Number(to) });
    }
    const open = text.lastIndexOf("<");
    rest = open === -1 || text.includes(">", open) ? "" : text.slice(open, open + 200);
  }
  return merges;
}
