import { defaultPolicy } from "../../core/cadence/cadence-policy.ts";
import type { SamplePlan } from "../../core/cadence/reason.ts";

/** The gaps of a plan of tier B as people write them: `3-7-3-7`; the usual ones where none are told. */
export function gapsOf(plan: SamplePlan, gaps: readonly number[] | null | undefined): string {
  const { receivedGaps, sampleGaps } = defaultPolicy.B;
  return (gaps ?? (plan === "received" ? receivedGaps : sampleGaps)).join("-");
}
