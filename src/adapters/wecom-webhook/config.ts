import { ConfigError } from "../../errors.ts";

/** The robot of one group, as its webhook address names it; the key within is a secret. */
export type WecomWebhookConfig = { readonly url: string };

/**
 * The webhook's slice of the environment.
 * @throws ConfigError `config.invalid` when the address is none
 */
export function wecomWebhookConfig(values: Readonly<Record<string, string>>): WecomWebhookConfig {
  const { WECOM_GROUP_WEBHOOK_URL: url = "" } = values;
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) {
    throw new ConfigError("config.invalid", { names: "WECOM_GROUP_WEBHOOK_URL" });
  }
  return { url };
}
