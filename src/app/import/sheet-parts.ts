import { numberedColumn } from "../../core/import/numbered-column.ts";
import { type Columns, matchColumns } from "./match-columns.ts";
import type { Part } from "./part.ts";
import type { Cell } from "./read/cell.ts";
import type { ImportWords, Layout } from "./values/words.ts";

/** Fields of customers of which a sheet has one column; what else is called so is of the people there. */
const single = ["name", "code", "tier", "language", "note"];

/** Fields that say something of the customer and of a person there. */
const shared = ["email"];

/**
 * What the columns of the list that a salesperson keeps mean, layout by layout: the customers, the people there,
 * what happened and what is next. Each column is of one of them; a mailbox is of the customer and the person.
 */
export function sheetParts(header: readonly Cell[], words: ImportWords): readonly Part[] {
  const whole = matchColumns(header, "sheet", words);
  const { names } = whole;
  const numbered = names.flatMap((name, place) => (numberedColumn(name) === null ? [] : [place]));
  const own = new Set([...placesOf(whole, ["history", "last", "next"]), ...numbered]);
  const aside = placesOf(whole, ["aside"]);
  const chat = placesOf(whole, ["chat"]);
  const without = (taken: Iterable<number>): readonly Cell[] => {
    const left = new Set(taken);
    return header.map((cell, place) => (left.has(place) ? "" : cell));
  };
  const elsewhere = [...own, ...aside, ...chat];
  const firms = matchColumns(without(elsewhere), "customers", words);
  const firmOf = new Map(
    [...firms.of].map(([field, places]) => [
      field,
      single.includes(field) ? places.slice(0, 1) : places,
    ]),
  );
  const ofFirm = [...firmOf].flatMap(([field, places]) => (shared.includes(field) ? [] : places));
  const people = matchColumns(without([...elsewhere, ...ofFirm]), "contacts", words);
  const personOf = new Map([...people.of].filter(([field]) => field !== "customer"));
  if (aside.length > 0) firmOf.set("aside", aside);
  if (chat.length > 0) personOf.set("chat", chat);
  const part = (layout: Layout, of: Columns["of"], unknown: readonly string[]): Part => ({
    layout,
    columns: { of, names, unknown, repeated: [], currencies: new Map() },
  });
  const history = new Map([...whole.of].filter(([field]) => field !== "aside" && field !== "chat"));
  if (numbered.length > 0) history.set("numbered", numbered);
  // Where no column is of the history, dated lines of the note are.
  const noted = firmOf.get("note");
  if (!history.has("history") && numbered.length === 0 && noted !== undefined)
    history.set("noted", noted);
  const rest = [...people.unknown, ...people.repeated, ...lost(people, personOf)];
  return [
    part("customers", firmOf, rest),
    ...(personOf.size > 0 ? [part("contacts", personOf, [])] : []),
    ...(history.size > 0 ? [part("sheet", history, [])] : []),
  ];
}

const placesOf = ({ of }: Columns, fields: readonly string[]): readonly number[] =>
  fields.flatMap((field) => of.get(field) ?? []);

/** Names of columns that were understood and have no use here. */
const lost = ({ of, names }: Columns, kept: ReadonlyMap<string, unknown>): readonly string[] =>
  [...of].flatMap(([field, places]) =>
    kept.has(field) ? [] : places.map((place) => names[place] ?? ""),
  );
