import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tableNames } from "../../../../src/store/tables/tables.ts";
import { freshDatabase } from "../../../support/database.ts";
import { readColumns } from "./read-keys.ts";

/**
 * Tables that are asked before it is known whose something is, and why. Where organizations are spread over
 * several servers these stay in one place: docs/scale.md. All others are spread, with every key of theirs.
 */
const entrance: Readonly<Record<string, string>> = {
  organization: "names the others; a copy of it is everywhere",
  connection: "finds the organization of a workspace",
  connect_link: "finds the organization of a code that a browser brings",
  link_code:
    "finds the member of a code that an account sends; the first admin's has no organization",
  calendar_link: "finds the member of a link by which a calendar asks",
  inbox_event: "takes in what may be nobody's, and nothing twice, before anybody looks at it",
  data_key: "opens what is sealed, of all organizations",
  lease: "says which process does something, for all organizations",
  platform_breaker: "says which platform lets us in",
  link_attempt: "counts codes that did not fit, of accounts that are nobody's",
  stranger_answer: "says what accounts that are nobody's were told",
};

type Unique = { readonly name: string; readonly table: string; readonly columns: string[] };
type Foreign = Unique & { readonly target: string; readonly onUpdate: string };

let database: Awaited<ReturnType<typeof freshDatabase>>;
let client: pg.Client;
let unique: readonly Unique[];
let foreign: readonly Foreign[];

beforeAll(async () => {
  database = await freshDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  unique = await rows<Unique>(`
    SELECT i.indexrelid::regclass::text AS name, i.indrelid::regclass::text AS "table",
      array_agg(a.attname::text ORDER BY k.nr) AS columns
    FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid AND t.relnamespace = 'public'::regnamespace
    CROSS JOIN unnest(i.indkey) WITH ORDINALITY AS k(attnum, nr)
    LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
    WHERE i.indisunique AND t.relname <> '_prisma_migrations' GROUP BY i.indexrelid, i.indrelid`);
  foreign = await rows<Foreign>(`
    SELECT k.conname AS name, k.conrelid::regclass::text AS "table",
      k.confrelid::regclass::text AS target, k.confupdtype::text AS "onUpdate",
      array_agg(a.attname::text ORDER BY c.nr) AS columns
    FROM pg_constraint k CROSS JOIN unnest(k.conkey) WITH ORDINALITY AS c(attnum, nr)
    JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = c.attnum
    WHERE k.contype = 'f' GROUP BY k.oid`);
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

async function rows<Row extends pg.QueryResultRow>(text: string): Promise<Row[]> {
  return (await client.query<Row>(text)).rows;
}

const isSpread = (table: string): boolean => !(table in entrance);

describe("what can be spread by organization", () => {
  it("is every table but a few", async () => {
    const columns = await readColumns(client);
    const without = tableNames.filter(
      (table) =>
        !columns.some(
          (one) => one.table === table && one.name === "organization_id" && !one.isNullable,
        ),
    );
    expect(without.filter(isSpread)).toEqual([]);
    expect(Object.keys(entrance).filter((name) => !tableNames.some((one) => one === name))).toEqual(
      [],
    );
  });

  it("is known by keys that all carry the organization, the primary ones too", () => {
    const missing = unique.filter(
      ({ table, columns }) => isSpread(table) && !columns.includes("organization_id"),
    );
    expect(missing).toEqual([]);
    const keyed = new Set(unique.map(({ table }) => table));
    expect(tableNames.filter((table) => !keyed.has(table))).toEqual([]);
  });

  it("points only to what lies beside it, or is everywhere, and follows no change of an id", () => {
    const spread = foreign.filter(({ table }) => isSpread(table));
    expect(spread.length).toBeGreaterThan(50);
    expect(
      spread.filter(
        ({ columns, target, onUpdate }) =>
          !columns.includes("organization_id") ||
          onUpdate !== "a" ||
          (target !== "organization" && !isSpread(target)),
      ),
    ).toEqual([]);
  });

  it("is pointed to by nothing that stays in one place, but codes and links by whose member they are", () => {
    const inward = foreign.filter(
      ({ table, target }) => !isSpread(table) && target !== "organization",
    );
    expect(inward.map(({ table, target }) => `${table} ${target}`)).toEqual([
      "link_code member",
      "calendar_link member",
    ]);
  });
});
