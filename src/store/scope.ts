import type { Role } from "../core/vocabulary.ts";
import type { PlanningVersions } from "./cadence/planning-versions.ts";

/**
 * On whose behalf a store call runs. `owners` lists the members whose customers are visible:
 * oneself for sales, everybody of one's teams for a manager, `all` (unowned customers too) for an
 * admin.
 */
export type Scope = {
  readonly organizationId: string;
  readonly memberId: string;
  readonly role: Role;
  readonly owners: readonly string[] | "all";
  /** Those of them whose list is lent to the member at present. */
  readonly lenders?: readonly string[];
  /** What was in force when the member was read. */
  readonly planning?: PlanningVersions;
};

/** The scope of work on everybody's behalf, which no member asked for. */
export const wholeScope = (organizationId: string): Scope => ({
  organizationId,
  memberId: organizationId,
  role: "admin",
  owners: "all",
});
