import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { rowModels } from "../../src/store/database/row-models.ts";
import { project, sources } from "./sources.ts";
import { statementsIn } from "./statements-in.ts";

const schema = readFileSync(join(project, "prisma/schema.prisma"), "utf8");

type Model = { readonly name: string; readonly table: string; readonly body: string };

const models: readonly Model[] = [...schema.matchAll(/^model (\w+) \{(.*?)^\}/gms)].map(
  ([, name = "", body = ""]) => ({ name, body, table: /@@map\("(\w+)"\)/.exec(body)?.[1] ?? name }),
);

const inClient = ({ name }: Model): string => name.charAt(0).toLowerCase() + name.slice(1);

const rowLevel = models.filter((model) => rowModels.some((name) => name === inClient(model)));

/** A customer, or what must belong to one. */
const isCustomers = ({ name, body }: Model): boolean =>
  name === "Customer" || /^ +customerId +String +/m.test(body);

/** Files with statements on one row-level table, each with what Prisma cannot do of it. */
const exempt: Readonly<Record<string, string>> = {
  "store/members/accounts.ts": "places an account only where nobody has it, in one step",
  "store/members/colleagues.ts": "compares with the words of names, whatever their case",
  "store/members/handovers.ts": "joins the people of a loan by a part of the statement",
  "store/messages/sent-messages.ts": "reads what every line is asked beside, prepared",
  "store/messages/local-messages.ts": "tells who listens, in the statement that adds the message",
  "store/members/members.ts": "reads members with all that hangs on them in one prepared statement",
  "store/members/organizations.ts": "reads for the busiest question, prepared",
  "store/messages/stranger-answers.ts": "writes only where the same event was answered",
  "store/import/known-colleagues.ts": "reads all members with the days on which they are away",
};

/**
 * A lock or a claim; a set of values; the row as an undo will restore it; or more than one relation,
 * of which some may be spliced in.
 */
const isMore = /\bFOR (NO KEY )?UPDATE\b|\bunnest\(|\bto_jsonb\(|\b(FROM|JOIN) \$\{/;

const named = /\b(?:FROM|JOIN|INTO|UPDATE|USING)\s+(\w+)/g;

/** Whether a statement is about single rows of a row-level table, and nothing else. */
function isRowLevel(statement: string): boolean {
  if (!/^sql`\s*(SELECT|INSERT|UPDATE|DELETE|WITH)\b/.test(statement)) return false;
  if (isMore.test(statement)) return false;
  const tables = new Set([...statement.matchAll(named)].map(([, table = ""]) => table));
  const known = models.filter(({ table }) => tables.has(table));
  return known.length === 1 && known.every((model) => rowLevel.includes(model));
}

describe("single rows", () => {
  it("are of tables that the schema has", () => {
    expect(rowLevel.map(inClient).sort()).toEqual([...rowModels].sort());
  });

  it("are read and written through Prisma", () => {
    const wrong = sources.flatMap(({ file, text }) =>
      statementsIn(text)
        .filter(isRowLevel)
        .map((statement) => ({ file, statement })),
    );
    expect(wrong.filter(({ file }) => exempt[file] === undefined)).toEqual([]);
    const needed = new Set(wrong.map(({ file }) => file));
    expect(Object.keys(exempt).filter((file) => !needed.has(file))).toEqual([]);
  });

  it("are never a customer's, nor come with one: those are only asked for where they are visible", () => {
    expect(rowLevel.filter(isCustomers)).toEqual([]);
    const relations = rowLevel.flatMap(({ body }) =>
      models
        .filter(isCustomers)
        .flatMap(({ name }) =>
          [...body.matchAll(new RegExp(`^ +(\\w+) +${name}\\b`, "gm"))].map(([, one = ""]) => one),
        ),
    );
    const follows = new RegExp(`\\b(${["customer", ...relations].join("|")}): (true|\\{)`);
    const wrong = sources.filter(({ text }) => /\bprisma\b/.test(text) && follows.test(text));
    expect(wrong.map(({ file }) => file)).toEqual([]);
  });

  it("need no other way into Prisma than the one with the limits of the call", () => {
    const wrong = sources.filter(
      ({ file, text }) =>
        !["store/database/prisma-on.ts", "store/database/sql.ts"].includes(file) &&
        /generated\/client\.ts|@prisma\//.test(text),
    );
    expect(wrong.map(({ file }) => file)).toEqual([]);
  });
});
