import { companyWords } from "../../core/customer/company-name.ts";
import { soundOf } from "./name-sound.core.ts";
import translations from "./translations.core.json" with { type: "json" };

/** One thing that a name says, in all the ways in which it may be written. */
export type NameWord = {
  /** As it sounds, or two characters of a language written without spaces. */
  readonly sound: string;
  /** The same in other languages, as they sound; the word itself is among them. */
  readonly spellings: readonly string[];
};

/** A shorter word says nothing by its beginning; a shorter one yet says something only alone. */
const [shortestBeginning, shortestWord] = [4, 3];

const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

const groups = translations.map((words) => words.map(soundOf));

/** The words of what is asked for, each once; short ones only where there is no other. */
export function askedWords(name: string): NameWord[] {
  const all = [...new Set(companyWords(name).flatMap(partsOf))];
  const long = all.filter((word) => word.length >= shortestWord || unspaced.test(word));
  return (long.length > 0 ? long : all).map((sound) => {
    const group = groups.find((words) => words.some((word) => isSame(word, sound)));
    return { sound, spellings: [...new Set([sound, ...(group ?? [])])] };
  });
}

/** The beginnings of which a text holds one, as it sounds, wherever a word may be meant in it. */
export const beginningsOf = (words: readonly NameWord[]): string[] =>
  words.flatMap(({ spellings }) => spellings.map((one) => one.slice(0, shortestBeginning)));

/** Whether a text (a name, a domain's words) holds the word, its beginning, or its translation. */
export function saysWord({ spellings }: NameWord, text: string): boolean {
  const words = companyWords(text).map(soundOf);
  return spellings.some((spelling) =>
    words.some((word) =>
      unspaced.test(spelling) ? word.includes(spelling) : isSame(word, spelling),
    ),
  );
}

/** Whether one name, its spaces aside, begins with the other. */
export function beginsAlike(one: string, other: string): boolean {
  const [a, b] = [one, other].map((name) => companyWords(name).map(soundOf).join(""));
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
