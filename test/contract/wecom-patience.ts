import type { Patience } from "../../src/adapters/wecom-robot/patience.ts";

/** The robot's waiting times, short enough for tests. */
export const quickPatience: Patience = {
  connect: 2000,
  send: 2000,
  acknowledge: 200,
  beat: 60,
  reconnect: 30,
  longest: 200,
  takenOver: 60,
  limited: 60_000,
};
