import { FileFault } from "../file-fault.ts";
import { readWholeXml } from "./read-xml.ts";

/** Characters of shared text a workbook may hold: they are all kept in memory while it is read. */
const most = 40_000_000;

/** Excel writes control characters as `_xHHHH_` (ECMA-376 part 1, 22.9.2.19). */
export const unescapeText = (text: string): string =>
  text.includes("_x")
    ? text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)).replaceAll("\0", ""),
      )
    : text;

/** The texts that cells refer to by number. Phonetic guides are left out. */
export async function readSharedStrings(pieces: AsyncIterable<string>): Promise<readonly string[]> {
  const strings: string[] = [];
  let text = "";
  let isText = false;
  let inGuide = false;
  let total = 0;
  await readWholeXml(pieces, {
    open(name) {
      if (name === "si") text = "";
      else if (name === "rPh") inGuide = true;
      else if (name === "t") isText = !inGuide;
    },
    text(piece) {
      if (isText) text += piece;
    },
    close(name) {
      if (name === "t") isText = false;
      else if (name === "rPh") inGuide = false;
      else if (name === "si") {
        total += text.length + 16;
        if (total > most) throw new FileFault("file-too-many-texts");
        strings.push(unescapeText(text));
      }
    },
  });
  return strings;
}
