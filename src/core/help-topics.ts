/** What the commands are about, in the order of the help; each command stands under one topic. */
export const helpTopics = {
  day: ["today", "more", "log", "promises", "kept", "resolved", "snooze", "skip", "undo"],
  customers: ["c", "find", "why", "check", "dormant", "greet", "observe"],
  changes: ["tier", "stage", "tag", "own", "need", "propose", "accept", "refuse"],
  figures: ["week", "segments", "market"],
  people: ["me", "preview", "off", "handover", "team", "holiday", "link", "help"],
  admin: ["bind", "rules", "dormant-after", "outbox"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type HelpTopic = keyof typeof helpTopics;

/** The topics with those of their commands that are among these; none without any. */
export const topicsOf = (
  names: readonly string[],
): readonly { readonly topic: HelpTopic; readonly names: readonly string[] }[] =>
  (Object.keys(helpTopics) as HelpTopic[])
    .map((topic) => ({ topic, names: helpTopics[topic].filter((name) => names.includes(name)) }))
    .filter((one) => one.names.length > 0);
