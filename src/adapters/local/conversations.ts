import type { Conversation } from "../../chat/event.ts";

/** Name of the platform, and of its workspace where there is one organization. */
export const localPlatform = "local";

/** The direct chat between a member and the bot. A workspace of its own has each organization but the first. */
export const directConversation = (handle: string, workspace = localPlatform): Conversation => ({
  platform: localPlatform,
  workspace,
  kind: "direct",
  id: `direct:${handle}`,
});

/** The group of a team. */
export const groupConversation = (teamId: string, workspace = localPlatform): Conversation => ({
  platform: localPlatform,
  workspace,
  kind: "group",
  id: `team:${teamId}`,
});

/** The conversation that an id of the local chat names. */
export const conversationOf = (id: string, workspace = localPlatform): Conversation =>
  id.startsWith("direct:")
    ? directConversation(id.slice("direct:".length), workspace)
    : groupConversation(id.slice("team:".length), workspace);
