import type { CadenceFacts } from "../../src/core/cadence/plan-due.ts";
import type { CivilDate, Instant, WallTime, Zone } from "../../src/core/time/civil.ts";
import { instantOf } from "../../src/core/time/instant-of.ts";

/** The instant at which the clocks of a zone show `YYYY-MM-DD HH:MM`. */
export function at(text: string, zone = "Europe/Istanbul"): Instant {
  const [date = "", time = "10:00"] = text.split(" ");
  return instantOf(date as CivilDate, time as WallTime, zone as Zone);
}

/**
 * A Turkish lead of tier C since Monday 2026-11-02, never touched, whose owner works from Monday
 * to Friday; with what a case changes about that.
 */
export function cadenceFacts(changes: Partial<CadenceFacts> = {}): CadenceFacts {
  return {
    tier: "C",
    stage: "lead",
    country: "TR",
    zone: "Europe/Istanbul" as Zone,
    tierSince: at("2026-11-02"),
    lastTouchAt: null,
    touchesInTier: 0,
    sampleReceivedAt: null,
    touchesSinceSample: 0,
    lastReviewAt: null,
    lastOrderOn: null,
    orderGapDays: null,
    requestedOn: null,
    skippedOn: null,
    skipsInTier: 0,
    skipsSinceSample: 0,
    ownerWorkdays: [1, 2, 3, 4, 5],
    ownerCountry: "CN",
    keepsRamadan: false,
    ...changes,
  };
}
