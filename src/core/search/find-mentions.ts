import { companyWords } from "../customer/company-name.ts";
import { cityIndex } from "../places/city-index.ts";
import { placeKey } from "../places/place-key.ts";
import type { Callable, CalledBy, Mention } from "./callable.ts";
import { isOneSlip } from "./one-slip.ts";

/** A word of a name, and where in the name it stands. */
type Posting = {
  readonly customer: Callable;
  readonly by: CalledBy;
  readonly words: readonly string[];
  readonly at: number;
  /** The contact's name. */
  readonly person: string | null;
};

type Token = {
  readonly key: string;
  readonly from: number;
  readonly to: number;
  readonly isCapital: boolean;
};

/** A shorter word names nobody by itself, in letters. */
const shortestWord = 3;

/** Shorter words are too alike for a slip of the pen. */
const shortestSlip = 5;

const latin = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{M}\p{N}&'’]+/gu;
const hanRun = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{2,}/gu;

const rank: Readonly<Record<CalledBy, number>> = {
  reference: 0,
  number: 0,
  name: 1,
  person: 2,
  place: 3,
  country: 4,
};

/**
 * Where a text calls customers: by distinctive words of their names, by a contact, by their city in
 * any script, with one slip of the pen. `isOrdinary` knows the words that people use in sentences:
 * one of them alone names nobody. Mentions do not overlap; they come in the order of the text.
 * `titles` follow a Chinese or Japanese surname.
 */
export function findMentions(
  text: string,
  customers: readonly Callable[],
  isOrdinary: (word: string) => boolean,
  titles: readonly string[],
): Mention[] {
  const found = [
    ...latinMentions(text, customers, isOrdinary),
    ...hanMentions(text, customers, titles),
  ];
  return withoutOverlaps(found);
}

/** The words of a name as texts are compared with them. */
const wordsOf = (name: string): string[] =>
  companyWords(name).flatMap((word) => (/\p{Script=Han}/u.test(word) ? [] : [word]));

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

function latinMentions(
  text: string,
  customers: readonly Callable[],
  isOrdinary: (word: string) => boolean,
): Mention[] {
  const tokens = tokensOf(text);
  if (tokens.length === 0) return [];
  const index = new Map<string, Posting[]>();
  const add = (customer: Callable, by: CalledBy, words: readonly string[], person: string | null) =>
    words.forEach((word, at) => {
      const list = index.get(word);
      const posting = { customer, by, words, at, person };
      if (list === undefined) index.set(word, [posting]);
      else list.push(posting);
    });
  for (const customer of customers) {
    add(customer, "name", wordsOf(customer.name), null);
    for (const person of customer.people) add(customer, "person", wordsOf(person), person);
    if (customer.city !== null) add(customer, "place", wordsOf(customer.city), null);
  }
  const mentions: Mention[] = [];
  for (let at = 0; at < tokens.length; ) {
    const exact = bestRun(tokens, at, index.get(tokens[at]?.key ?? "") ?? [], isOrdinary);
    const best = exact ?? slipAt(tokens, at, index, isOrdinary);
    if (best === null) at++;
    else {
      mentions.push(best.mention);
      at += best.length;
    }
  }
  return mentions;
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
    (best, one) => (rank[one.by] < rank[best] ? one.by : best),
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
  index: ReadonlyMap<string, readonly Posting[]>,
  isOrdinary: (word: string) => boolean,
): { readonly mention: Mention; readonly length: number } | null {
  const token = tokens[at];
  if (token === undefined || token.key.length < shortestSlip || isOrdinary(token.key)) return null;
  const near = [...index].flatMap(([word, postings]) =>
    word.length >= shortestSlip && isOneSlip(token.key, word) ? postings : [],
  );
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

/** Names in Chinese characters or kana, and cities that are called in them. */
function hanMentions(
  text: string,
  customers: readonly Callable[],
  titles: readonly string[],
): Mention[] {
  if (!/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return [];
  const found: Mention[] = [];
  const add = (
    from: number,
    length: number,
    by: CalledBy,
    customer: Callable,
    person: string | null,
  ) => found.push({ from, to: from + length, by, among: [customer], isDoubtful: false, person });
  for (const customer of customers) {
    for (const [run] of customer.name.matchAll(hanRun)) {
      const place = prefixIn(text, run);
      if (place !== null) add(place.from, place.length, "name", customer, null);
    }
    for (const person of customer.people) {
      const place = personIn(text, person, titles);
      if (place !== null) add(place.from, place.length, "person", customer, person);
    }
  }
  const { cities } = cityIndex();
  const own = new Map<string, Callable[]>();
  for (const customer of customers) {
    if (customer.city === null || customer.city === "") continue;
    const key = placeKey(customer.city);
    own.set(key, [...(own.get(key) ?? []), customer]);
  }
  for (const { 0: run, index } of text.matchAll(hanRun)) {
    for (let at = 0; at < run.length - 1; at++) {
      for (let length = Math.min(6, run.length - at); length >= 2; length--) {
        const called = cities.get(placeKey(run.slice(at, at + length)));
        if (called === undefined) continue;
        const among = [...own].flatMap(([key, customersThere]) =>
          cities.get(key)?.some((city) => called.includes(city)) ? customersThere : [],
        );
        if (among.length === 0) continue;
        const from = index + at;
        found.push({
          from,
          to: from + length,
          by: "place",
          among,
          isDoubtful: false,
          person: null,
        });
        break;
      }
    }
  }
  return merged(found);
}

/** The longest beginning of a name that stands in a text, of two characters or more. */
function prefixIn(
  text: string,
  name: string,
): { readonly from: number; readonly length: number } | null {
  for (let length = name.length; length >= 2; length--) {
    const from = text.indexOf(name.slice(0, length));
    if (from >= 0) return { from, length };
  }
  return null;
}

/** A person by the whole name, by a part of it between spaces, or by the surname with a title. */
function personIn(
  text: string,
  person: string,
  titles: readonly string[],
): { readonly from: number; readonly length: number } | null {
  const parts = person
    .split(/[\s・·]+/)
    .filter((part) => /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+$/u.test(part));
  if (parts.length === 0) return null;
  for (const name of [parts.join(""), parts.join(" "), ...parts]) {
    const from = name.length >= 2 ? text.indexOf(name) : -1;
    if (from >= 0) return { from, length: name.length };
  }
  const [first = ""] = parts;
  for (const surname of parts.length > 1 ? [first] : [first.slice(0, 2), first.slice(0, 1)]) {
    for (const title of titles) {
      const from = surname === "" ? -1 : text.indexOf(surname + title);
      if (from >= 0) return { from, length: surname.length + title.length };
    }
  }
  const given = parts.length === 1 && first.length === 3 ? first.slice(1) : "";
  const from = given === "" ? -1 : text.indexOf(given);
  return from >= 0 ? { from, length: given.length } : null;
}

/** Mentions at the same place become one among all that it may mean. */
function merged(found: readonly Mention[]): Mention[] {
  const places = new Map<string, Mention>();
  for (const one of found) {
    const key = `${one.from}-${one.to}-${one.by}`;
    const other = places.get(key);
    places.set(
      key,
      other === undefined
        ? one
        : {
            ...one,
            among: [
              ...new Map([...other.among, ...one.among].map((each) => [each.id, each])).values(),
            ],
            person: other.person === one.person ? one.person : null,
          },
    );
  }
  return [...places.values()];
}

/** The longer of two that overlap, of equals the one that says more; in the order of the text. */
function withoutOverlaps(found: readonly Mention[]): Mention[] {
  const kept: Mention[] = [];
  const order = [...found].sort(
    (a, b) => b.to - b.from - (a.to - a.from) || rank[a.by] - rank[b.by] || a.from - b.from,
  );
  for (const one of order) {
    if (kept.every(({ from, to }) => one.to <= from || one.from >= to)) kept.push(one);
  }
  return kept.sort((a, b) => a.from - b.from);
}
