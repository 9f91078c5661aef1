import { unwrapInput } from "./unwrap-input.ts";

const fullWidth = /[！-～]/g;

/** Marks that Chinese writes in full width on purpose; a note keeps them. */
const punctuation = new Set("！（），．：；？［］｛｝～");

/** Letters, signs and common Chinese characters with single spaces between: nothing to do. */
const isPlain = /^(?:[!-~\u4e00-\u9fff]+(?: (?! |$)|$))*$/;

/**
 * A message as the parsers want it, in the sender's own words: full-width letters, digits and signs
 * made half-width, invisible characters dropped, every run of odd spaces one space, line ends `\n`.
 */
export function normaliseInput(text: string): string {
  if (isPlain.test(text)) return text;
  return text
    .normalize("NFC")
    .replace(
      /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]/g,
      "",
    )
    .replace(/(?<!\p{Script=Arabic}|\p{Extended_Pictographic}|\p{M})[\u200c\u200d]/gu, "")
    .replace(fullWidth, (mark) => (punctuation.has(mark) ? mark : half(mark)))
    .replace(/\r\n?|[\u2028\u2029\u0085\v\f]/g, "\n")
    .replace(/[^\S\n]+/g, " ")
    .replace(/ *\n */g, "\n")
    .trim();
}

/** A normalised text and its shape, character for character. */
export type Said = { readonly text: string; readonly shape: string };

/** A normalised text with its shape. */
export const shaped = (text: string): Said => ({ text, shape: shapeOf(text) });

/** A text as somebody typed it, normalised, without what it came in. */
export const heard = (typed: string): Said => shaped(normaliseInput(unwrapInput(typed).text));

/** The part of what was said between two positions, without the spaces around it. */
export function partOf({ text, shape }: Said, from: number, to = text.length): Said {
  const part = text.slice(from, to);
  const start = from + part.length - part.trimStart().length;
  const end = start + part.trim().length;
  return { text: text.slice(start, end), shape: shape.slice(start, end) };
}

const likes: Readonly<Record<string, string>> = {
  '"': "“”„‟「」『』«»",
  "'": "‘’",
  ",": "、",
  ".": "。",
  "-": "–—−‐‑",
  "~": "〜",
};

const shapes = new Map(
  Object.entries(likes).flatMap(([like, marks]) => [...marks].map((mark) => [mark, like] as const)),
);

/**
 * The same text for comparing with words, character for character: English letters small, Chinese
 * punctuation and quotation marks as their English likes. Positions are those of the text.
 */
export function shapeOf(text: string): string {
  return text.replace(/[A-Z]+|[\u2010-\u201f\u2212\u3001-\u301c\uff01-\uff5e«»]/g, (found) => {
    const first = found.charCodeAt(0);
    if (first < 0x80) return found.toLowerCase();
    return first > 0xff00 ? half(found) : (shapes.get(found) ?? found);
  });
}

const half = (mark: string) => String.fromCharCode(mark.charCodeAt(0) - 0xfee0);
