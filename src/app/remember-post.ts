import { type Place, recordSentMessage, type SentMessage } from "../store/sent-messages.ts";
import type { App } from "./app.ts";

/** Remembers what a posted message was about, so that a reply or a press finds it. */
export const rememberPost = (
  app: App,
  organizationId: string,
  place: Place,
  messageId: string,
  message: SentMessage,
): Promise<void> => recordSentMessage(app.store, organizationId, place, messageId, message);
