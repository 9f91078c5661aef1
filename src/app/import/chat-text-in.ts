import { fileKind } from "./read/file-bytes.ts";
import { openZip } from "./read/xlsx/zip-entries.ts";

/** Longest text of a chat that is read, in characters. */
const longest = 20_000_000;

/**
 * The text of a file in which a chat may be: its own, or that of the one text in an archive as
 * telephones export it. Null where it can be none; a table is told apart by who reads it.
 */
export async function chatTextIn(name: string, bytes: Uint8Array): Promise<string | null> {
  const kind = await fileKind(bytes).then(
    ({ kind }) => kind,
    () => null,
  );
  if (kind === "text") return new TextDecoder().decode(bytes).replaceAll("\r\n", "\n");
  if (kind !== "zip" || /\.xls\w$/i.test(name)) return null;
  const zip = await openZip(bytes).catch(() => null);
  if (zip === null) return null;
  try {
    const own = name.replace(/(?: \(\d+\))?\.zip$/i, ".txt");
    const entry = ["_chat.txt", own].find((one) => zip.has(one));
    if (entry === undefined) return null;
    let text = "";
    for await (const part of zip.text(entry)) {
      text += part;
      if (text.length > longest) return null;
    }
    return text.replaceAll("\r\n", "\n");
  } catch {
    return null;
  } finally {
    zip.close();
  }
}
