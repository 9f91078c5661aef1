import type { Instant } from "../core/time/civil.ts";
import { scopeAt } from "../store/members/handovers.ts";
import type { KnownMember } from "../store/members/members.ts";
import type { Actor } from "./actor.ts";

/** A member as the one who asks, at a time: with the lists that are lent to them then. */
export const actorAt = (known: KnownMember, now: Instant, chat: string): Actor => ({
  member: known.member,
  scope: scopeAt(known, now),
  now,
  chat,
});
