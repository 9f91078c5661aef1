import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { roomOf } from "./rooms.ts";
import { project, sources } from "./sources.ts";
import { statementsIn } from "./statements-in.ts";

const schema = readFileSync(join(project, "prisma/schema.prisma"), "utf8");

/** A field that is a column, which a relation to another model is not. */
const scalar = /^ +(\w+) +(?:String|Int|BigInt|Float|Decimal|Boolean|DateTime|Bytes|Json)\b.*$/gm;

/** The columns of every table, by their names in the database. */
const columnsOf: ReadonlyMap<string, readonly string[]> = new Map(
  [...schema.matchAll(/^model (\w+) \{(.*?)^\}/gms)].map(([, model = "", body = ""]) => [
    /@@map\("(\w+)"\)/.exec(body)?.[1] ?? model,
    [...body.matchAll(scalar)].map(
      ([line, field = ""]) => /[^@]@map\("(\w+)"\)/.exec(line)?.[1] ?? field,
    ),
  ]),
);

/** A statement with the tables in place of the relations on them that are spliced into it, and no values. */
const withTables = (statement: string): string =>
  statement
    .replaceAll(/\$\{visibleCustomers\([^}]*?\)\}/g, "customer")
    .replaceAll(/\$\{(open|done)Owed\([^}]*?\)\}/g, "owed")
    .replaceAll(/\$\{[^{}`]*\}/g, "}");

const stores = sources
  .filter(({ file }) => roomOf(file) === "store")
  .map(({ file, text }) => ({ file, text: statementsIn(text).map(withTables).join("\n") }));

const namesIn = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, name = ""]) => name);

/** Tables that a transaction makes for itself. */
const temporary = stores.flatMap(({ text }) => namesIn(text, /\bCREATE TEMP TABLE (\w+)/g));

/** `WITH found AS (…)`, `found (a, b) AS MATERIALIZED (…)`. */
const steps = /\b(\w+)(?:\s*\([^()]*\))?\s+AS\s+(?:(?:NOT\s+)?MATERIALIZED\s+)?\(/g;

/** A relation by its name; no function, no column as in `IS DISTINCT FROM a.value`. */
const relations =
  /(?<!\bDISTINCT\s+|\bextract\([^()]*)\b(?:FROM|JOIN|UPDATE|INTO|USING)\s+([a-z]\w*)\b(?!\s*[(.])/g;

/** What each short name of a file stands for: the tables, and `null` for anything else. */
function calledIn(text: string): ReadonlyMap<string, ReadonlySet<string | null>> {
  const called = new Map<string, Set<string | null>>();
  const note = (name: string, table: string) =>
    called.set(name, (called.get(name) ?? new Set()).add(columnsOf.has(table) ? table : null));
  const others = [...temporary, ...namesIn(text, steps)];
  const known = [...columnsOf.keys(), ...others].join("|");
  const short = new RegExp(`(\\b(?:${known})|[)}])\\s+(?:AS\\s+)?([a-z]\\w*)\\b`, "g");
  for (const name of [...namesIn(text, relations), ...others]) note(name, name);
  for (const [, relation = "", name = ""] of text.matchAll(short)) note(name, relation);
  return called;
}

/**
 * Columns that none of the tables has for which their short name stands. In a condition that other
 * statements take up, `c` is the customer.
 */
const unknownColumns = (text: string): string[] => {
  const called = calledIn(text);
  return [...text.matchAll(/(?<![\w.$])([a-z]\w*)\.([a-z]\w*)\b(?!\s*\()/g)].flatMap(
    ([whole, name = "", column = ""]) => {
      const tables = [...(called.get(name) ?? [name === "c" ? "customer" : null])];
      const isKnown = tables.some(
        (table) => table === null || columnsOf.get(table)?.includes(column) === true,
      );
      return isKnown ? [] : [whole];
    },
  );
};

const unknownTables = (text: string): string[] => {
  const known = [...columnsOf.keys(), ...temporary, ...namesIn(text, steps)];
  return namesIn(text, relations).filter(
    (name) => !known.includes(name) && !name.startsWith("pg_"),
  );
};

describe("statements", () => {
  it("name tables that the schema has", () => {
    const wrong = stores.map(({ file, text }) => ({ file, names: unknownTables(text) }));
    expect(wrong.filter(({ names }) => names.length > 0)).toEqual([]);
    expect(unknownTables("SELECT 1 FROM customer c JOIN gifts g ON TRUE")).toEqual(["gifts"]);
  });

  it("name columns that their tables have", () => {
    const wrong = stores.map(({ file, text }) => ({ file, names: unknownColumns(text) }));
    expect(wrong.filter(({ names }) => names.length > 0)).toEqual([]);
    const statement = "SELECT c.name, c.colour FROM customer c JOIN touch t ON t.customer = c.id";
    expect(unknownColumns(statement)).toEqual(["c.colour", "t.customer"]);
  });
});
