import type { App, Context } from "@slack/bolt";
import type { ChatEvent } from "../../chat/event.ts";
import type { Instant } from "../../core/time/civil.ts";
import type { SlackSelf } from "./conversations.ts";
import { decodeAssistant } from "./decode-assistant.ts";
import { decodeEdited } from "./decode-edited.ts";
import { decodeHome, decodeJoined, decodeMessage } from "./decode-event.ts";
import { decodePress } from "./decode-press.ts";
import { decodeShortcut, decodeTold, decodeWish, logThis } from "./decode-shortcut.ts";
import { decodeSlash } from "./decode-slash.ts";
import type { Receipt } from "./storing-receiver.ts";
import { tellWhat } from "./tell-form.ts";

/** Takes an event in; rejects when it could not be stored. */
export type Take = (event: ChatEvent) => Promise<void>;

/** The event that a delivery's body is; null for what is not meant for us. */
type Decode = (body: unknown, self: SlackSelf, now: Instant) => ChatEvent | null;

/** All that we hear of Slack, each with what reads it. */
export function addListeners(app: App, take: Take, now: () => Instant): void {
  const hearing =
    (decode: Decode) =>
    async ({ body, context }: { readonly body: unknown; readonly context: Context }) => {
      const { teamId = "", botUserId: userId = "" } = context;
      const event = decode(body, { teamId, userId }, now());
      if (event === null) return;
      const receipt: Receipt = context.receipt;
      receipt.isRead = true;
      await take(event);
    };
  app.event("message", hearing(decodeMessage));
  app.event("message", hearing(decodeEdited));
  app.event("app_mention", hearing(decodeMessage));
  app.event("member_joined_channel", hearing(decodeJoined));
  app.event("app_home_opened", hearing(decodeHome));
  app.command(/^\//, hearing(decodeSlash));
  app.action({ type: "block_actions" }, hearing(decodePress));
  app.shortcut(logThis, hearing(decodeShortcut));
  app.shortcut(tellWhat, hearing(decodeWish));
  app.view(tellWhat, hearing(decodeTold));
  app.event("assistant_thread_started", hearing(decodeAssistant));
}
