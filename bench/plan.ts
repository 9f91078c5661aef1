// Plans the next due of a million customers on one core and prints the seconds.
import { defaultPolicy } from "../src/core/cadence/cadence-policy.ts";
import { type CadenceFacts, planDue } from "../src/core/cadence/plan-due.ts";
import { publicHolidays } from "../src/core/calendar/public-holidays.ts";
import { zoneOf } from "../src/core/places/zone-of.ts";
import type { CivilDate, Instant, IsoWeekday, Zone } from "../src/core/time/civil.ts";
import { parseInstant } from "../src/core/time/instant.ts";
import { type Stage, stages, type Tier, tiers } from "../src/core/vocabulary.ts";

const countries =
  "TR EG BR SA AE US DE GB IN ID VN MX RU NG ZA PL FR ES IT KZ BD IR IL AU CA JP KR TH CL PE";
const customers = 1_000_000;
const now = parseInstant("2026-11-21T01:00:00Z") as Instant;
const day = 86_400_000;

const places = countries.split(" ").map((country) => ({ country, zone: zoneOf(country) as Zone }));
const workdays: readonly IsoWeekday[] = [1, 2, 3, 4, 5];

/** Customer number n: all tiers, stages and places mixed, history over the last 400 days. */
function factsOf(n: number): CadenceFacts {
  const mixed = (n * 2_654_435_761) % 4_294_967_296;
  const tierSince = (now - (mixed % 400) * day - (mixed % 86_400) * 1000) as Instant;
  const lastTouchAt =
    mixed % 7 === 0 ? null : ((now - (mixed % 190) * day - (mixed % 80_000) * 1000) as Instant);
  const touchesInTier = lastTouchAt !== null && lastTouchAt >= tierSince ? (mixed % 9) + 1 : 0;
  const { country, zone } = places[mixed % places.length] ?? { country: "CN", zone: "UTC" as Zone };
  return {
    tier: tiers[mixed % tiers.length] as Tier,
    stage: stages[(mixed >>> 8) % stages.length] as Stage,
    country,
    zone,
    tierSince,
    lastTouchAt,
    touchesInTier,
    sampleReceivedAt: mixed % 5 === 0 ? ((now - (mixed % 60) * day) as Instant) : null,
    touchesSinceSample: mixed % 4,
    lastReviewAt: null,
    lastOrderOn: mixed % 3 === 0 ? ("2026-10-20" as CivilDate) : null,
    orderGapDays: mixed % 3 === 0 ? 24 + (mixed % 30) : null,
    requestedOn: mixed % 50 === 0 ? ("2026-12-05" as CivilDate) : null,
    skippedOn: null,
    skipsInTier: 0,
    skipsSinceSample: 0,
    ownerWorkdays: workdays,
    ownerCountry: "CN",
    keepsRamadan: mixed % 11 === 0,
  };
}

/** Facts are made in batches outside the clock, so that it measures planning alone. */
const batch = 50_000;
let seconds = 0;
let shifted = 0;
for (let first = 0; first < customers; first += batch) {
  const facts = Array.from({ length: batch }, (_, index) => factsOf(first + index));
  const began = process.hrtime.bigint();
  for (const each of facts) {
    const due = planDue(each, defaultPolicy, publicHolidays);
    if (due.on !== due.targetOn) shifted++;
  }
  seconds += Number(process.hrtime.bigint() - began) / 1e9;
}
console.log(
  `plan: ${customers} customers in ${seconds.toFixed(2)} s (aim < 3 s), ${shifted} moved to an open day`,
);
