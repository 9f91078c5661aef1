import type { Instant, Zone } from "../../core/time/civil.ts";
import type { Locale, Role } from "../../core/vocabulary.ts";
import type { RosterRow } from "./roster.core.ts";

/** Somebody of a roster as they would be set up. */
export type PlannedPerson = {
  readonly row: RosterRow;
  readonly handle: string;
  readonly role: Role;
  readonly zone: Zone;
  /** Nobody said the zone: it is the company's. */
  readonly isZoneAssumed: boolean;
  readonly locale: Locale;
  /** The member that they are already. */
  readonly memberId: string | null;
  readonly isLinked: boolean;
  /** The account that a platform's directory has for them, by its id or an address it has confirmed. */
  readonly account: { readonly platform: string; readonly userId: string } | null;
  /** The team that they join; null where it is not known which. */
  readonly team: string | null;
};

/** How far somebody has come since they were invited. */
export type Newcomer = {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  readonly role: Role;
  readonly onboardedAt: Instant;
  /** When they were told last how to begin. */
  readonly invitedAt: Instant | null;
  readonly isLinked: boolean;
  readonly hasWritten: boolean;
  /** Days on which they asked for a list. */
  readonly daysRead: number;
  /** What they recorded. */
  readonly logged: number;
  readonly customers: number;
  /** A manager is in one of their teams. */
  readonly hasManager: boolean;
};

/** What holds somebody up; null: nothing does. */
export type Obstacle = "not-linked" | "no-customers" | "silent" | "reads-only" | "not-read";

/** The first thing that has to be mended for somebody to work with it. */
export function obstacleOf(one: Newcomer): Obstacle | null {
  if (!one.isLinked) return "not-linked";
  if (one.logged > 0) return null;
  // Who leads others reads, and has no customers to call.
  if (one.role !== "sales") return one.hasWritten ? null : "silent";
  if (one.customers === 0) return "no-customers";
  if (!one.hasWritten) return "silent";
  return one.daysRead > 0 ? "reads-only" : "not-read";
}

/** Whether nothing was heard of somebody yet. */
export const isSilent = ({ isLinked, hasWritten }: Newcomer): boolean => !isLinked || !hasWritten;

/** For so long somebody who was told how to begin is let alone, in milliseconds. */
const patience = 4 * 3_600_000;

/** Whether somebody is to be told again how to begin: nothing was heard, and it is a while ago. */
export const isToRemind = (one: Newcomer, now: Instant): boolean =>
  isSilent(one) && (!one.isLinked || one.invitedAt === null || one.invitedAt <= now - patience);
