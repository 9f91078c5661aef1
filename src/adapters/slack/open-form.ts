import type { OutboundMessage } from "../../chat/message.ts";
import { wasRefused } from "../../errors.ts";
import type { SlackClient } from "./client.ts";
import { modalOf } from "./tell-form.ts";

/**
 * Opens the form of a message for whoever has just asked for it: Slack opens one within three seconds,
 * once. Answers its id; null where the message has none, or Slack will not: then it is posted.
 */
export async function openForm(
  client: SlackClient,
  { form }: OutboundMessage,
  trigger: string | undefined,
): Promise<string | null> {
  if (form === undefined || trigger === undefined) return null;
  return client.openModal(trigger, modalOf(form)).catch((error: unknown) => {
    if (wasRefused(error)) return null;
    throw error;
  });
}
