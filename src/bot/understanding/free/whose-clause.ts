import type { Callable, Mention } from "../../../core/search/callable.ts";
import type { NamedCustomer } from "../../../core/search/named-customer.ts";
import type { Lexicon } from "../../grammar/words/lexicon.ts";
import { wordPlace } from "../../grammar/words/word-place.ts";
import type { SubjectSources } from "../../subject/subject-sources.ts";
import type { Clause } from "./clauses.ts";

/** Whom a clause is about, each with the person of theirs that it names. */
export type Whose =
  | {
      readonly type: "found";
      readonly of: readonly { readonly customer: NamedCustomer; readonly person: string | null }[];
    }
  | { readonly type: "choice"; readonly among: readonly NamedCustomer[] }
  /** `called`: by the name of nobody who is known. */
  | { readonly type: "nobody"; readonly called?: string };

/**
 * Finds whom a clause is about: whoever it names beats the message replied to, and that beats the one
 * open nudge. A country names its only customer there. Several that may be meant are a choice.
 */
export function whoseClause(
  { named, spans, text, shape }: Clause,
  customers: readonly Callable[],
  { parent, nudged }: SubjectSources,
  lexicon: Lexicon,
): Whose {
  if (named.length > 0) {
    if (named.every(({ among }) => among.length === 0)) {
      const span = spans.find(({ type }) => type === "customer");
      const nobody = {
        type: "nobody",
        called: text.slice(span?.from ?? 0, span?.to ?? 0),
      } as const;
      if (named.some(({ isDoubtful }) => !isDoubtful)) return nobody;
      // `called Julie`: mostly somebody at whom the message replied to is about, and perhaps at whom a push is.
      if (parent !== null) return oneOf(parent.customers.filter((one) => one !== null));
      return nudged.length === 0 ? nobody : { type: "choice", among: nudged };
    }
    const open = named.find(({ among }) => among.length > 1);
    if (open !== undefined) return chosen(open, parent?.customers ?? []);
    return {
      type: "found",
      of: named.flatMap(({ among: [customer], person }) =>
        customer === undefined ? [] : [{ customer, person }],
      ),
    };
  }
  if (isCounted(shape, lexicon)) return { type: "nobody" };
  // In a reply a country is mostly what the words are about: `they ship via Germany`.
  if (parent !== null) return oneOf(parent.customers.filter((one) => one !== null));
  const countries = spans.flatMap((span) => (span.type === "country" ? [span.country] : []));
  const there = customers.filter(({ country }) => country !== null && countries.includes(country));
  if (there.length > 0) return oneOf(there);
  return oneOf(nudged);
}

/** Whether customers are only counted: `3 customers`, `两个客户`. */
const isCounted = (shape: string, { customers, dates }: Lexicon): boolean =>
  customers.some((word) => {
    const at = wordPlace(shape, word) ?? -1;
    const before = shape
      .slice(Math.max(0, at - 8), Math.max(0, at))
      .trimEnd()
      .replace(/[个家位名]$/, "");
    return (
      at > 0 &&
      (/\d$/.test(before) ||
        [...dates.numerals.values()].flat().some((one) => before.endsWith(one.word)))
    );
  });

/** Of several that may be meant the one that the message replied to is about. */
function chosen({ among, person }: Mention, near: readonly (NamedCustomer | null)[]): Whose {
  const there = among.filter(({ id }) => near.some((one) => one?.id === id));
  const [only, ...others] = there;
  return only !== undefined && others.length === 0
    ? { type: "found", of: [{ customer: only, person }] }
    : { type: "choice", among };
}

function oneOf(customers: readonly NamedCustomer[]): Whose {
  const distinct = [...new Map(customers.map((one) => [one.id, one])).values()];
  const [only, ...others] = distinct;
  if (only === undefined) return { type: "nobody" };
  return others.length === 0
    ? { type: "found", of: [{ customer: only, person: null }] }
    : { type: "choice", among: distinct };
}
