import { digitPattern } from "./digits-shown.ts";
import { readWholeXml } from "./read-xml.ts";
import { isDateFormat, isDateFormatId } from "./spreadsheet-date.ts";

/** How a cell style shows its number: as a date, or with a fixed number of digits. */
export type NumberStyle = { readonly isDate: boolean; readonly digits: string | null };

/** The cell styles of a workbook, in order. */
export async function readStyles(pieces: AsyncIterable<string>): Promise<readonly NumberStyle[]> {
  const own = new Map<number, NumberStyle>();
  const styles: NumberStyle[] = [];
  let inCellStyles = false;
  await readWholeXml(pieces, {
    open(name, attributes) {
      if (name === "numFmt") {
        const code = attributes.formatCode ?? "";
        own.set(Number(attributes.numFmtId), {
          isDate: isDateFormat(code),
          digits: digitPattern(code),
        });
      } else if (name === "cellXfs") inCellStyles = true;
      else if (name === "xf" && inCellStyles) {
        const id = Number(attributes.numFmtId ?? 0);
        styles.push(own.get(id) ?? { isDate: isDateFormatId(id), digits: null });
      }
    },
    close(name) {
      if (name === "cellXfs") inCellStyles = false;
    },
  });
  return styles;
}
