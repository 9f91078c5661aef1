import { type CadencePolicy, defaultPolicy } from "../cadence/cadence-policy.ts";
import { mergePatch } from "./merge-patch.ts";
import { defaultTierRules, type TierRules } from "./tier-rules.ts";

/** The numbers of the cadence that an organization may set; the temperature law stays as it is. */
export type CadenceRules = Omit<CadencePolicy, "version" | "temperature">;

/** All that an organization may set about tiers: who belongs where, and how often they hear of us. */
export type RuleSet = { readonly tiers: TierRules; readonly cadence: CadenceRules };

const { version: _, temperature, ...defaultCadence } = defaultPolicy;

/** The rules that come with the program. */
export const defaultRuleSet: RuleSet = { tiers: defaultTierRules, cadence: defaultCadence };

/** A version of the rules; version 1 are those that come with the program. */
export type ActiveRules = { readonly version: number; readonly rules: RuleSet };

/** The cadence of a version of the rules. */
export const policyOf = ({ version, rules }: ActiveRules): CadencePolicy => ({
  version,
  temperature,
  ...rules.cadence,
});

/** Stored rules with what they do not say yet, since they are from an earlier program. */
export const completeRules = (stored: RuleSet): RuleSet =>
  mergePatch(defaultRuleSet, stored) as RuleSet;
