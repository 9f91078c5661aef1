import type { Conversation } from "../../chat/event.ts";

/** The conversation as the record of posts names it. */
export const placeOf = ({ platform, workspace, id }: Conversation) => ({
  platform,
  workspace,
  chat: id,
});
