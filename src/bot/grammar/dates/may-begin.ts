import type { DateWords } from "./date-words.ts";

/** A long Latin word may be one of a date with a slip of the finger behind its first letter. */
const longWord = /^[a-z]{5,12}(?![\p{L}\p{N}])/u;

/** Whether a date may begin at a position of a text's shape: a quick no for most. */
export function mayBegin(shape: string, at: number, { starts }: DateWords): boolean {
  const first = shape.charAt(at);
  if (starts.single.has(first)) return true;
  const words = starts.double.get(shape.slice(at, at + 2));
  if (words?.some((word) => shape.startsWith(word, at))) return true;
  return starts.slipped.has(first) && longWord.test(shape.slice(at, at + 13));
}
