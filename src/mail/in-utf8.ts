const strictly = { fatal: true } as const;

/** Parts within parts of which more are not looked at. */
const deepest = 8;

/**
 * The source of a mail of which the head, or a part that is text, is written in East Asian characters that it does
 * not declare (GB18030, of which GBK and GB2312 are parts, Big5, Shift JIS), as UTF-8; any other as it is.
 */
export const inUtf8 = (source: Buffer): Buffer => partInUtf8(source, deepest);

function partInUtf8(source: Buffer, depth: number): Buffer {
  const [head, gap, body] = splitAtHead(source);
  const readHead = eastAsianIn(head) ?? head;
  const fields = readHead.toString("latin1").replaceAll(/\r?\n[ \t]+/g, " ");
  const type = /^content-type:\s*(.*)$/im.exec(fields)?.[1] ?? "";
  const readBody = gap.length === 0 ? body : (bodyInUtf8(type, fields, body, depth) ?? body);
  return readHead === head && readBody === body ? source : Buffer.concat([readHead, gap, readBody]);
}

/** The text under a head; null where it stays as it is. */
function bodyInUtf8(type: string, fields: string, body: Buffer, depth: number): Buffer | null {
  const boundary = /^multipart\/.*?boundary\s*=\s*(?:"([^"]+)"|([^\s;]+))/i.exec(type);
  if (boundary !== null)
    return depth === 0 ? null : partsInUtf8(body, boundary[1] ?? boundary[2] ?? "", depth - 1);
  if (/charset\s*=/i.test(type) || (type !== "" && !/^text\//i.test(type))) return null;
  if (!/^content-transfer-encoding:\s*base64/im.test(fields)) return eastAsianIn(body);
  const text = eastAsianIn(Buffer.from(body.toString("latin1"), "base64"));
  return text === null ? null : Buffer.from(`${text.toString("base64")}\r\n`);
}

/** The parts of a mail (RFC 2046, 5.1), each read by itself. */
function partsInUtf8(body: Buffer, boundary: string, depth: number): Buffer | null {
  const mark = boundary.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const lines = new RegExp(`(?<=^|\\n)--${mark}(?:--)?[ \\t]*(?:\\r?\\n|$)`, "g");
  const ends = [...body.toString("latin1").matchAll(lines)];
  const parts = ends.map(({ 0: line, index }, at) => {
    const part = body.subarray(index + line.length, ends[at + 1]?.index);
    const told = line.startsWith(`--${boundary}--`) ? part : partInUtf8(part, depth);
    return { line, told, isSame: told === part };
  });
  if (parts.every(({ isSame }) => isSame)) return null;
  const before = body.subarray(0, ends[0]?.index);
  return Buffer.concat([before, ...parts.flatMap(({ line, told }) => [Buffer.from(line), told])]);
}

/** The head of a mail or of a part, what parts it from its text, and the text. A part may have no head. */
function splitAtHead(source: Buffer): readonly [Buffer, Buffer, Buffer] {
  const found = /^\r?\n|\r?\n\r?\n/.exec(source.toString("latin1"));
  if (found === null) return [source, Buffer.alloc(0), Buffer.alloc(0)];
  const end = found.index + found[0].length;
  return [source.subarray(0, found.index), source.subarray(found.index, end), source.subarray(end)];
}

/** Bytes that are no UTF-8 and Chinese or Japanese, as UTF-8; null for all others. */
function eastAsianIn(bytes: Buffer): Buffer | null {
  if (decoded(bytes, "utf-8") !== null) return null;
  const japanese = decoded(bytes, "shift_jis");
  // Every Japanese sentence has kana; in Chinese that is read so they are rare.
  const kana = japanese?.match(/[\p{Script=Hiragana}\u30a0-\u30ff]/gu)?.length ?? 0;
  const others = japanese?.match(/\P{ASCII}/gu)?.length ?? 0;
  if (japanese !== null && kana >= 3 && kana * 4 >= others) return Buffer.from(japanese);
  const chinese = decoded(bytes, isLikelyBig5(bytes) ? "big5" : "gb18030");
  // Two accents of a western alphabet beside each other are a Chinese character, too; a sentence of it has many.
  return chinese !== null && /\p{Script=Han}{2}/u.test(chinese) ? Buffer.from(chinese) : null;
}

/** The part of Chinese characters from which on those are Big5 whose second byte is below 80, as none of GB 2312 is. */
const leastLow = 0.15;

function isLikelyBig5(bytes: Buffer): boolean {
  if (decoded(bytes, "big5") === null) return false;
  let [pairs, low] = [0, 0];
  for (let at = 0; at + 1 < bytes.length; at++) {
    if ((bytes[at] ?? 0) < 0x81) continue;
    pairs += 1;
    if ((bytes[at + 1] ?? 0) < 0x80) low += 1;
    at += 1;
  }
  return low >= pairs * leastLow && low > 0;
}

function decoded(bytes: Buffer, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, strictly).decode(bytes);
  } catch {
    return null;
  }
}
