import type { Conversation } from "../../chat/event.ts";

/** Name of the platform, and of its one workspace. */
export const localPlatform = "local";

/** The direct chat between a member and the bot. */
export const directConversation = (handle: string): Conversation => ({
  platform: localPlatform,
  workspace: localPlatform,
  kind: "direct",
  id: `direct:${handle}`,
});

/** The group of a team. */
export const groupConversation = (teamId: string): Conversation => ({
  platform: localPlatform,
  workspace: localPlatform,
  kind: "group",
  id: `team:${teamId}`,
});

/** The conversation that an id of the local chat names. */
export const conversationOf = (id: string): Conversation =>
  id.startsWith("direct:")
    ? directConversation(id.slice("direct:".length))
    : groupConversation(id.slice("team:".length));
