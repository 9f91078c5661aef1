import type { ChatEvent } from "../../chat/event.ts";

/** Names whoever sent an event: what one person says is answered in its order. */
export const personOf = ({ conversation: { platform, workspace }, sender }: ChatEvent): string =>
  JSON.stringify([platform, workspace, sender.userId]);
