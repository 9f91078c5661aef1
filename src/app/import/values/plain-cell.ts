/** Words that mean an empty cell in the exports of programs. Names of people may be such words. */
const blankWords = new Set(
  "n/a #n/a n.a. n.a n\\a null none nan undefined (none) (blank) (empty) (null) [null] <null> not available not specified not set unassigned 无 暂无 空 未填写 未分配 不详".split(
    / (?!available|specified|set)/,
  ),
);
const ownNames: ReadonlySet<string> = new Set(["name", "first_name", "last_name", "customer"]);

/** None of the words begins with a digit, nor with a Latin letter but N and U: most cells do. */
const mayBeBlank = (first: number): boolean => {
  const letter = first | 32;
  const isDigit = first > 47 && first < 58;
  return !isDigit && (letter < 97 || letter > 122 || letter === 110 || letter === 117);
};

/** Whether a cell says that there is nothing: only marks (`-`, `--`, `/`), or a word such as `n/a`. */
export function isBlankWord(cell: string | number, field: string): boolean {
  if (typeof cell !== "string" || cell.length > 14 || !mayBeBlank(cell.charCodeAt(0))) return false;
  const text = cell.trim();
  if (/^\p{P}+$/u.test(text)) return true;
  return blankWords.has(text.toLowerCase()) && !(ownNames.has(field) && /^\p{L}+$/u.test(text));
}

/**
 * The text of a cell without outer spaces and without what spreadsheets put around digits to keep
 * them as text: `'00123` and `="00123"`.
 */
export function plainCell(cell: string | number): string {
  const text = String(cell).trim();
  const first = text.charCodeAt(0);
  if (first === 39) return text.replace(/^'(?=[\d+=@-])/, "");
  return first === 61 ? text.replace(/^="(.*)"$/s, "$1").trim() : text;
}

/** Characters that the bytes of UTF-8 become when a program takes them for Windows-1252. */
const misread = /[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u02dc\u2013-\u2122]/;

/** Whether a text was spoilt before it came here: by a lost character, or as UTF-8 misread. */
export const isDamaged = (text: string): boolean => {
  if (!/[\u00c2-\uffff]/.test(text)) return false;
  return text.includes("\ufffd") || (misread.test(text) && isMisread(text));
};

const western = new TextDecoder("windows-1252");
const byteOf: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 256 }, (_, byte) => [western.decode(Uint8Array.of(byte)), byte]),
);

function isMisread(text: string): boolean {
  const bytes = Array.from(text, (character) => byteOf.get(character));
  if (bytes.includes(undefined)) return false;
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(bytes as number[]));
    return true;
  } catch {
    return false;
  }
}
