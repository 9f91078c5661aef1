import type { Actor } from "../../app/actor.ts";
import type { App } from "../../app/app.ts";
import { listTeams } from "../../store/members/members.ts";
import { teamById } from "../../store/members/teams.ts";

/**
 * The actor with the eyes of their teams' groups: they see whose customers stand in those lists, their
 * own included. Of an admin: of all teams.
 */
export async function withTeamEyes({ store }: App, actor: Actor): Promise<Actor> {
  const { member, scope } = actor;
  const teams = (await listTeams(store)).filter(
    ({ handles }) => member.role === "admin" || handles.includes(member.handle),
  );
  const known = await Promise.all(teams.map(({ id }) => teamById(store, id)));
  const owners = known.flatMap((team) => (team?.scope.owners as readonly string[]) ?? []);
  return { ...actor, scope: { ...scope, owners: [...new Set([...owners, member.id])] } };
}
