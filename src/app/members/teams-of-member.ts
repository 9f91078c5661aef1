import { listTeams } from "../../store/members/members.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";

/** Names of the teams that the member belongs to. */
export async function teamsOfMember(app: App, { member }: Actor): Promise<string[]> {
  const teams = await listTeams(app.store);
  return teams.filter((team) => team.handles.includes(member.handle)).map((team) => team.name);
}
