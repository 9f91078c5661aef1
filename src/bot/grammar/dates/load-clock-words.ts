import type { Grammar } from "../words/lexicon-files.ts";
import type { ClockWords } from "./clock-words.ts";

/** Makes the patterns of all locales' words. */
export function loadClockWords(grammars: readonly Grammar[]): ClockWords {
  const all = (of: (clock: Grammar["clock"]) => readonly string[]) =>
    grammars.flatMap(({ clock }) => of(clock));
  const numbers = new Map(
    grammars.flatMap(({ clock }) =>
      Object.entries(clock.numbers).flatMap(([value, words]) =>
        words.map((word) => [word, Number(value)] as const),
      ),
    ),
  );
  const units = new Map([
    ...all(({ hours }) => hours).map((word) => [word, 60] as const),
    ...all(({ minutes }) => minutes).map((word) => [word, 1] as const),
    ...all(({ quarters }) => quarters).map((word) => [word, 15] as const),
  ]);
  const number = `\\d{1,3}(?:\\.\\d)?|${oneOf([...numbers.keys()])}`;
  const partWords = [...all(({ am }) => am), ...all(({ pm }) => pm)];
  const parts = oneOf(partWords);
  // In Chinese the part of the day comes first: in `周五下午三点` it is not of the five.
  const laterParts = oneOf(partWords.filter((word) => /^[a-z]/.test(word)));
  const [at, past, half, quarter] = [
    oneOf(all((clock) => clock.at)),
    oneOf(all((clock) => clock.past)),
    oneOf(all((clock) => clock["half-past"])),
    oneOf(all((clock) => clock.quarters)),
  ];
  const minutes = `:(?<minute>[0-5]\\d)|\\s?(?<past>${past})(?:(?<half>${half})|(?<quarter>${number})(?:${quarter})|(?<spoken>${number})分?)?`;
  return {
    stretch: new RegExp(
      `(?:(?<before>${oneOf(all(({ before }) => before))})\\s*)?(?<number>${number})\\s*(?<unit>${oneOf([...units.keys()])})(?:\\s*(?<after>${oneOf(all(({ after }) => after))}))?`,
      "gu",
    ),
    time: new RegExp(
      `(?:(?<part>${parts})\\s*)?(?:(?<at>${at})\\s+)?(?<hour>${number})(?:${minutes})?(?:\\s*(?<later>${laterParts}))?`,
      "gu",
    ),
    numbers,
    units,
    afternoon: new Set(all(({ pm }) => pm)),
  };
}

/** A pattern of any of these words, the longest first; a Latin one not within a longer word. */
const oneOf = (words: readonly string[]): string =>
  [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => {
      const plain = word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
      return /^[a-z]/.test(word) ? `(?<![a-z])${plain}(?![a-z])` : plain;
    })
    .join("|");
