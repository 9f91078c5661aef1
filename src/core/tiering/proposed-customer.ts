import { type Tier, tiers } from "../vocabulary.ts";
import type { TierProposal } from "./tier-proposal.ts";

/** A customer whom the rules would put into another tier. */
export type ProposedCustomer = {
  readonly id: string;
  readonly ref: string;
  readonly name: string;
  /** The owner's name; null without one. */
  readonly owner: string | null;
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
    rankOf(one.proposal) - rankOf(other.proposal) ||
    silenceOf(other.proposal) - silenceOf(one.proposal) ||
    (one.ref < other.ref ? -1 : 1)
  );
}

function rankOf({ from, to, because }: TierProposal): number {
  if (because.some(({ code }) => code === "plan-ended")) return 0;
  const rank = (tier: Tier) => tiers.indexOf(tier);
  return rank(to) < rank(from) ? 1 + rank(to) : 1 + tiers.length + rank(from);
}

const silenceOf = ({ because }: TierProposal): number =>
  Math.max(0, ...because.map((reason) => (reason.code === "silent" ? reason.days : 0)));
