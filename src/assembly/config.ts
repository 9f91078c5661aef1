import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { type FailPoint, failPoints } from "../core/fail-point.ts";
import type { Instant } from "../core/time/civil.ts";
import { ConfigError } from "../errors.ts";
import type { LlmConfig } from "../llm/chat-completions.ts";
import { type MailValues, mailboxSettings, mailVariables } from "../mail/mailbox-settings.ts";
import { redisAddresses } from "../queue/redis-addresses.ts";
import { type MasterKeySource, parseMasterKey } from "../store/keys/master-key.ts";
import { type PlacePlatform, placePlatforms } from "./place-platforms.ts";

/** What the environment asks for, checked. Undefined: not set. */
export type Config = {
  /** PostgreSQL to use instead of the embedded one. */
  readonly databaseUrl: string | undefined;
  /** Redis for the queue, which otherwise lives in PostgreSQL. */
  readonly redisUrl: string | undefined;
  /** Absolute path of the folder for the embedded database and the keys. */
  readonly dataDir: string;
  readonly masterKey: MasterKeySource;
  /** Address to listen at. */
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** Where people reach the service, when that differs; without a slash at the end. */
  readonly publicUrl: string | undefined;
  /** Whether the local chat is wanted; by itself until a chat platform is configured. */
  readonly localChat: boolean;
  readonly localChatToken: string | undefined;
  readonly logLevel: string;
  /** What backups are sealed under; without it none are made. */
  readonly backupPassphrase: string | undefined;
  /** Fill an empty database with the demo organization. */
  readonly demo: boolean;
  /** What the clock shows at the start, instead of the real time. */
  readonly startAt: Instant | undefined;
  /** Where the process kills itself, for the fault tests. */
  readonly failAt: FailPoint | undefined;
  /** The language model that reads what our own reading leaves open. */
  readonly llm: LlmConfig | undefined;
  /** The variables of the mailbox in which mail is heard. */
  readonly mail: MailValues | undefined;
  readonly platforms: readonly PlatformSettings[];
};

/** The variables of one platform. */
export type PlatformSettings = {
  readonly name: PlatformKey;
  readonly isSet: boolean;
  /** Values by the name of the variable; empty when the platform is not set. */
  readonly values: Readonly<Record<string, string>>;
};

const root = fileURLToPath(new URL("../..", import.meta.url));

const url = (...schemes: string[]) =>
  z.url({ protocol: new RegExp(`^(${schemes.join("|")})$`) }).optional();

/** One address, or those of some nodes of a cluster. */
const isRedis = (text: string): boolean =>
  redisAddresses(text).every((one) => url("redis", "rediss").safeParse(one).success);

const variables = z.object({
  DATABASE_URL: url("postgres", "postgresql"),
  REDIS_URL: z.string().refine(isRedis).optional(),
  DATA_DIR: z.string().default("data"),
  GENJIN_KEY: z
    .string()
    .transform((text) => parseMasterKey(text))
    .refine((key) => key !== undefined)
    .optional(),
  HOST: z.string().default("127.0.0.1"),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  PUBLIC_URL: url("http", "https").transform((text) => text?.replace(/\/+$/, "")),
  LOCAL_CHAT: z.enum(["0", "1"]).optional(),
  LOCAL_CHAT_TOKEN: z.string().min(16).optional(),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
  BACKUP_PASSPHRASE: z.string().optional(),
  DEMO: z.enum(["0", "1"]).optional(),
  GENJIN_NOW: z.iso
    .datetime({ offset: true })
    .or(z.iso.datetime({ offset: true, precision: -1 }))
    .transform((text) => Date.parse(text) as Instant)
    .optional(),
  LLM_BASE_URL: url("http", "https").transform((text) => text?.replace(/\/+$/, "")),
  LLM_MODEL: z.string().optional(),
  LLM_API_KEY: z.string().optional(),
  GENJIN_FAIL_AT: z.enum(failPoints).optional(),
  NODE_ENV: z.string().optional(),
});

type Given = Readonly<Record<string, string>>;
type Variables = { readonly needs: readonly string[]; readonly may: readonly string[] };

const puppetService = ["WECHATY_PUPPET_SERVICE_TOKEN", "WECHATY_PUPPET_SERVICE_ENDPOINT"];

const slackOauth = ["SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET", "SLACK_STATE_SECRET"];

/**
 * The platforms by name. All of `needs` or nothing; `A|B` is satisfied by either; `may` are
 * optional, and pointless alone.
 */
const platforms = {
  // Where workspaces install the app by a browser, a token of one of them is not needed.
  slack: (set: Given) => ({
    needs: [
      ...(slackOauth.some((name) => name in set) ? slackOauth : ["SLACK_BOT_TOKEN"]),
      "SLACK_APP_TOKEN|SLACK_SIGNING_SECRET",
    ],
    may: ["SLACK_BOT_TOKEN", "SLACK_API_URL", "SLACK_ASSISTANT"],
  }),
  dingtalk: {
    needs: ["DINGTALK_CLIENT_ID", "DINGTALK_CLIENT_SECRET", "DINGTALK_ROBOT_CODE"],
    may: ["DINGTALK_CARD_TEMPLATE_ID", "DINGTALK_CORP_ID", "DINGTALK_API_URL", "DINGTALK_OAPI_URL"],
  },
  wecom: {
    needs: ["WECOM_AIBOT_ID", "WECOM_AIBOT_SECRET"],
    may: ["WECOM_AIBOT_NAME", "WECOM_AIBOT_WS_URL"],
  },
  "wecom-app": {
    needs: ["WECOM_CORP_ID", "WECOM_AGENT_ID", "WECOM_SECRET", "WECOM_TOKEN", "WECOM_AES_KEY"],
    may: ["WECOM_API_URL"],
  },
  "wecom-webhook": { needs: ["WECOM_GROUP_WEBHOOK_URL"], may: [] },
  // Any other puppet does without the service.
  wechaty: ({ WECHATY_PUPPET: puppet = "wechaty-puppet-service" }: Given) => ({
    needs: ["WECHATY_PUPPET", ...(puppet === "wechaty-puppet-service" ? puppetService : [])],
    may: [
      ...puppetService,
      "WECHATY_PUPPET_SERVICE_NO_TLS_INSECURE_CLIENT",
      "WECHATY_PUPPET_SERVICE_TLS_SERVER_NAME",
      "WECHATY_PUSHES",
    ],
  }),
} satisfies Readonly<Record<string, Variables | ((set: Given) => Variables)>>;

const llmVariables: Variables = { needs: ["LLM_BASE_URL", "LLM_MODEL", "LLM_API_KEY"], may: [] };

/** A platform that can be configured. */
export type PlatformKey = keyof typeof platforms;

const platformKeys = Object.keys(platforms) as readonly PlatformKey[];

/**
 * Reads and checks the configuration; empty variables count as not set. By default from the
 * process's environment, completed by a `.env` file in the project's folder.
 * @throws ConfigError `config.invalid` or `config.missing` with the names of the variables, never
 * their values; `config.now-in-production`
 */
export function readConfig(environment: NodeJS.ProcessEnv = completedEnvironment()): Config {
  const set: Record<string, string> = {};
  for (const [name, value = ""] of Object.entries(environment)) {
    if (value.trim() !== "") set[name] = value.trim();
  }
  const { success, data, error } = variables.safeParse(set);
  if (!success) {
    const names = new Set(error.issues.map((issue) => String(issue.path[0])));
    throw new ConfigError("config.invalid", { names: [...names].join(", ") });
  }
  if (data.GENJIN_NOW !== undefined && data.NODE_ENV === "production") {
    throw new ConfigError("config.now-in-production");
  }
  const groups = platformKeys.map((name) => platformSettings(name, set));
  const mail = settingsOf(mailVariables, set);
  const missing = [...groups, settingsOf(llmVariables, set), mail].flatMap(
    (group) => group.missing,
  );
  if (missing.length > 0) throw new ConfigError("config.missing", { names: missing.join(", ") });
  const invalid = groups.flatMap(({ values }) => invalidAddresses(values));
  const unread = mail.isSet ? mailboxSettings(mail.values) : null;
  if (Array.isArray(unread)) invalid.push(...unread);
  if (invalid.length > 0) throw new ConfigError("config.invalid", { names: invalid.join(", ") });
  const dataDir = resolve(root, data.DATA_DIR);
  return {
    databaseUrl: data.DATABASE_URL,
    redisUrl: data.REDIS_URL,
    dataDir,
    masterKey: { fromEnvironment: data.GENJIN_KEY, dataDir },
    host: data.HOST,
    port: data.PORT,
    publicUrl: data.PUBLIC_URL,
    localChat: (data.LOCAL_CHAT ?? (groups.some(({ isSet }) => isSet) ? "0" : "1")) === "1",
    localChatToken: data.LOCAL_CHAT_TOKEN,
    logLevel: data.LOG_LEVEL,
    backupPassphrase: data.BACKUP_PASSPHRASE,
    demo: (data.DEMO ?? (data.DATABASE_URL ? "0" : "1")) === "1",
    startAt: data.GENJIN_NOW,
    failAt: data.NODE_ENV === "production" ? undefined : data.GENJIN_FAIL_AT,
    llm: llmConfig(data),
    mail: mail.isSet ? mail.values : undefined,
    platforms: groups.map(({ missing: _, ...settings }) => settings),
  };
}

/**
 * The variables of one platform among those of an environment of its own, and the one that names the workspace.
 * @throws ConfigError as `readConfig` does
 */
export function readPlace(platform: PlacePlatform, environment: NodeJS.Dict<string>): Given {
  const set: Record<string, string> = {};
  for (const [name, value = ""] of Object.entries(environment)) {
    if (value.trim() !== "") set[name] = value.trim();
  }
  const { needs, may } = platforms[platform];
  const workspace = placePlatforms[platform];
  const { values, missing } = settingsOf({ needs: [...new Set([...needs, workspace])], may }, set);
  if (missing.length > 0) throw new ConfigError("config.missing", { names: missing.join(", ") });
  const invalid = invalidAddresses(values);
  if (invalid.length > 0) throw new ConfigError("config.invalid", { names: invalid.join(", ") });
  return values;
}

const invalidAddresses = (values: Given): string[] =>
  Object.entries(values).flatMap(([one, value]) =>
    one.endsWith("_URL") && !isAddress(value) ? [one] : [],
  );

function completedEnvironment(): NodeJS.ProcessEnv {
  const file = join(root, ".env");
  if (existsSync(file)) process.loadEnvFile(file);
  return process.env;
}

function platformSettings(name: PlatformKey, set: Given) {
  const variables = platforms[name];
  return {
    name,
    ...settingsOf(typeof variables === "function" ? variables(set) : variables, set),
  };
}

/** The settings of a group of variables, and what is missing where it is half set. */
function settingsOf(
  { needs, may }: Variables,
  set: Given,
): Omit<PlatformSettings, "name"> & { readonly missing: readonly string[] } {
  const choices = needs.map((need) => need.split("|"));
  const given = [...new Set([...choices.flat(), ...may])].filter((variable) => variable in set);
  const missing = choices
    .filter((choice) => given.length > 0 && !choice.some((variable) => variable in set))
    .map((choice) => choice.join(" | "));
  const values = Object.fromEntries(given.map((variable) => [variable, set[variable] ?? ""]));
  return { isSet: given.length > 0, values, missing };
}

function llmConfig({
  LLM_BASE_URL: baseUrl,
  LLM_MODEL: model,
  LLM_API_KEY: apiKey,
}: z.infer<typeof variables>): LlmConfig | undefined {
  const isSet = baseUrl !== undefined && model !== undefined && apiKey !== undefined;
  return isSet ? { baseUrl, model, apiKey } : undefined;
}

const isAddress = (text: string): boolean => /^(http|ws)s?:/.test(text) && URL.canParse(text);
