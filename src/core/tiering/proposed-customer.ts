import type { CivilDate, Zone } from "../time/civil.ts";
import { type Tier, tiers } from "../vocabulary.ts";
import type { TierProposal } from "./tier-proposal.ts";

/** A customer whom the rules would put into another tier. */
export type ProposedCustomer = {
  readonly id: string;
  readonly ref: string;
  readonly name: string;
  /** The owner's name; null without one. */
  readonly owner: string | null;
  readonly zone: Zone;
  /** The customer's date of the last touch or skip; null before the first. */
  readonly lastAttemptOn: CivilDate | null;
  readonly proposal: TierProposal;
};

/** Proposals to one reader: the strongest of all there are, in order. */
export type ProposalList = {
  readonly total: number;
  readonly proposals: readonly ProposedCustomer[];
  /** Whether they are of several people's customers. */
  readonly showsOwner: boolean;
  /** For how long a refusal holds. */
  readonly refusedDays: number;
};

/**
 * The order of proposals: first whoever waits for a decision after the plan of B, then those who
 * rise, to the highest tier first, then those who fall.
 */
export function byStrength(one: ProposedCustomer, other: ProposedCustomer): number {
  return (
    rankOf(one) - rankOf(other) ||
    silenceOf(other.proposal) - silenceOf(one.proposal) ||
    (one.ref < other.ref ? -1 : 1)
  );
}

function rankOf({ proposal }: ProposedCustomer): number {
  const { from, to } = proposal;
  if (isAfterPlan({ proposal })) return 0;
  const rank = (tier: Tier) => tiers.indexOf(tier);
  return rank(to) < rank(from) ? 1 + rank(to) : 1 + tiers.length + rank(from);
}

const silenceOf = ({ because }: TierProposal): number =>
  Math.max(0, ...because.map((reason) => (reason.code === "silent" ? reason.days : 0)));

/** Whether it is about what comes after the plan of tier B. */
export const isAfterPlan = ({ proposal }: Pick<ProposedCustomer, "proposal">): boolean =>
  proposal.because.some(({ code }) => code === "plan-ended");
