import { takeTitles } from "./take-titles.ts";

/** The words of a name without case, accents and marks. */
const wordsOf = (name: string): readonly string[] =>
  name
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/\p{M}/gu, "")
    .replaceAll("ı", "i")
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

/**
 * The people whom a text calls and says nothing else: by the whole name, else by words of it (`Maria`
 * of Maria Lopez), with or without a title. Several where more than one may be meant.
 */
export function peopleCalled<Person extends { readonly name: string }>(
  text: string,
  people: readonly Person[],
): readonly Person[] {
  const called = wordsOf(text);
  const bare = wordsOf(takeTitles(text.trim(), []).name);
  if (called.length === 0) return [];
  const isWhole = ({ name }: Person, said: readonly string[]) =>
    wordsOf(name).join(" ") === said.join(" ");
  const whole = people.filter((one) => isWhole(one, called) || isWhole(one, bare));
  if (whole.length > 0 || bare.length === 0) return whole;
  return people.filter(({ name }) => {
    const words = wordsOf(name);
    return bare.every((word) => words.includes(word));
  });
}
