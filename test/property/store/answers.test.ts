import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actorAt } from "../../../src/app/actor-at.ts";
import { undoLast } from "../../../src/app/changes/undo-last.ts";
import { logTouches } from "../../../src/app/touch/log-touches.ts";
import { publicHolidays } from "../../../src/core/calendar/public-holidays.ts";
import { worksOn } from "../../../src/core/calendar/workdays/works-on.ts";
import type { Member } from "../../../src/core/members/member.ts";
import type { Instant } from "../../../src/core/time/civil.ts";
import { civilAt, civilDateAt } from "../../../src/core/time/civil-at.ts";
import { outcomes, type Tier, tiers } from "../../../src/core/vocabulary.ts";
import { sql } from "../../../src/store/database/sql.ts";
import { type KnownMember, memberByHandle } from "../../../src/store/members/members.ts";
import { startTestApp, type TestApp } from "../../support/app.ts";
import { foundTradingHouse } from "../../support/trading-house.ts";
import "../../support/properties.ts";

const hour = 3_600_000;
const start = Date.parse("2026-12-04T01:00:00Z");
const sequences = 200;

/** What happens next with a customer, so many hours after what happened before. */
const step = fc.record({
  after: fc.integer({ min: 1, max: 60 }),
  does: fc.oneof(
    { weight: 4, arbitrary: fc.constant("asks" as const) },
    { weight: 2, arbitrary: fc.constant("undo" as const) },
    { weight: 4, arbitrary: fc.constantFrom(...outcomes) },
  ),
  isIn: fc.boolean(),
});
const sequence = fc.record({
  tier: fc.constantFrom(...tiers),
  zone: fc.constantFrom("Europe/Istanbul", "America/Los_Angeles", "Pacific/Auckland"),
  country: fc.constantFrom("TR", "US", "SA"),
  owner: fc.constantFrom("lily" as const, "tom" as const),
  steps: fc.array(step, { minLength: 3, maxLength: 5 }),
});

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ http: false });
});
afterAll(() => app.stop());

/** By when it is to be answered, counted hour by hour: all of these happen at full hours. */
function deadlineOf(asked: Instant, tier: Tier, member: Member): Instant {
  // 24 hours are one working day.
  let left = tier === "KA" || tier === "A" ? 4 : 18 - Number(member.digestAt.slice(0, 2));
  let at = asked as number;
  while (left > 0) {
    const { date, time } = civilAt(at as Instant, member.zone);
    const isAtWork = time >= member.digestAt && time < "18:00";
    if (isAtWork && worksOn(member, date, publicHolidays)) left--;
    at += hour;
  }
  return at as Instant;
}

/** The questions that are open after a change, and what takes that back. */
type State = {
  readonly open: readonly Instant[];
  readonly undoId: string | null;
  readonly at: number;
};

/** What stands of a customer: its due, and the questions that are open. */
const stateOf = async (ref: string) => {
  const [row] = await app.genjin.app.store.rows<{
    dueOn: string;
    opensAt: Instant;
    open: number;
    firstDue: Instant | null;
    latestDay: string | null;
  }>(sql`
    SELECT c.due_on AS "dueOn", c.due_opens_at AS "opensAt", count(o.id)::int AS open,
      min(o.due_at) AS "firstDue", max(o.due_on) AS "latestDay"
    FROM customer c LEFT JOIN owed o
      ON o.customer_id = c.id AND o.kind = 'answer' AND o.done_at IS NULL
    WHERE c.ref = ${ref} GROUP BY c.id, c.organization_id`);
  if (row === undefined) throw new Error(`no ${ref}`);
  return row;
};

describe("who asked for something", () => {
  it("is never due later than by the deadline of their answer, whatever happens", async () => {
    const { store } = app.genjin.app;
    const house = await foundTradingHouse(store);
    const known = async (handle: string): Promise<KnownMember> => {
      const member = await memberByHandle(store, handle);
      if (member === null) throw new Error(handle);
      return member;
    };
    const owners = { lily: await known("lily"), tom: await known("tom") };
    const sketches = fc.sample(sequence, { numRuns: sequences, seed: 20261202 });
    const refs = await house.addCustomers(
      sketches.map(({ tier, zone, country, owner }, at) => ({
        name: `Company ${at}`,
        owner,
        tier,
        zone,
        country,
      })),
    );
    let asked = 0;
    for (const [index, { tier, owner, zone, steps }] of sketches.entries()) {
      const ref = refs[index] ?? "";
      const [{ id: customerId }] = (await store.rows(
        sql`SELECT id FROM customer WHERE ref = ${ref}`,
      )) as [{ id: string }];
      const { member } = owners[owner];
      // The questions that are open after each change that can be taken back.
      const states: State[] = [{ open: [], undoId: null, at: 0 }];
      let now = start;
      for (const { after, does, isIn } of steps) {
        now += after * hour;
        const actor = actorAt(owners[owner], now as Instant, "test");
        const { open, undoId, at } = states.at(-1) as State;
        if (does === "undo") {
          if (undoId === null || now - at > 23 * hour) continue;
          await undoLast(app.genjin.app, actor, undoId);
          states.pop();
        } else {
          const asks = does === "asks";
          const outcome = asks ? "replied" : does;
          const direction = asks || isIn ? "in" : "out";
          const touch = {
            outcome,
            direction,
            kind: "message",
            note: "x",
            addressed: null,
          } as const;
          const told = { ...touch, customerId, happenedOn: null, until: null };
          const logged = await logTouches(app.genjin.app, actor, {
            told: [{ ...told, asked: asks ? "the price" : null }],
            days: [],
          });
          const isPaid = direction === "out" && outcome !== "no-answer";
          if (asks) asked++;
          const left = asks ? [...open, now as Instant] : isPaid ? [] : open;
          states.push({ open: left, undoId: logged.undoId, at: now });
        }
        const questions = states.at(-1)?.open ?? [];
        const { dueOn, opensAt, open: count, firstDue, latestDay } = await stateOf(ref);
        expect(count, ref).toBe(questions.length);
        if (questions.length === 0) continue;
        const deadlines = questions.map((at) => deadlineOf(at, tier, member));
        const first = Math.min(...deadlines) as Instant;
        expect(firstDue).toBe(first);
        expect(opensAt).toBeLessThanOrEqual(first);
        expect(dueOn <= civilDateAt((first - 1) as Instant, zone as Member["zone"])).toBe(true);
        const last = Math.max(...deadlines) as Instant;
        expect((latestDay ?? "") <= civilDateAt((last - 1) as Instant, member.zone)).toBe(true);
      }
    }
    expect(asked).toBeGreaterThan(sequences);
  }, 180_000);
});
