import { bareLine, findHeaderBlock } from "./header-block.ts";
import words from "./mail-words.json" with { type: "json" };

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
const oneOf = (list: readonly string[]): string =>
  [...list]
    .sort((a, b) => b.length - a.length)
    .map(escaped)
    .join("|");

const original = new RegExp(`^[-_=— ]{0,40}(?:${oneOf(words.original)})[-_=—: ：]{0,40}$`, "iu");
const marked = /^[-_=—]{3,}\s*original\s*[-_=—]{3,}$/i;
const wrote = new RegExp(
  `(?:${oneOf(words.wrote)})\\s*[:：]?\\s*$|(?<=[\\s\\d])(?:${oneOf(words.wrote)})\\s[^.!?]{1,80}[:：]$|<[^<>\\s]+@[^<>\\s]+>[)]?\\s?[:：]$`,
  "iu",
);
const sentFrom = new RegExp(`^(?:${oneOf(words.sentFrom)})`, "iu");
/** The beginning of such a line: a preposition, a day, or the address itself. */
const introduced = /\d{1,4}.*(?:\d|@)|@/u;

/** Lines over which a program may break "On … wrote:". */
const brokenOver = 4;

/** Where a mail's own text ends and what it answers begins; the number of lines where it answers nothing. */
function quotedFrom(lines: readonly string[]): number {
  const block = findHeaderBlock(lines)?.start ?? lines.length;
  for (let at = 0; at < block; at++) {
    const line = bareLine(lines[at] ?? "");
    if (original.test(line) || marked.test(line)) return at;
    for (let more = 1; more <= brokenOver && at + more <= lines.length; more++) {
      const parts = lines.slice(at, at + more).map(bareLine);
      if (parts.includes("")) break;
      const joined = parts.join(" ");
      if (joined.length < 400 && introduced.test(joined) && wrote.test(joined) && isLead(line))
        return at;
    }
  }
  return block;
}

/** Whether a line may begin "On … wrote:", and is no sentence of its own. */
const isLead = (line: string): boolean =>
  /^(?:on|am|el|le|em|il|op|w|dnia|в|at|在|於|于|den|pada)\b|^(?:在|於|于)|^["“'<]?[^\s].*@|^\d|^[\p{L}]{2,4}[,.]?\s\d|.*@.*/iu.test(
    line,
  ) || /于\s?\d{4}|於\s?\d{4}|\d{4}年/.test(line);

/**
 * What somebody wrote themselves: the text without what it answers, quoted lines, the signature behind `-- `, and what telephones
 * put beneath. Of a mail that answers between the quoted lines what stands between them.
 */
export function cutQuoted(text: string): string {
  const lines = text.replaceAll(/\r\n?/g, "\n").split("\n");
  const own = ownLines(lines.slice(0, quotedFrom(lines)));
  return own !== "" ? own : ownLines(afterLead(lines));
}

/** Where nothing stands above what is quoted, what stands between: the lines that no mark of quoting leads. */
function afterLead(lines: readonly string[]): readonly string[] {
  if (!lines.some((line) => /^\s*>/.test(line))) return [];
  return lines.slice(quotedFrom(lines) + 1).filter((line) => !wrote.test(bareLine(line)));
}

function ownLines(lines: readonly string[]): string {
  const plain = lines.filter((line) => !/^\s*>/.test(line));
  const signed = plain.findIndex((line) => /^(?:--|—)\s*$/.test(line.replaceAll("\u00a0", " ")));
  const own = (signed === -1 ? plain : plain.slice(0, signed)).filter(
    (line) => !sentFrom.test(bareLine(line)) && !/^[_\-=*]{5,}$/.test(line.trim()),
  );
  return own
    .map((line) =>
      line
        .replaceAll(/[\u200b\ufeff]/g, "")
        .replaceAll(/[ \t\u00a0]+/g, " ")
        .trim(),
    )
    .join("\n")
    .replaceAll(/\n{2,}/g, "\n")
    .trim();
}
