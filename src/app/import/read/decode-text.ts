import { isAscii, isUtf8 } from "node:buffer";
import { type EastAsian, eastAsianIn } from "./east-asian-in.ts";
import { FileFault } from "./file-fault.ts";

/** Turns bytes that arrive in pieces into text. Throws `FileFault` where they are no such text. */
export type TextDecoding = { push(bytes: Buffer): string; end(): string };

/** Bytes that are decoded together at most once their encoding is known to be undecided. */
const sample = 65_536;

/**
 * Finds out the encoding as the bytes arrive: by a byte order mark, by the zero bytes of UTF-16,
 * else UTF-8 when the first bytes beyond ASCII are valid UTF-8, else GB18030 or Korean. Text in
 * another national encoding (Excel's "CSV" in the west) is refused rather than guessed.
 */
export function decodeText(): TextDecoding {
  let decoder: InstanceType<typeof TextDecoder> | null = null;
  let held: Buffer = Buffer.alloc(0);

  const decode = (bytes: Buffer, isLast: boolean): string => {
    try {
      const text = decoder?.decode(bytes, { stream: !isLast }) ?? "";
      if (text.includes("\0")) throw new FileFault("file-not-table");
      return text;
    } catch (error) {
      if (error instanceof FileFault) throw error;
      throw new FileFault("file-encoding", {}, { cause: error });
    }
  };

  const take = (bytes: Buffer, isLast: boolean): string => {
    if (decoder !== null) return decode(bytes, isLast);
    const all = held.length === 0 ? bytes : Buffer.concat([held, bytes]);
    const isSure = isLast || all.length >= sample;
    const mark = byMark(all) ?? byZeroes(all);
    if (mark === null && isAscii(all)) {
      held = Buffer.alloc(0);
      if (all.includes(0)) throw new FileFault("file-not-table");
      return all.toString("latin1");
    }
    if (mark === null && !isSure) {
      held = all;
      return "";
    }
    held = Buffer.alloc(0);
    decoder = new TextDecoder(mark ?? byContent(all), { fatal: true });
    return decode(all, isLast);
  };

  return { push: (bytes) => take(bytes, false), end: () => take(Buffer.alloc(0), true) };
}

function byMark(bytes: Buffer): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return null;
}

/** UTF-16 without a mark: the header's Latin letters and delimiters have a zero beside them. */
function byZeroes(bytes: Buffer): string | null {
  const start = bytes.subarray(0, 4096);
  let even = 0;
  let odd = 0;
  for (let at = 0; at < start.length; at++) {
    if (start[at] !== 0) continue;
    if (at % 2 === 0) even++;
    else odd++;
  }
  if (odd > start.length / 10 && odd > even * 8) return "utf-16le";
  if (even > start.length / 10 && even > odd * 8) return "utf-16be";
  return null;
}

function byContent(bytes: Buffer): EastAsian | "utf-8" {
  if (isUtf8(wholeCharacters(bytes))) return "utf-8";
  const found = eastAsianIn(bytes);
  if (found === null) throw new FileFault("file-encoding");
  return found;
}

/** Without the last UTF-8 character when it may be cut off. */
function wholeCharacters(bytes: Buffer): Buffer {
  let end = bytes.length;
  while (end > 0 && bytes.length - end < 3 && ((bytes[end - 1] ?? 0) & 0xc0) === 0x80) end--;
  return (bytes[end - 1] ?? 0) >= 0xc0 ? bytes.subarray(0, end - 1) : bytes;
}
