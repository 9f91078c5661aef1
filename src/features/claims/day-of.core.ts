import type { Instant, Zone } from "../../core/time/civil.ts";
import { epochDayAt } from "../../core/time/civil-at.ts";
import { firstInstantFrom } from "../../core/time/instant-of.ts";

/** When the day of a zone began, which an instant is in. */
export const dayOf = (now: Instant, zone: Zone): Instant =>
  firstInstantFrom(epochDayAt(now, zone), 0, zone);
