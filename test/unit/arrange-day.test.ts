import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arrangeDay } from "../../src/core/cadence/arrange-day.ts";
import { isUrgent } from "../../src/core/cadence/is-urgent.ts";
import { publicHolidays } from "../../src/core/calendar/public-holidays.ts";
import type { Instant, Zone } from "../../src/core/time/civil.ts";
import { tiers } from "../../src/core/vocabulary.ts";
import { at } from "../support/cadence-facts.ts";
import { dueCustomerOf } from "../support/due-customer.ts";

const beijing = "Asia/Shanghai";
const due = at("2026-01-05");
/** Due long ago, touched once. */
const overdue = (country: string, zone: string, tier: (typeof tiers)[number] = "C") =>
  dueCustomerOf(
    { country, zone: zone as Zone, tier, tierSince: due, lastTouchAt: due, touchesInTier: 1 },
    { name: country },
  );
const arranged = (now: string, ...customers: ReturnType<typeof overdue>[]) => {
  const end = at(`${now.slice(0, 10)} 23:59`, beijing) + 60_000;
  const { items, shifted } = arrangeDay(
    customers,
    at(now, beijing),
    end as Instant,
    publicHolidays,
  );
  return { items: items.map(({ customer, state }) => `${customer.name} ${state}`), shifted };
};

describe("a member's day", () => {
  it("puts windows that close first on top, then those that open, then those over", () => {
    const { items, shifted } = arranged(
      "2026-12-02 19:50",
      overdue("JP", "Asia/Tokyo"),
      overdue("BR", "America/Sao_Paulo"),
      overdue("EG", "Africa/Cairo"),
      overdue("TR", "Europe/Istanbul"),
      overdue("US", "America/Los_Angeles"),
    );
    expect(items).toEqual(["TR open", "EG open", "BR later", "US missed", "JP missed"]);
    expect(shifted).toEqual([]);
  });

  it("counts closed days by cause and by the day they end", () => {
    const { items, shifted } = arranged(
      "2026-12-04 16:00",
      overdue("EG", "Africa/Cairo"),
      overdue("SA", "Asia/Riyadh"),
      overdue("EG", "Africa/Cairo"),
      overdue("TR", "Europe/Istanbul"),
    );
    expect(items).toEqual(["TR open"]);
    const group = { because: "weekend", name: null, countries: ["EG", "SA"], count: 3 };
    expect(shifted).toEqual([{ ...group, to: "2026-12-07" }]);
  });

  it("lists who is due all the same on a day on which nobody can be reached", () => {
    const customers = [overdue("SA", "Asia/Riyadh"), overdue("JP", "Asia/Tokyo")];
    const { items, shifted } = arranged("2026-12-05 10:00", ...customers);
    expect(items).toEqual(["JP missed", "SA missed"]);
    expect(shifted).toEqual([]);
    const [now, end] = [at("2026-12-05 10:00", beijing), at("2026-12-06 00:00", beijing)];
    expect(arrangeDay(customers, now, end, publicHolidays, true).items).toEqual([]);
  });

  it("waits for the due's own window, though an earlier one is open", () => {
    const tomorrow = dueCustomerOf({
      country: "JP",
      zone: "Asia/Tokyo" as Zone,
      lastTouchAt: at("2026-10-05"),
    });
    expect(tomorrow.dueOn).toBe("2026-12-04");
    const night = at("2026-12-03 10:00", "Asia/Tokyo");
    const end = at("2026-12-04 12:00", "Asia/Tokyo");
    expect(arrangeDay([tomorrow], night, end, publicHolidays).items).toMatchObject([
      { state: "later", at: tomorrow.opensAt },
    ]);
  });

  it("tells of a due that a closed day moved past today, not of one that is simply later", () => {
    const moved = dueCustomerOf({ lastTouchAt: at("2026-10-06") });
    expect([moved.targetOn, moved.dueOn]).toEqual(["2026-12-05", "2026-12-07"]);
    const later = dueCustomerOf({ lastTouchAt: at("2026-10-08") });
    const now = at("2026-12-05 12:00");
    const { items, shifted } = arrangeDay(
      [moved, later],
      now,
      at("2026-12-06 00:00"),
      publicHolidays,
    );
    expect(items).toEqual([]);
    expect(shifted).toEqual([
      { because: "weekend", name: null, countries: ["TR"], count: 1, to: "2026-12-07" },
    ]);
  });

  it("loses nobody who is due, whatever the hour", () => {
    const places = [
      ["TR", "Europe/Istanbul"],
      ["US", "America/Los_Angeles"],
      ["NZ", "Pacific/Auckland"],
      ["EG", "Africa/Cairo"],
    ] as const;
    const customers = fc.array(
      fc
        .tuple(fc.constantFrom(...places), fc.constantFrom(...tiers))
        .map(([place, tier]) => overdue(place[0], place[1], tier)),
    );
    fc.assert(
      fc.property(customers, fc.integer({ min: 0, max: 14 * 24 * 60 }), (all, minutes) => {
        const now = (at("2026-11-30 00:00", beijing) + minutes * 60_000) as Instant;
        const end = (now + 6 * 3_600_000) as Instant;
        const { items, shifted } = arrangeDay(all, now, end, publicHolidays);
        const counted = shifted.reduce((sum, group) => sum + group.count, 0);
        expect(items.length + counted).toBe(all.length);
        for (const item of items) {
          expect(item.at).toBeGreaterThan(now);
          if (item.state !== "open") expect(item.at >= end).toBe(item.state === "missed");
        }
        const urgent = items.filter(({ customer }) => isUrgent(customer, now));
        expect(items.slice(0, urgent.length)).toEqual(urgent);
        for (const part of [urgent, items.slice(urgent.length)]) {
          const open = part.filter((item) => item.state === "open").map((item) => item.at);
          expect(open).toEqual(open.toSorted((a, b) => a - b));
          expect(part.slice(0, open.length).every((item) => item.state === "open")).toBe(true);
        }
      }),
    );
  });

  it("keeps its order whoever else is due: a page more or less moves nobody", () => {
    const places = [
      ["TR", "Europe/Istanbul"],
      ["BR", "America/Sao_Paulo"],
      ["VN", "Asia/Ho_Chi_Minh"],
    ] as const;
    const customers = fc.array(
      fc.tuple(fc.constantFrom(...places), fc.constantFrom(...tiers), fc.boolean()),
    );
    fc.assert(
      fc.property(customers, fc.integer({ min: 0, max: 4 * 24 * 60 }), (drawn, minutes) => {
        const all = drawn.map(([[country, zone], tier]) => overdue(country, zone, tier));
        const some = all.filter((_, at) => drawn[at]?.[2]);
        const now = (at("2026-11-30 00:00", beijing) + minutes * 60_000) as Instant;
        const end = (now + 9 * 3_600_000) as Instant;
        const order = (of: typeof all) =>
          arrangeDay(of, now, end, publicHolidays, true).items.map(({ customer }) => customer);
        expect(order(all).filter((one) => some.includes(one))).toEqual(order(some));
      }),
    );
  });

  it("puts overdue KA and A before whoever can be reached sooner", () => {
    const reachable = overdue("TR", "Europe/Istanbul", "D");
    const asleep = overdue("US", "America/Los_Angeles", "KA");
    const late = overdue("VN", "Asia/Ho_Chi_Minh", "A");
    const now = at("2026-12-02 15:00", beijing);
    const end = at("2026-12-03 00:00", beijing);
    const { items } = arrangeDay([reachable, asleep, late], now, end, publicHolidays);
    expect(
      items
        .map(({ customer: { tier } }) => tier)
        .slice(0, 2)
        .toSorted(),
    ).toEqual(["A", "KA"]);
    expect(items.at(2)?.customer.tier).toBe("D");
  });
});
