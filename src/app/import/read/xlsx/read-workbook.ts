import { FileFault } from "../file-fault.ts";
import { readWholeXml } from "./read-xml.ts";
import type { ZipEntries } from "./zip-entries.ts";

/** A sheet of cells: its name, and the entry that holds it. */
export type SheetEntry = { readonly name: string; readonly path: string };

/** The visible sheets in their order (the hidden ones where there are no others), and where texts and styles are. */
export type Workbook = {
  readonly sheets: readonly SheetEntry[];
  readonly counts1904: boolean;
  readonly sharedStrings: string;
  readonly styles: string;
};

/** Reads what a workbook consists of. Sheets that are charts are left out. */
export async function readWorkbook(zip: ZipEntries): Promise<Workbook> {
  if (!zip.has("xl/workbook.xml")) throw new FileFault("file-not-table");
  const listed: { id: string; name: string; isHidden: boolean }[] = [];
  let counts1904 = false;
  await readWholeXml(zip.text("xl/workbook.xml"), {
    open(name, attributes) {
      if (name === "workbookPr") counts1904 = /^(1|true)$/.test(attributes.date1904 ?? "");
      if (name !== "sheet") return;
      const id = Object.entries(attributes).find(([key]) => /(^|:)id$/.test(key))?.[1] ?? "";
      const isHidden = /hidden/i.test(attributes.state ?? "");
      listed.push({ id, name: attributes.name ?? "", isHidden });
    },
  });
  const byId = new Map<string, string>();
  const targets = { sharedStrings: "xl/sharedStrings.xml", styles: "xl/styles.xml" };
  await readWholeXml(zip.text("xl/_rels/workbook.xml.rels"), {
    open(name, attributes) {
      if (name !== "Relationship") return;
      const target = attributes.Target ?? "";
      const path = target.startsWith("/") ? target : `xl/${target.replace(/^\.\//, "")}`;
      if (!/\/(chart|dialog|macro)sheet$/i.test(attributes.Type ?? ""))
        byId.set(attributes.Id ?? "", path);
      if (attributes.Type?.endsWith("/sharedStrings")) targets.sharedStrings = path;
      if (attributes.Type?.endsWith("/styles")) targets.styles = path;
    },
  });
  const all = listed.flatMap(({ id, name, isHidden }) => {
    const path = byId.get(id);
    return path !== undefined && zip.has(path) ? [{ name, path, isHidden }] : [];
  });
  const visible = all.filter(({ isHidden }) => !isHidden);
  if (all.length === 0) throw new FileFault("file-not-table");
  return { sheets: visible.length > 0 ? visible : all, counts1904, ...targets };
}
