const strictly = { fatal: true } as const;

/**
 * The source of a mail whose head or text is in Chinese characters that it does not declare (GB18030, of which
 * GBK and GB2312 are parts), as UTF-8; any other as it is.
 */
export function inUtf8(source: Buffer): Buffer {
  const [head, gap, body] = splitAtHead(source);
  const readHead = chineseIn(head) ?? head;
  const headText = readHead.toString("latin1");
  const isDeclared = /charset\s*=/i.test(headText) || /charset\s*=/i.test(body.toString("latin1"));
  if (isDeclared) return readHead === head ? source : Buffer.concat([readHead, gap, body]);
  const isWrapped = /^content-transfer-encoding:\s*base64/im.test(headText);
  const plain = isWrapped ? Buffer.from(body.toString("latin1"), "base64") : body;
  const text = chineseIn(plain);
  if (text === null) return readHead === head ? source : Buffer.concat([readHead, gap, body]);
  const told = isWrapped ? Buffer.from(text.toString("base64")) : text;
  return Buffer.concat([readHead, gap, told]);
}

/** The head of a mail, what parts it from its text, and the text. */
function splitAtHead(source: Buffer): readonly [Buffer, Buffer, Buffer] {
  const found = /\r?\n\r?\n/.exec(source.toString("latin1"));
  if (found === null) return [source, Buffer.alloc(0), Buffer.alloc(0)];
  const end = found.index + found[0].length;
  return [source.subarray(0, found.index), source.subarray(found.index, end), source.subarray(end)];
}

/** Bytes that are no UTF-8 and Chinese in GB18030, as UTF-8; null for all others. */
function chineseIn(bytes: Buffer): Buffer | null {
  if (decoded(bytes, "utf-8") !== null) return null;
  const text = decoded(bytes, "gb18030");
  // Two accents of a western alphabet beside each other are a Chinese character, too; a sentence of it has many.
  return text !== null && /\p{Script=Han}{2}/u.test(text) ? Buffer.from(text) : null;
}

function decoded(bytes: Buffer, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, strictly).decode(bytes);
  } catch {
    return null;
  }
}
