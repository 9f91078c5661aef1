import { findTeamOfChat } from "../../app/messages/find-chat.ts";
import type { Roster } from "../../core/push/occasion.ts";
import type { CommandContext } from "../command.ts";
import { placeOf } from "./place-of.ts";

/** Id of the team whose group this conversation is; null in any other. */
export async function teamHere(
  { app, conversation, routes }: Pick<CommandContext, "app" | "conversation" | "routes">,
  { teams }: Pick<Roster, "teams">,
): Promise<string | null> {
  const { platform, id } = conversation;
  const byDefault = teams.find((team) => {
    const group = routes.group(team.id);
    return group.platform === platform && group.id === id;
  });
  return byDefault?.id ?? findTeamOfChat(app, placeOf(conversation));
}
