import type { Inline, OutboundMessage } from "../chat/message.ts";
import type { TopicOfHelp } from "../core/help-topics.ts";
import type { CommandName } from "../i18n/sentence.ts";
import type { Speaker } from "../i18n/speaker.ts";
import { commandWord } from "./blocks/command-word.ts";
import { code, inButtons, paragraph, text } from "./blocks/inline.ts";

/** What people most want to do, in the order of the help. */
const wants = [
  ...(["today", "log", "c", "promises", "waiting"] as const),
  ...(["dormant", "find", "snooze", "why", "undo"] as const),
];

/** What people want to do with what to say for it, a line each, and the topics of all the rest. */
export function helpView(
  topics: readonly TopicOfHelp<CommandName>[],
  speak: Speaker,
): OutboundMessage {
  const title = speak.t("help.title");
  const word = commandWord("help", speak);
  const topicNames = topics.map(({ topic }) => `${word} ${speak.t(`help.topics.${topic}`)}`);
  return {
    kind: "answer",
    summary: title,
    blocks: [
      { type: "heading", text: title },
      {
        type: "list",
        items: wants.map((want) => [
          text(speak.t("help.want", { what: speak.t(`help.wants.${want}.what`) })),
          code(speak.t(`help.wants.${want}.say`)),
        ]),
      },
      inButtons(speak.t("help.more", { topics: topicNames.join(speak.t("list.dot")) })),
      {
        type: "actions",
        buttons: topics.map(({ topic }) => ({
          label: speak.t(`help.topics.${topic}`),
          command: `/help ${topic}`,
        })),
      },
    ],
    subjects: [],
  };
}

/** What each command of a topic does, a line each, and how to ask about one of them. */
export function topicHelpView(
  { topic, names }: TopicOfHelp<CommandName>,
  speak: Speaker,
): OutboundMessage {
  const title = speak.t(`help.topics.${topic}`);
  return {
    kind: "answer",
    summary: title,
    blocks: [
      { type: "heading", text: title },
      { type: "list", items: names.map((name) => lineOf(name, speak)) },
      paragraph(speak.t("help.hint", { command: speak.t("commands:help.example") })),
    ],
    subjects: [],
  };
}

const lineOf = (name: CommandName, speak: Speaker): Inline[] => [
  code(speak.t(`commands:${name}.usage`)),
  text(`  ${speak.t(`commands:${name}.help`)}`),
];

/** How one command is used, with an example to copy. */
export function commandHelpView(name: CommandName, speak: Speaker): OutboundMessage {
  const help = speak.t(`commands:${name}.help`);
  const example = speak.t(`commands:${name}.example`);
  return {
    kind: "answer",
    summary: help,
    blocks: [
      paragraph(help),
      {
        type: "fields",
        fields: [
          { label: speak.t("help.usage"), value: [code(speak.t(`commands:${name}.usage`))] },
          { label: speak.t("help.example"), value: [code(example)] },
        ],
      },
    ],
    subjects: [],
  };
}
