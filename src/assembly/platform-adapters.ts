import { join } from "node:path";
import type { InstallEnd } from "../adapters/slack/oauth-routes.ts";
import type { Adapter, AdapterLog } from "../chat/adapter.ts";
import type { Sender } from "../chat/event.ts";
import type { KeptConnections } from "../chat/kept-connections.ts";
import type { PlatformKey, PlatformSettings } from "./config.ts";
import type { PlacePlatform } from "./place-platforms.ts";

type Make = (
  values: PlatformSettings["values"],
  log: AdapterLog,
  isSet: (platform: string) => boolean,
  shared: Shared,
) => Promise<Adapter>;

/** What adapters need of the rest of the program. */
export type Shared = {
  /** What one of them must keep in files goes to a folder of its own in here. */
  readonly dataDir: string;
  /** Where people reach us. */
  readonly address: string | undefined;
  readonly kept: (platform: string) => KeptConnections;
  /** The page that tells how an install by a browser ended. */
  readonly installPage: (end: InstallEnd, languages: string) => string;
};

/** How the adapter of each platform is made; nothing of a platform is loaded before. */
const makers: Readonly<Record<PlatformKey, Make>> = {
  async dingtalk(values, log) {
    const [{ createDingtalkAdapter }, { dingtalkConfig }] = await Promise.all([
      import("../adapters/dingtalk/adapter.ts"),
      import("../adapters/dingtalk/config.ts"),
    ]);
    return createDingtalkAdapter(dingtalkConfig(values), log);
  },
  async slack(values, log, _isSet, { kept, address, installPage: page }) {
    const [{ createSlackAdapter }, { slackConfig }] = await Promise.all([
      import("../adapters/slack/adapter.ts"),
      import("../adapters/slack/config.ts"),
    ]);
    const config = slackConfig(values);
    return config.oauth === undefined
      ? createSlackAdapter(config, log)
      : createSlackAdapter(config, log, {
          ...{ kept: kept("slack"), page },
          ...(address === undefined ? {} : { address }),
        });
  },
  async wecom(values, log, isSet) {
    const [{ createRobotAdapter }, { robotConfig }, { directChat }] = await Promise.all([
      import("../adapters/wecom-robot/adapter.ts"),
      import("../adapters/wecom-robot/config.ts"),
      import("../adapters/wecom-app/conversations.ts"),
    ]);
    // The app reaches people who never wrote to the robot.
    const openDirect = async ({ userId }: Sender) => directChat(userId);
    const config = robotConfig(values);
    return createRobotAdapter({ config, log, ...(isSet("wecom-app") ? { openDirect } : {}) });
  },
  async "wecom-app"(values, log) {
    const [{ createWecomAppAdapter }, { wecomAppConfig }] = await Promise.all([
      import("../adapters/wecom-app/adapter.ts"),
      import("../adapters/wecom-app/config.ts"),
    ]);
    return createWecomAppAdapter(wecomAppConfig(values), log);
  },
  async "wecom-webhook"(values) {
    const [{ createWecomWebhookAdapter }, { wecomWebhookConfig }] = await Promise.all([
      import("../adapters/wecom-webhook/adapter.ts"),
      import("../adapters/wecom-webhook/config.ts"),
    ]);
    return createWecomWebhookAdapter(wecomWebhookConfig(values));
  },
  async wechaty(values, log, _isSet, { dataDir }) {
    const [{ createWechatyAdapter }, { wechatyConfig }] = await Promise.all([
      import("../adapters/wechaty/adapter.ts"),
      import("../adapters/wechaty/config.ts"),
    ]);
    return createWechatyAdapter(wechatyConfig(values, join(dataDir, "wechaty")), log);
  },
};

/** The adapter of one workspace that an organization has connected, by its settings, not started yet. */
export const placeAdapter = (
  platform: PlacePlatform,
  settings: PlatformSettings["values"],
  isConnected: (platform: string) => boolean,
  log: AdapterLog,
  shared: Shared,
): Promise<Adapter> => makers[platform](settings, log, isConnected, shared);

/** The adapters of the platforms that are configured, not started yet. */
export const platformAdapters = (
  platforms: readonly PlatformSettings[],
  log: AdapterLog,
  shared: Shared,
): Promise<Adapter[]> => {
  const isSet = (platform: string) => platforms.some((one) => one.isSet && one.name === platform);
  return Promise.all(
    platforms.flatMap(({ name, values }) => {
      return isSet(name) ? [makers[name](values, log, isSet, shared)] : [];
    }),
  );
};
