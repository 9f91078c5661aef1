import type { Callable, Mention } from "../../../core/search/callable.ts";
import type { Said } from "../../grammar/words/normalise-input.ts";
import { masked, type Span } from "./mask.ts";

/** A part of a text that tells of one customer, or the same of several. */
export type Clause = {
  readonly text: string;
  readonly shape: string;
  readonly masked: string;
  /** What was found in it; places are those of the clause. */
  readonly spans: readonly Span[];
  /** Whom it names, one after another: each with all that may be meant. Empty: nobody. */
  readonly named: readonly Mention[];
};

/** Marks after which another clause may begin. */
const breaks = /[,;.!?，；。！？、—–\n]/;

/** Nothing between two names but marks and `and`. */
const onlyJoins = /^[\s,，、&/+]*(?:and|or|nor|&|和|跟|与|或|或者|以及|还有|plus)?[\s,，、]*$/iu;

/**
 * Cuts a text where a second customer begins: at the last mark between the two, else before the name.
 * Names with nothing but `and` or a comma between them share a clause.
 */
export function cutClauses(said: Said, spans: readonly Span[]): Clause[] {
  const mentions = spans.flatMap((span) => (span.type === "customer" ? [span] : []));
  const starts = [0];
  let group: Mention | null = null;
  let end = 0;
  for (const { mention, from, to } of mentions) {
    const shared: Mention | null = group === null ? mention : narrowed(group, mention);
    const isJoined =
      group !== null && shared === null && onlyJoins.test(said.text.slice(end, from));
    if (group !== null && shared === null && !isJoined)
      starts.push(cutBetween(said.text, end, from));
    group = shared ?? mention;
    end = to;
  }
  return starts.map((from, at) => clauseOf(said, spans, from, starts[at + 1] ?? said.text.length));
}

/** Where parts of a sentence end: after marks, and at a space between Chinese words, where people type no mark. */
const partEnds = (text: string): number[] =>
  [
    ...text.matchAll(
      /[,;.!，；。！、\n]+(?=\s*\S)|(?<=\p{Script=Han})[^\S\n]+(?=\p{Script=Han})/gu,
    ),
  ].map(({ 0: mark, index }) => index + mark.length);

/** Kept for as long as the clause is: a clause is asked for its parts again and again. */
const cuts = new WeakMap<Pick<Clause, "text" | "spans">, readonly number[]>();
const parts = new WeakMap<Clause, readonly Clause[]>();

/** Where parts of a clause end, but for marks within what was found in it. */
export function cutsOf(clause: Pick<Clause, "text" | "spans">): readonly number[] {
  const known = cuts.get(clause) ?? findCuts(clause);
  cuts.set(clause, known);
  return known;
}

function findCuts({ text, spans }: Pick<Clause, "text" | "spans">): number[] {
  const isInSpan = new Uint8Array(text.length + 1);
  for (const { from, to } of spans) isInSpan.fill(1, from + 1, to);
  return partEnds(text).filter((end) => isInSpan[end] === 0);
}

/** A clause cut at every mark; what a part does not name is whoever the part before did. */
export function cutAtMarks(clause: Clause): readonly Clause[] {
  const known = parts.get(clause) ?? cutParts(clause);
  parts.set(clause, known);
  return known;
}

function cutParts(clause: Clause): Clause[] {
  const { text, spans } = clause;
  const ends = cutsOf(clause);
  let named: readonly Mention[] = [];
  return [0, ...ends].map((from, at) => {
    const part = clauseOf(clause, spans, from, ends[at] ?? text.length);
    named = part.named.length > 0 ? part.named : named;
    return { ...part, named };
  });
}

/** A whole text as one clause. */
export const wholeClause = (said: Said, spans: readonly Span[]): Clause =>
  clauseOf(said, spans, 0, said.text.length);

function clauseOf({ text, shape }: Said, spans: readonly Span[], from: number, to: number): Clause {
  const own = spansWithin(spans, from, to).map((span) => ({
    ...span,
    from: span.from - from,
    to: span.to - from,
  }));
  const part = text.slice(from, to);
  return {
    text: part,
    shape: shape.slice(from, to),
    spans: own,
    masked: masked(part, own),
    named: namedIn(own),
  };
}

/** The spans between two places; they stand in their order, none over another. */
function spansWithin(spans: readonly Span[], from: number, to: number): readonly Span[] {
  let [first, end] = [0, spans.length];
  while (first < end) {
    const middle = (first + end) >> 1;
    if ((spans[middle]?.from ?? 0) < from) first = middle + 1;
    else end = middle;
  }
  let last = first;
  while (last < spans.length && (spans[last]?.to ?? 0) <= to) last++;
  return spans.slice(first, last);
}

/** The customers named, those that may be the same put together. */
function namedIn(spans: readonly Span[]): Mention[] {
  const named: Mention[] = [];
  for (const span of spans) {
    if (span.type !== "customer") continue;
    const at = named.findIndex((one) => narrowed(one, span.mention) !== null);
    const before = named[at];
    if (before === undefined) named.push(span.mention);
    else named[at] = narrowed(before, span.mention) ?? before;
  }
  return named;
}

/** What two mentions mean together if they may mean the same customer; null otherwise. */
export function narrowed(one: Mention, other: Mention): Mention | null {
  const among = one.among.filter(({ id }: Callable) => other.among.some((each) => each.id === id));
  if (among.length === 0) return null;
  const isSure = one.isDoubtful && other.isDoubtful;
  return { ...one, among, isDoubtful: isSure, person: one.person ?? other.person };
}

/** After the last mark between two names, else before the second. */
function cutBetween(text: string, from: number, to: number): number {
  for (let at = to - 1; at >= from; at--) if (breaks.test(text.charAt(at))) return at + 1;
  return to;
}
