import type { Member } from "../members/member.ts";
import type { Instant } from "../time/civil.ts";

const week = 7 * 86_400_000;

/** Whether a member is so new at an instant that the morning list is all they get by itself. */
export const isInFirstWeek = (
  { onboardedAt = null }: Pick<Member, "onboardedAt">,
  at: Instant,
): boolean => onboardedAt !== null && at < onboardedAt + week;
