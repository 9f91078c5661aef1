import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { erasedWith, tableNames } from "../../../../src/store/tables/tables.ts";
import { freshDatabase } from "../../../support/database.ts";
import { type FilledCompany, fillTables, insert } from "./fill-tables.ts";
import { type Column, type Key, readColumns, readKeys } from "./read-keys.ts";

/** Ids that are no key, and why. */
const noKey: Readonly<Record<string, string>> = {
  "customer.merged_into_id": "what the keys of merged_customer say, kept by a trigger on it",
  "audit_entry.event_id": "of an event that is kept for eight days, the change for ever",
  "draft.told_in": "of an event that is kept for eight days; a draft may stay open longer",
  "draft.undo_id": "of a change that may be erased with its customer; forgotten after two days",
  "heard_mail.undo_id": "of a change that may be erased with its customer; it goes with it itself",
  "import_change.row_id": "of the table that the row names; goes with that row by a trigger",
  "sent_message.customer_ids": "a list; forgotten with the message, and asked for as visible ones",
  "stranger_answer.event_id": "of who belongs to no organization; kept for a day",
  "lease.holder": "a running process",
  "organization.calendar_version": "only ever compared",
};

let database: Awaited<ReturnType<typeof freshDatabase>>;
let client: pg.Client;
let keys: readonly Key[];
let columns: readonly Column[];

beforeAll(async () => {
  database = await freshDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  [keys, columns] = [await readKeys(client), await readColumns(client)];
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

const tables = () => [...new Set(columns.map(({ table }) => table))];
const organized = () => tables().filter((table) => has(table, "organization_id"));
const has = (table: string, name: string) =>
  columns.some((column) => column.table === table && column.name === name);

it("has the tables of which the program knows what they are", () => {
  expect(tables()).toEqual([...tableNames].sort());
});

describe("every pointer is a key", () => {
  it("unless it says why not", () => {
    const ids = columns
      .filter(({ name, type }) => name !== "id" && (type === "uuid" || type === "_uuid"))
      .map(({ table, name }) => `${table}.${name}`);
    const keyed = new Set(keys.flatMap((key) => key.columns.map((name) => `${key.table}.${name}`)));
    expect(ids.filter((id) => !keyed.has(id)).sort()).toEqual(Object.keys(noKey).sort());
  });

  it("that carries the organization, and holds for old rows too", () => {
    const wrong = keys.filter(
      ({ columns, target, targetColumns, isValid }) =>
        !isValid ||
        (target !== "organization" &&
          columns.indexOf("organization_id") !== targetColumns.indexOf("organization_id")) ||
        !columns.includes("organization_id"),
    );
    expect(wrong).toEqual([]);
    expect(keys.length).toBeGreaterThan(40);
  });

  it("by which everything goes with its organization", () => {
    const going = new Set(["organization"]);
    for (let before = 0; before < going.size; ) {
      before = going.size;
      for (const { table, target, onDelete } of keys) {
        if (onDelete === "goes" && going.has(target)) going.add(table);
      }
    }
    expect(organized().filter((table) => !going.has(table))).toEqual([]);
  });

  it("that is looked up by an index where many rows of its target may go", async () => {
    const { rows: indexes } = await client.query<{ table: string; columns: string[] }>(`
      SELECT indrelid::regclass::text AS "table", array_agg(a.attname::text ORDER BY k.nr) AS columns
      FROM pg_index CROSS JOIN unnest(indkey) WITH ORDINALITY AS k(attnum, nr)
      JOIN pg_attribute a ON a.attrelid = indrelid AND a.attnum = k.attnum GROUP BY indexrelid, indrelid`);
    const many = new Set(["customer", "contact", "touch", "import"]);
    const isFound = (key: Key) =>
      indexes.some(({ table, columns: [first, second] }) => {
        const lead = first === "organization_id" ? second : first;
        return table === key.table && key.columns.includes(lead ?? "");
      });
    expect(keys.filter((key) => many.has(key.target) && !isFound(key))).toEqual([]);
  });
});

describe("erasing", () => {
  let ours: FilledCompany;
  let theirs: FilledCompany;

  beforeEach(async () => {
    await client.query("BEGIN");
    [ours, theirs] = [await fillTables(client, keys), await fillTables(client, keys)];
  });
  afterEach(() => client.query("ROLLBACK"));

  const idOf = (table: string, company = ours) => String(company.get(table)?.id);

  const erase = (table: string) =>
    client.query(`DELETE FROM "${table}" WHERE id = $1`, [idOf(table)]);

  /** How many rows each table has left of those in which this text stands. */
  async function tablesWith(text: string): Promise<string[]> {
    const found: string[] = [];
    for (const table of tables()) {
      const { rowCount } = await client.query(
        `SELECT FROM "${table}" t WHERE strpos(to_jsonb(t)::text, $1) > 0`,
        [text],
      );
      if (rowCount) found.push(table);
    }
    return found;
  }

  it("an organization leaves no row of it in any table, and all of the other's", async () => {
    const filled = ["organization", ...organized()].sort();
    expect(await tablesWith(idOf("organization"))).toEqual(filled);
    await erase("organization");
    expect(await tablesWith(idOf("organization"))).toEqual([]);
    expect(await tablesWith(idOf("organization", theirs))).toEqual(filled);
  });

  it("a customer leaves nothing that hangs on them, and no mention", async () => {
    const hanging: readonly string[] = [...erasedWith("customer")].sort();
    expect(await tablesWith(idOf("customer"))).toEqual(hanging);
    await erase("customer");
    expect(await tablesWith(idOf("customer"))).toEqual([]);
    const left = await tablesWith(idOf("organization"));
    expect(left).toEqual(
      ["organization", ...organized()].filter((table) => !hanging.includes(table)).sort(),
    );
  });

  it.each(["member", "contact", "team"])(
    "a %s leaves no mention, and what happened stays",
    async (table) => {
      const gone: ReadonlySet<string> =
        table === "member" ? new Set(erasedWith("member")) : goingWith(table);
      const mention = keys.filter(
        ({ target, onDelete }) => target === table && onDelete === "forgets",
      );
      expect(mention.length).toBeGreaterThan(0);
      await erase(table);
      expect(await tablesWith(idOf(table))).toEqual([]);
      expect(await tablesWith(idOf("organization"))).toEqual(
        ["organization", ...organized()].filter((one) => !gone.has(one)).sort(),
      );
    },
  );

  /** A table and those whose rows go with its rows, and with theirs. */
  function goingWith(table: string): ReadonlySet<string> {
    const gone = new Set([table]);
    // A set that grows while it is gone through is gone through to its end.
    for (const one of gone)
      for (const key of keys)
        if (key.target === one && key.onDelete === "goes") gone.add(key.table);
    return gone;
  }

  it.each(["customer", "contact", "touch", "customer_order", "tier_change"])(
    "a %s leaves nothing in what imports remember",
    async (table) => {
      const own = columns.filter((column) => column.table === "import_change");
      for (const company of [ours, theirs]) {
        const { import_id, organization_id } = company.get("import_change") ?? {};
        const row_id = idOf(table, company);
        await insert(client, own, { import_id, organization_id, table_name: table, row_id });
      }
      expect(await tablesWith(idOf(table))).toContain("import_change");
      await erase(table);
      expect(await tablesWith(idOf(table))).toEqual([]);
      expect(await tablesWith(idOf(table, theirs))).toContain("import_change");
    },
  );

  it("is nothing that a row of one organization can be drawn into by another", async () => {
    for (const key of keys.filter(({ target }) => target !== "organization")) {
      const pointer = key.columns.at(-1) ?? "";
      await client.query("SAVEPOINT drawn");
      // It may be that only one row can point there.
      await client.query(`DELETE FROM "${key.table}" WHERE organization_id = $1`, [
        idOf("organization", theirs),
      ]);
      const drawn = client.query(
        `UPDATE "${key.table}" SET "${pointer}" = $1 WHERE organization_id = $2`,
        [idOf(key.target, theirs), idOf("organization")],
      );
      await expect(drawn, key.name).rejects.toMatchObject({ code: "23503" });
      await client.query("ROLLBACK TO SAVEPOINT drawn");
    }
  });
});
