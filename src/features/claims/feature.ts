import { defineFeature } from "../define-feature.ts";
import { claim } from "./claim.command.ts";
import { claims as push } from "./claims.push.ts";
import { creditOnCard, poolOfSummary, whyPooled } from "./pool.card.ts";
import { pool } from "./pool.command.ts";

/**
 * Customers of a team, dormant or so long overdue that they are in the public pool, taken over by whoever
 * asks first.
 */
export const claims = defineFeature({
  name: "claims",
  commands: [claim, pool],
  pushes: { member: [push] },
  cardSection: creditOnCard,
  whySection: whyPooled,
  weekSection: poolOfSummary,
});
