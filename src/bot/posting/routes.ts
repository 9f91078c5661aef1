import type { Conversation } from "../../chat/event.ts";

/** The conversations of members and teams on the platform that is always there. */
export type Routes = {
  direct(handle: string): Conversation;
  group(teamId: string): Conversation;
  /** Those of an organization that was not the first. */
  of(organizationId: string): Routes;
};
