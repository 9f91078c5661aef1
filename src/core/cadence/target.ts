import type { EpochDay } from "../time/civil.ts";
import type { GapBase } from "./gap-base.ts";
import type { Reason, SamplePlan } from "./reason.ts";

/** The next touch of tier B in its plan; `index` counts from 1. */
type SampleStep = {
  readonly plan: SamplePlan;
  readonly index: number;
  readonly gaps: readonly number[];
};

/** The day a cadence aims at, before closed days move it. */
export type Target = {
  readonly day: EpochDay;
  /** How far the due may come before `day` when that is closed. */
  readonly earliest: EpochDay;
  /** Not to be passed as long as a day before it is open. */
  readonly limit: Limit | null;
  /** The target is always later than this. */
  readonly base: GapBase;
  readonly step: SampleStep | null;
  readonly proposal: "after-last-step" | null;
  /** What set the day; `base.why` and the shifts follow it. */
  readonly why: Reason;
};

/** A last day: `days` after `from`, the last touch. */
export type Limit = { readonly from: EpochDay; readonly days: number };

/** A target so many days after its base, with nothing else to mind. */
export function targetAfter(base: GapBase, days: number, why: Reason): Target {
  const day = (base.day + days) as EpochDay;
  return { day, earliest: day, limit: null, base, step: null, proposal: null, why };
}
