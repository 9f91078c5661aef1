import { distance } from "fastest-levenshtein";
import type { WordTable } from "./word-table.ts";

/**
 * The word, with its value, that is the fewest edits (insert, delete, replace one character) away from
 * a text, at most `within`, and never all of it; of those that are equally near the one that begins as
 * it does. Null when none is, or two values are still alike.
 */
export function nearestWord<Value>(
  table: WordTable<Value>,
  text: string,
  within: number,
): { readonly word: string; readonly value: Value } | null {
  let best = Math.min(within, text.length - 1);
  let nearest = new Map<Value, string>();
  let alike = 0;
  for (const { word, value } of [...table.values()].flat()) {
    const edits = distance(word, text);
    if (edits > best || edits === word.length) continue;
    const begins = sameBeginning(word, text);
    if (edits === best && nearest.size > 0 && begins < alike) continue;
    if (edits < best || begins > alike) nearest = new Map();
    [best, alike] = [edits, begins];
    nearest.set(value, word);
  }
  const [only] = nearest.size === 1 ? nearest : [];
  return only === undefined ? null : { value: only[0], word: only[1] };
}

/** Characters with which both begin. */
function sameBeginning(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  return at;
}
