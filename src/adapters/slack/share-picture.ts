import { setTimeout as pause } from "node:timers/promises";
import type { Conversation } from "../../chat/event.ts";
import type { Picture } from "../../chat/message.ts";
import { AdapterError, wasRefused } from "../../errors.ts";
import type { SlackClient } from "./client.ts";
import { escapeText } from "./escape-text.ts";

/**
 * Pauses before a picture is asked about or posted again that Slack does not take yet, in
 * milliseconds: it looks through what was uploaded for some seconds, and may refuse it even after it
 * says that it is through (github.com/slackapi/python-slack-sdk/issues/1658).
 */
const pauses = [300, 700, 1500, 3000];

/**
 * Shares a picture as a message of its own, with its text for whom it is read to; answers the
 * message's `ts`. The text of a file that is shared by itself goes nowhere.
 */
export async function sharePicture(
  client: SlackClient,
  to: Conversation,
  { png, alt }: Picture,
  { name, key }: { readonly name: string; readonly key: string },
): Promise<string> {
  // What we upload is seen only where we are, and Slack would be asked again in vain.
  if (to.kind === "group" && (await client.standing(to.id)) !== "member") {
    throw new AdapterError("slack: not_in_channel", { retryable: false });
  }
  const id = await client.upload(png, `${name}.png`);
  const block = { type: "image", slack_file: { id }, alt_text: alt || name };
  const message = { text: escapeText(alt || name), blocks: [block] };
  for (const wait of pauses) {
    try {
      if (await client.isLookedThrough(id)) return await client.post(to, message, key);
    } catch (error) {
      if (!isTooEarly(error)) throw error;
    }
    await pause(wait);
  }
  return client.post(to, message, key);
}

/** What Slack says of a file that it is not through with; nothing was posted. */
const isTooEarly = (error: unknown): boolean =>
  wasRefused(error) && error.message.endsWith(": invalid_blocks");
