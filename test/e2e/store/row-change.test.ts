import { describe, expect, it } from "vitest";
import type { CivilDate } from "../../../src/core/time/civil.ts";
import {
  insertRow,
  type RowChange,
  revertRows,
  updateRow,
} from "../../../src/store/changes/row-change.ts";
import { newId } from "../../../src/store/database/new-id.ts";
import { sql } from "../../../src/store/database/sql.ts";
import type { KnownMember } from "../../../src/store/members/members.ts";
import { memberByHandle } from "../../../src/store/members/members.ts";
import type { Scope } from "../../../src/store/scope.ts";
import {
  bytesText,
  type Columns,
  type NewRow,
  type TextRow,
} from "../../../src/store/tables/written.ts";
import { sharedApp } from "../../support/shared-app.ts";
import { foundTradingHouse, type TradingHouse } from "../../support/trading-house.ts";

let house: TradingHouse;
let lily: Scope;
let tom: Scope;
let customerId: string;
const db = () => app.genjin.app.store;

const app = sharedApp({ http: false }, async () => {
  house = await foundTradingHouse(db());
  const scope = async (handle: string) =>
    ((await memberByHandle(db(), handle)) as KnownMember).scope;
  [lily, tom] = [await scope("lily"), await scope("tom")];
  const [ref] = await house.addCustomers([{ name: "Anadolu", owner: "lily" }]);
  const rows = await db().rows<{ id: string }>(sql`SELECT id FROM customer WHERE ref = ${ref}`);
  customerId = rows[0]?.id ?? "";
});

const customer = async () => {
  const rows = await db().rows<{ row: TextRow<"customer"> }>(
    sql`SELECT to_jsonb(c) AS row FROM customer c WHERE id = ${customerId}::uuid`,
  );
  return rows[0]?.row ?? {};
};

const update = async (columns: Columns<"customer">, scope = lily): Promise<RowChange> => {
  const change = await updateRow(db(), scope, "customer", customerId, columns);
  if (change === null) throw new Error("not visible");
  // An undo reads the change from the audit, where it is kept as JSON.
  return JSON.parse(JSON.stringify(change));
};

describe("updateRow", () => {
  it("writes each kind of column and puts every one of them back", async () => {
    const sealed = db().cipher.seal("customer", "requested_reason", customerId, "展会 🎪");
    const before = await customer();
    const change = await update({
      tags: ["背调", 'with "quotes", {braces}', ""],
      tier_since: "2026-12-02T11:50:20.123Z",
      requested_on: "2026-12-09" as CivilDate,
      requested_reason: bytesText(sealed),
      skips_in_tier: 3,
      note: null,
    });
    const rows = await db().rows<{
      tags: string[];
      since: number;
      on: string;
      reason: Buffer;
    }>(sql`SELECT tags, tier_since AS since, requested_on AS on, requested_reason AS reason
      FROM customer WHERE id = ${customerId}::uuid`);
    expect(rows[0]).toMatchObject({
      tags: ["背调", 'with "quotes", {braces}', ""],
      since: Date.parse("2026-12-02T11:50:20.123Z"),
      on: "2026-12-09",
    });
    const opened = db().cipher.open(
      "customer",
      "requested_reason",
      customerId,
      rows[0]?.reason ?? Buffer.of(),
    );
    expect(opened).toBe("展会 🎪");
    expect(Object.keys(change.after ?? {})).not.toContain("note");

    expect(await revertRows(db(), lily, [change])).toBe(true);
    expect(await customer()).toEqual(before);
  });

  it("puts sealed text back as it was", async () => {
    const seal = (text: string) =>
      bytesText(db().cipher.seal("customer", "requested_reason", customerId, text));
    await update({ requested_reason: seal("first") });
    const before = await customer();
    const change = await update({ requested_reason: seal("second") });
    expect(await revertRows(db(), lily, [change])).toBe(true);
    expect(await customer()).toEqual(before);
  });

  it("tells only of columns that are different now", async () => {
    const change = await update({ stage: "lead", tier: "A" });
    expect(change).toMatchObject({ before: { tier: "C" }, after: { tier: "A" } });
    expect(Object.keys(change.after ?? {})).toEqual(["tier"]);
  });

  it("does not touch a colleague's customer", async () => {
    expect(await updateRow(db(), tom, "customer", customerId, { tier: "A" })).toBeNull();
    expect(await customer()).toMatchObject({ tier: "C" });
  });
});

describe("revertRows", () => {
  it("leaves what was changed since, even by one element of a list", async () => {
    const change = await update({ tags: ["a"] });
    await update({ tags: ["a", "b"] });
    expect(await revertRows(db(), lily, [change])).toBe(false);
    expect(await customer()).toMatchObject({ tags: ["a", "b"] });
  });

  it("does not mind changes of other columns", async () => {
    const change = await update({ tags: ["a"] });
    await update({ tier: "A" });
    expect(await revertRows(db(), lily, [change])).toBe(true);
    expect(await customer()).toMatchObject({ tags: [], tier: "A" });
  });

  it("does nothing for a change that changed nothing", async () => {
    const change = await update({ tier: "C" });
    expect(await revertRows(db(), lily, [change])).toBe(true);
  });

  it("does not reach a customer that is no longer one's own", async () => {
    const change = await update({ tags: ["a"] });
    await db().run(sql`UPDATE customer SET owner_id = ${house.members.tom}::uuid
      WHERE id = ${customerId}::uuid`);
    expect(await revertRows(db(), lily, [change])).toBe(false);
    expect(await customer()).toMatchObject({ tags: ["a"] });
  });
});

describe("insertRow", () => {
  const promise = (id: string): NewRow<"owed", "id" | "organization_id"> => ({
    customer_id: customerId,
    member_id: house.members.lily,
    kind: "promise",
    content: bytesText(db().cipher.seal("owed", "content", id, "报价")),
    made_at: "2026-12-02T11:50:20Z",
    due_on: "2026-12-04" as CivilDate,
  });
  const count = async () =>
    (await db().rows(sql`SELECT FROM owed WHERE customer_id = ${customerId}::uuid`)).length;

  it("adds a row that an undo takes away", async () => {
    const id = newId();
    const change = await insertRow(db(), lily, "owed", promise(id), id);
    expect(await count()).toBe(1);
    expect(await revertRows(db(), lily, [JSON.parse(JSON.stringify(change))])).toBe(true);
    expect(await count()).toBe(0);
  });

  it("keeps a row that was changed since", async () => {
    const id = newId();
    const change = await insertRow(db(), lily, "owed", promise(id), id);
    await updateRow(db(), lily, "owed", id, { due_on: "2026-12-11" as CivilDate });
    expect(await revertRows(db(), lily, [JSON.parse(JSON.stringify(change))])).toBe(false);
    expect(await count()).toBe(1);
  });

  it("adds nothing to a colleague's customer", async () => {
    expect(await insertRow(db(), tom, "owed", promise(newId()))).toBeNull();
    expect(await count()).toBe(0);
  });
});
