import type { WallTime } from "./time/civil.ts";

/** What somebody changed about one kind of push. */
export type PushSetting = {
  readonly isOff: boolean;
  /** When it comes instead, in their own clock; null: at its usual time. */
  readonly at: WallTime | null;
};

/** What somebody changed, by kind of push; what is not there is as usual. */
export type PushSettings = Readonly<Record<string, PushSetting>>;

/**
 * The kinds of push that a member and that a team gets, in the order of the day and the week. A new
 * push takes its place here, and its name in the locales: `push-kinds.<kind>`.
 */
export const pushKinds = {
  member: ["morning-digest"],
  team: ["weekly-summary"],
} as const satisfies Readonly<Record<"member" | "team", readonly string[]>>;
