import type { Role } from "../vocabulary.ts";

/** Somebody sees no customer: because the organization has none, or none is theirs or their team's. */
export type MissingCustomers = {
  readonly of: "organization" | "member";
  /** Role and handle of who asks. */
  readonly role: Role;
  readonly handle: string;
  /** Names of the admins, who can change it. */
  readonly admins: readonly string[];
};
