import { calledShort } from "../../core/members/called-short.ts";
import { cityNames } from "../../core/places/city-names.ts";
import { countryMentions } from "../../core/places/country-mentions.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import { cutWords } from "../grammar/words/cut-words.ts";
import type { Lexicon } from "../grammar/words/lexicon.ts";
import type { Said } from "../grammar/words/normalise-input.ts";
import { isHan, type WordTable, wordAt } from "../grammar/words/word-table.ts";
import { amountAt } from "./asked-amount.ts";
import { daysAt, lengthAt } from "./asked-days.ts";
import { headcountAt } from "./asked-headcount.ts";
import { languageAt } from "./asked-language.ts";
import type { AskedPiece } from "./asked-piece.ts";
import { teamCalls } from "./team-calls.ts";

/** What a question about customers may name besides the words of the grammar. */
export type AskedNames = {
  readonly members: readonly { readonly handle: string; readonly name: string }[];
  /** Teams whose members' customers are meant. */
  readonly teams?: readonly { readonly name: string; readonly handles: readonly string[] }[];
  readonly tags: readonly string[];
  readonly industries: readonly string[];
  readonly cities: readonly string[];
  readonly sources: readonly string[];
  readonly products: readonly string[];
  /** In which sums are told; null where it is not looked up. */
  readonly currency: string | null;
};

/** Nothing that an organization has: the words of the grammar alone are read. */
export const noNames: AskedNames = {
  ...{ members: [], tags: [], industries: [], cities: [], sources: [], products: [] },
  currency: null,
};

/** Takes a question apart: at each place the longest thing that can be read there. */
export function askedPieces(
  { text, shape }: Said,
  names: AskedNames,
  lexicon: Lexicon,
  today: CivilDate,
): AskedPiece[] {
  const countries = countryMentions(text);
  const cities = names.cities.flatMap(cityNames);
  const { industryNames } = lexicon.found;
  const industries = names.industries.map((one): Called => {
    const others = industryNames.get(one.toLowerCase()) ?? [];
    return [one, [one, ...one.split(/\s+/), ...others]];
  });
  return cutWords<AskedPiece>(shape, (at) => {
    const country = countries.find(({ from }) => from === at);
    return [
      country === undefined ? null : partOf("country", country.country, country.from, country.to),
      namedAt(shape, at, { ...names, cities }, industries),
      languageAt(shape, at, lexicon),
      headcountAt(shape, at),
      amountAt(shape, at, names.currency, lexicon),
      gradeAt(text, shape, at, lexicon),
      // Before days: `2 weeks` is no second week.
      lengthAt(shape, at, lexicon.dates),
      daysAt(shape, at, lexicon, today),
      wordOf(lexicon.found.phrases, shape, at, ({ key, value }, to) => ({
        type: "part",
        part: { key, values: value.split(",") },
        from: at,
        to,
      })),
      wordOf(lexicon.found.orderEnds, shape, at, (_, to) => ({ type: "in-order", from: at, to })),
      cueAt(shape, at, lexicon),
      wordOf(lexicon.askedStages, shape, at, (value, to) => partOf("stage", value, at, to)),
      wordOf(lexicon.askedRegions, shape, at, (value, to) =>
        to - at > 2 || isHan(shape.charAt(at)) ? partOf("region", value, at, to) : null,
      ),
      wordOf(lexicon.cardFields, shape, at, (field, to) => ({
        type: "field",
        field,
        from: at,
        to,
      })),
      wordOf(lexicon.askedPlainly, shape, at, (_, to) => ({
        type: "part",
        part: { key: null, values: [shape.slice(at, to)] },
        from: at,
        to,
      })),
      wordOf(lexicon.askedUnowned, shape, at, (_, to) => partOf("owner", nobody, at, to)),
      customersAt(shape, at, lexicon),
      wordOf(lexicon.askedFillers, shape, at, (_, to) => ({ type: "filler", from: at, to })),
    ];
  });
}

/** The word of a search for customers without owner. */
const nobody = "none";

const partOf = (key: string, value: string, from: number, to: number): AskedPiece => ({
  type: "part",
  part: { key, values: [value] },
  from,
  to,
});

function wordOf<Value>(
  table: WordTable<Value>,
  shape: string,
  at: number,
  piece: (value: Value, to: number) => AskedPiece | null,
): AskedPiece | null {
  const found = wordAt(table, shape, at);
  return found === null ? null : piece(found.value, found.end);
}

/** A tier: its letter in capitals, standing alone, or its name. */
function gradeAt(text: string, shape: string, at: number, lexicon: Lexicon): AskedPiece | null {
  const letter = /^(?:KA|[A-E])(?![\p{Script=Latin}\p{N}'’])/u.exec(text.slice(at, at + 3))?.[0];
  if (letter !== undefined) {
    // Within a sentence an article is small.
    const isArticle =
      letter === "A" && at === 0 && /^a [a-z]/.test(shape) && !isListed(shape, lexicon);
    return isArticle ? null : partOf("tier", letter, at, at + letter.length);
  }
  return wordOf(lexicon.askedTiers, shape, at, (value, to) =>
    to - at > 1 ? partOf("tier", value, at, to) : null,
  );
}

/** Whether a letter at the head is one of several, or of more than one customer: `A and B`, `A customers`. */
const isListed = (shape: string, { joiners, customers }: Lexicon): boolean =>
  wordAt(joiners, shape, 2) !== null ||
  customers.some((word) => word.endsWith("s") && isWordAt(shape, 2, word));

function cueAt(shape: string, at: number, lexicon: Lexicon): AskedPiece | null {
  return wordOf(lexicon.asked, shape, at, (cue, to) => ({ type: "cue", cue, from: at, to }));
}

function customersAt(shape: string, at: number, { customers }: Lexicon): AskedPiece | null {
  const to = at + (customers.find((word) => isWordAt(shape, at, word))?.length ?? 0);
  return to === at ? null : { type: "customers", from: at, to };
}

/** What the organization has under one name, and all that it may be called. */
type Called = readonly [name: string, calls: readonly string[]];

/** A colleague, a tag, an industry, a city, a source or a product that the organization has. */
function namedAt(
  shape: string,
  at: number,
  names: AskedNames,
  industries: readonly Called[],
): AskedPiece | null {
  const longest = (words: readonly string[]) =>
    words
      .filter((word) => word.length > 1 && isWordAt(shape, at, word.toLowerCase()))
      .sort((one, other) => other.length - one.length)[0];
  const found = names.members.flatMap(({ handle, name }) => {
    const others = names.members.filter((one) => one.handle !== handle).map((one) => one.name);
    const called = longest([name, handle, ...name.split(/\s+/), ...calledShort(name, others)]);
    return called === undefined ? [] : [partOf("owner", handle, at, at + called.length)];
  });
  const { teams = [] } = names;
  for (const { name, handles } of teams) {
    const called = longest(teamCalls(name, teams));
    if (called !== undefined)
      found.push({
        type: "part",
        part: { key: "owner", values: handles },
        from: at,
        to: at + called.length,
      });
  }
  for (const [industry, calls] of industries) {
    const called = longest(calls.filter((one) => one.length > (isHan(one.charAt(0)) ? 1 : 3)));
    if (called !== undefined) found.push(partOf("industry", industry, at, at + called.length));
  }
  for (const [key, words] of [
    ["tag", names.tags],
    ["city", names.cities],
    ["source", names.sources],
    ["product", names.products.flatMap((one) => [one, ...one.split(/\s+/)])],
  ] as const) {
    const word = longest(
      words.filter((one) => one.length > (key === "product" && !isHan(one) ? 3 : 1)),
    );
    if (word === undefined) continue;
    const to = at + word.length;
    const part = { key, values: [word] };
    found.push({ type: "part", part, from: at, to });
  }
  return found.sort((one, other) => other.to - one.to)[0] ?? null;
}

/** Whether a word stands at a position; a Latin one whole. */
function isWordAt(shape: string, at: number, word: string): boolean {
  if (!shape.startsWith(word, at)) return false;
  const isPart = (next: string) => /[\p{Script=Latin}\p{N}]/u.test(next);
  return (
    isHan(word.charAt(0)) ||
    (!isPart(shape.charAt(at - 1)) && !isPart(shape.charAt(at + word.length)))
  );
}
