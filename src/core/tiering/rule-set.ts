import { type CadencePolicy, defaultPolicy } from "../cadence/cadence-policy.ts";
import type { OwnRates } from "../money/own-rates.ts";
import type { ComplaintKind } from "../owed/complaint-told.ts";
import type { CivilDate } from "../time/civil.ts";
import { mergePatch } from "./merge-patch.ts";
import { defaultTierRules, type TierRules } from "./tier-rules.ts";

/** The numbers of the cadence that an organization may set; the temperature law stays as it is. */
export type CadenceRules = Omit<CadencePolicy, "version" | "temperature">;

/** How complaints are dealt with. */
export type ComplaintRules = {
  /** Working days of whoever notes a complaint, by the end of which it is to be answered. */
  readonly answerWorkdays: number;
  /** The same of complaints about something in particular, where that is another. */
  readonly byKind: Readonly<Partial<Record<ComplaintKind, number>>>;
  /** The same of severe ones, whatever they are about; never longer than those. */
  readonly severeWorkdays: number;
};

/** How soon customers are answered, in working hours of their owner; 24 are a working day. */
export type AnswerRules = {
  readonly workHours: number;
  /** The same for tiers KA and A. */
  readonly pressingWorkHours: number;
};

/** What may be given away. */
export type ConcessionRules = {
  /** More than this, in percent or in the reporting currency, needs a manager's yes before. */
  readonly mostPercent: number;
  readonly mostAmount: number;
  /** Days after which what is to come back is reminded of, where no day was told. */
  readonly returnDays: number;
};

/** The levels of loyal customers, the lowest first. */
export const loyaltyLevels = ["silver", "gold", "diamond"] as const;
export type LoyaltyLevel = (typeof loyaltyLevels)[number];

/** Points and levels of loyal customers. */
export type LoyaltyRules = {
  /** From which day on orders earn points; `off`: nothing of it is shown. */
  readonly since: CivilDate | "off";
  /** Points for each 100 of turnover in the reporting currency, and for each customer whom they brought. */
  readonly per100: number;
  readonly perReferral: number;
  /** The turnover of twelve months from which on a customer is of a level. */
  readonly from: Readonly<Record<LoyaltyLevel, number>>;
  /** What a level brings, in words. */
  readonly benefits: Readonly<Record<LoyaltyLevel, string>>;
};

/** When customers who matter are cared for. */
export type CareRules = {
  /** Working days before a moment from which on a gift may be got ready for it, and a wish. */
  readonly giftWorkdays: number;
  readonly wishWorkdays: number;
  /** From which sum on a first order is a big one, in the reporting currency. */
  readonly bigOrder: number;
};

/** Whether customers who could trade with each other are proposed to whoever has them. */
export type MatchRules = { readonly propose: "off" | "on" };

/** In what an organization counts. */
export type ReportingRules = {
  /** ISO 4217, or `auto`: by the organization's country. */
  readonly currency: string;
};

/**
 * All that an organization may set: who belongs in which tier, how often they hear of us, how soon
 * after a complaint or a question, what may be given away, when the important ones are cared for, whether
 * customers are introduced to each other, and in what money is counted.
 */
export type RuleSet = {
  readonly tiers: TierRules;
  readonly cadence: CadenceRules;
  readonly complaints: ComplaintRules;
  readonly answers: AnswerRules;
  readonly concessions: ConcessionRules;
  readonly loyalty: LoyaltyRules;
  readonly care: CareRules;
  readonly matches: MatchRules;
  readonly reporting: ReportingRules;
  /** Own rates by currency (ISO 4217), before the published ones. */
  readonly currency: Readonly<Record<string, OwnRates>>;
};

const { version: _, temperature, ...defaultCadence } = defaultPolicy;

/** The rules that come with the program. */
export const defaultRuleSet: RuleSet = {
  tiers: defaultTierRules,
  cadence: defaultCadence,
  complaints: { answerWorkdays: 2, byKind: { service: 1 }, severeWorkdays: 1 },
  answers: { workHours: 24, pressingWorkHours: 4 },
  concessions: { mostPercent: 5, mostAmount: 2000, returnDays: 14 },
  loyalty: {
    since: "off",
    per100: 1,
    perReferral: 100,
    from: { silver: 50_000, gold: 200_000, diamond: 1_000_000 },
    benefits: { silver: "", gold: "", diamond: "" },
  },
  care: { giftWorkdays: 25, wishWorkdays: 5, bigOrder: 10_000 },
  matches: { propose: "off" },
  reporting: { currency: "auto" },
  currency: {},
};

/** A version of the rules; version 1 are those that come with the program. */
export type ActiveRules = { readonly version: number; readonly rules: RuleSet };

/** The cadence of a version of the rules. */
export const policyOf = ({ version, rules }: ActiveRules): CadencePolicy => ({
  version,
  temperature,
  ...rules.cadence,
});

/**
 * Stored rules with what they do not say yet, since they are from an earlier program; own rates had
 * no date then, and held always.
 */
export function completeRules(stored: RuleSet): RuleSet {
  const rules = mergePatch(defaultRuleSet, stored) as RuleSet;
  const currency = Object.entries(rules.currency).map(([code, rates]) => [
    code,
    typeof rates === "number" ? { always: rates } : rates,
  ]);
  return { ...rules, currency: Object.fromEntries(currency) };
}
