import { shapeOf } from "./normalise-input.ts";

/** Words by their first character, longest first. */
export type WordTable<Value> = ReadonlyMap<string, readonly Entry<Value>[]> & {
  /** A bit for each first character: a quick no for most. */
  readonly begins: Uint8Array;
};

/** So many bits, which several characters share. */
const bits = 2048;

type Entry<Value> = {
  readonly word: string;
  readonly value: Value;
  readonly glue: Glue;
  readonly isDoubtful: boolean;
};

/**
 * What may follow a Chinese word without a space: nothing, a letter, digit or `#` (`*` after the
 * word in the locale file), or anything (`**`).
 */
type Glue = "none" | "latin" | "any";

/** A word found: its value and the position after it. */
export type FoundWord<Value> = {
  readonly value: Value;
  readonly end: number;
  /** Marked `?` in the locale file: a plain noun (`sample`) that a following "not yet" turns round. */
  readonly isDoubtful: boolean;
};

/** Makes a table of words by value. `glue` is for the Chinese words that have no mark of their own. */
export function wordTable<Value>(
  groups: Iterable<readonly [Value, readonly string[]]>,
  glue: Glue = "none",
): WordTable<Value> {
  const table = new Map<string, Entry<Value>[]>();
  for (const [value, words] of groups) {
    for (const marked of words) {
      const [, word = "", stars, doubt] =
        /^(.+?)(\*{0,2})(\??)$/su.exec(marked.toLowerCase()) ?? [];
      const own = stars === "**" ? "any" : stars === "*" ? "latin" : glue;
      const entry = { word, value, glue: own, isDoubtful: doubt === "?" && word !== "" } as const;
      const first = word.charAt(0);
      table.set(first, [...(table.get(first) ?? []), entry]);
    }
  }
  for (const entries of table.values()) entries.sort((a, b) => b.word.length - a.word.length);
  const begins = new Uint8Array(bits / 8);
  for (const first of table.keys()) {
    const bit = first.charCodeAt(0) % bits;
    begins[bit >> 3] = (begins[bit >> 3] ?? 0) | (1 << (bit & 7));
  }
  return Object.assign(table, { begins });
}

/** The longest whole word of a table at a position of a text's shape. */
export function wordAt<Value>(
  table: WordTable<Value>,
  shape: string,
  at: number,
): FoundWord<Value> | null {
  const bit = shape.charCodeAt(at) % bits;
  if (((table.begins[bit >> 3] ?? 0) & (1 << (bit & 7))) === 0) return null;
  const entries = table.get(shape.charAt(at));
  if (entries === undefined) return null;
  for (const { word, value, glue, isDoubtful } of entries) {
    if (!shape.startsWith(word, at)) continue;
    const end = at + word.length;
    if (isWhole(shape, end, glue)) return { value, end, isDoubtful };
  }
  return null;
}

/** The meaning of a normalised text that is one word of a table and nothing else; null otherwise. */
export function wholeWord<Value>(table: WordTable<Value>, text: string): Value | null {
  const found = wordAt(table, shapeOf(text), 0);
  return found?.end === text.length ? found.value : null;
}

/** Whether a normalised text is words of a table and nothing else; an empty one is. */
export function isMadeOf<Value>(table: WordTable<Value>, text: string): boolean {
  const shape = shapeOf(text).trim();
  for (let at = 0; at < shape.length; ) {
    const end = wordAt(table, shape, at)?.end;
    if (end === undefined) return false;
    at = end + (shape.charAt(end) === " " ? 1 : 0);
  }
  return true;
}

const han = /\p{Script=Han}/u;
const latin = /[\p{Script=Latin}\p{N}]/u;

/** Whether a character is Chinese. */
export const isHan = (character: string): boolean => character >= "\u2e80" && han.test(character);

function isWhole(shape: string, end: number, glue: Glue): boolean {
  const last = shape.charAt(end - 1);
  const next = shape.charAt(end);
  if (next === "" || next === " ") return true;
  if (isHan(last)) {
    if (isHan(next)) return glue === "any";
    return glue !== "none" || !(latin.test(next) || next === "#");
  }
  if (!latin.test(last)) return true;
  return !latin.test(next) && !/^[-'_][\p{L}\p{N}]/u.test(shape.slice(end, end + 2));
}
