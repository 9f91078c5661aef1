import { owedAfter } from "../../core/owed/owed-kind.ts";
import type { CustomerFilter, DaysAsked, TouchesAsked } from "../../core/search/customer-filter.ts";
import type { Outcome } from "../../core/vocabulary.ts";
import { readAskedDays } from "./read-asked-days.ts";
import type { FindKey } from "./words/find-key.ts";
import type { Lexicon } from "./words/lexicon.ts";
import { wholeWord } from "./words/word-table.ts";

/** What the values of a key are found to be; those that are nothing become problems. */
export type KnownValues = <Value>(
  key: FindKey,
  code: "unreadable-days" | "unknown-owed" | "unknown-field",
  find: (value: string) => Value | null,
) => Value[] | undefined;

/** A touch of whatever kind, on whatever day. */
export const anyTouch = "any";

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
      (value): Outcome | DaysAsked | null | typeof anyTouch =>
        value === anyTouch
          ? anyTouch
          : (wholeWord(lexicon.outcomes, value) ?? readAskedDays(value)),
    );
    const outcomes = (read ?? []).flatMap((one) =>
      typeof one === "string" && one !== anyTouch ? [one] : [],
    );
    const span = read?.find((one) => typeof one !== "string");
    return {
      ...(outcomes.length === 0 ? {} : { outcomes }),
      ...(span === undefined ? {} : { days: span }),
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
    lacks: known("lacks", "unknown-field", (value) => wholeWord(lexicon.cardFields, value)),
  };
}

/** Days, or `..2026-12-02`: up to a day. */
function readDue(value: string) {
  const to = value.startsWith("..") ? readAskedDays(value.slice(2))?.to : undefined;
  return to === undefined ? readAskedDays(value) : { to };
}
