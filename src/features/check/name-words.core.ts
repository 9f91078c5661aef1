import { companyWords } from "../../core/customer/company-name.ts";
import { hanPattern, inPinyin, isSyllable, spelledOut } from "../../core/search/pinyin.ts";
import { soundOf } from "./name-sound.core.ts";
import translations from "./translations.core.json" with { type: "json" };

/** One thing that a name says, in all the ways in which it may be written. */
export type NameWord = {
  /** As it sounds, or two characters of a language written without spaces. */
  readonly sound: string;
  /** The same in other languages, as they sound; the word itself is among them. */
  readonly spellings: readonly string[];
  /** The Chinese characters that it is the pinyin of, as a pattern; null where it is none. */
  readonly han: string | null;
};

/** A shorter word says nothing by its beginning; a shorter one yet says something only alone. */
const [shortestBeginning, shortestWord] = [4, 3];

const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

const hanAlone = /^\p{Script=Han}+$/u;

const groups = translations.map((words) => words.map(soundOf));

/** The words of what is asked for, each once; short ones only where there is no other. */
export function askedWords(name: string): NameWord[] {
  const written = joinSyllables(companyWords(name));
  const hanOf = new Map(written.map((word) => [soundOf(word), hanPattern(word)]));
  const all = [...new Set(written.flatMap(partsOf))];
  const long = all.filter((word) => word.length >= shortestWord || unspaced.test(word));
  return (long.length > 0 ? long : all).map((sound) => {
    const group = groups.find((words) => words.some((word) => isSame(word, sound)));
    const read = hanAlone.test(sound) ? spelledOut(sound).map(soundOf) : [];
    const spellings = [...new Set([sound, ...(group ?? []), ...read])];
    return { sound, spellings, han: hanOf.get(sound) ?? null };
  });
}

/** Words of which each is a syllable of pinyin, side by side, as one: `Hua Qiang` is `huaqiang`. */
function joinSyllables(words: readonly string[]): string[] {
  const joined: string[] = [];
  words.forEach((word, index) => {
    const before = words[index - 1];
    if (before !== undefined && isSyllable(before) && isSyllable(word)) {
      joined.push(`${joined.pop() ?? ""}${word}`);
    } else joined.push(word);
  });
  return joined;
}

/** The beginnings of which a text holds one, as it sounds, wherever a word may be meant in it. */
export const beginningsOf = (words: readonly NameWord[]): string[] =>
  words.flatMap(({ spellings }) => spellings.map((one) => one.slice(0, shortestBeginning)));

/** The patterns of characters of which a text that is written in Chinese holds one. */
export const hanIn = (words: readonly NameWord[]): string[] =>
  words.flatMap(({ han }) => (han === null ? [] : [han]));

/** Whether a text (a name, a domain's words) holds the word, its beginning, its translation or pinyin. */
export function saysWord({ spellings, han }: NameWord, text: string): boolean {
  if (han !== null && new RegExp(han, "u").test(text)) return true;
  const written = companyWords(text);
  const words = [...written, ...joinSyllables(written)].map(soundOf);
  return spellings.some((spelling) =>
    words.some((word) =>
      unspaced.test(spelling) ? word.includes(spelling) : isSame(word, spelling),
    ),
  );
}

/** Whether one name, its spaces aside, begins with the other. */
export function beginsAlike(one: string, other: string): boolean {
  const [a, b] = [one, other].map((name) => companyWords(inPinyin(name)).map(soundOf).join(""));
  return a !== undefined && b !== undefined && isSame(a, b);
}

/** Words, and of what is written without spaces every two characters side by side. */
function partsOf(word: string): string[] {
  const sound = soundOf(word);
  if (!unspaced.test(sound)) return [sound];
  const characters = [...sound];
  return characters.length < 3
    ? [sound]
    : characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}

function isSame(one: string, other: string): boolean {
  if (one === other) return true;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  const least = unspaced.test(short) ? 2 : shortestBeginning;
  return short.length >= least && long.startsWith(short);
}
