import fc from "fast-check";
import type { CadenceFacts } from "../../../src/core/cadence/plan-due.ts";
import type { HolidayCalendar } from "../../../src/core/calendar/holiday-calendar.ts";
import type { CivilDate, Instant, IsoWeekday, Zone } from "../../../src/core/time/civil.ts";
import { stages, tiers } from "../../../src/core/vocabulary.ts";

const day = 86_400_000;

/** Country, zone and weekend of the customers in the cases, written down apart from the code. */
export const places: readonly {
  readonly country: string | null;
  readonly zone: Zone;
  readonly weekend: readonly IsoWeekday[];
  readonly firstWorkday: IsoWeekday;
}[] = (
  [
    ["TR", "Europe/Istanbul", [6, 7], 1],
    ["US", "America/Chicago", [6, 7], 1],
    ["US", "America/New_York", [6, 7], 1],
    ["BR", "America/Sao_Paulo", [6, 7], 1],
    ["CL", "America/Santiago", [6, 7], 1],
    ["DE", "Europe/Berlin", [6, 7], 1],
    ["AU", "Australia/Lord_Howe", [6, 7], 1],
    ["MA", "Africa/Casablanca", [6, 7], 1],
    ["CN", "Asia/Shanghai", [6, 7], 1],
    ["KI", "Pacific/Kiritimati", [6, 7], 1],
    ["AE", "Asia/Dubai", [6, 7], 1],
    ["SA", "Asia/Riyadh", [5, 6], 7],
    ["EG", "Africa/Cairo", [5, 6], 7],
    ["IL", "Asia/Jerusalem", [5, 6], 7],
    ["BD", "Asia/Dhaka", [5, 6], 7],
    ["IR", "Asia/Tehran", [5], 6],
    ["IN", "Asia/Kolkata", [7], 1],
    ["NP", "Asia/Kathmandu", [6], 7],
    ["BN", "Asia/Brunei", [5, 7], 1],
    [null, "UTC", [6, 7], 1],
  ] as const
).map(([country, zone, weekend, firstWorkday]) => ({
  country,
  zone: zone as Zone,
  weekend: weekend as readonly IsoWeekday[],
  firstWorkday,
}));

const instants = fc
  .integer({ min: Date.UTC(2023, 0, 1), max: Date.UTC(2028, 0, 1) })
  .map((at) => at as Instant);
const dates = instants.map((at) => new Date(at).toISOString().slice(0, 10) as CivilDate);
const orNull = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null });
const counts = fc.integer({ min: 0, max: 9 });

/** Working weeks that share at least one allowed day with every place above. */
const workdays = fc.constantFrom<readonly IsoWeekday[]>(
  [1, 2, 3, 4, 5],
  [1, 2, 3, 4, 5, 6],
  [2, 3],
  [7, 1, 2, 3, 4],
);

/** Facts of any customer, also odd ones: touches before the tier, requests long gone. */
export const cadenceFacts: fc.Arbitrary<CadenceFacts> = fc
  .record({
    tier: fc.constantFrom(...tiers),
    stage: fc.constantFrom(...stages),
    place: fc.constantFrom(...places),
    tierSince: instants,
    lastTouchAt: orNull(instants),
    touchesInTier: counts,
    sampleReceivedAt: orNull(instants),
    touchesSinceSample: counts,
    lastReviewAt: orNull(instants),
    lastOrderOn: orNull(dates),
    orderGapDays: orNull(fc.double({ min: 1, max: 400, noNaN: true })),
    requestedOn: orNull(dates),
    skippedOn: orNull(dates),
    skipsInTier: fc.integer({ min: 0, max: 3 }),
    skipsSinceSample: fc.integer({ min: 0, max: 3 }),
    ownerWorkdays: workdays,
    ownerCountry: fc.constantFrom("CN", "TR", null),
    keepsRamadan: fc.boolean(),
  })
  .map(({ place, ...facts }) => ({
    ...facts,
    country: place.country,
    zone: place.zone,
    // Nothing that has happened is later than the customer's last touch could know of.
    touchesInTier:
      facts.lastTouchAt !== null && facts.lastTouchAt >= facts.tierSince ? facts.touchesInTier : 0,
  }));

const someDays = fc
  .uniqueArray(fc.integer({ min: 0, max: 364 }), { maxLength: 40 })
  .map(
    (days) =>
      new Set(
        days.map((of) => new Date(Date.UTC(2026, 0, 1) + of * day).toISOString().slice(5, 10)),
      ),
  );

/** Public holidays and make-up days of countries: some days of the year, the same every year. */
export const holidayCalendars: fc.Arbitrary<HolidayCalendar> = fc
  .tuple(someDays, someDays)
  .map(([closed, open]) => {
    const on: HolidayCalendar["on"] = (country, date) => {
      if (country === "US") return null;
      const monthDay = new Date(date * day).toISOString().slice(5, 10);
      const [name, source] = [`${country} holiday`, "the case"];
      if (open.has(monthDay)) return { kind: "open", name, isEstimate: false, source };
      return closed.has(monthDay) ? { kind: "closed", name, isEstimate: false, source } : null;
    };
    return { on, atWork: on };
  });
