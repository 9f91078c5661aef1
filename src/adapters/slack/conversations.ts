import type { Conversation } from "../../chat/event.ts";

/** Name of the platform. */
export const slackPlatform = "slack";

/** Who we are in the workspace. */
export type SlackSelf = {
  readonly teamId: string;
  readonly userId: string;
};

/** The conversation in a channel; ids of direct chats begin with D. */
export const conversation = (
  id: string,
  { teamId }: SlackSelf,
  thread?: string,
  channelType?: string,
): Conversation => ({
  platform: slackPlatform,
  workspace: teamId,
  kind: channelType === "im" || id.startsWith("D") ? "direct" : "group",
  id,
  ...(thread === undefined ? {} : { thread }),
});

const homePrefix = "home:";

/** The Home tab of a user is a conversation of its own, in which the latest message stands. */
export const homeOf = (userId: string, self: SlackSelf): Conversation =>
  conversation(`${homePrefix}${userId}`, self, undefined, "im");

/** Whose Home tab a conversation is; null for a chat. */
export const homeOwner = ({ id }: Conversation): string | null =>
  id.startsWith(homePrefix) ? id.slice(homePrefix.length) : null;
