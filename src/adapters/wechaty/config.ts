import { ConfigError } from "../../errors.ts";

/** How to reach WeChat through a puppet of Wechaty. */
export type WechatyConfig = {
  /** Package of the puppet. */
  readonly puppet: string;
  readonly token: string | undefined;
  /** `host:port` of the puppet service. */
  readonly endpoint: string | undefined;
  /** The service speaks without TLS, as WorkPro does. */
  readonly isPlain: boolean;
  /** Whether what nobody asked for is posted too. */
  readonly pushes: boolean;
  /** Where puppets keep their log-in; absolute. */
  readonly folder: string;
};

/** Whether the puppet lives at a puppet service. */
export const isService = ({ puppet }: Pick<WechatyConfig, "puppet">): boolean =>
  puppet === "wechaty-puppet-service";

/** `host:port`; an IPv6 address stands in brackets. */
const address = /^([\w.-]+|\[[\da-f:]+\]):\d{1,5}$/i;

const puppetName = /^(@[\w.-]+\/)?wechaty-puppet-[\w.-]+$/;

/**
 * Wechaty's part of the environment.
 * @throws ConfigError `config.invalid` with the variable that holds no puppet's name, no address
 */
export function wechatyConfig(
  values: Readonly<Record<string, string>>,
  folder: string,
): WechatyConfig {
  const { WECHATY_PUPPET: puppet = "", WECHATY_PUPPET_SERVICE_ENDPOINT: endpoint } = values;
  const invalid = (names: string) => new ConfigError("config.invalid", { names });
  if (!puppetName.test(puppet)) throw invalid("WECHATY_PUPPET");
  if (endpoint !== undefined && !address.test(endpoint)) {
    throw invalid("WECHATY_PUPPET_SERVICE_ENDPOINT");
  }
  return {
    puppet,
    token: values.WECHATY_PUPPET_SERVICE_TOKEN,
    endpoint,
    isPlain: values.WECHATY_PUPPET_SERVICE_NO_TLS_INSECURE_CLIENT === "true",
    pushes: values.WECHATY_PUSHES === "1",
    folder,
  };
}
