import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { privateColumns, sealedColumns, tableNames } from "../../src/store/tables/tables.ts";

const pages = { "docs/privacy.md": ["sealed", "open"], "docs/privacy.zh-CN.md": ["加密", "明文"] };

/** The rows of the table of fields, each as `table.column: how`. */
const listed = (page: string): string[] =>
  [...readFileSync(page, "utf8").matchAll(/^\| `([a-z_]+\.[a-z_]+)` \| ([^|]+?) \|/gm)]
    .map(([, field, how]) => `${field}: ${how}`)
    .sort();

describe.each(Object.entries(pages))("%s", (page, [sealed = "", open = ""]) => {
  it("lists the sealed and the private columns of the schema, and no others", () => {
    const kept = tableNames.flatMap((table) => [
      ...sealedColumns(table).map((column) => `${table}.${String(column)}: ${sealed}`),
      ...privateColumns(table).map((column) => `${table}.${column}: ${open}`),
    ]);
    expect(listed(page)).toEqual(kept.sort());
  });
});
