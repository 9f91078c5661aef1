import type { Adapter } from "../../chat/adapter.ts";
import { webhookLimits, wecomWebhookCapabilities } from "./capabilities.ts";
import { callWebhook, refusal } from "./client.ts";
import type { WecomWebhookConfig } from "./config.ts";
import { renderWebhook } from "./render.ts";

/** WeCom's number for a key that no robot has, or has any more. */
const unknownKey = 93_000;

/**
 * Puts the webhook together. It posts into its one group, whatever the chat is called, and hears
 * nothing. WeCom names none of its messages, so the post's key is the id.
 */
export const createWecomWebhookAdapter = (config: WecomWebhookConfig): Adapter => ({
  platform: "wecom-webhook",
  capabilities: wecomWebhookCapabilities,
  limits: webhookLimits,
  async start() {},
  async stop() {},
  async send(_to, message, { key }) {
    const errcode = await callWebhook(config, renderWebhook(message));
    if (errcode !== 0) throw refusal(errcode);
    return { messageId: key };
  },
  /** Nothing is posted: WeCom knows no message of this kind, and says so where it knows the key. */
  async check() {
    const reason = await callWebhook(config, { msgtype: "check" }).then(String, () => "no answer");
    const isWell = reason !== String(unknownKey) && reason !== "no answer";
    return [{ code: "key", isWell, details: { reason } }];
  },
});
