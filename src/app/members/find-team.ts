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
  const all = await listTeams(db);
  const own =
    member.role === "admin" ? all : all.filter((team) => team.handles.includes(member.handle));
  const called = (one: Team) => one.name.toLowerCase();
  const wanted = name?.toLowerCase() ?? "";
  const exact = own.filter((one) => called(one) === wanted);
  const near = own.filter((one) => called(one).includes(wanted));
  const [team, ...others] = exact.length > 0 ? exact : near;
  if (team === undefined || others.length > 0) {
    throw new Refusal("which-team", { teams: own.map((one) => one.name).join(" · ") });
  }
  return team;
}

/** The same outside a transaction. */
export const findTeam = ({ store }: App, actor: Actor, name: string | undefined): Promise<Team> =>
  theirTeam(store, actor, name);
