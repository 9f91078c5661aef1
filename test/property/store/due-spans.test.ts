import fc from "fast-check";
import { expect, it } from "vitest";
import { adherenceIn } from "../../../src/core/segments/adherence.ts";
import type { CivilDate, EpochDay, Instant, Zone } from "../../../src/core/time/civil.ts";
import { civilDateAt } from "../../../src/core/time/civil-at.ts";
import { civilDateOf, epochDayOf } from "../../../src/core/time/epoch-day.ts";
import { firstInstantFrom } from "../../../src/core/time/instant-of.ts";
import { newId } from "../../../src/store/database/new-id.ts";
import { sql } from "../../../src/store/database/sql.ts";
import { wholeScope } from "../../../src/store/scope.ts";
import { dueSpans } from "../../../src/store/segments/due-spans.ts";
import { visibleCustomers } from "../../../src/store/visibility.ts";
import { sharedApp } from "../../support/shared-app.ts";
import { foundTradingHouse, type TradingHouse } from "../../support/trading-house.ts";
import "../../support/properties.ts";

let house: TradingHouse;
const app = sharedApp({ http: false }, async () => {
  house = await foundTradingHouse(app.genjin.app.store);
});

const home = "Asia/Shanghai" as Zone;
/** The weeks end on Sunday; in the last one clocks of the zones below have just changed. */
const end = epochDayOf("2026-11-08" as CivilDate) + 1;
const weeks = 4;
const days = Array.from({ length: weeks + 1 }, (_, index) => end - 7 * (weeks - index));
const bounds = days.map((day) => ({
  at: firstInstantFrom(day as EpochDay, 0, home),
  on: civilDateOf(day as EpochDay),
}));
const first = (days[0] ?? 0) as number;
const hour = 3_600_000;

/** Around the weeks, at full and half hours; dates likewise. */
const instant = fc
  .integer({ min: -20 * 48, max: 50 * 48 })
  .map((half) => ((bounds[0]?.at ?? 0) + (half * hour) / 2) as Instant);
const date = fc.integer({ min: -20, max: 50 }).map((day) => civilDateOf((first + day) as EpochDay));
const customer = fc.record({
  zone: fc.constantFrom("Europe/Berlin", "America/New_York", "Asia/Shanghai", "Pacific/Auckland"),
  createdAt: fc.oneof(
    { weight: 3, arbitrary: fc.constant(0 as Instant) },
    { weight: 1, arbitrary: instant },
  ),
  closesAt: fc.option(instant),
  touches: fc.uniqueArray(fc.record({ at: instant, dueWas: fc.option(date) }), {
    maxLength: 7,
    selector: ({ at }) => at,
  }),
});
type Sketch = typeof customer extends fc.Arbitrary<infer Of> ? Of : never;

/** The adherence of one week, counted customer by customer as the rule says. */
function counted(all: readonly Sketch[], week: number, now: Instant) {
  const [start, finish] = [bounds[week - 1]?.at ?? 0, bounds[week]?.at ?? 0];
  const to = civilDateOf(((days[week] ?? 0) - 1) as EpochDay);
  let [due, onTime] = [0, 0];
  for (const { zone, createdAt, closesAt, touches } of all) {
    if (createdAt >= finish) continue;
    for (const { at, dueWas } of touches) {
      if (at < start || at >= finish || dueWas === null || dueWas > to) continue;
      due += 1;
      if (civilDateAt(at, zone as Zone) <= dueWas) onTime += 1;
    }
    const [later] = touches.filter(({ at }) => at >= finish).sort((a, b) => a.at - b.at);
    if (later?.dueWas && later.dueWas <= to) due += 1;
    if (closesAt !== null && closesAt <= Math.min(finish, now)) due += 1;
  }
  return { due, onTime };
}

it("says of every week what counting it customer by customer says", async () => {
  const { store } = app.genjin.app;
  const { organizationId } = house;
  await fc.assert(
    fc.asyncProperty(
      fc.array(customer, { minLength: 1, maxLength: 6 }),
      fc.boolean(),
      async (sketches, isOver) => {
        const now = ((bounds.at(-1)?.at ?? 0) + (isOver ? 40 * 24 : -20) * hour) as Instant;
        const all = sketches.map((one) => ({
          ...one,
          createdAt: Math.min(one.createdAt, now) as Instant,
          touches: one.touches.filter(({ at }) => at <= now),
        }));
        await store.run(sql`DELETE FROM customer`);
        await house.addCustomers(
          all.map(({ zone }, index) => ({ name: `C${index}`, owner: "lily" as const, zone })),
        );
        for (const [index, { createdAt, closesAt, touches }] of all.entries()) {
          await store.run(sql`
            UPDATE customer SET created_at = ${new Date(createdAt)},
              due_closes_at = ${closesAt === null ? null : new Date(closesAt)}::timestamptz
            WHERE name = ${`C${index}`}`);
          for (const { at, dueWas } of touches) {
            await store.run(sql`
              INSERT INTO touch (id, organization_id, customer_id, at, kind, outcome, is_two_way,
                logged_at, due_was)
              SELECT ${newId()}::uuid, organization_id, id, ${new Date(at)}, 'call', 'ok', true,
                ${new Date(at)}, ${dueWas}::date
              FROM customer WHERE name = ${`C${index}`}`);
          }
        }
        const scope = wholeScope(organizationId);
        const spans = await dueSpans(store, scope, visibleCustomers(scope), bounds, now);
        for (let week = 1; week <= weeks; week++) {
          expect(adherenceIn(spans, week), `week ${week}`).toEqual(counted(all, week, now));
        }
      },
    ),
    { numRuns: 120 },
  );
});
