import table from "./pinyin.json" with { type: "json" };

/** The characters of each syllable, ü as v: those mostly read so, and those read so in some words. */
const syllables: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(table));

/** How ü is written where there is none. */
const asWritten: readonly (readonly [RegExp, string])[] = [
  [/^([ln])u(e?)$/, "$1v$2"],
  [/^([ln])yu(e?)$/, "$1v$2"],
];

/** No syllable is longer; nobody means more of them by one word. */
const [longest, most] = [6, 12];

/** The keys of the table that a written syllable may stand for. */
const keysOf = (written: string): string[] =>
  [written, ...asWritten.map(([from, to]) => written.replace(from, to))].filter(
    (one, index, all) => syllables.has(one) && all.indexOf(one) === index,
  );

let readings: ReadonlyMap<number, readonly string[]> | undefined;

/** The readings of a character, the usual one first; nothing for what is no Chinese character. */
function readingsOf(character: string): readonly string[] {
  readings ??= readAll();
  return readings.get(character.codePointAt(0) ?? 0) ?? [];
}

/** By code point, and one list for all characters that are read alike: they are twenty thousand. */
function readAll(): ReadonlyMap<number, readonly string[]> {
  const found = new Map<number, readonly string[]>();
  const lists = new Map<string, readonly string[]>();
  for (const rank of [0, 1]) {
    for (const [syllable, characters] of syllables) {
      for (const character of characters[rank] ?? "") {
        const point = character.codePointAt(0) ?? 0;
        const read = [...(found.get(point) ?? []), syllable];
        const list = lists.get(read.join()) ?? read;
        lists.set(read.join(), list);
        found.set(point, list);
      }
    }
  }
  return found;
}

/** Every way in which characters are read, without spaces, the usual one first: `重庆` is `zhongqing` and `chongqing`. */
export const spelledOut = (characters: string): string[] =>
  [...characters].reduce<string[]>(
    (spelled, character) =>
      spelled.flatMap((head) =>
        readingsOf(character).flatMap((one) =>
          [one, ...(one.includes("v") ? [one.replace("v", "u"), one.replace("v", "yu")] : [])].map(
            (written) => head + written,
          ),
        ),
      ),
    [""],
  );

/** A text with its Chinese characters as they are usually read: `深圳华强 LED` is `shenzhenhuaqiang LED`. */
export const inPinyin = (text: string): string =>
  text.replace(/\p{Script=Han}/gu, (character) => readingsOf(character)[0] ?? character);

/** Whether a word in small letters is one syllable. */
export const isSyllable = (word: string): boolean => keysOf(word).length > 0;

/**
 * The pattern of Chinese characters, for JavaScript as for PostgreSQL, that a word in small letters is
 * the pinyin of; from three syllables on others may stand between (`深圳市华强`). Null where it is
 * no pinyin of two syllables or more: one alone is too many characters.
 */
export function hanPattern(word: string): string | null {
  const found = split(word).filter((parts) => parts.length > 1);
  const patterns = found.map((parts) =>
    parts
      .map(
        (part) =>
          `[${keysOf(part)
            .flatMap((key) => syllables.get(key) ?? [])
            .join("")}]`,
      )
      .join(parts.length > 2 ? ".?" : ""),
  );
  return patterns.length === 0 ? null : patterns.map((one) => `(?:${one})`).join("|");
}

/** A word cut into syllables, in every way in which that goes. */
function split(word: string, left: number = most): string[][] {
  if (word === "") return [[]];
  if (left === 0 || !/^[a-z]/.test(word)) return [];
  return Array.from({ length: Math.min(longest, word.length) }, (_, index) =>
    word.slice(0, index + 1),
  )
    .filter(isSyllable)
    .flatMap((head) => split(word.slice(head.length), left - 1).map((rest) => [head, ...rest]));
}
