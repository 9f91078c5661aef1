import { ConfigError } from "../../errors.ts";

/** The smart robot as WeCom's console shows it. */
export type RobotConfig = {
  readonly botId: string;
  readonly secret: string;
  /** What people see behind the `@`; needed only where the name holds a space. */
  readonly name?: string;
  /** Address of the long connection; the vendor's own unless given. */
  readonly wsUrl?: string;
};

/**
 * The robot's slice of the environment.
 * @throws ConfigError `config.invalid` when the address is none
 */
export function robotConfig(values: Readonly<Record<string, string>>): RobotConfig {
  const {
    WECOM_AIBOT_ID: botId = "",
    WECOM_AIBOT_SECRET: secret = "",
    WECOM_AIBOT_NAME: name,
    WECOM_AIBOT_WS_URL: wsUrl,
  } = values;
  if (wsUrl !== undefined && !(/^wss?:/.test(wsUrl) && URL.canParse(wsUrl))) {
    throw new ConfigError("config.invalid", { names: "WECOM_AIBOT_WS_URL" });
  }
  return {
    botId,
    secret,
    ...(name === undefined ? {} : { name }),
    ...(wsUrl === undefined ? {} : { wsUrl }),
  };
}
