import type { Tradition } from "../../../core/greetings/customs.ts";

/** Kinds of file that can be taken in. */
export const importKinds = ["customers", "contacts", "touches", "orders"] as const;
export type ImportKind = (typeof importKinds)[number];

/** Shapes that a file may have instead of its kind's own: one row per order line. */
export const importPresets = ["order-lines"] as const;
export type ImportPreset = (typeof importPresets)[number];

/**
 * What the columns of a file mean: its kind, or its preset. A `sheet` is the list that a salesperson keeps: a
 * customer a row, with people, notes of what happened, and what is next.
 */
export type Layout = ImportKind | ImportPreset | "sheet";

/** Groups of words that a cell may hold instead of one of Genjin's own. */
export type WordGroup = "tier" | "stage" | "kind" | "direction" | "outcome" | "level" | "currency";

/** One locale's names of columns and values, as `locales/<locale>/import-words.json` has them. */
type LocaleWords = {
  /** By layout and field, the best name first. */
  readonly headers: Readonly<Record<Layout, Readonly<Record<string, readonly string[]>>>>;
  readonly values: Readonly<Record<WordGroup, Readonly<Record<string, readonly string[]>>>> & {
    readonly lunar: readonly string[];
  };
  /** What a row of sums begins with. */
  readonly totals?: readonly string[];
  /** What a column of countries holds where nobody knows which. */
  readonly noCountry?: readonly string[];
  /** What stands beside the name of a column and says nothing about which it is. */
  readonly remarks?: readonly string[];
  /** Words for festivals, by id. */
  readonly festivals?: Readonly<Record<string, { readonly words: readonly string[] }>>;
  /** Words for those who keep several together, by tradition. */
  readonly traditions?: Readonly<Record<string, { readonly words: readonly string[] }>>;
};

/** The words of all locales: a Chinese header is understood by an English system too. */
export type ImportWords = readonly LocaleWords[];

/** A name without case, width, spaces and punctuation. */
export const wordKey = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, "");

/** From what a cell may hold to Genjin's own word, for one group. */
export function valueTable<Own extends string>(
  words: ImportWords,
  group: WordGroup,
): ReadonlyMap<string, Own> {
  const table = new Map<string, Own>();
  for (const { values } of words)
    for (const [own, others] of Object.entries(values[group]))
      for (const word of [own, ...others]) table.set(wordKey(word), own as Own);
  return table;
}

/** What a cell may name among festivals: one of them, or a faith or people with all of theirs. */
export type NamedInCell = { readonly festival: string } | { readonly tradition: Tradition };

/** From what a cell may call a festival, or a faith, to it. */
export function festivalTable(words: ImportWords): ReadonlyMap<string, NamedInCell> {
  const table = new Map<string, NamedInCell>();
  for (const { festivals = {}, traditions = {} } of words) {
    for (const [id, { words: others }] of Object.entries(traditions))
      for (const word of others) table.set(wordKey(word), { tradition: id as Tradition });
    for (const [id, { words: others }] of Object.entries(festivals))
      for (const word of [id, ...others]) table.set(wordKey(word), { festival: id });
  }
  return table;
}
