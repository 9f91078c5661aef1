import { type KnownMember, memberById } from "../../store/members/members.ts";
import { type KnownTeam, teamById } from "../../store/members/teams.ts";
import type { App } from "../app.ts";

/** The active member with this id and what they may see; null when they are gone. */
export const findMemberById = (app: App, id: string): Promise<KnownMember | null> =>
  memberById(app.store, id);

/** The team with this id and what its group may be told of; null when it is gone. */
export const findTeamById = (app: App, id: string): Promise<KnownTeam | null> =>
  teamById(app.store, id);
