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
 * @throws ConfigError `config.invalid` with the variable that holds no puppet's name, no address,
 * no token that Wechaty takes, or another word than its own
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
  const isOn = (name: string, on: string, off: string): boolean => {
    const value = values[name] ?? off;
    if (value !== on && value !== off) throw invalid(name);
    return value === on;
  };
  const { WECHATY_PUPPET_SERVICE_TOKEN: token, WECHATY_PUPPET_SERVICE_TLS_SERVER_NAME: server } =
    values;
  // What stands before the last underscore is the name on the service's certificate.
  const isNamed = server !== undefined || (token?.lastIndexOf("_") ?? 0) > 0;
  if (isService({ puppet }) && !isNamed) throw invalid("WECHATY_PUPPET_SERVICE_TOKEN");
  return {
    puppet,
    token,
    endpoint,
    isPlain: isOn("WECHATY_PUPPET_SERVICE_NO_TLS_INSECURE_CLIENT", "true", "false"),
    pushes: isOn("WECHATY_PUSHES", "1", "0"),
    folder,
  };
}
