import { isBlank, type Row, type Table } from "../cell.ts";
import { FileFault } from "../file-fault.ts";
import { readSharedStrings } from "./read-shared-strings.ts";
import { readSheet } from "./read-sheet.ts";
import { readDateStyles } from "./read-styles.ts";
import { readWholeXml } from "./read-xml.ts";
import { openZip, type ZipEntries } from "./zip-entries.ts";

/**
 * Opens the first visible sheet of an XLSX workbook, row by row: only the table of shared texts is
 * held in memory. yauzl unpacks and sax parses, both small and cared for; of the libraries that do
 * it all, exceljs is no longer maintained and read-excel-file holds the whole sheet.
 */
export async function openWorkbook(path: string): Promise<Table> {
  const zip = await openZip(path);
  try {
    const { sheet, counts1904, targets } = await readWorkbook(zip);
    const context = {
      counts1904,
      strings: await readSharedStrings(zip.text(targets.sharedStrings)),
      dateStyles: await readDateStyles(zip.text(targets.styles)),
    };
    const header = await firstRow(readSheet(zip.text(sheet), context));
    return {
      header,
      counts1904,
      isRagged: () => false,
      async *rows(onBytes) {
        const again = await openZip(path);
        try {
          for await (const rows of readSheet(again.text(sheet, onBytes), context))
            yield rows.filter((row) => row.number > header.number && !isBlank(row.cells));
        } finally {
          again.close();
        }
      },
    };
  } finally {
    zip.close();
  }
}

async function firstRow(portions: AsyncIterable<Row[]>): Promise<Row> {
  for await (const rows of portions) {
    const header = rows.find((row) => !isBlank(row.cells));
    if (header !== undefined) return header;
  }
  throw new FileFault("file-empty");
}

/** Which entry holds the first visible sheet, and where texts and styles are. */
async function readWorkbook(zip: ZipEntries) {
  if (!zip.has("xl/workbook.xml")) throw new FileFault("file-not-table");
  const sheets: { id: string; isHidden: boolean }[] = [];
  let counts1904 = false;
  await readWholeXml(zip.text("xl/workbook.xml"), {
    open(name, attributes) {
      if (name === "workbookPr") counts1904 = /^(1|true)$/.test(attributes.date1904 ?? "");
      if (name !== "sheet") return;
      const id = Object.entries(attributes).find(([key]) => /(^|:)id$/.test(key))?.[1] ?? "";
      sheets.push({ id, isHidden: /hidden/i.test(attributes.state ?? "") });
    },
  });
  const byId = new Map<string, string>();
  const targets = { sharedStrings: "xl/sharedStrings.xml", styles: "xl/styles.xml" };
  await readWholeXml(zip.text("xl/_rels/workbook.xml.rels"), {
    open(name, attributes) {
      if (name !== "Relationship") return;
      const target = attributes.Target ?? "";
      const path = target.startsWith("/") ? target : `xl/${target.replace(/^\.\//, "")}`;
      byId.set(attributes.Id ?? "", path);
      if (attributes.Type?.endsWith("/sharedStrings")) targets.sharedStrings = path;
      if (attributes.Type?.endsWith("/styles")) targets.styles = path;
    },
  });
  const sheet = byId.get((sheets.find((one) => !one.isHidden) ?? sheets[0])?.id ?? "");
  if (sheet === undefined || !zip.has(sheet)) throw new FileFault("file-not-table");
  return { sheet, counts1904, targets };
}
