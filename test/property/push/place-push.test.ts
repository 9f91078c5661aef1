import fc from "fast-check";
import { expect, it } from "vitest";
import type { Member } from "../../../src/core/members/member.ts";
import { afterQuiet } from "../../../src/core/push/after-quiet.ts";
import { placePush } from "../../../src/core/push/place-push.ts";
import type { CivilDate, Instant, WallTime, Zone } from "../../../src/core/time/civil.ts";
import { civilAt, civilDateAt } from "../../../src/core/time/civil-at.ts";
import { minutesOf, wallTimeOf } from "../../../src/core/time/wall-time.ts";

const zones = Intl.supportedValuesOf("timeZone") as Zone[];
const hour = 3_600_000;
const day = 24 * hour;

const time = fc.nat(1439).map(wallTimeOf);
const someone = fc.record({
  zone: fc.constantFrom(...zones),
  quietFrom: time,
  quietTo: time,
}) as fc.Arbitrary<Member>;
const moment = fc
  .integer({ min: Date.parse("2026-01-01"), max: Date.parse("2028-01-01") })
  .map((at) => at as Instant);

/** Whether a clock is within quiet hours, said in another way: minutes after their beginning. */
function isQuiet({ quietFrom, quietTo }: Member, at: WallTime): boolean {
  const after = (one: WallTime) => (minutesOf(one) - minutesOf(quietFrom) + 1440) % 1440;
  return after(at) < after(quietTo);
}

const occasionAt = (tick: Instant, lives: number) => ({
  recipient: "member:m" as const,
  windowKey: "w",
  tick,
  expiresAt: (tick + lives) as Instant,
});

it("quiet hours put off to their end and change nothing else", () => {
  fc.assert(
    fc.property(someone, moment, (member, at) => {
      const after = afterQuiet(at, member);
      if (!isQuiet(member, civilAt(at, member.zone).time)) {
        expect(after).toBe(at);
        return;
      }
      expect(after).toBeGreaterThan(at);
      expect(after - at).toBeLessThanOrEqual(day + 2 * hour);
      expect(isQuiet(member, civilAt(after, member.zone).time)).toBe(false);
    }),
    { numRuns: 2000 },
  );
});

it("a push comes at the time it was moved to, on its day, outside quiet hours, or not at all", () => {
  fc.assert(
    fc.property(
      someone,
      moment,
      fc.option(time),
      fc.integer({ min: 1, max: 40 }),
      (member, tick, at, lives) => {
        const taker = { ...member, member, pushes: { k: { isOff: false, at } } };
        const occasion = occasionAt(tick, lives * hour);
        const placed = placePush("k", occasion, taker);
        const other = placePush("other", occasion, { ...taker, pushes: {} });
        if (at === null) expect(placed).toEqual(other);
        if (placed === null) return;
        expect(placed.tick).toBeLessThan(placed.expiresAt);
        const { date, time: shown } = civilAt(placed.tick, member.zone);
        expect(isQuiet(member, shown)).toBe(false);
        // The day itself; quiet hours may reach into the next. Clocks that skip are later.
        const intended = civilDateAt(tick, member.zone);
        expect(date >= intended).toBe(true);
        if (at !== null && shown === at) expect(minutesOf(shown)).toBe(minutesOf(at));
      },
    ),
    { numRuns: 2000 },
  );
});

it("nothing comes that was turned off, or on a day off", () => {
  fc.assert(
    fc.property(someone, moment, (member, tick) => {
      const occasion = occasionAt(tick, 2 * day);
      const off = { k: { isOff: true, at: null } };
      expect(placePush("k", occasion, { ...member, member, pushes: off })).toBeNull();
      expect(placePush("k", occasion, { zone: member.zone, pushes: off })).toBeNull();
      const placed = placePush("k", occasion, { ...member, member });
      if (placed === null) throw new Error("lost");
      const date = civilDateAt(placed.tick, member.zone) as CivilDate;
      const away = { ...member, absences: [{ from: date, to: date }] };
      expect(placePush("k", occasion, { ...away, member: away })).toBeNull();
    }),
    { numRuns: 500 },
  );
});
