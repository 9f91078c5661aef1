import { Refusal } from "../errors.ts";
import { recordAudit } from "../store/audit.ts";
import { listTeams } from "../store/members.ts";
import type { Place } from "../store/sent-messages.ts";
import { bindTeamChat } from "../store/teams.ts";
import type { Actor } from "./actor.ts";
import type { App } from "./app.ts";

/**
 * Makes a group chat the one where a team's posts go, instead of the one it had on that platform.
 * A manager binds a team they are in, an admin any; the name may be left out where there is but one.
 * Answers the team's name. Throws a `Refusal` `which-team` with the names to choose from.
 */
export const bindChat = (
  app: App,
  actor: Actor,
  place: Place,
  name: string | undefined,
): Promise<string> =>
  app.store.transaction(async (db) => {
    const { member, scope, now, chat } = actor;
    const all = await listTeams(db);
    const own =
      member.role === "admin" ? all : all.filter((team) => team.handles.includes(member.handle));
    const named = own.filter(
      (team) => name === undefined || team.name.toLowerCase() === name.toLowerCase(),
    );
    const [team, ...others] = named;
    if (team === undefined || others.length > 0) {
      throw new Refusal("which-team", { teams: own.map((one) => one.name).join(", ") });
    }
    const { platform, chat: externalId } = place;
    await bindTeamChat(db, scope.organizationId, team.id, { platform, externalId });
    await recordAudit(db, scope, { action: "team.bound", at: now, chat, changes: [] });
    return team.name;
  });
