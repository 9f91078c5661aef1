import { join } from "node:path";
import type { Adapter, AdapterLog } from "../chat/adapter.ts";
import type { Sender } from "../chat/event.ts";
import type { PlatformKey, PlatformSettings } from "./config.ts";

type Make = (
  values: PlatformSettings["values"],
  log: AdapterLog,
  isSet: (platform: string) => boolean,
  dataDir: string,
) => Promise<Adapter>;

/** How the adapter of each platform is made; nothing of a platform is loaded before. */
const makers: Readonly<Record<PlatformKey, Make>> = {
  async dingtalk(values, log) {
    const [{ createDingtalkAdapter }, { dingtalkConfig }] = await Promise.all([
      import("../adapters/dingtalk/adapter.ts"),
      import("../adapters/dingtalk/config.ts"),
    ]);
    return createDingtalkAdapter(dingtalkConfig(values), log);
  },
  async slack(values, log) {
    const [{ createSlackAdapter }, { slackConfig }] = await Promise.all([
      import("../adapters/slack/adapter.ts"),
      import("../adapters/slack/config.ts"),
    ]);
    return createSlackAdapter(slackConfig(values), log);
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
  async wechaty(values, log, _isSet, dataDir) {
    const [{ createWechatyAdapter }, { wechatyConfig }] = await Promise.all([
      import("../adapters/wechaty/adapter.ts"),
      import("../adapters/wechaty/config.ts"),
    ]);
    return createWechatyAdapter(wechatyConfig(values, join(dataDir, "wechaty")), log);
  },
};

/**
 * The adapters of the platforms that are configured, not started yet. What one of them must keep
 * goes to a folder of its own in `dataDir`.
 */
export const platformAdapters = (
  platforms: readonly PlatformSettings[],
  log: AdapterLog,
  dataDir: string,
): Promise<Adapter[]> => {
  const isSet = (platform: string) => platforms.some((one) => one.isSet && one.name === platform);
  return Promise.all(
    platforms.flatMap(({ name, values }) => {
      return isSet(name) ? [makers[name](values, log, isSet, dataDir)] : [];
    }),
  );
};
