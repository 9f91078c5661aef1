import type { Roster } from "../../core/push/occasion.ts";
import type { Actor } from "../actor.ts";
import { ledMemberIds } from "./led-member-ids.ts";

/** Those for whose customers the actor stands in at present: managers whose list is lent to them, and whom these lead. */
export function stoodInFor({ member, scope }: Actor, roster: Roster | null): readonly string[] {
  const lenders = (roster?.members ?? []).filter(
    ({ id, role }) => role === "manager" && scope.lenders?.includes(id) === true,
  );
  const ids = lenders.flatMap((one) => [
    one.id,
    ...(roster === null ? [] : ledMemberIds(one, roster)),
  ]);
  return [...new Set(ids)].filter((id) => id !== member.id);
}

/** The actor with eyes for the customers of these owners as well. */
export function withEyesFor(actor: Actor, owners: readonly string[]): Actor {
  const { scope } = actor;
  if (scope.owners === "all") return actor;
  return { ...actor, scope: { ...scope, owners: [...new Set([...scope.owners, ...owners])] } };
}
