import { expectTypeOf, it } from "vitest";
import type { CivilDate, Instant } from "../../../src/core/time/civil.ts";
import type { Tier } from "../../../src/core/vocabulary.ts";
import { insertRow, updateRow } from "../../../src/store/changes/row-change.ts";
import type { Db } from "../../../src/store/database/database.ts";
import { insertRows } from "../../../src/store/database/insert-rows.ts";
import { copyRows } from "../../../src/store/import/copy-rows.ts";
import type { Scope } from "../../../src/store/scope.ts";
import type { TableName } from "../../../src/store/tables/columns.ts";
import type { Row } from "../../../src/store/tables/row.ts";
import type { TableNature } from "../../../src/store/tables/table-nature.ts";
import type { ChangeableTable, CustomerTable } from "../../../src/store/tables/tables.ts";
import { bytesText, type CopyRow } from "../../../src/store/tables/written.ts";

/** Never called: `npm run types` fails where one of the lines below compiles after all. */
function refused(db: Db, scope: Scope, id: string): void {
  const { cipher } = db;
  const day = "2026-12-04" as CivilDate;
  const kind = "promise" as const;
  const owed = { kind, customer_id: id, member_id: id, made_at: "2026-12-02T11:50:20Z" };
  const note = bytesText(cipher.seal("customer", "note", id, "tea"));

  void insertRow(db, scope, "owed", { ...owed, due_on: day });
  // @ts-expect-error a table that is not there
  void insertRow(db, scope, "promises", owed);
  // @ts-expect-error a table that no change writes
  void insertRow(db, scope, "audit_entry", { action: "touch.logged" });
  // @ts-expect-error a column that is not there
  void insertRow(db, scope, "owed", { ...owed, due: day });
  // @ts-expect-error text that is no civil date
  void insertRow(db, scope, "owed", { ...owed, due_on: "tomorrow" });
  // @ts-expect-error a column that has to be there
  void insertRow(db, scope, "owed", { kind, customer_id: id, member_id: id });
  // @ts-expect-error null where there has to be a value
  void insertRow(db, scope, "owed", { ...owed, made_at: null });
  // @ts-expect-error an instant that is not written as text
  void insertRow(db, scope, "owed", { ...owed, made_at: 0 as Instant });
  // @ts-expect-error sealed for another column
  void insertRow(db, scope, "owed", { ...owed, content: note });

  void updateRow(db, scope, "customer", id, { tier: "A", note });
  // @ts-expect-error rows that are no customer's
  void updateRow(db, scope, "member", id, { name: "Li" });
  // @ts-expect-error a tier that is not there
  void updateRow(db, scope, "customer", id, { tier: "F" });
  // @ts-expect-error text that nobody sealed
  void updateRow(db, scope, "customer", id, { note: "tea" });
  // @ts-expect-error a hash in the place of what is sealed
  void updateRow(db, scope, "customer", id, { note: bytesText(cipher.lookupHash("row", "tea")) });
  // @ts-expect-error what is sealed in the place of a hash
  void updateRow(db, scope, "contact", id, { email_hash: note });

  // @ts-expect-error a column that is not there
  void insertRows(db, "tier_change", [{ from: "A" }]);
  const columns = ["id", "name"] as const;
  void copyRows(db, "customer", columns, [{ id, name: "Anadolu" }]);
  // @ts-expect-error a column that has to be there
  void copyRows(db, "customer", columns, [{ id }]);
  // @ts-expect-error a column that is not there
  void copyRows(db, "customer", ["title"], []);

  // @ts-expect-error a column that is not sealed
  cipher.seal("customer", "name", id, "Anadolu");
  // @ts-expect-error a hash is not sealed
  cipher.seal("contact", "email_hash", id, "a@b.c");
  // @ts-expect-error a table without sealed columns
  cipher.open("team", "name", id, Buffer.alloc(0));
  // @ts-expect-error another table's column
  cipher.openBytes("local_picture", "body", id, Buffer.alloc(0));

  // @ts-expect-error bytes of which nobody says what they are
  void ({ owner: "member" } satisfies TableNature<"member_identity">);
  // @ts-expect-error rows that always name a customer are the customer's
  void ({ owner: "member", onRevert: "goes" } satisfies TableNature<"tier_refusal">);
  // @ts-expect-error nobody says what becomes of them when an import is taken back
  void ({ owner: "customer" } satisfies TableNature<"tier_refusal">);
  // @ts-expect-error a column that is not there
  void ({ owner: "member", private: ["title"] } satisfies TableNature<"handover">);
}

it("names tables, columns and their values as the schema has them", () => {
  type Touch = Row<"touch", "id" | "dueWas" | "at" | "isTwoWay" | "sourceHash">;
  expectTypeOf<Touch>().toEqualTypeOf<{
    readonly id: string;
    readonly dueWas: CivilDate | null;
    readonly at: Instant;
    readonly isTwoWay: boolean;
    readonly sourceHash: Buffer | null;
  }>();
  expectTypeOf<Row<"customer", "tier">["tier"]>().toEqualTypeOf<Tier>();
  expectTypeOf<CopyRow<"customer_order">["amount"]>().toEqualTypeOf<number>();
  expectTypeOf<"customer_order">().toExtend<TableName>();
  expectTypeOf(refused).returns.toBeVoid();
  expectTypeOf<CustomerTable>().toExtend<ChangeableTable>();
});
