import { normaliseCompanyName } from "./company-name.ts";

/**
 * Whether two names of companies are one name in two spellings: the same but for legal forms, the
 * word for "and" and German umlauts written out, or with one slip of the pen in a long word. Names
 * of which one says more than the other are not alike: firms of a group share their beginning.
 */
export function areAlike(one: string, other: string): boolean {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  if (a.join("") === b.join("")) return a.length > 0;
  if (a.length !== b.length) return false;
  const slips = a.filter((word, index) => word !== b[index]).length;
  return slips === 1 && a.every((word, index) => isSlip(word, b[index] ?? ""));
}

const ands = new Set("and und et y e i ve og och en és".split(" "));
const umlauts: Readonly<Record<string, string>> = { ä: "ae", ö: "oe", ü: "ue", å: "aa" };

/** Words without legal forms; each is normalised alone, so that they can be compared one by one. */
function wordsOf(name: string): string[] {
  const spelt = name
    .normalize("NFC")
    .toLowerCase()
    .replace(/[äöüå]/g, (letter) => umlauts[letter] ?? letter)
    .replaceAll("&", " and ");
  const key = normaliseCompanyName(spelt);
  const words = spelt
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => word !== "" && !ands.has(word))
    .map((word) => normaliseCompanyName(word));
  let rest = key;
  const kept: string[] = [];
  for (const word of words) {
    const at = rest.indexOf(word);
    if (word === "" || at === -1) continue;
    kept.push(word);
    rest = rest.slice(at + word.length);
  }
  return kept;
}

/** The same word, or one letter more, less or other in a word of six letters or more. */
function isSlip(one: string, other: string): boolean {
  if (one === other) return true;
  if (!/^\p{L}{6,}$/u.test(one) || Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start++;
  const [a, b] = [one.slice(start), other.slice(start)];
  return a.slice(1) === b.slice(1) || a.slice(1) === b || a === b.slice(1);
}
