import type { App } from "../app/app.ts";
import { findMember } from "../app/find-member.ts";
import type { ChatEvent } from "../chat/event.ts";

/** The member who sent an event, with what they may see; null for a stranger. */
export const identify = (app: App, event: ChatEvent) =>
  findMember(app, {
    platform: event.conversation.platform,
    workspace: event.conversation.workspace,
    ...event.sender,
  });
