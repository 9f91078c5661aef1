import type { Member } from "../../core/members/member.ts";
import type { Roster } from "../../core/push/occasion.ts";

/** Ids of those whom a manager leads: the members of their teams. Nobody, for others. */
export function ledMemberIds({ role, handle }: Member, { members, teams }: Roster): string[] {
  if (role !== "manager") return [];
  const led = teams.filter(({ handles }) => handles.includes(handle));
  const mates = new Set(led.flatMap(({ handles }) => handles));
  mates.delete(handle);
  return members.filter((one) => mates.has(one.handle)).map(({ id }) => id);
}
