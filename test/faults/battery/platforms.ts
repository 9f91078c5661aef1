import { type DingtalkSimulator, startDingtalk } from "../../simulators/dingtalk/simulator.ts";
import { type SlackSimulator, startSlackSimulator } from "../../simulators/slack/simulator.ts";
import { startWecom, type WecomSimulator } from "../../simulators/wecom/simulator.ts";

/** A post as its recipient sees it. */
export type Arrived = {
  /** The user id on the platform. */
  readonly user: string;
  readonly text: string;
};

/** A chat platform of the battery. */
export type BatteryPlatform = {
  readonly name: string;
  /** The platform's id of the battery's member number `n`. */
  userOf(n: number): string;
  /** Everything that people have got from the bot in private. */
  arrived(): readonly Arrived[];
  readonly environment: Readonly<Record<string, string>>;
  close(): Promise<void>;
};

/** Slack, DingTalk and the WeCom app, with room for so many people each. */
export const openPlatforms = async (people: number): Promise<readonly BatteryPlatform[]> => [
  slackPlatform(await startSlackSimulator(), people),
  dingtalkPlatform(await startDingtalk({ staffIds: numbers(people).map(staffOf) })),
  await wecomApp(people),
];

const numbers = (people: number) => Array.from({ length: people }, (_, n) => n);

/** Fills a simulated workspace with so many people. */
export function slackPlatform(simulator: SlackSimulator, people: number): BatteryPlatform {
  const userOf = (n: number) => `U0M${n}`;
  const chats = new Map<string, string>();
  for (const n of numbers(people)) {
    const id = userOf(n);
    simulator.workspace.addPerson({
      id,
      name: `Member ${n}`,
      email: `m${n}@example.com`,
      zone: "Asia/Shanghai",
      language: "en-US",
    });
    chats.set(simulator.workspace.directId(id), id);
  }
  return {
    name: "slack",
    userOf,
    arrived: () =>
      simulator.seen().flatMap(({ channel, text }) => {
        const user = chats.get(channel);
        return user === undefined ? [] : [{ user, text }];
      }),
    environment: {
      SLACK_BOT_TOKEN: simulator.botToken,
      SLACK_APP_TOKEN: simulator.appToken,
      SLACK_API_URL: simulator.apiUrl,
    },
    close: () => simulator.stop(),
  };
}

/** DingTalk's id of the battery's member number `n`. */
export const staffOf = (n: number): string => `staff-${n}`;

/** A simulated organization whose staff are the battery's people. */
export const dingtalkPlatform = (simulator: DingtalkSimulator): BatteryPlatform => ({
  name: "dingtalk",
  userOf: staffOf,
  arrived: () =>
    simulator.shown.flatMap(({ kind, chat, text }) =>
      kind === "direct" ? [{ user: chat, text }] : [],
    ),
  environment: simulator.environment,
  close: () => simulator.close(),
});

/** The smart robot, to which all of these people have written before. */
export function robotPlatform(simulator: WecomSimulator, people: number): BatteryPlatform {
  const userOf = (n: number) => `user-${n}`;
  for (const n of numbers(people)) simulator.gateway.knows(userOf(n));
  return {
    name: "wecom",
    userOf,
    arrived: () =>
      simulator.gateway.posts.flatMap(({ chat, text, card }) =>
        card === undefined ? [{ user: chat, text }] : [],
      ),
    environment: simulator.environment.robot,
    close: () => simulator.close(),
  };
}

async function wecomApp(people: number): Promise<BatteryPlatform> {
  const userOf = (n: number) => `user-${n}`;
  const simulator = await startWecom({ users: numbers(people).map(userOf) });
  return {
    name: "wecom-app",
    userOf,
    arrived: () =>
      simulator.api.posts.flatMap(({ chat, text, card }) =>
        card === undefined ? [{ user: chat, text }] : [],
      ),
    environment: simulator.environment.app,
    close: () => simulator.close(),
  };
}
