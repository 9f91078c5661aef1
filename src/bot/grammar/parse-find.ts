import { findCountry } from "../../core/places/country.ts";
import type { Bounds, CustomerFilter } from "../../core/search/customer-filter.ts";
import { askedFilter } from "./asked-filter.ts";
import { readBounds } from "./read-bounds.ts";
import type { FindPart } from "./split-find.ts";
import type { FindKey } from "./words/find-key.ts";
import type { Lexicon } from "./words/lexicon.ts";
import { nearestWord } from "./words/nearest-word.ts";
import { shapeOf } from "./words/normalise-input.ts";
import type { WordTable } from "./words/word-table.ts";
import { wholeWord } from "./words/word-table.ts";

/** A part of a search that is not understood; `code` is a key of `grammar:problems`. */
export type FindProblem = {
  readonly code:
    | "unknown-key"
    | "unknown-key-suggestion"
    | "unknown-country"
    | "unknown-region"
    | "unknown-tier"
    | "unknown-stage"
    | "unreadable-number"
    | "unreadable-days"
    | "unknown-owed"
    | "unknown-field"
    | "unknown-class"
    | "unknown-temperature"
    | "unknown-key-kind"
    | "unknown-order"
    | "unknown-market"
    | "unknown-priority"
    | "unknown-attitude"
    | "missing-value";
  readonly text: string;
  /** The key that is nearest, as one would type it. */
  readonly suggestion?: string;
};

/** A search as it was read; what is told in `problems` is left out of the filter. */
export type FindQuery = {
  readonly filter: CustomerFilter;
  /** The name to keep the search under. */
  readonly save: string | null;
  readonly problems: readonly FindProblem[];
};

/**
 * Reads the parts of a search: `country:TR,DE silent:>90 tier:B,C tag:背调 no-order save:NAME` and words of the
 * name, keys and values in any language, values with spaces in quotes; `country:-TR` leaves out. `silent:90` means at least 90
 * days, a month counts 30 and a year 365; `orders:2` means exactly two. What is not understood is
 * left out of the filter and told in `problems`.
 */
export function parseFind(parts: readonly FindPart[], lexicon: Lexicon): FindQuery {
  const { given, except, words, orders, isReorderDue, isStopped, problems } = sortParts(
    parts,
    lexicon,
  );
  const knownOf =
    (of: Given) =>
    <Value>(
      key: FindKey,
      code: FindProblem["code"],
      find: (value: string) => Value | null,
    ): Value[] | undefined => {
      const found = new Set<Value>();
      for (const value of of.get(key) ?? []) {
        const meant = find(value);
        if (meant === null) problems.push({ code, text: value });
        else found.add(meant);
      }
      return found.size === 0 ? undefined : [...found];
    };
  const known = knownOf(given);
  const inTable =
    <Value>(table: WordTable<Value>) =>
    (value: string) =>
      wholeWord(table, value);
  const bounds = (key: FindKey, former: readonly Bounds[]): Bounds | undefined => {
    const read = (value: string) => readBounds(shapeOf(value), lexicon.dates, key === "orders");
    const all = [...former, ...(known(key, "unreadable-number", read) ?? [])];
    return all.length === 0 ? undefined : Object.assign({}, ...all);
  };

  const who = (of: Given) => ({
    countries: knownOf(of)("country", "unknown-country", findCountry),
    regions: knownOf(of)("region", "unknown-region", inTable(lexicon.regions)),
    industries: of.get("industry"),
    tiers: knownOf(of)("tier", "unknown-tier", inTable(lexicon.tiers)),
    stages: knownOf(of)("stage", "unknown-stage", inTable(lexicon.stages)),
    tags: of.get("tag"),
    owners: of
      .get("owner")
      ?.filter((value) => wholeWord(lexicon.nobody, value) === null)
      .map((value) => value.replace(/^@/, "")),
  });
  const filter = {
    ...who(given),
    except: except.size === 0 ? undefined : withoutUndefined(who(except)),
    silentDays: bounds("silent", []),
    orders: bounds("orders", orders),
    coolsWithin: bounds("cooling", [])?.least,
    ...askedFilter(known, given, lexicon),
    isReorderDue,
    isStopped,
    words: words.length === 0 ? undefined : words,
  };
  return { filter: withoutUndefined(filter), save: given.get("save")?.join(" ") ?? null, problems };
}

/** Values by key, each once. */
type Given = Map<FindKey, string[]>;

type Sorted = {
  readonly given: Given;
  readonly except: Given;
  readonly words: string[];
  readonly orders: Bounds[];
  isReorderDue?: true;
  isStopped?: true;
  readonly problems: FindProblem[];
};

function sortParts(parts: readonly FindPart[], lexicon: Lexicon): Sorted {
  const sorted: Sorted = {
    given: new Map(),
    except: new Map(),
    words: [],
    orders: [],
    problems: [],
  };
  for (const { key: typed, values } of parts) {
    const word = typed ?? values[0] ?? "";
    const key = wholeWord(lexicon.find, word);
    if (typed === null) {
      if (wholeWord(lexicon.noOrder, word)) sorted.orders.push({ least: 0, most: 0 });
      else if (wholeWord(lexicon.hasOrder, word)) sorted.orders.push({ least: 1 });
      else if (wholeWord(lexicon.reorderDue, word)) sorted.isReorderDue = true;
      else if (wholeWord(lexicon.stopped, word)) sorted.isStopped = true;
      else sorted.words.push(...values);
    } else if (key === null) {
      sorted.problems.push(unknownKey(typed, lexicon));
    } else if (values.length === 0) {
      sorted.problems.push({ code: "missing-value", text: typed });
    } else {
      const left = saysWho(key) ? values.flatMap((one) => leftOut(one) ?? []) : [];
      const asked = left.length === 0 ? values : values.filter((one) => leftOut(one) === null);
      for (const [of, some] of [
        [sorted.given, asked],
        [sorted.except, left],
      ] as const)
        if (some.length > 0) of.set(key, [...new Set([...(of.get(key) ?? []), ...some])]);
    }
  }
  return sorted;
}

/** Whether a key says what a customer is, so that its values may be left out: `country:-DE`. */
export const saysWho = (key: string | null): boolean => key !== null && ofTheirOwn.has(key);

const ofTheirOwn: ReadonlySet<string> = new Set<FindKey>([
  "country",
  "region",
  "industry",
  "tier",
  "stage",
  "tag",
  "owner",
]);

/** The value that is left out where a minus stands before it; else null. */
const leftOut = (value: string): string | null => /^-(?=.)(.+)$/u.exec(value)?.[1] ?? null;

function unknownKey(typed: string, lexicon: Lexicon): FindProblem {
  const nearest = nearestWord(lexicon.find, shapeOf(typed), Math.max(1, typed.length / 3));
  if (nearest === null) return { code: "unknown-key", text: typed };
  return { code: "unknown-key-suggestion", text: typed, suggestion: nearest.word };
}

type Present<Part> = { [Key in keyof Part]?: Exclude<Part[Key], undefined> };

const withoutUndefined = <Part extends object>(part: Part) =>
  Object.fromEntries(
    Object.entries(part).filter(([, value]) => value !== undefined),
  ) as Present<Part>;

/** A search without the part that saves it. */
export const withoutSave = (parts: readonly FindPart[], lexicon: Lexicon): FindPart[] =>
  parts.filter(({ key }) => key === null || wholeWord(lexicon.find, key) !== "save");
