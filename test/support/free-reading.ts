import { readFileSync } from "node:fs";
import { join } from "node:path";
import { corrected } from "../../src/bot/drafting/corrected.ts";
import { findAmounts } from "../../src/bot/grammar/find-amounts.ts";
import { findDates } from "../../src/bot/grammar/find-dates.ts";
import { parseCommandLine } from "../../src/bot/grammar/parse-command-line.ts";
import { readChange } from "../../src/bot/grammar/read-change.ts";
import type { Lexicon } from "../../src/bot/grammar/words/lexicon.ts";
import { heard, type Said } from "../../src/bot/grammar/words/normalise-input.ts";
import {
  type Clause,
  cutAtMarks,
  cutClauses,
  wholeClause,
} from "../../src/bot/understanding/free/clauses.ts";
import { draftItems } from "../../src/bot/understanding/free/draft-items.ts";
import { findSpans, type Names } from "../../src/bot/understanding/free/find-spans.ts";
import { findStrangers } from "../../src/bot/understanding/free/find-strangers.ts";
import type { Span } from "../../src/bot/understanding/free/mask.ts";
import { readParts } from "../../src/bot/understanding/free/read-clause.ts";
import { mostRead } from "../../src/bot/understanding/free/read-line.ts";
import { readLine } from "../../src/bot/understanding/line.ts";
import type { DraftItem } from "../../src/core/drafts/draft.ts";
import { countryMentions } from "../../src/core/places/country-mentions.ts";
import type { Callable } from "../../src/core/search/callable.ts";
import type { CivilDate } from "../../src/core/time/civil.ts";

type DemoCustomer = {
  readonly name: string;
  readonly country: string;
  readonly city: string;
  readonly contacts: readonly { readonly name: string }[];
};

const asset = (path: string): string =>
  readFileSync(join(import.meta.dirname, "../..", path), "utf8");

const demo: { readonly customers: readonly DemoCustomer[] } = JSON.parse(asset("assets/demo.json"));

/** The demo's customers and two colleagues: whom a free line may name. */
export const demoNames: Names = {
  customers: demo.customers.map(
    ({ name, country, city, contacts }, at): Callable => ({
      id: String(at),
      ref: `K${at}F`,
      name,
      lastTouchAt: null,
      city,
      country,
      people: contacts.map((contact) => contact.name),
    }),
  ),
  members: [
    { handle: "lily", name: "李莉 Lily" },
    { handle: "wei", name: "王伟 Wei" },
  ],
  certain: [],
};

/** Free lines as people type them, in both languages: the seeds of mutated input. */
export const freeLines: readonly string[] = ["demo", "org"].flatMap((set) =>
  asset(`test/lines/${set}.jsonl`)
    .trim()
    .split("\n")
    .map((line): string => JSON.parse(line).text.replace(/\{(#?)[^}]+\}/g, "$1K7F")),
);

const customer = { id: "0", ref: "K0F", name: "Anadolu Tekstil" };

/** The pure steps by which a free line is read, each by its name. */
export type Step = "amounts" | "dates" | "countries" | "spans" | "clauses" | "reading" | "drafting";

/**
 * Reads a text by every pure step, as a line is, but whole however long it is. `measure` runs a step. Throws where one
 * breaks what must hold of it.
 */
export function readFreely(
  typed: string,
  lexicon: Lexicon,
  today: CivilDate,
  measure: <Result>(step: Step, work: () => Result) => Result = (_, work) => work(),
): void {
  const said = heard(typed);
  for (const { value } of measure("amounts", () => findAmounts(said, lexicon)))
    if (!(value >= 0 && Number.isFinite(value))) throw new Error(`amount ${value}`);
  measure("dates", () => findDates(said, lexicon, today));
  measure("countries", () => countryMentions(said.text));
  const spans = measure("spans", () => findSpans(said, demoNames, lexicon, today));
  inOrder(spans, said.text.length);
  const [clauses, marks, whole] = measure("clauses", () => {
    const clause = wholeClause(said, spans);
    return [cutClauses(said, spans), cutAtMarks(clause), clause];
  });
  isWhole(clauses, said);
  isWhole(marks, said);
  const read = measure("reading", () =>
    (clauses.length === 1 ? [whole] : [whole, ...clauses]).flatMap((clause) => {
      const parts = readParts(clause, lexicon, today);
      return [parts, ...parts.parts.filter((part) => part.clause !== clause)];
    }),
  );
  measure("drafting", () => {
    const items = read.flatMap(({ clause, act }): DraftItem[] => {
      const made = act === null ? "place" : draftItems(clause, act, customer, null, lexicon, today);
      return typeof made === "string" ? [] : [...made];
    });
    const [first] = read;
    if (first === undefined) throw new Error("nothing was read");
    for (const item of items.slice(0, 1))
      corrected([item], { whole: { ...first, parts: read.slice(1) } }, lexicon, today);
  });
}

/**
 * Reads a text as far as an answer does without the database: as a command, a change and a telling of touches, whole;
 * freely its first characters, in clauses, of each of which it drafts what would be recorded.
 */
export function readAsAnswered(typed: string, lexicon: Lexicon, today: CivilDate): void {
  const line = readLine(typed, lexicon, today);
  parseCommandLine(line, lexicon, { replying: false });
  line.head();
  line.references();
  line.entries();
  line.asks();
  readChange(line, lexicon, today);
  const said = { text: line.text.slice(0, mostRead), shape: line.shape.slice(0, mostRead) };
  const known = findSpans(said, demoNames, lexicon, today);
  const spans = [...known, ...findStrangers(said, known, lexicon)].sort((a, b) => a.from - b.from);
  const clauses = cutClauses(said, spans);
  readParts(wholeClause(said, spans), lexicon, today);
  for (const clause of clauses) {
    const { act, parts } = readParts(clause, lexicon, today);
    for (const one of [{ clause, act }, ...parts])
      if (one.act !== null) draftItems(one.clause, one.act, customer, null, lexicon, today);
  }
}

function inOrder(spans: readonly Span[], length: number): void {
  let end = 0;
  for (const { from, to } of spans) {
    if (from < end || to <= from || to > length) throw new Error(`span ${from}-${to} after ${end}`);
    end = to;
  }
}

function isWhole(clauses: readonly Clause[], { text }: Said): void {
  if (clauses.map((clause) => clause.text).join("") !== text) throw new Error("a part was lost");
}
