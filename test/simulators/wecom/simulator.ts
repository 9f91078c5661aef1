import type { AddressBook } from "./address-book.ts";
import { createCallbackCaller } from "./callback-caller.ts";
import { startOpenApi } from "./open-api.ts";
import { startRobotGateway } from "./robot-gateway.ts";

const robot = { botId: "aib-genjin", secret: "robot-secret", name: "Genjin" };
const usual = {
  ...{ corpId: "ww0123456789", secret: "app-secret", agentId: 1000002 },
  token: "callback-token",
  aesKey: "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG",
};
const webhookKey = "693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa";

/** A WeCom company with a smart robot, a self-built app and a group's webhook. */
export async function startWecom(options: {
  /** Users who may see the app. */
  readonly users: readonly string[];
  readonly book?: AddressBook;
  /** Its own id, and what the app has agreed with it; usual ones unless given. */
  readonly corpId?: string;
  readonly token?: string;
  readonly ports?: { readonly gateway: number; readonly api: number };
}) {
  const { users, book, ports } = options;
  const { corpId = usual.corpId, token = usual.token } = options;
  const company = { ...usual, corpId };
  const agreement = { ...company, token };
  const gateway = await startRobotGateway({
    ...robot,
    ...(ports === undefined ? {} : { port: ports.gateway }),
  });
  const api = await startOpenApi({
    ...company,
    users,
    ...(book === undefined ? {} : { book }),
    webhookKey,
    ...(ports === undefined ? {} : { port: ports.api }),
  });
  return {
    gateway,
    api,
    /** Calls the app's address at this origin. */
    callerOf: (origin: string) => createCallbackCaller(`${origin}/wecom/callback`, agreement),
    /** What Genjin needs to be configured with. */
    environment: {
      robot: {
        WECOM_AIBOT_ID: robot.botId,
        WECOM_AIBOT_SECRET: robot.secret,
        WECOM_AIBOT_WS_URL: gateway.url,
      },
      app: {
        WECOM_CORP_ID: company.corpId,
        WECOM_AGENT_ID: String(company.agentId),
        WECOM_SECRET: company.secret,
        WECOM_TOKEN: agreement.token,
        WECOM_AES_KEY: agreement.aesKey,
        WECOM_API_URL: api.url,
      },
      webhook: { WECOM_GROUP_WEBHOOK_URL: `${api.url}/cgi-bin/webhook/send?key=${webhookKey}` },
    },
    async close() {
      await gateway.close();
      await api.close();
    },
  };
}

/** The company of a test. */
export type WecomSimulator = Awaited<ReturnType<typeof startWecom>>;
