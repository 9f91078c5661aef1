import { companyWords } from "../customer/company-name.ts";
import type { Callable, CalledBy, Mention } from "./callable.ts";
import { calledRank } from "./called-rank.ts";
import { type NameIndex, nameIndex, type Posting, slipsOf } from "./name-index.ts";

type Token = {
  readonly key: string;
  readonly from: number;
  readonly to: number;
  readonly isCapital: boolean;
};

/** A shorter word names nobody by itself, in letters. */
const shortestWord = 3;

const latin = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{M}\p{N}&'’]+/gu;

function tokensOf(text: string): Token[] {
  return [...text.matchAll(latin)].flatMap(({ 0: word, index }) => {
    const bare = word.replace(/['’]s?$/, "");
    const [key = ""] = companyWords(bare);
    const from = index;
    return key === ""
      ? []
      : [{ key, from, to: index + bare.length, isCapital: /^\p{Lu}/u.test(word) }];
  });
}

/** Where a text calls customers by words of their names, contacts and cities that are written with spaces. */
export function latinMentions(
  text: string,
  customers: readonly Callable[],
  isOrdinary: (word: string) => boolean,
): Mention[] {
  const tokens = tokensOf(text);
  if (tokens.length === 0) return [];
  const index = nameIndex(
    customers,
    tokens.map(({ key }) => key),
  );
  const mentions: Mention[] = [];
  for (let at = 0; at < tokens.length; ) {
    const postings = (index.words.get(tokens[at]?.key ?? "") ?? []).filter(
      (one) => !isOfNamesake(text, tokens, at, one, index, isOrdinary),
    );
    const exact = bestRun(tokens, at, postings, isOrdinary);
    const best = exact ?? slipAt(tokens, at, index, isOrdinary);
    if (best === null) at++;
    else {
      mentions.push(best.mention);
      at += best.length;
    }
  }
  return [...mentions, ...joined(text, tokens, mentions, index)];
}

/** No title is longer, in letters: `Dr`, `Herr`. */
const longestTitle = 4;

/** `Fatima Noor`, where the contact is Faisal Noor: a family name after a first name that nobody known has. */
function isOfNamesake(
  text: string,
  tokens: readonly Token[],
  at: number,
  posting: Posting,
  { words }: NameIndex,
  isOrdinary: (word: string) => boolean,
): boolean {
  const [first, own] = [tokens[at - 1], tokens[at]];
  if (posting.by !== "person" || posting.at === 0 || first === undefined || own === undefined)
    return false;
  const isBeside = text.slice(first.to, own.from) === " ";
  const isName =
    first.isCapital && own.isCapital && /^\p{Lu}\p{Ll}+$/u.test(text.slice(first.from, first.to));
  return (
    isBeside &&
    isName &&
    first.key.length > longestTitle &&
    !isOrdinary(first.key) &&
    !words.has(first.key)
  );
}

/** Nothing between two names but a word that joins them; a comma may as well end a call: `Nice, Graz ordered`. */
const join = /^\s*(?:and|&|\+|和|跟|与|、)\s*$/iu;

/** `Split and Graz`: a common word with a capital is the name that it may be where another name is joined to it. */
function joined(
  text: string,
  tokens: readonly Token[],
  mentions: readonly Mention[],
  index: NameIndex,
): Mention[] {
  if (mentions.length === 0) return [];
  return tokens.flatMap(({ key, from, to, isCapital }, at) => {
    const isBeside = (one: Mention) =>
      join.test(text.slice(to, Math.max(to, one.from))) ||
      join.test(text.slice(one.to, Math.max(one.to, from)));
    if (!isCapital || mentions.some((one) => one.from < to && one.to > from)) return [];
    const whole = (index.words.get(key) ?? []).filter(({ words }) => words.length === 1);
    return whole.length > 0 && mentions.some(isBeside)
      ? [mentionOf(tokens, at, 1, whole, false)]
      : [];
  });
}

/** The longest run of words from a position that stands so in a name; of equals all that have it. */
function bestRun(
  tokens: readonly Token[],
  at: number,
  postings: readonly Posting[],
  isOrdinary: (word: string) => boolean,
): { readonly mention: Mention; readonly length: number } | null {
  const runs = postings.flatMap((posting) => {
    let length = 1;
    while (
      posting.words[posting.at + length] !== undefined &&
      posting.words[posting.at + length] === tokens[at + length]?.key
    )
      length++;
    const words = tokens.slice(at, at + length);
    return isTelling(posting, words, isOrdinary) ? [{ posting, length }] : [];
  });
  if (runs.length === 0) return null;
  const length = Math.max(...runs.map((run) => run.length));
  const longest = runs.filter((run) => run.length === length).map(({ posting }) => posting);
  const by = longest.reduce(
    (best, one) => (calledRank[one.by] < calledRank[best] ? one.by : best),
    "country" as CalledBy,
  );
  const chosen = longest.filter((one) => one.by === by);
  const whole = chosen.filter(({ words }) => words.length === length);
  return {
    mention: mentionOf(tokens, at, length, whole.length > 0 ? whole : chosen, false),
    length,
  };
}

/** Whether so many words of a name tell whose it is: not where people say them in any sentence. */
function isTelling(
  { words, at, by }: Posting,
  said: readonly Token[],
  isOrdinary: (word: string) => boolean,
): boolean {
  const letters = said.reduce((sum, { key }) => sum + key.length, 0);
  const isWhole = said.length === words.length;
  if (letters < shortestWord && !(isWhole && letters > 1)) return false;
  const plain = said.every(({ key }) => isOrdinary(key) || /^\d+$/.test(key));
  if (said.length > 1) return !plain || said.some(({ isCapital }) => isCapital);
  if (plain)
    return (
      (isWhole || by === "person") && said.every(({ isCapital }) => isCapital) && by !== "place"
    );
  return (
    at === 0 || by !== "name" || said.some(({ isCapital, key }) => isCapital || key.length > 5)
  );
}

/** A word that differs from one of a name's by one slip. */
function slipAt(
  tokens: readonly Token[],
  at: number,
  index: NameIndex,
  isOrdinary: (word: string) => boolean,
): { readonly mention: Mention; readonly length: number } | null {
  const token = tokens[at];
  if (token === undefined || isOrdinary(token.key)) return null;
  const near = slipsOf(index, token.key);
  const chosen = near.filter(
    ({ by, at: place }) => by !== "place" && (place === 0 || by === "name"),
  );
  if (chosen.length === 0) return null;
  let length = 1;
  const goesOn = (one: Posting) => one.words[one.at + length] === tokens[at + length]?.key;
  while (tokens[at + length] !== undefined && chosen.some(goesOn)) length++;
  return { mention: mentionOf(tokens, at, length, chosen, true), length };
}

function mentionOf(
  tokens: readonly Token[],
  at: number,
  length: number,
  postings: readonly Posting[],
  isDoubtful: boolean,
): Mention {
  const among = [...new Map(postings.map(({ customer }) => [customer.id, customer])).values()];
  const people = new Set(postings.map(({ person }) => person));
  const [first] = postings;
  return {
    from: tokens[at]?.from ?? 0,
    to: tokens[at + length - 1]?.to ?? 0,
    by: first?.by ?? "name",
    among,
    isDoubtful,
    person: people.size === 1 ? (first?.person ?? null) : null,
  };
}
