import { Refusal } from "../../errors.ts";
import { theOrganization } from "../../store/members/organizations.ts";
import { addTeam, bindTeamChat, teamByName } from "../../store/members/teams.ts";
import type { App } from "../app.ts";

/**
 * Adds a team, or binds an existing one to a group chat given as `platform:chat id`. Throws a
 * `Refusal` when the name is taken (and no chat is given) or the chat is malformed.
 */
export async function createTeam(
  app: App,
  name: string,
  chat: string | undefined,
): Promise<{ readonly id: string; readonly name: string }> {
  const [, platform, externalId] = /^([a-z-]+):(.+)$/.exec(chat ?? "") ?? [];
  if (chat !== undefined && (platform === undefined || externalId === undefined)) {
    throw new Refusal("team.bad-chat", { chat });
  }
  return app.store.transaction(async (db) => {
    const organization = await theOrganization(db);
    if (organization === null) throw new Refusal("no-organization");
    const existing = await teamByName(db, name);
    if (existing !== null && chat === undefined) throw new Refusal("team.taken", { name });
    const id = existing ?? (await addTeam(db, organization.id, name.trim()));
    if (platform !== undefined && externalId !== undefined) {
      await bindTeamChat(db, organization.id, id, { platform, workspace: "", externalId });
    }
    return { id, name };
  });
}
