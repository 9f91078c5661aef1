import words from "./mail-words.json" with { type: "json" };

/** What a program writes above a mail that is quoted or forwarded: lines of the text from `start` to before `end`. */
export type HeaderBlock = {
  readonly start: number;
  readonly end: number;
  readonly from: string;
  readonly date: string;
  readonly to: string;
  readonly subject: string;
};

type Field = "from" | "date" | "to" | "cc" | "subject";
const fields: readonly Field[] = ["from", "date", "to", "cc", "subject"];

const labels = new Map<string, Field[]>();
for (const field of fields)
  for (const word of words[field]) labels.set(word, [...(labels.get(word) ?? []), field]);

/** Lines that a block may take: five fields, of which addresses run over several lines. */
const mostLines = 24;

/** A line without marks of quoting, bold type and widths that differ. */
export const bareLine = (line: string): string =>
  line
    .replaceAll(/[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, "")
    .replaceAll(/[\u00a0\u202f\u3000]/g, " ")
    .replace(/^[>|\s]+/, "")
    .replaceAll(/\*/g, "")
    .trim();

/** A line as a label and what stands behind it; null where it begins with none. */
function labelled(
  line: string,
): { readonly labels: readonly Field[]; readonly rest: string } | null {
  const found = /^([\p{L}. ]{1,24}?)\s*[:：]\s*(.*)$/u.exec(bareLine(line));
  const meant = labels.get((found?.[1] ?? "").toLowerCase().replaceAll(/\s+/g, " "));
  // Some programs space the characters of a label out: 主 题.
  const tight = labels.get((found?.[1] ?? "").replaceAll(/\s+/g, "").toLowerCase());
  const both = meant ?? tight;
  return found === null || both === undefined ? null : { labels: both, rest: found[2] ?? "" };
}

/**
 * The first block of header lines in a text at or after a line: From with Date, or with To and Subject, one beneath the other. Null
 * where there is none.
 */
export function findHeaderBlock(lines: readonly string[], since = 0): HeaderBlock | null {
  for (let start = since; start < lines.length; start++) {
    const block = blockAt(lines, start);
    if (block !== null) return block;
  }
  return null;
}

function blockAt(lines: readonly string[], start: number): HeaderBlock | null {
  if (!labelled(lines[start] ?? "")?.labels.some((one) => one !== "cc")) return null;
  const told = new Map<Field, string>();
  let last: Field | null = null;
  let end = start;
  for (; end < lines.length && end < start + mostLines; end++) {
    const line = bareLine(lines[end] ?? "");
    // Some programs put an empty line between the fields.
    if (line === "") {
      if (labelled(lines[end + 1] ?? "") !== null && told.size < 4) continue;
      break;
    }
    const found = labelled(line);
    const field: Field | undefined = found?.labels.find((one) => !told.has(one));
    if (found !== null && field !== undefined) {
      told.set(field, found.rest);
      last = field;
    } else if (last !== null && last !== "subject" && (told.get(last) ?? "").length < 2000) {
      told.set(last, `${told.get(last)} ${line}`);
    } else break;
  }
  const [from = "", date = "", to = "", subject = ""] = (
    ["from", "date", "to", "subject"] as const
  ).map((field) => told.get(field)?.trim());
  const isBlock = from !== "" && (date !== "" || (to !== "" && told.has("subject")));
  return isBlock ? { start, end, from, date, to, subject } : null;
}
