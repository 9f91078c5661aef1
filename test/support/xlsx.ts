import { crc32, deflateRawSync } from "node:zlib";

/** A cell: a value, a formula with or without its result, an error, a date serial with style 1, a number shown as `00000`. */
export type XlsxCell =
  | string
  | number
  | boolean
  | null
  | { readonly formula: string; readonly value?: string | number }
  | { readonly error: string }
  | { readonly date: number }
  | { readonly digits: number };

const xmlText = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** An XLSX workbook with one sheet, as spreadsheets write it: texts shared, dates by style. */
export function xlsx(
  rows: readonly (readonly XlsxCell[])[],
  options: {
    readonly counts1904?: boolean;
    readonly hiddenFirst?: boolean;
    /** Texts of a visible sheet before the other; empty: a sheet of nothing; `chart`: a chart. */
    readonly before?: readonly (readonly string[])[] | "chart";
    readonly merged?: readonly string[];
    /** The name of the sheet. */
    readonly name?: string;
    /** Texts of further sheets behind it, by their names. */
    readonly more?: readonly (readonly [name: string, rows: readonly (readonly string[])[]])[];
  } = {},
): Buffer {
  const strings: string[] = [];
  const cell = (value: XlsxCell, reference: string): string => {
    if (value === null) return "";
    if (typeof value === "number") return `<c r="${reference}"><v>${value}</v></c>`;
    if (typeof value === "boolean") return `<c r="${reference}" t="b"><v>${Number(value)}</v></c>`;
    if (typeof value === "string") {
      strings.push(value);
      return `<c r="${reference}" t="s"><v>${strings.length - 1}</v></c>`;
    }
    if ("error" in value) return `<c r="${reference}" t="e"><v>${xmlText(value.error)}</v></c>`;
    if ("digits" in value) return `<c r="${reference}" s="2"><v>${value.digits}</v></c>`;
    if ("date" in value) return `<c r="${reference}" s="1"><v>${value.date}</v></c>`;
    const type = typeof value.value === "string" ? ' t="str"' : "";
    const result = value.value === undefined ? "" : `<v>${xmlText(String(value.value))}</v>`;
    return `<c r="${reference}"${type}><f>${xmlText(value.formula)}</f>${result}</c>`;
  };
  const sheet = rows
    .map((row, index) => {
      const cells = row.map((value, column) =>
        cell(value, `${String.fromCharCode(65 + column)}${index + 1}`),
      );
      return `<row r="${index + 1}">${cells.join("")}</row>`;
    })
    .join("");
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const hidden = options.hiddenFirst
    ? '<sheet name="Hidden" sheetId="9" state="hidden" r:id="rId9"/>'
    : "";
  const { before, merged = [], name = "Data", more = [] } = options;
  const first = before === undefined ? "" : '<sheet name="First" sheetId="8" r:id="rId8"/>';
  const firstKind = before === "chart" ? "chartsheet" : "worksheet";
  const merges = merged.map((reference) => `<mergeCell ref="${reference}"/>`).join("");
  const textRows = (all: readonly (readonly string[])[]) =>
    all
      .map((texts) => {
        const cells = texts.map((text) => `<c t="inlineStr"><is><t>${xmlText(text)}</t></is></c>`);
        return `<row>${cells.join("")}</row>`;
      })
      .join("");
  const firstRows = textRows(typeof before === "object" ? before : []);
  const further = more.map(([title, texts], index) => ({
    title,
    id: 20 + index,
    rows: textRows(texts),
  }));
  return zip({
    "xl/worksheets/sheet8.xml": `${head}<${firstKind} xmlns="${main}"><sheetData>${firstRows}</sheetData></${firstKind}>`,
    "xl/workbook.xml": `${head}<workbook xmlns="${main}" xmlns:r="${office}"><workbookPr${
      options.counts1904 ? ' date1904="1"' : ""
    }/><sheets>${hidden}${first}<sheet name="${name}" sheetId="1" r:id="rId1"/>${further
      .map(({ title, id }) => `<sheet name="${title}" sheetId="${id}" r:id="rId${id}"/>`)
      .join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `${head}<Relationships xmlns="x"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId8" Type="${office}/${firstKind}" Target="worksheets/sheet8.xml"/><Relationship Id="rId9" Type="${office}/worksheet" Target="worksheets/sheet9.xml"/><Relationship Id="rId2" Type="${office}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="${office}/styles" Target="styles.xml"/>${further
      .map(
        ({ id }) =>
          `<Relationship Id="rId${id}" Type="${office}/worksheet" Target="worksheets/sheet${id}.xml"/>`,
      )
      .join("")}</Relationships>`,
    ...Object.fromEntries(
      further.map(({ id, rows: data }) => [
        `xl/worksheets/sheet${id}.xml`,
        `${head}<worksheet xmlns="${main}"><sheetData>${data}</sheetData></worksheet>`,
      ]),
    ),
    "xl/styles.xml": `${head}<styleSheet xmlns="${main}"><numFmts count="2"><numFmt numFmtId="165" formatCode="00000"/><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="165"/></cellXfs></styleSheet>`,
    "xl/worksheets/sheet1.xml": `${head}<worksheet xmlns="${main}"><sheetData>${sheet}</sheetData><mergeCells>${merges}</mergeCells></worksheet>`,
    "xl/worksheets/sheet9.xml": `${head}<worksheet xmlns="${main}"><sheetData><row r="1"><c t="inlineStr"><is><t>secret</t></is></c></row></sheetData></worksheet>`,
    "xl/sharedStrings.xml": `${head}<sst xmlns="${main}">${strings
      .map((text) => `<si><t xml:space="preserve">${xmlText(text)}</t></si>`)
      .join("")}</sst>`,
  });
}

/** A zip file of these entries (APPNOTE.TXT 4.3), deflated. */
export function zip(entries: Readonly<Record<string, string>>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(entries)) {
    const plain = Buffer.from(text);
    const packed = deflateRawSync(plain);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x0800, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(plain), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(plain.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), common, Buffer.from(name), packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(
      Buffer.concat([Buffer.from("PK\x01\x02\x14\x00", "latin1"), common, rest, Buffer.from(name)]),
    );
    parts.push(local);
    offset += local.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, listing, end]);
}
