import { isHan } from "../grammar/words/word-table.ts";

/** So many characters of a Chinese name are more than a word that any may have. */
const fewest = 3;

/** Words that call a team and no other: its name, words of it that follow each other, the beginning or end of a Chinese one. */
export function teamCalls(name: string, all: readonly { readonly name: string }[]): string[] {
  const words = name.split(/\s+/);
  const runs = words.flatMap((_, from) =>
    words.slice(from).map((__, more) => words.slice(from, from + more + 1).join(" ")),
  );
  const parts = words
    .filter((word) => isHan(word.charAt(0)))
    .flatMap((word) => [...word].flatMap((_, at) => [word.slice(0, at + 1), word.slice(at)]))
    .filter((part) => part.length >= fewest);
  const others = all.filter((team) => team.name !== name);
  return [...new Set([...runs, ...parts])].filter(
    (part) =>
      part.length > 1 &&
      others.every((team) => !team.name.toLowerCase().includes(part.toLowerCase())),
  );
}
