// Run by core-zones.test.ts in one process per host zone: checks every property there and prints
// one JSON line with the outcome of each, and a digest of dues that must not depend on the host.
import { createHash } from "node:crypto";
import fc from "fast-check";
import { planDue } from "../../../src/core/cadence/plan-due.ts";
import "../../support/properties.ts";
import { cadenceProperties } from "./cadence-properties.ts";
import { cadenceFacts } from "./facts.ts";
import { timeProperties } from "./time-properties.ts";

/** What one host zone found. */
export type Outcome = {
  readonly hostZone: string;
  /** Minutes that the host's own clock was behind UTC in January and July 2026. */
  readonly hostOffsets: readonly number[];
  /** Digest of the dues of the same 5,000 customers. */
  readonly digest: string;
  readonly failures: Readonly<Record<string, string>>;
};

const failures: Record<string, string> = {};
for (const { name, check } of [...timeProperties, ...cadenceProperties]) {
  try {
    check();
  } catch (error) {
    failures[name] = error instanceof Error ? error.message : String(error);
  }
}
const dues = fc
  .sample(cadenceFacts, { numRuns: 5000, seed: 20_261_121 })
  .map((facts) => planDue(facts));
const outcome: Outcome = {
  hostZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  hostOffsets: [0, 6].map((month) => new Date(2026, month, 1).getTimezoneOffset()),
  digest: createHash("sha256").update(JSON.stringify(dues)).digest("hex"),
  failures,
};
console.log(JSON.stringify(outcome));
