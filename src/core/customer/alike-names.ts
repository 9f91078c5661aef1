import { normaliseCompanyName } from "./company-name.ts";

/**
 * Whether two names of companies are one name in two spellings: the same but for legal forms, the
 * word for "and" and German umlauts written out, or with one slip of the pen in a long word. Names
 * of which one says more than the other are not alike: firms of a group share their beginning.
 */
export function areAlike(one: string, other: string): boolean {
  if (areOneName(one, other)) return true;
  const [a, b] = [wordsOf(one), wordsOf(other)];
  if (a.length !== b.length) return false;
  const slips = a.filter((word, index) => word !== b[index]).length;
  return slips === 1 && a.every((word, index) => isSlip(word, b[index] ?? ""));
}

/** The same, without a slip. */
export function areOneName(one: string, other: string): boolean {
  const [key, otherKey] = [one, other].map((name) => wordsOf(name).join(""));
  return key !== "" && key === otherKey;
}

/**
 * The keys of `normaliseCompanyName` under which a name may stand in another spelling: as it is, with
 * umlauts written out, or with what may be such taken together.
 */
export function spellingKeys(name: string): string[] {
  const lower = name.normalize("NFC").toLowerCase();
  const joined = lower.replace(/[aou]e/g, (pair) => pair.charAt(0));
  const anded = (text: string) => text.replaceAll(/(?<=\s)(?:und|et|y|e|ve)(?=\s)/g, "&");
  const keys = [name, spelledOut(lower), anded(spelledOut(lower)), joined, anded(joined)];
  return [...new Set(keys.map(normaliseCompanyName))].filter((key) => key !== "");
}

const spelledOut = (lower: string): string =>
  lower.replace(/[äöüå]/g, (letter) => umlauts[letter] ?? letter);

const ands = new Set("and und et y e i ve og och en és".split(" "));
const umlauts: Readonly<Record<string, string>> = { ä: "ae", ö: "oe", ü: "ue", å: "aa" };

/** Words without legal forms; each is normalised alone, so that they can be compared one by one. */
function wordsOf(name: string): string[] {
  const spelt = spelledOut(name.normalize("NFC").toLowerCase()).replaceAll("&", " and ");
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
