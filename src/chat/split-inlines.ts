import { linkText } from "./link-text.ts";
import type { Inline } from "./message.ts";
import { cutBefore } from "./shorten.ts";

type Fits = (inlines: readonly Inline[]) => boolean;

/**
 * Splits a run of text into pieces of which each fits, at the end of a line or between words where
 * it can, and never within a character. Together they are the same text.
 */
export function splitInlines(inlines: readonly Inline[], fits: Fits): Inline[][] {
  const pieces: Inline[][] = [];
  let rest = [...inlines];
  while (lengthOf(rest) > 0) {
    const end = longestFit(rest, fits);
    if (end === 0) {
      const [first, ...others] = rest;
      if (first?.type === "link") {
        rest = [{ type: "text", text: linkText(first) }, ...others];
        continue;
      }
    }
    const at = end === lengthOf(rest) ? end : niceCut(textOf(rest), end);
    pieces.push(take(rest, 0, at));
    rest = take(rest, at, lengthOf(rest));
  }
  return pieces;
}

const textOf = (inlines: readonly Inline[]): string => inlines.map(({ text }) => text).join("");

const lengthOf = (inlines: readonly Inline[]): number => textOf(inlines).length;

/** The part of the run from one character to another. */
function take(inlines: readonly Inline[], from: number, to: number): Inline[] {
  let at = 0;
  return inlines.flatMap((inline) => {
    const text = inline.text.slice(Math.max(0, from - at), Math.max(0, to - at));
    at += inline.text.length;
    return text === "" ? [] : [{ ...inline, text }];
  });
}

/** How many characters fit at most, by halving. */
function longestFit(inlines: readonly Inline[], fits: Fits): number {
  let [fitting, most] = [0, lengthOf(inlines)];
  while (fitting < most) {
    const middle = Math.ceil((fitting + most) / 2);
    if (fits(take(inlines, 0, middle))) fitting = middle;
    else most = middle - 1;
  }
  return fitting;
}

/** After the last line break, else the last space, of the second half; else between characters. */
function niceCut(text: string, end: number): number {
  const half = Math.floor(end / 2);
  for (const mark of ["\n", " "]) {
    const at = text.lastIndexOf(mark, end - 1) + 1;
    if (at > half) return at;
  }
  return cutBefore(text, end) || wholeCodePoints(text, Math.max(end, 1));
}

/** Where a cut leaves surrogate pairs whole: for letters under more marks than a message holds. */
const wholeCodePoints = (text: string, at: number): number =>
  at > 1 && /[\uD800-\uDBFF]/.test(text.charAt(at - 1)) ? at - 1 : at;
