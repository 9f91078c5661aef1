import type { Conversation } from "../../chat/event.ts";

/** Name of the platform. An internal app serves one organization, so there is one workspace. */
export const dingtalkPlatform = "dingtalk";

const place = { platform: dingtalkPlatform, workspace: "" };

/** The direct chat with a person, by their staff id: that is how the API addresses it. */
export const directConversation = (staffId: string): Conversation => ({
  ...place,
  kind: "direct",
  id: staffId,
});

/** A group, by its open conversation id. */
export const groupConversation = (openConversationId: string): Conversation => ({
  ...place,
  kind: "group",
  id: openConversationId,
});
