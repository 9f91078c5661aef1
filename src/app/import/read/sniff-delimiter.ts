const candidates = [",", ";", "\t"] as const;

/** What separates the cells of a CSV file, and the text without the line that says so. */
export type Delimiter = { readonly delimiter: string; readonly declared: boolean };

/**
 * The delimiter by the first line: the one that `sep=` declares (Excel's own habit), else the
 * candidate seen most often outside quotes. A comma when there is only one column.
 */
export function sniffDelimiter(text: string): Delimiter {
  const declared = /^sep=([,;\t|])\r?\n/i.exec(text)?.[1];
  if (declared !== undefined) return { delimiter: declared, declared: true };
  const line = (text
    .trimStart()
    .replaceAll(/"(?:[^"]|"")*"/g, "")
    .match(/^.*/) ?? [""])[0];
  const count = (delimiter: string) => line.split(delimiter).length;
  const [best = ","] = [...candidates].sort((a, b) => count(b) - count(a));
  return { delimiter: best, declared: false };
}
