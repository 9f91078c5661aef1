import type { Conversation } from "../../chat/event.ts";

/** Name of the platform. The app's direct chats are others than the robot's. */
export const wecomAppPlatform = "wecom-app";

/** The direct chat of the app with a user. */
export const directChat = (userId: string): Conversation => ({
  platform: wecomAppPlatform,
  workspace: "",
  kind: "direct",
  id: userId,
});
