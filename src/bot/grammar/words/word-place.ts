import { isHan } from "./word-table.ts";

/** Where a word first stands in a text's shape, Latin ones as whole words; null where nowhere. */
export function wordPlace(shape: string, word: string): number | null {
  for (let at = shape.indexOf(word); at >= 0; at = shape.indexOf(word, at + 1)) {
    const isPart = (next: string) =>
      !isHan(word.charAt(0)) && /[\p{Script=Latin}\p{N}]/u.test(next);
    if (!isPart(shape.charAt(at - 1)) && !isPart(shape.charAt(at + word.length))) return at;
  }
  return null;
}
