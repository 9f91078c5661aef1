import type { Command } from "../bot/command.ts";
import { commands } from "../commands/index.ts";
import { type PushKinds, pushKinds } from "../core/push/push-settings.ts";
import type { Feature } from "../features/define-feature.ts";
import type { Job } from "../scheduler/define-job.ts";

/** The engine's commands and those of these features, in the order of the help. */
export function commandsWith(features: readonly Feature[]): readonly Command<unknown>[] {
  const all = [...commands];
  for (const command of features.flatMap((feature) => feature.commands ?? [])) {
    const before = all.findIndex(({ name }) => name === command.after);
    all.splice(before === -1 ? all.length : before + 1, 0, command);
  }
  return all;
}

/** The engine's scheduled pushes, then those of these features; loaded when they are needed. */
export async function pushesWith(features: readonly Feature[]): Promise<readonly Job[]> {
  const { jobs } = await import("../jobs/index.ts");
  const ofFeatures = features.flatMap(({ pushes = {} }) => Object.values(pushes).flat());
  return [...jobs, ...new Set(ofFeatures)];
}

/** The kinds of these pushes, by who gets them. */
export function pushKindsWith(features: readonly Feature[]): PushKinds {
  const more = (taker: keyof PushKinds) =>
    features.flatMap(({ pushes = {} }) => (pushes[taker] ?? []).map(({ name }) => name));
  return {
    member: [...pushKinds.member, ...more("member")],
    manager: [...pushKinds.manager, ...more("manager")],
    admin: [...pushKinds.admin, ...more("admin")],
    team: [...pushKinds.team, ...more("team")],
  };
}
