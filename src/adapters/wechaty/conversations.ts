import type { Conversation } from "../../chat/event.ts";

/** Name of the platform. A puppet is one WeChat account, so there is one workspace. */
export const wechatyPlatform = "wechaty";

const place = { platform: wechatyPlatform, workspace: "" };

/** The direct chat with a person, by their contact id. */
export const directConversation = (contactId: string): Conversation => ({
  ...place,
  kind: "direct",
  id: contactId,
});

/** A group, by its room id. */
export const groupConversation = (roomId: string): Conversation => ({
  ...place,
  kind: "group",
  id: roomId,
});
