import type { Team } from "../../core/members/member.ts";
import { Refusal } from "../../errors.ts";
import type { Db } from "../../store/database/database.ts";
import { listTeams } from "../../store/members/members.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";

/**
 * The team that the actor leads and names, by its name or a part that no other has; the name may be
 * left out where they lead but one. A
 * manager leads the teams they are in, an admin all. Throws a `Refusal` `which-team` with the names
 * to choose from.
 */
export async function theirTeam(
  db: Db,
  { member }: Pick<Actor, "member">,
  name: string | undefined,
): Promise<Team> {
  const own = await ledTeams(db, member);
  const team = teamCalled(own, name);
  if (team === null) {
    throw new Refusal("which-team", { teams: own.map((one) => one.name).join(" · ") });
  }
  return team;
}

/** The same outside a transaction. */
export const findTeam = ({ store }: App, actor: Actor, name: string | undefined): Promise<Team> =>
  theirTeam(store, actor, name);

/** The teams that the actor leads; an admin leads all. */
export const findLedTeams = ({ store }: App, { member }: Actor): Promise<readonly Team[]> =>
  ledTeams(store, member);

async function ledTeams(db: Db, member: Actor["member"]): Promise<readonly Team[]> {
  const all = await listTeams(db);
  return member.role === "admin"
    ? all
    : all.filter(({ handles }) => handles.includes(member.handle));
}

/** The one of these teams with this name, or with a part of it that no other has; null otherwise. */
export function teamCalled(led: readonly Team[], name = ""): Team | null {
  const wanted = keyOf(name);
  const exact = led.filter((one) => keyOf(one.name) === wanted);
  const near = led.filter((one) => keyOf(one.name).includes(wanted));
  const [team, ...others] = exact.length > 0 ? exact : near;
  return team === undefined || others.length > 0 ? null : team;
}

const keyOf = (name: string): string => name.normalize("NFKC").trim().toLowerCase();
