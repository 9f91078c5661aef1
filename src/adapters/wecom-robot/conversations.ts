import type { Conversation } from "../../chat/event.ts";

/** Name of the platform: people's accounts and group chats of WeCom are kept under it. */
export const wecomPlatform = "wecom";

/** One company to a robot, so that a chat is known by its id alone. */
const workspace = "";

/** The direct chat of the robot with a user. */
export const directChat = (userId: string): Conversation => ({
  platform: wecomPlatform,
  workspace,
  kind: "direct",
  id: userId,
});

/** A group that the robot is in. */
export const groupChat = (chatId: string): Conversation => ({
  platform: wecomPlatform,
  workspace,
  kind: "group",
  id: chatId,
});
