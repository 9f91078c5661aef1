import { readWholeXml } from "./read-xml.ts";
import { isDateFormat, isDateFormatId } from "./spreadsheet-date.ts";

/** For each cell style of a workbook, in order: does it show its number as a date? */
export async function readDateStyles(pieces: AsyncIterable<string>): Promise<readonly boolean[]> {
  const own = new Map<number, boolean>();
  const styles: boolean[] = [];
  let inCellStyles = false;
  await readWholeXml(pieces, {
    open(name, attributes) {
      if (name === "numFmt")
        own.set(Number(attributes.numFmtId), isDateFormat(attributes.formatCode ?? ""));
      else if (name === "cellXfs") inCellStyles = true;
      else if (name === "xf" && inCellStyles) {
        const id = Number(attributes.numFmtId ?? 0);
        styles.push(own.get(id) ?? isDateFormatId(id));
      }
    },
    close(name) {
      if (name === "cellXfs") inCellStyles = false;
    },
  });
  return styles;
}
