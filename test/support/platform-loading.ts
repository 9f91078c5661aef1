import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Loading } from "./load-platforms.ts";

const nobody = "http://127.0.0.1:9/";

/** What each platform is configured with, pointing to where nobody listens. */
export const platformVariables: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  slack: { SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xapp-1", SLACK_API_URL: nobody },
  dingtalk: {
    DINGTALK_CLIENT_ID: "id",
    DINGTALK_CLIENT_SECRET: "secret",
    DINGTALK_ROBOT_CODE: "code",
    DINGTALK_API_URL: nobody,
    DINGTALK_OAPI_URL: nobody,
  },
  wecom: {
    WECOM_AIBOT_ID: "id",
    WECOM_AIBOT_SECRET: "secret",
    WECOM_AIBOT_WS_URL: "ws://127.0.0.1:9/",
  },
  "wecom-app": {
    WECOM_CORP_ID: "ww1",
    WECOM_AGENT_ID: "1",
    WECOM_SECRET: "secret",
    WECOM_TOKEN: "token",
    WECOM_AES_KEY: "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C",
    WECOM_API_URL: nobody,
  },
  "wecom-webhook": { WECOM_GROUP_WEBHOOK_URL: `${nobody}cgi-bin/webhook/send?key=1` },
};

/** Loads and starts the app's adapters for these variables in a process of its own. */
export async function loadPlatforms(variables: Readonly<Record<string, string>>): Promise<Loading> {
  const [watch, program] = ["watch-loading.mjs", "load-platforms.ts"].map((file) =>
    fileURLToPath(new URL(file, import.meta.url)),
  );
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--expose-gc", "--import", "tsx", "--import", watch ?? "", program ?? ""],
    { env: { PATH: process.env.PATH, ...variables }, maxBuffer: 10_000_000 },
  );
  return JSON.parse(stdout);
}
