import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { rowModels } from "../../src/store/database/row-models.ts";
import { roomOf } from "./rooms.ts";
import { project, sources } from "./sources.ts";
import { statementsIn } from "./statements-in.ts";

const schema = readFileSync(join(project, "prisma/schema.prisma"), "utf8");

/**
 * Customers, and the tables whose rows must belong to one. An audit entry, whose customer may be
 * none, is its member's.
 */
const models = [...schema.matchAll(/^model (\w+) \{(.*?)^\}/gms)].flatMap(
  ([, model = "", body = ""]) =>
    model === "Customer" || /^ +customerId +String +/m.test(body)
      ? [{ model, table: /@@map\("(\w+)"\)/.exec(body)?.[1] ?? model }]
      : [],
);
const tables = models.map(({ table }) => table);

/** A table, or a relation on one that is to be joined to visible customers. */
const hanging = `(${tables.join("|")})\\b|\\$\\{(open|done)Owed\\(`;

const touches = new RegExp(`\\b(FROM|JOIN|UPDATE|INTO|USING)\\s+(${hanging})`);

/**
 * It reads from the relation, or asks for it in a condition (what stands in a column or a CASE binds
 * nothing); or it hangs on the customer `c` of the statement that it is part of.
 */
const isBound = (statement: string): boolean =>
  /\b(FROM|JOIN|USING)\s+\$\{(visible|contactable|courted)Customers\(/.test(statement) ||
  /\b(WHERE|AND|ON)\s+(NOT\s+)?\$\{visibleCustomer\(/.test(statement) ||
  (/\bcustomer_id = c\.id\b/.test(statement) &&
    !/\b(FROM|JOIN|UPDATE|USING)\s+customer\b/.test(statement));

/** Files with statements that must see every customer, each with its reason. */
const exempt: Readonly<Record<string, string>> = {
  "store/visibility.ts": "decides it",
  "store/owed/open-owed.ts": "is joined to customers that are visible, as each use is held to here",
  "store/people/best-hours.ts": "derives columns of customers that a scoped change named",
  "store/cadence/recount-customers.ts":
    "counts for customers that a scoped change or question named",
  "store/cadence/refresh-customers.ts": "derives columns of customers that a scoped change named",
  "store/import/close-import.ts": "moves the stages of customers that a scoped import named",
  "store/import/match-customers.ts": "sees which codes are taken, and marks what is visible",
  "store/import/inherit-stops.ts":
    "leaves a firm alone that asked for it, whoever has its other row",
  "store/import/merge-order-lines.ts": "merges with orders of customers that were found visible",
  "store/import/standing-rows.ts": "compares with rows of customers that were found visible",
  "store/import/revert-import.ts": "takes back rows after it has found all of them visible",
  "store/import/forget-confirmed.ts": "of contacts of customers that were found visible",
  "features/check/company-check.store.ts":
    "finds duplicates whoever owns them; of those not seen only numbers leave",
  "store/push/push-candidates.ts": "answers ids of members whom a push may concern, nothing else",
  "store/value/valuations.ts": "values the customers of an organization against each other",
  "store/people/fill-birthday-hashes.ts":
    "completes the rows of an older version, whoever they are of",
  "store/database/census.ts": "counts rows for the operator",
  "store/mail/forget-waiting.ts": "forgets what has waited too long, whoever's customers wrote it",
  "store/members/delete-demo.ts": "takes away what the demo began with, whoever owns it",
};

/** Files that paste the names of tables, each with what they do of it. */
const pasting: Readonly<Record<string, string>> = {
  "features/merges/merges.store.ts": "reads and moves what hangs on a customer that is visible",
  "store/database/sql.ts": "declares it",
  "store/changes/row-change.ts": "asks for the visible customer of every row",
  "store/database/insert-rows.ts": "writes whole data sets of our own making",
  "store/import/open-import.ts": "makes the tables that an import is gathered in",
  "store/import/save-imported.ts": "writes rows of customers that were found visible",
  "store/import/revert-import.ts": "takes back rows after it has found all of them visible",
};

const stores = sources.filter(({ file }) => roomOf(file) === "store");

describe("visibility", () => {
  it("knows every table that hangs on a customer", () => {
    expect(tables).toEqual(
      expect.arrayContaining(["customer", "contact", "touch", "customer_order", "owed"]),
    );
  });

  it("is decided in one place: every statement on what a customer has starts from it", () => {
    const around = stores.flatMap(({ file, text }) =>
      statementsIn(text)
        .filter((statement) => touches.test(statement) && !isBound(statement))
        .map((statement) => ({ file, statement })),
    );
    const wrong = around.filter(({ file }) => exempt[file] === undefined);
    expect(wrong).toEqual([]);
    const needed = new Set(around.map(({ file }) => file));
    expect(Object.keys(exempt).filter((file) => !needed.has(file))).toEqual([]);
  });

  it("cannot be gone around by pasting the name of a table", () => {
    const names = stores.filter(({ text }) => /\brawSql\b/.test(text)).map(({ file }) => file);
    expect(names.sort()).toEqual(Object.keys(pasting).sort());
  });

  it("cannot be gone around by Prisma, which knows no such table", () => {
    const names = models.map(({ model }) => `${model.charAt(0).toLowerCase()}${model.slice(1)}`);
    expect(names.filter((name) => rowModels.some((one) => one === name))).toEqual([]);
  });
});
