import { ConfigError } from "../../errors.ts";

/** The self-built app as WeCom's console shows it. */
export type WecomAppConfig = {
  readonly corpId: string;
  readonly agentId: number;
  readonly secret: string;
  /** Token and key of "receive messages". */
  readonly token: string;
  readonly aesKey: string;
  /** Base address of the API, without a slash at the end. */
  readonly apiUrl: string;
};

/**
 * The app's slice of the environment.
 * @throws ConfigError `config.invalid` with the name of what is malformed
 */
export function wecomAppConfig(values: Readonly<Record<string, string>>): WecomAppConfig {
  const { WECOM_AGENT_ID = "", WECOM_AES_KEY = "" } = values;
  if (!/^\d+$/.test(WECOM_AGENT_ID)) throw invalid("WECOM_AGENT_ID");
  if (!/^[A-Za-z0-9+/]{43}$/.test(WECOM_AES_KEY)) throw invalid("WECOM_AES_KEY");
  const apiUrl = values.WECOM_API_URL ?? "https://qyapi.weixin.qq.com";
  return {
    corpId: values.WECOM_CORP_ID ?? "",
    agentId: Number(WECOM_AGENT_ID),
    secret: values.WECOM_SECRET ?? "",
    token: values.WECOM_TOKEN ?? "",
    aesKey: WECOM_AES_KEY,
    apiUrl: apiUrl.replace(/\/+$/, ""),
  };
}

const invalid = (names: string) => new ConfigError("config.invalid", { names });
