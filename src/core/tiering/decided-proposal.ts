import type { ChangedCustomer } from "../changes/changed-customer.ts";
import type { Tier } from "../vocabulary.ts";

/** What a member decided about a proposed tier. */
export type ProposalDecision = {
  readonly customerId: string;
  /** The tier that was proposed to them. */
  readonly tier: Tier;
  readonly isAccepted: boolean;
};

/** A proposal that was decided, and how the customer stands now. */
export type DecidedProposal = {
  readonly customer: ChangedCustomer;
  readonly tier: Tier;
  readonly isAccepted: boolean;
};
