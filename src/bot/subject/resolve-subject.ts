import type { NamedCustomer } from "../../core/search/named-customer.ts";
import { Refusal } from "../../errors.ts";
import type { LogTarget } from "../grammar/log-entry.ts";
import { notOfList } from "./not-of-list.ts";
import type { Listing, SubjectSources } from "./subject-sources.ts";

/** Who is meant; or between whom to choose; or why nobody can be. */
export type Subject =
  | { readonly type: "found"; readonly customers: readonly NamedCustomer[] }
  | { readonly type: "choice"; readonly among: readonly NamedCustomer[] }
  | { readonly type: "none"; readonly refusal: Refusal };

/** Whom the words name. */
export type Words = {
  /** Those they begin with, as in `1,3 ok` and `#K3F ok`. */
  readonly targets: readonly LogTarget[];
  /** References further on, which may be the subject or only be talked about. */
  readonly mentioned: readonly string[];
  /** Customers whose whole name stands somewhere in them. */
  readonly named?: readonly NamedCustomer[];
  /** Customers of whom the first word of the name, or a contact's name, does. */
  readonly called?: readonly NamedCustomer[];
};

/**
 * Finds the customers that are meant, and never guesses: those that the words begin with (numbers
 * are those of the list replied to, else of the member's latest lists here), the one customer of the
 * message replied to, a reference within the words, the only open nudge here. Where two of these
 * disagree, or none is there, it is a choice; a name alone may be just talked about, so it is one
 * too. `byRef` holds the member's customers among the references.
 */
export function resolveSubject(
  { targets, mentioned, named = [], called = [] }: Words,
  byRef: ReadonlyMap<string, NamedCustomer>,
  sources: SubjectSources,
): Subject {
  const customers: NamedCustomer[] = [];
  for (const target of targets) {
    const subject =
      "ref" in target ? byReference(target.ref, byRef) : byNumber(target.number, sources);
    if (subject.type === "choice" && targets.length > 1)
      return none(new Refusal("number-of-which-list"));
    if (subject.type !== "found") return subject;
    customers.push(...subject.customers);
  }
  if (customers.length > 0) return found(distinct(customers));
  const refs = visible(mentioned.map((ref) => byRef.get(ref) ?? null));
  return unnamed(refs, named, called, sources);
}

function byReference(ref: string, byRef: ReadonlyMap<string, NamedCustomer>): Subject {
  const customer = byRef.get(ref);
  return customer === undefined ? none(new Refusal("unknown-ref", { ref })) : found([customer]);
}

/** A message without printed numbers may be one of the latest lists: each may be meant. */
function byNumber(number: number, { parent, latest }: SubjectSources): Subject {
  const lists = parent?.isNumbered ? [parent] : [parent, ...latest].filter((one) => one !== null);
  const candidates = visible(lists.map((list) => list.numbers.get(number) ?? null));
  if (candidates.length > 0) return oneOf(candidates);
  const [list] = lists;
  return none(
    list === undefined || list.numbers.size === 0
      ? new Refusal("no-list", { number })
      : notOfList(number, list),
  );
}

function unnamed(
  mentioned: readonly NamedCustomer[],
  named: readonly NamedCustomer[],
  called: readonly NamedCustomer[],
  { parent, latest, nudged }: SubjectSources,
): Subject {
  const [only, ...others] = visible(parent?.customers ?? []);
  if (mentioned.length > 0) {
    const isAboutParent = only !== undefined && others.length === 0;
    return oneOf(isAboutParent ? distinct([only, ...mentioned]) : mentioned);
  }
  if (parent !== null) return oneOf(visible(parent.customers));
  if (nudged.length > 0) return oneOf(distinct([...nudged, ...named]));
  const among = [named, called, visible(latest[0]?.customers ?? [])].find((one) => one.length > 0);
  return among === undefined ? none(new Refusal("which-customer")) : { type: "choice", among };
}

function oneOf(candidates: readonly NamedCustomer[]): Subject {
  if (candidates.length === 0) return none(new Refusal("customer-not-found"));
  return candidates.length === 1 ? found(candidates) : { type: "choice", among: candidates };
}

const visible = (customers: Listing["customers"]): NamedCustomer[] =>
  distinct(customers.filter((customer) => customer !== null));

const distinct = (customers: readonly NamedCustomer[]): NamedCustomer[] => [
  ...new Map(customers.map((customer) => [customer.id, customer])).values(),
];

const found = (customers: readonly NamedCustomer[]): Subject => ({ type: "found", customers });

const none = (refusal: Refusal): Subject => ({ type: "none", refusal });
