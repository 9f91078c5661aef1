/** The robot of one group, as its webhook address names it; the key within is a secret. */
export type WecomWebhookConfig = { readonly url: string };

/** The webhook's slice of the environment. */
export const wecomWebhookConfig = (
  values: Readonly<Record<string, string>>,
): WecomWebhookConfig => ({ url: values.WECOM_GROUP_WEBHOOK_URL ?? "" });
