import type { Member } from "../core/members/member.ts";
import type { Instant } from "../core/time/civil.ts";
import type { EventClaim } from "../store/messages/inbox.ts";
import type { OncePress } from "../store/messages/spent-presses.ts";
import type { Scope } from "../store/scope.ts";

/** Who asks, when, and from where. Every use case that changes something takes one. */
export type Actor = {
  readonly member: Member;
  readonly scope: Scope;
  readonly now: Instant;
  /** The conversation, for the audit: `platform:chat id`, or `cli`. */
  readonly chat: string;
  /** The event that asked for it, marked done in the transaction of its effect. */
  readonly event?: EventClaim;
  /** The press that asked for it, where what it does is done once: spent in the same transaction. */
  readonly press?: OncePress;
};
