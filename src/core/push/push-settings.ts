import type { WallTime } from "../time/civil.ts";
import type { Role } from "../vocabulary.ts";

/** What somebody changed about one kind of push. */
export type PushSetting = {
  readonly isOff: boolean;
  /** When it comes instead, in their own clock; null: at its usual time. */
  readonly at: WallTime | null;
};

/** What somebody changed, by kind of push; what is not there is as usual. */
export type PushSettings = Readonly<Record<string, PushSetting>>;

/** Kinds of push by who gets them: every member, managers and admins besides, a team in its group. */
export type PushKinds = Readonly<
  Record<"member" | "manager" | "admin" | "team", readonly string[]>
>;

/**
 * The engine's kinds, in the order of the day and the week. A new push takes its place here, and its
 * name in the locales: `push-kinds.<kind>`.
 */
export const pushKinds = {
  member: [
    "morning-digest",
    "promises-due",
    "answers-due",
    "window-nudge",
    "shutdown-ladder",
    "quiet-customers",
    "greetings",
    "birthdays",
    "dormant-list",
    "tier-proposals",
    "key-account-review",
    "open-drafts",
    "import-finished",
    "lending",
    "reminders",
  ],
  manager: ["team-week", "fresh-eyes", "sheets-made"],
  admin: ["failed-pushes"],
  team: ["weekly-summary", "dormant-list", "escalation"],
} as const satisfies PushKinds;

/** Kinds without a time of day of their own: they can be turned off, not moved. */
export const untimedKinds: readonly string[] = [
  "answers-due",
  "window-nudge",
  "escalation",
  "import-finished",
  "lending",
  "reminders",
];

/** Kinds that come at the minute that their taker named: in quiet hours and on days off as well. */
export const promisedKinds: readonly string[] = ["reminders"];

/** What is set of a kind of push, or how it is as long as nobody changes it. */
export const settingOf = (settings: PushSettings | undefined, kind: string): PushSetting =>
  settings?.[kind] ?? { isOff: false, at: null };

/** Those of these kinds that somebody of a role gets. */
export const pushKindsOf = (kinds: PushKinds, role: Role): readonly string[] => [
  ...kinds.member,
  ...(role === "sales" ? [] : kinds.manager),
  ...(role === "admin" ? kinds.admin : []),
];

/** After how many in a row that nobody heeded it is asked, once, whether a push should go on. */
export const mostIgnored = 5;

/** Kinds of which that is asked: whoever does without them misses nothing that was promised. */
export const ignorableKinds: readonly string[] = [
  "window-nudge",
  "quiet-customers",
  "greetings",
  "birthdays",
  "dormant-list",
  "tier-proposals",
  "weekly-lists",
];
