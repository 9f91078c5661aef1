import { distance } from "fastest-levenshtein";
import type { WordTable } from "./word-table.ts";

/**
 * The word, with its value, that is the fewest edits (insert, delete, replace one character) away from
 * a text, at most `within`, and never all of it. Null when none is, or two values are equally near.
 */
export function nearestWord<Value>(
  table: WordTable<Value>,
  text: string,
  within: number,
): { readonly word: string; readonly value: Value } | null {
  let best = Math.min(within, text.length - 1);
  let nearest = new Map<Value, string>();
  for (const { word, value } of [...table.values()].flat()) {
    const edits = distance(word, text);
    if (edits > best || edits === word.length) continue;
    if (edits < best) nearest = new Map();
    best = edits;
    nearest.set(value, word);
  }
  const [only] = nearest.size === 1 ? nearest : [];
  return only === undefined ? null : { value: only[0], word: only[1] };
}
