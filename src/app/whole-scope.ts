import type { Scope } from "../store/scope.ts";

/** What the program itself looks at when it acts for nobody in particular: the organization. */
export const wholeScope = (organizationId: string): Scope => ({
  organizationId,
  memberId: organizationId,
  role: "admin",
  owners: "all",
});
