import { createSlackApp } from "../../src/adapters/slack/app.ts";
import type { SlackSelf } from "../../src/adapters/slack/conversations.ts";
import { workspacesOf } from "../../src/adapters/slack/origin.ts";
import type { Workspace, Workspaces } from "../../src/adapters/slack/workspaces.ts";
import type { ChatEvent } from "../../src/chat/event.ts";
import type { Instant } from "../../src/core/time/civil.ts";

/** One workspace, in which we are who is asked for each time. */
export const workspacesAs = (
  self: () => Promise<SlackSelf>,
): Pick<Workspaces, "heard" | "forget"> => ({
  async heard(body) {
    const { teamId } = await self();
    const ids = workspacesOf(body);
    const isOurs = ids.length === 0 || ids.includes(teamId);
    return isOurs ? ({ botToken: "xoxb-1", self } as Workspace) : null;
  },
  forget: async () => {},
});

/** What comes of the body of a delivery: an event, or null where it is none for us. */
export type Heard = (body: unknown) => Promise<ChatEvent | "foreign" | null>;

/** Hears what Slack delivers as it is in the app, at this instant; rejects as it does there. */
export function hearSlack(self: SlackSelf, now: Instant): Heard {
  let heard: ChatEvent | "foreign" | null = null;
  const opening = createSlackApp({
    config: {
      botToken: "xoxb-1",
      appToken: undefined,
      signingSecret: "x",
      apiUrl: "http://[::]:9/",
    },
    log: {
      info() {},
      warn() {},
      passedOver: (_, why) => {
        heard = why === "foreign" ? why : null;
      },
    },
    workspaces: workspacesAs(async () => self),
    now: () => now,
    take: async (event) => {
      heard = event;
    },
  });
  return async (body) => {
    heard = null;
    await (await opening).deliver(body);
    return heard;
  };
}
