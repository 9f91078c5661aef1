/** What commands are about, in the order of the help. */
export const helpTopics = ["day", "customers", "changes", "figures", "people", "admin"] as const;

export type HelpTopic = (typeof helpTopics)[number];

/** A topic with the names of its commands. */
export type TopicOfHelp<Name extends string> = {
  readonly topic: HelpTopic;
  readonly names: readonly Name[];
};

/** The topics of these commands, which keep their order; no topic without a command. */
export const topicsOf = <Name extends string>(
  commands: readonly { readonly name: Name; readonly topic: HelpTopic }[],
): readonly TopicOfHelp<Name>[] =>
  helpTopics
    .map((topic) => ({
      topic,
      names: commands.filter((one) => one.topic === topic).map(({ name }) => name),
    }))
    .filter(({ names }) => names.length > 0);
