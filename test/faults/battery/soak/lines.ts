import { startDingtalk } from "../../../simulators/dingtalk/simulator.ts";
import { startSlackSimulator } from "../../../simulators/slack/simulator.ts";
import { startWecom } from "../../../simulators/wecom/simulator.ts";
import {
  type BatteryPlatform,
  dingtalkPlatform,
  robotPlatform,
  slackPlatform,
  staffOf,
} from "../platforms.ts";

/** How long a platform waits for an acknowledgement, in milliseconds. */
const patience = 3000;

/** A platform's one long connection to the service. */
export type Line = {
  readonly platform: BatteryPlatform;
  /** The service takes a connection that lasted as long for a success, in milliseconds. */
  readonly steadyMs: number;
  /** How many connections there have been. */
  opened(): number;
  /** Ways in which the platform or the network ends the connection: the usual, the rare. */
  readonly usual: readonly (() => void)[];
  readonly rare: readonly (() => void)[];
  /** A person writes; whether it was acknowledged. The same `key` is the same message again. */
  write(user: string, key: string, text: string): Promise<boolean>;
};

/** The connections to Slack, DingTalk and the WeCom robot, with room for so many people. */
export const openLines = async (people: number): Promise<readonly Line[]> => [
  await slack(people),
  await dingtalk(people),
  await robot(people),
];

async function slack(people: number): Promise<Line> {
  const simulator = await startSlackSimulator({ patience });
  const { workspace } = simulator;
  return {
    platform: slackPlatform(simulator, people),
    steadyMs: 5000,
    opened: simulator.opened,
    usual: [
      () => void simulator.disconnect("politely"),
      () => void simulator.disconnect("politely", "warning"),
      () => void simulator.disconnect("abruptly"),
    ],
    rare: [() => void simulator.disconnect("silently")],
    write: (user, key, text) => simulator.says(user, workspace.directId(user), text, { key }),
  };
}

async function dingtalk(people: number): Promise<Line> {
  const simulator = await startDingtalk({
    staffIds: Array.from({ length: people }, (_, n) => staffOf(n)),
    times: { ack: patience },
  });
  return {
    platform: dingtalkPlatform(simulator),
    steadyMs: 20_000,
    opened: simulator.opened,
    usual: [() => void simulator.leave("politely"), () => void simulator.leave("abruptly")],
    rare: [() => void simulator.leave("silently"), () => void simulator.leave("mutely")],
    write: (staffId, msgId, text) => simulator.writes({ staffId, msgId, text }),
  };
}

async function robot(people: number): Promise<Line> {
  const simulator = await startWecom({ users: [] });
  const { gateway } = simulator;
  return {
    platform: robotPlatform(simulator, people),
    steadyMs: 30_000,
    opened: gateway.opened,
    usual: [() => gateway.disconnects("abruptly")],
    rare: [() => gateway.disconnects("politely"), () => gateway.disconnects("silently")],
    // Where the connection ends meanwhile, nobody ever says so.
    write: (user, msgid, text) =>
      Promise.race([
        gateway.says({ user, msgid, text }),
        new Promise<boolean>((resolve) => setTimeout(resolve, patience, false)),
      ]),
  };
}
