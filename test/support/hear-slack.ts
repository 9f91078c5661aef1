import { createSlackApp } from "../../src/adapters/slack/app.ts";
import type { SlackSelf } from "../../src/adapters/slack/conversations.ts";
import type { ChatEvent } from "../../src/chat/event.ts";
import type { Instant } from "../../src/core/time/civil.ts";

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
    self: async () => self,
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
