import type { Member, Team } from "../../core/members/member.ts";
import { listMembers, listTeams } from "../../store/members/members.ts";
import { type App, soon } from "../app.ts";

/** Everybody of the company who is active, and the teams. */
export async function listPeople(
  app: App,
): Promise<{ readonly members: readonly Member[]; readonly teams: readonly Team[] }> {
  const { store } = soon(app);
  const [members, teams] = await Promise.all([listMembers(store), listTeams(store)]);
  return { members, teams };
}
