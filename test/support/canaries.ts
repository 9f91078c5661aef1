import type { Store } from "../../src/store/database/database.ts";
import { rawSql, type Sql, sql } from "../../src/store/database/sql.ts";
import type { TableName } from "../../src/store/tables/columns.ts";
import { sealedColumns, tableNames } from "../../src/store/tables/tables.ts";

/** Columns of open text that say what people have written, and lists of such. */
const open: Readonly<Record<string, readonly string[]>> = {
  customer: ["city", "industry", "size", "source", "website"],
  contact: ["role"],
  customer_alias: ["name"],
  calendar_rule: ["name"],
  import: ["file_name"],
};
const lists: Readonly<Record<string, readonly string[]>> = {
  customer: ["tags"],
  customer_order: ["products"],
};

/** Sealed columns that hold words; the others hold numbers, dates or what a program reads. */
const words: Readonly<Record<string, readonly string[]>> = {
  customer: ["note", "requested_reason"],
  contact: ["taboos", "preferences", "superstition", "cares_about", "background", "note", "email"],
  touch: ["content"],
  owed: ["content"],
  reminder: ["content"],
  customer_stop: ["words"],
};

/** Tables whose rows say whose they are. */
export const housed = tableNames.filter(
  (table) =>
    ![
      "data_key",
      "lease",
      "platform_breaker",
      "link_attempt",
      "stranger_answer",
      "organization",
    ].includes(table),
);

const name = (text: string): Sql => rawSql(`"${text}"`);

/**
 * Writes a mark into every text of an organization, and into the name of every second customer: what
 * is found of it anywhere else has come from there.
 */
export async function markTexts(store: Store, organizationId: string, mark: string): Promise<void> {
  const ours = sql`organization_id = ${organizationId}::uuid`;
  for (const [table, columns] of Object.entries(open)) {
    for (const column of columns) {
      await store.run(sql`UPDATE ${name(table)} SET ${name(column)} = ${name(column)} || ${` ${mark}`}
        WHERE ${ours} AND ${name(column)} <> ''`);
    }
  }
  for (const [table, columns] of Object.entries(lists)) {
    for (const column of columns) {
      await store.run(sql`UPDATE ${name(table)} SET ${name(column)} = ${name(column)} || ARRAY[${mark}::text]
        WHERE ${ours} AND cardinality(${name(column)}) > 0`);
    }
  }
  await store.run(sql`UPDATE customer SET name = name || ${` ${mark}`},
    name_key = name_key || ${` ${mark.toLowerCase()}`} WHERE ${ours} AND sequence % 2 = 0`);
  for (const [table, columns] of Object.entries(words)) {
    for (const column of columns) {
      await eachSealed(store, organizationId, table as TableName, column, async (id, text) => {
        const isMail = column === "email";
        const marked = isMail ? text.replace("@", `.${mark.toLowerCase()}@`) : `${text} ${mark}`;
        const sealed = store.cipher.seal(table as never, column as never, id, marked);
        await store.run(
          sql`UPDATE ${name(table)} SET ${name(column)} = ${sealed} WHERE id = ${id}::uuid`,
        );
        if (isMail) {
          const hash = store.cipher.lookupHash("email", marked);
          await store.run(sql`UPDATE contact SET email_hash = ${hash} WHERE id = ${id}::uuid`);
        }
      });
    }
  }
}

/** Calls with the id and the text of every sealed value of a column. */
async function eachSealed(
  store: Store,
  organizationId: string,
  table: TableName,
  column: string,
  visit: (id: string, text: string) => Promise<void>,
): Promise<void> {
  const rows = await store.rows<{
    id: string;
    sealed: Buffer;
  }>(sql`SELECT id, ${name(column)} AS sealed
    FROM ${name(table)}
    WHERE organization_id = ${organizationId}::uuid AND ${name(column)} IS NOT NULL`);
  for (const { id, sealed } of rows) {
    await visit(id, store.cipher.open(table as never, column as never, id, sealed));
  }
}

/** Everything that the rows of an organization say, sealed or not, by table. */
export async function textsOf(
  store: Store,
  organizationId: string,
): Promise<Readonly<Record<string, string>>> {
  const texts: Record<string, string> = {};
  for (const table of housed) {
    const [row] = await store.rows<{
      all: string | null;
    }>(sql`SELECT string_agg(t::text, E'\n') AS all
      FROM ${name(table)} t WHERE organization_id = ${organizationId}::uuid`);
    const said = [row?.all ?? ""];
    for (const column of sealedColumns(table)) {
      if (column === "png") continue;
      await eachSealed(store, organizationId, table, column, async (_id, text) => {
        said.push(text);
      });
    }
    texts[table] = said.join("\n");
  }
  return texts;
}

/** A digest of all rows of an organization, by table: who changes one changes it. */
export async function fingerprintOf(
  store: Store,
  organizationId: string,
): Promise<Readonly<Record<string, string>>> {
  const digests = housed.map(
    (table) => sql`SELECT ${table} AS "table",
      md5(coalesce(string_agg(t::text, '' ORDER BY t::text COLLATE "C"), '')) AS digest
    FROM ${name(table)} t WHERE organization_id = ${organizationId}::uuid`,
  );
  const found: Record<string, string> = {};
  for (const digest of digests) {
    const [row] = await store.rows<{ table: string; digest: string }>(digest);
    if (row !== undefined) found[row.table] = row.digest;
  }
  return found;
}

/** Ids of all rows of an organization that have one. */
export async function idsOf(store: Store, organizationId: string): Promise<ReadonlySet<string>> {
  const ids = new Set<string>([organizationId]);
  const withId = await store.rows<{ table: TableName }>(sql`SELECT table_name AS "table"
    FROM information_schema.columns
    WHERE table_schema = 'public' AND column_name = 'id' AND data_type = 'uuid'`);
  for (const { table } of withId.filter((one) => housed.includes(one.table))) {
    const rows = await store.rows<{ id: string }>(sql`SELECT id FROM ${name(table)}
      WHERE organization_id = ${organizationId}::uuid`);
    for (const { id } of rows) ids.add(id);
  }
  return ids;
}
