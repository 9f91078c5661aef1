import type { Actor } from "../../app/actor.ts";
import type { App } from "../../app/app.ts";
import { ledMemberIds } from "../../app/members/led-member-ids.ts";
import { stoodInFor, withEyesFor } from "../../app/members/stood-in-for.ts";
import { everybody } from "../../app/push/roster.ts";
import type { Roster } from "../../core/push/occasion.ts";

/** For whose customers somebody may sign, and the actor with eyes for these. */
export type Signing = {
  readonly actor: Actor;
  /** Owners; `all`: everybody's. Empty: nobody's. */
  readonly owners: readonly string[] | "all";
};

/**
 * For whom the actor signs: a manager for those they lead and for themselves, an admin for everybody. While
 * a manager's list is lent, the deputy signs for them, but not what is for the deputy's own customers.
 */
export async function signingOf(app: App, actor: Actor): Promise<Signing> {
  return signingIn(actor, await everybody(app));
}

/** The same where it is known who there is. */
export function signingIn(actor: Actor, roster: Roster | null): Signing {
  const { member } = actor;
  if (member.role === "admin") return { actor, owners: "all" };
  if (roster === null) return { actor, owners: [] };
  const led = member.role === "manager" ? [member.id, ...ledMemberIds(member, roster)] : [];
  const owners = [...new Set([...led, ...stoodInFor(actor, roster)])];
  return { actor: withEyesFor(actor, owners), owners };
}

/** Whether that lets somebody sign for an owner's customer. */
export const maySign = ({ owners }: Signing, ownerId: string | null): boolean =>
  owners === "all" || (ownerId !== null && owners.includes(ownerId));
