import { findByRef } from "../../../app/search/find-named.ts";
import { findNames } from "../../../app/search/find-names.ts";
import { parseReference, type Reference } from "../../../core/customer/reference.ts";
import type { Callable, Mention } from "../../../core/search/callable.ts";
import type { NamedCustomer } from "../../../core/search/named-customer.ts";
import type { CommandContext } from "../../command.ts";
import { findListed } from "../../grammar/find-listed.ts";
import { rowsAfterCommas } from "../../grammar/rows-after-commas.ts";
import type { Lexicon } from "../../grammar/words/lexicon.ts";
import type { Said } from "../../grammar/words/normalise-input.ts";
import { wordAt } from "../../grammar/words/word-table.ts";
import type { Listing, SubjectSources } from "../../subject/subject-sources.ts";
import type { Line } from "../line.ts";
import { type Clause, cutClauses, narrowed, wholeClause } from "./clauses.ts";
import { findSpans, type NamedMember } from "./find-spans.ts";
import { findStrangers, findUnknown } from "./find-strangers.ts";
import { likelyNames } from "./likely-names.ts";
import type { Span } from "./mask.ts";
import { type ReadParts, readParts } from "./read-clause.ts";

/** Of a longer line no more characters are read. */
export const mostRead = 600;
/** A longer line is read up to a mark in the last of them, so that nothing is read that is said only in part. */
const mostPart = 200;
const marks = /[,，;；。.!！?？、\n]/g;

/** Where what is read of a text ends. */
export function readTo(text: string): number {
  if (text.length <= mostRead) return text.length;
  const last = [...text.slice(mostRead - mostPart, mostRead).matchAll(marks)].at(-1);
  return last === undefined ? mostRead : mostRead - mostPart + last.index + 1;
}

/** A line as it is understood freely: as a whole, and clause by clause. */
export type ReadLine = {
  readonly whole: ReadParts;
  readonly clauses: readonly ReadParts[];
  readonly customers: readonly Callable[];
  /** Colleagues whom it may name. */
  readonly members: readonly NamedMember[];
  /** References in it that are nobody's whom the member sees. */
  readonly unknown: readonly Reference[];
  /** What follows of a line that is longer than what is read of one; null where it was read whole. */
  readonly unread: string | null;
};

/** Finds what a line names, and reads what it does. */
export async function readFreeLine(
  { app, actor, lexicon }: Pick<CommandContext, "app" | "actor" | "lexicon">,
  line: Line,
  { parent, latest }: Pick<SubjectSources, "parent" | "latest">,
): Promise<ReadLine> {
  const end = readTo(line.text);
  const said: Said = { text: line.text.slice(0, end), shape: line.shape.slice(0, end) };
  const words = likelyNames(said.text);
  const marked = referencesIn(said.text);
  const [names, byRef] = await Promise.all([
    findNames(app, actor, said.text, words),
    findByRef(
      app,
      actor,
      marked.map(({ ref }) => ref),
    ),
  ]);
  const certain = marked.flatMap(({ ref, from, to }): Mention[] => {
    const customer = byRef.get(ref);
    return customer === undefined
      ? []
      : [
          {
            from,
            to,
            by: "reference",
            among: [callable(customer, names.customers)],
            isDoubtful: false,
            person: null,
          },
        ];
  });
  const list = parent ?? latest[0] ?? null;
  const atHead = numbersAtHead(line, list, names.customers, lexicon);
  certain.push(...atHead, ...rowsGoneOn(said, list, names.customers, lexicon));
  const spansWith = (more: readonly Mention[]) =>
    findSpans(said, { ...names, certain: [...certain, ...more] }, lexicon, line.today);
  const rows = rowsNamed(said, list, names.customers, lexicon, atHead.at(-1)?.to ?? 0);
  // `call Hansa the 9th`: where somebody is named it is the day, and not the ninth of a list.
  const isDay = ({ from, to }: Mention) => /\d(?:st|nd|rd|th)$/.test(said.shape.slice(from, to));
  const isNamed = rows.some(isDay) && spansWith([]).some(({ type }) => type === "customer");
  const known = disagreeing(
    said,
    spansWith(isNamed ? rows.filter((row) => !isDay(row)) : rows),
    lexicon,
  );
  const strangers = line.asks()
    ? []
    : [
        ...findStrangers(said, known, lexicon),
        ...findUnknown(said, known, names.customers, lexicon),
      ];
  const spans = [...known, ...strangers].sort((a, b) => a.from - b.from);
  const read = (clause: Clause): ReadParts => readParts(clause, lexicon, line.today);
  const clauses = cutClauses(said, spans);
  const whole = read(wholeClause(said, spans));
  return {
    whole,
    clauses: clauses.length === 1 ? [whole] : clauses.map(read),
    ...names,
    unknown: [
      ...marked.flatMap(({ ref, isMarked }) => (isMarked && !byRef.has(ref) ? [ref] : [])),
      ...impossibleAtHead(said.text),
    ],
    unread: line.text.slice(end).trim() || null,
  };
}

/** `2 Nile 没接`, where row 2 is somebody else: either may be meant. */
function disagreeing({ text, shape }: Said, spans: readonly Span[], { listed }: Lexicon): Span[] {
  const [number, name, ...others] = spans;
  if (number?.type !== "customer" || name?.type !== "customer") return [...spans];
  const isRow = number.mention.by === "number";
  // `2 sample lamps off to Julie`: a number before what it counts, where somebody else is named.
  const behind = shape.slice(number.to).trimStart();
  if (isRow && number.from === 0 && countsThings(behind, 0, listed)) {
    const isOther = narrowed(number.mention, name.mention) === null;
    if (isOther && !["number", "reference"].includes(name.mention.by)) return [name, ...others];
  }
  const isApart = !isRow || text.slice(number.to, name.from).trim() !== "";
  if (isApart || ["number", "reference"].includes(name.mention.by)) return [...spans];
  if (narrowed(number.mention, name.mention) !== null) return [...spans];
  const among = [...number.mention.among, ...name.mention.among];
  return [{ ...name, from: number.from, mention: { ...name.mention, among } }, ...others];
}

/** The numbers of a list that a line begins with, as mentions of the customers there. */
function numbersAtHead(
  { entries, text, shape }: Line,
  list: Listing | null,
  all: readonly Callable[],
  { listed }: Lexicon,
): Mention[] {
  const [first] = entries();
  const glued =
    first?.targets.length === 0 ? /^[1-9]\d?(?=\p{Script=Han})/u.exec(text)?.[0] : undefined;
  const targets = glued === undefined ? (first?.targets ?? []) : [{ number: Number(glued) }];
  const to = glued?.length ?? text.indexOf(first?.said ?? text);
  const isCounted = wordAt(listed.counted, shape, to) !== null;
  if (targets.length === 1 && (isCounted || (glued && countsThings(shape, to, listed)))) return [];
  const customers = targets.flatMap((target) =>
    "number" in target ? (list?.numbers.get(target.number) ?? []) : [],
  );
  if (customers.length === 0 || customers.length < targets.length) return [];
  return customers.map((customer, at) => ({
    from: at === 0 ? 0 : to - 1,
    to: at === 0 ? Math.max(1, customers.length === 1 ? to : to - 1) : to,
    by: "number",
    among: [callable(customer, all)],
    isDoubtful: false,
    person: null,
  }));
}

/** `5万美金`, `40尺柜`: a number before what it counts is none of a list. */
const countsThings = (shape: string, at: number, { measures }: Lexicon["listed"]): boolean =>
  wordAt(measures, shape, at) !== null;

/** Rows of a list that the text names after its head, `第二家`, as mentions of the customers there. */
function rowsNamed(
  { shape }: Said,
  list: Listing | null,
  all: readonly Callable[],
  lexicon: Lexicon,
  after: number,
): Mention[] {
  const numbers = [...(list?.numbers.keys() ?? [])].sort((a, b) => a - b);
  if (numbers.length < 2) return [];
  return findListed(shape, lexicon).flatMap(({ from, to, rows, count }): Mention[] => {
    const meant =
      rows === "number"
        ? [count]
        : rows === "first"
          ? numbers.slice(0, count)
          : numbers.slice(-count);
    const customers = meant.flatMap((number) => list?.numbers.get(number) ?? []);
    if (from < after || customers.length === 0 || customers.length < meant.length) return [];
    return customers.map((customer, at) => ({
      from: at === 0 ? from : to,
      to,
      by: "number",
      among: [callable(customer, all)],
      isDoubtful: false,
      person: null,
    }));
  });
}

/** Rows of a list that a line goes on with: `1 vm, 3 emailed back`, as mentions of the customers there. */
const rowsGoneOn = (
  said: Said,
  list: Listing | null,
  all: readonly Callable[],
  lexicon: Lexicon,
): Mention[] =>
  rowsAfterCommas(said, lexicon).flatMap(({ from, to, number }) =>
    [list?.numbers.get(number) ?? []].flat().map((customer) => ({
      ...{ from, to, by: "number" as const },
      among: [callable(customer, all)],
      isDoubtful: false,
      person: null,
    })),
  );

const callable = (customer: NamedCustomer, all: readonly Callable[]): Callable =>
  all.find(({ id }) => id === customer.id) ?? {
    ...customer,
    city: null,
    country: null,
    people: [],
  };

/** `#ZZZ` at the head of a line: meant as a reference, though no customer can have it. */
function impossibleAtHead(text: string): Reference[] {
  const [, code = ""] = /^# ?([a-z0-9]{3,7})(?![\p{L}\p{N}])/iu.exec(text) ?? [];
  return /[a-z]/i.test(code) && parseReference(code) === null ? [code.toUpperCase()] : [];
}

/** `#K3F`, and `K3F` in capitals, where they stand. */
function referencesIn(text: string) {
  return [
    ...text.matchAll(
      /(?<![\p{Script=Latin}\p{N}号款])(?:# ?([a-z0-9]{3,7})|([A-Z0-9]{3,7}))(?![a-z0-9])/giu,
    ),
  ].flatMap(({ 0: whole, 1: marked, 2: bare, index }) => {
    const code = (marked ?? bare ?? "").toUpperCase();
    const isCode = marked !== undefined || (bare === code && /\d/.test(code) && /[A-Z]/.test(code));
    return isCode && parseReference(code) !== null
      ? [{ ref: code, isMarked: marked !== undefined, from: index, to: index + whole.length }]
      : [];
  });
}
