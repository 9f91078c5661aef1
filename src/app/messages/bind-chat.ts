import { recordAudit } from "../../store/changes/audit.ts";
import { bindTeamChat } from "../../store/members/teams.ts";
import type { Place } from "../../store/messages/sent-messages.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { markDone } from "../changes/mark-done.ts";
import { theirTeam } from "../members/find-team.ts";

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
    const { scope, now, chat } = actor;
    const team = await theirTeam(db, actor, name);
    const { platform, workspace, chat: externalId } = place;
    await bindTeamChat(db, scope.organizationId, team.id, { platform, workspace, externalId });
    await recordAudit(db, scope, { action: "team.bound", at: now, chat, changes: [] });
    await markDone(db, actor);
    return team.name;
  });
