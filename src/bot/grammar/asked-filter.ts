import { owedAfter } from "../../core/owed/owed-kind.ts";
import { headcounts } from "../../core/search/company-size.ts";
import type {
  CustomerFilter,
  DaysAsked,
  DeciderState,
  SizeAsked,
  SourceAsked,
  TouchesAsked,
} from "../../core/search/customer-filter.ts";
import type { Outcome } from "../../core/vocabulary.ts";
import { readAmountBounds } from "./read-amount-bounds.ts";
import { readAskedDays } from "./read-asked-days.ts";
import type { FindKey } from "./words/find-key.ts";
import type { Lexicon } from "./words/lexicon.ts";
import { type WordTable, wholeWord } from "./words/word-table.ts";

/** What the values of a key are found to be; those that are nothing become problems. */
export type KnownValues = <Value>(
  key: FindKey,
  code:
    | "unreadable-days"
    | "unknown-owed"
    | "unknown-field"
    | "unreadable-number"
    | "unknown-class"
    | "unknown-temperature"
    | "unknown-key-kind"
    | "unknown-order"
    | "unknown-market"
    | "unknown-priority"
    | "unknown-attitude",
  find: (value: string) => Value | null,
) => Value[] | undefined;

/** A touch of whatever kind, on whatever day. */
export const anyTouch = "any";

/** One in which the customer asked for something: a price, a sample. */
export const inquiry = "inquiry";

/** The parts of a search that speak of days: `ordered:2026-10`, `touched:replied,2026-11-30..2026-12-06`. */
export function askedFilter(
  known: KnownValues,
  given: ReadonlyMap<FindKey, readonly string[]>,
  lexicon: Lexicon,
) {
  const days = (key: FindKey) => known(key, "unreadable-days", readAskedDays)?.[0];
  const touches = (key: FindKey): TouchesAsked | undefined => {
    if (!given.has(key)) return undefined;
    const read = known(
      key,
      "unreadable-days",
      (value): Outcome | DaysAsked | null | typeof anyTouch | typeof inquiry =>
        value === anyTouch || value === inquiry
          ? value
          : (wholeWord(lexicon.outcomes, value) ?? readAskedDays(value)),
    );
    const outcomes = (read ?? []).flatMap((one) =>
      typeof one === "string" && one !== anyTouch && one !== inquiry ? [one] : [],
    );
    const span = read?.find((one) => typeof one !== "string");
    return {
      ...(outcomes.length === 0 ? {} : { outcomes }),
      ...(span === undefined ? {} : { days: span }),
      ...(read?.includes(inquiry) ? { isInquiry: true as const } : {}),
    };
  };
  const due = (value: string): CustomerFilter["due"] | null =>
    wholeWord(lexicon.overdue, value) !== null ? "overdue" : readDue(value);
  const owed = (value: string) => {
    const outcome = wholeWord(lexicon.outcomes, value);
    return outcome && owedAfter(outcome);
  };
  return {
    ordered: days("ordered"),
    unordered: days("unordered"),
    birthdays: days("birthday"),
    due: known("due", "unreadable-days", due)?.[0],
    touched: touches("touched"),
    untouched: touches("untouched"),
    owed: known("owed", "unknown-owed", owed),
    ...asked(known, given, lexicon),
    lacks: known("lacks", "unknown-field", (value) => wholeWord(lexicon.cardFields, value)),
  };
}

/** The parts that speak of what is known of a customer, and in which order they are wanted. */
function asked(
  known: KnownValues,
  given: ReadonlyMap<FindKey, readonly string[]>,
  lexicon: Lexicon,
) {
  const inTable =
    <Value>(table: WordTable<Value>) =>
    (value: string) =>
      wholeWord(table, value);
  const { classes, temperatures, keyKinds, orders } = lexicon.found;
  return {
    products: given.get("product"),
    sources: given.get("source")?.map((one) => sourceAsked(one, lexicon)),
    sizes: given.get("size")?.map((one) => sizeAsked(one, lexicon)),
    cities: given.get("city"),
    languages: given.get("language"),
    classes: known("class", "unknown-class", inTable(classes)),
    amount: known("amount", "unreadable-number", readAmountBounds)?.[0],
    expected: known("expected", "unreadable-number", readAmountBounds)?.[0],
    temperatures: known("temperature", "unknown-temperature", inTable(temperatures)),
    markets: known("market", "unknown-market", inTable(lexicon.found.markets)),
    priorities: known("priority", "unknown-priority", inTable(lexicon.found.priorities)),
    attitudes: known("attitude", "unknown-attitude", inTable(lexicon.attitudes)),
    deciders: known(
      "decider",
      "unknown-attitude",
      (value): DeciderState | null =>
        wholeWord(lexicon.attitudes, value) ?? (wholeWord(lexicon.nobody, value) && "none"),
    ),
    keyKinds: known("key", "unknown-key-kind", inTable(keyKinds)),
    order: known("sort", "unknown-order", inTable(orders))?.[0],
  };
}

/** A source with the other words for it, in any language. */
const sourceAsked = (typed: string, { found }: Lexicon): SourceAsked => ({
  typed,
  words: [typed, ...found.sources.filter((all) => all.includes(typed.toLowerCase())).flat()],
});

/** A size by its name, by a bound of how many people work there (`>=200`), or by a part of what was written. */
function sizeAsked(typed: string, { found }: Lexicon): SizeAsked {
  const kind = wholeWord(found.sizes, typed);
  if (kind !== null)
    return { kind, words: found.sizeWords.get(kind) ?? [], headcount: headcounts[kind] };
  const headcount = /^[<>\u2264\u2265]/u.test(typed) ? readAmountBounds(typed) : null;
  return headcount === null ? { words: [typed] } : { words: [], headcount };
}

/** Days, or `..2026-12-02`: up to a day. */
function readDue(value: string) {
  const to = value.startsWith("..") ? readAskedDays(value.slice(2))?.to : undefined;
  return to === undefined ? readAskedDays(value) : { to };
}
