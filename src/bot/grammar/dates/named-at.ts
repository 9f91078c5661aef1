import { distance } from "fastest-levenshtein";
import { type FoundWord, type WordTable, wordAt } from "../words/word-table.ts";

/** A word of fewer letters is too near to others to be meant with a slip. */
const [shortest, longWord] = [6, 8];

/**
 * A word of a table, of long Latin ones also with a slip of the finger: `thrusday`, `tommorow`. The first and
 * the last letter must be right, and no other meaning as near.
 */
export function namedAt<Value>(
  table: WordTable<Value>,
  shape: string,
  at: number,
): FoundWord<Value> | null {
  const exact = wordAt(table, shape, at);
  if (exact !== null) return exact;
  const first = shape.charAt(at);
  const entries = first >= "a" && first <= "z" ? table.get(first) : undefined;
  if (entries === undefined) return null;
  const word = /^[a-z]{5,12}(?![\p{L}\p{N}])/u.exec(shape.slice(at, at + 13))?.[0];
  if (word === undefined || /[a-z]/.test(shape.charAt(at - 1))) return null;
  let best = 3;
  let meant = new Set<Value>();
  for (const { word: known, value } of entries) {
    if (known.length < shortest || known.at(-1) !== word.at(-1)) continue;
    const slips = slipsBetween(known, word);
    if (slips > best || slips > (known.length < longWord ? 1 : 2)) continue;
    if (slips < best) meant = new Set();
    best = slips;
    meant.add(value);
  }
  const [value] = meant.size === 1 ? meant : [];
  return value === undefined ? null : { value, end: at + word.length, isDoubtful: false };
}

/** Letters too many, too few or turned round; one replaced counts only in a longer word (`sundry`). */
function slipsBetween(known: string, word: string): number {
  if (Math.abs(known.length - word.length) > 2) return 9;
  const edits = distance(known, word);
  if (known.length !== word.length || edits === 0) return edits;
  const differs = [...known].flatMap((letter, at) => (letter === word.charAt(at) ? [] : [at]));
  const [first = 0, second = -1] = differs;
  const isTurned =
    differs.length === 2 &&
    second === first + 1 &&
    known.charAt(first) === word.charAt(second) &&
    known.charAt(second) === word.charAt(first);
  if (isTurned) return 1;
  return edits === 1 && known.length < longWord - 1 ? 9 : edits;
}
