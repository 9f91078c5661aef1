import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { dormancyRule } from "../../../src/core/dormancy/dormancy-rule.ts";
import { countriesOf, regions } from "../../../src/core/places/region-of.ts";
import type { CustomerFilter } from "../../../src/core/search/customer-filter.ts";
import type { CivilDate, Instant } from "../../../src/core/time/civil.ts";
import { formatInstant } from "../../../src/core/time/instant.ts";
import { stages, tiers } from "../../../src/core/vocabulary.ts";
import {
  allDueCustomers,
  dueCustomer,
  dueCustomers,
  nextDueCustomer,
  ownsCustomers,
} from "../../../src/store/cadence/due-customers.ts";
import { changedCustomers } from "../../../src/store/changes/changed-customers.ts";
import { lockCustomers } from "../../../src/store/changes/lock-customers.ts";
import { insertRow, revertRows, updateRow } from "../../../src/store/changes/row-change.ts";
import { customerCard } from "../../../src/store/customer/customer-cards.ts";
import { openStore, type Store } from "../../../src/store/database/database.ts";
import { newId } from "../../../src/store/database/new-id.ts";
import { openPool } from "../../../src/store/database/open-pool.ts";
import { sql } from "../../../src/store/database/sql.ts";
import { countDormant } from "../../../src/store/dormancy/count-dormant.ts";
import { dormantCustomers } from "../../../src/store/dormancy/dormant-customers.ts";
import { createCipher } from "../../../src/store/keys/cipher.ts";
import { scopeAt } from "../../../src/store/members/handovers.ts";
import { memberById } from "../../../src/store/members/members.ts";
import type { Scope } from "../../../src/store/scope.ts";
import { findCustomers } from "../../../src/store/search/find-customers.ts";
import { matchCustomers } from "../../../src/store/search/match-customers.ts";
import { customersById, customersByRef } from "../../../src/store/search/named-customers.ts";
import { cardValue } from "../../../src/store/value/card-values.ts";
import { freshDatabase } from "../../support/database.ts";
import {
  buildWorld,
  maySee,
  type World,
  type WorldCustomer,
  type WorldMember,
  worldNow,
  worldShape,
} from "./visibility-world.ts";

let database: Awaited<ReturnType<typeof freshDatabase>>;
let store: Store;

beforeAll(async () => {
  database = await freshDatabase();
  store = await openStore(openPool(database.url), createCipher(Buffer.alloc(32, 7)));
});
afterAll(async () => {
  await store.close();
  await database.drop();
});

const day = 86_400_000;
const ids = (rows: readonly { readonly id: string }[]) => rows.map((row) => row.id).sort();
const someOf = <T>(values: readonly T[]) =>
  fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 });
const bounds = (most: number) =>
  fc.record({ least: fc.nat(most), most: fc.nat(most) }, { requiredKeys: [] });

const filterShape: fc.Arbitrary<CustomerFilter> = fc.record(
  {
    countries: someOf(["TR", "EG", "BR"]),
    regions: someOf(regions),
    industries: someOf(["text", "100%", "_"]),
    tiers: someOf(tiers),
    stages: someOf(stages),
    tags: someOf(["vip", "TRIAL"]),
    silentDays: bounds(200),
    orders: bounds(2),
    words: someOf(["nile", "cairo_", "trad"]),
  },
  { requiredKeys: [] },
);

/** What a filter says, over the world instead of the tables. */
function passes(customer: WorldCustomer, filter: CustomerFilter): boolean {
  const within = (value: number, limits = {} as { least?: number; most?: number }) =>
    value >= (limits.least ?? 0) && value <= (limits.most ?? Number.MAX_SAFE_INTEGER);
  const has = (text: string | null, part: string) =>
    text?.toLowerCase().includes(part.toLowerCase()) ?? false;
  const { country } = customer;
  const silent = Math.floor((worldNow - (customer.lastTouchAt ?? customer.createdAt)) / day);
  const tags = customer.tags.map((tag) => tag.toLowerCase());
  return [
    !filter.countries || filter.countries.includes(country ?? ""),
    !filter.regions || filter.regions.some((region) => countriesOf(region).includes(country ?? "")),
    !filter.industries || filter.industries.some((part) => has(customer.industry, part)),
    !filter.tiers || filter.tiers.includes(customer.tier),
    !filter.stages || filter.stages.includes(customer.stage),
    (filter.tags ?? []).every((tag) => tags.includes(tag.toLowerCase())),
    within(silent, filter.silentDays),
    within(customer.orderCount, filter.orders),
    (filter.words ?? []).every((word) => has(customer.name, word) || has(customer.city, word)),
  ].every(Boolean);
}

/** Runs `look` as each member of random worlds. */
const inWorlds = (
  runs: number,
  look: (world: World, member: WorldMember, scope: Scope, mine: WorldCustomer[]) => Promise<void>,
) =>
  fc.assert(
    fc.asyncProperty(worldShape, async (shape) => {
      const world = await buildWorld(store, shape);
      for (const member of world.members) {
        const known = await memberById(store, member.id);
        if (known === null) throw new Error("member lost");
        const mine = world.customers.filter((customer) => maySee(world, member, customer));
        await look(world, member, scopeAt(known, worldNow), mine);
      }
    }),
    { numRuns: runs, endOnFailure: true },
  );

it("reads exactly what the member may see", { timeout: 120_000 }, () =>
  inWorlds(15, async (world, member, scope, mine) => {
    const all = ids(world.customers);
    const seen = ids(mine);
    const far = (worldNow + 1000 * day) as Instant;
    const by = { end: far, movedUntil: far, today: "2026-12-02" as CivilDate, limit: 100 };
    expect(ids(await dueCustomers(store, scope, by))).toEqual(seen);
    expect(ids(await allDueCustomers(store, scope))).toEqual(seen);
    const [first] = await allDueCustomers(store, scope);
    expect(await nextDueCustomer(store, scope, 0 as Instant)).toEqual(first ?? null);
    expect(await ownsCustomers(store, scope)).toBe(mine.some((one) => one.owner === member));
    expect(ids(await customersById(store, scope, all))).toEqual(seen);
    expect(ids(await changedCustomers(store, scope, all))).toEqual(seen);
    expect(ids(await store.transaction((db) => lockCustomers(db, scope, all)))).toEqual(seen);
    const dormant = { rule: dormancyRule(1), now: far, filter: {}, shown: [], offset: 0 };
    const silent = ids(mine.filter(({ stage }) => stage !== "lost"));
    const found = await dormantCustomers(store, scope, { ...dormant, limit: 100 });
    expect(ids(found.customers)).toEqual(silent);
    expect((await countDormant(store, scope, dormant.rule, far)).total).toBe(silent.length);
    const refs = world.customers.map((one) => one.ref);
    expect(ids(await customersByRef(store, scope, refs))).toEqual(seen);
    for (const customer of world.customers) {
      const expected = mine.includes(customer) ? customer.id : undefined;
      expect((await dueCustomer(store, scope, customer.id))?.id).toBe(expected);
      const value = await cardValue(store, scope, customer.id, worldNow);
      expect(value !== null).toBe(expected !== undefined);
      const card = await customerCard(store, scope, customer.id, by.today);
      expect(card?.id).toBe(expected);
      expect(card?.contacts.length).toBe(expected && 1);
      expect(card?.touches.length).toBe(expected && (customer.touchId === null ? 0 : 1));
      expect(card?.owed.length).toBe(expected && 1);
      expect(card?.orders.count).toBe(expected && customer.orderCount);
    }
    const meaning = (word: { ref: string | null; code: string; nameKey: string }) =>
      matchCustomers(store, scope, word, 100).then(ids);
    const named = (name: string) => ids(mine.filter((one) => one.name === name));
    expect(await meaning({ ref: null, code: "x", nameKey: "anadolutekstil" })).toEqual(
      named("Anadolu Tekstil"),
    );
    expect(await meaning({ ref: "R0", code: "x", nameKey: "" })).toEqual(
      ids(mine.filter((one) => one.ref === "R0")),
    );
    expect(await meaning({ ref: null, code: "code-1", nameKey: "" })).toEqual(
      ids(mine.filter((one) => one.ref === "R1")),
    );
    expect(await meaning({ ref: null, code: "x", nameKey: "anadolutekstl" })).toEqual(
      named("Anadolu Tekstil"),
    );
  }),
);

it("finds exactly what the filter says among what the member may see", { timeout: 120_000 }, () =>
  inWorlds(12, async (_, member, scope, mine) => {
    for (const filter of fc.sample(filterShape, 12)) {
      const page = { shown: [], offset: 0, limit: 100 };
      const found = await findCustomers(store, scope, filter, worldNow, page);
      const expected = ids(mine.filter((customer) => passes(customer, filter)));
      expect({ filter, found: ids(found.customers) }).toEqual({ filter, found: expected });
      expect(found.total).toBe(expected.length);
      const days = found.customers.map((one) => one.untouchedDays);
      expect(days).toEqual(days.toSorted((a, b) => b - a));
    }
    const pageOf = async (owners: string[]) =>
      ids(
        (
          await findCustomers(store, scope, { owners }, worldNow, {
            shown: [],
            offset: 0,
            limit: 100,
          })
        ).customers,
      );
    expect(await pageOf([member.id])).toEqual(ids(mine.filter((one) => one.owner === member)));
    expect(await pageOf([])).toEqual(ids(mine.filter((one) => one.owner === null)));
  }),
);

it("changes exactly what the member may see", { timeout: 120_000 }, () =>
  inWorlds(8, async (world, _, scope, mine) => {
    for (const customer of world.customers) {
      const may = mine.includes(customer);
      const rows = [
        ["customer", customer.id, "city"],
        ["contact", customer.contactId, "name"],
        ["owed", customer.owedId, "due_on"],
        ...(customer.touchId === null ? [] : [["touch", customer.touchId, "kind"] as const]),
      ] as const;
      for (const [table, id, column] of rows) {
        const value = column === "due_on" ? "2027-01-01" : "changed";
        const change = await updateRow(store, scope, table, id, { [column]: value });
        expect(change !== null).toBe(may);
        if (change === null) continue;
        for (const other of world.members) {
          const known = await memberById(store, other.id);
          if (known === null) throw new Error("member lost");
          const theirs = maySee(world, other, customer);
          expect(await revertRows(store, scopeAt(known, worldNow), [change])).toBe(theirs);
          if (theirs) await updateRow(store, scope, table, id, { [column]: value });
        }
        expect(await revertRows(store, scope, [change])).toBe(true);
      }
      const contactId = newId();
      const inserted = await insertRow(
        store,
        scope,
        "contact",
        {
          customer_id: customer.id,
          name: "New",
          observances: [],
          created_at: formatInstant(worldNow),
        },
        contactId,
      );
      expect(inserted !== null).toBe(may);
      const stored = await store.rows(sql`SELECT 1 FROM contact WHERE id = ${contactId}::uuid`);
      expect(stored.length).toBe(may ? 1 : 0);
      if (inserted !== null) expect(await revertRows(store, scope, [inserted])).toBe(true);
    }
  }),
);

it("sees a lent list from the first instant of the loan to the last", { timeout: 120_000 }, () =>
  inWorlds(12, async (world, member) => {
    const known = await memberById(store, member.id);
    if (known === null) throw new Error("member lost");
    for (const { from, until } of world.loans) {
      for (const now of [from - 1, from, until - 1, until] as Instant[]) {
        const mine = world.customers.filter((customer) => maySee(world, member, customer, now));
        expect(ids(await allDueCustomers(store, scopeAt(known, now)))).toEqual(ids(mine));
      }
    }
  }),
);
