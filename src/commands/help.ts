import { z } from "zod";
import { isDemo } from "../app/demo/is-demo.ts";
import { defineCommand, isAllowed, reads } from "../bot/command.ts";
import { parseCommandLine } from "../bot/grammar/parse-command-line.ts";
import { shaped } from "../bot/grammar/words/normalise-input.ts";
import type { OutboundMessage } from "../chat/message.ts";
import { topicsOf } from "../core/help-topics.ts";
import { paragraph } from "../views/blocks/inline.ts";
import { commandHelpView, helpView, topicHelpView } from "../views/help-view.ts";

/** `/help [COMMAND|TOPIC]`: what the member may ask for, all in short, or one in detail. */
export const help = defineCommand({
  name: "help",
  topic: "people",
  permission: "sales",
  audience: "anywhere",
  args: z.object({ about: z.string().optional() }),
  positional: ["about…"],
  reads: reads.always,
  async run({ app, actor, commands, lexicon, speak }, { about = "" }) {
    const allowed = [...commands.values()].filter(({ permission }) =>
      isAllowed(actor.member.role, permission),
    );
    const topics = topicsOf(allowed);
    const wanted = about.trim().toLowerCase();
    const found = topics.find(({ topic }) =>
      [topic, speak.t(`help.topics.${topic}`).toLowerCase()].includes(wanted),
    );
    if (found !== undefined) return topicHelpView(found, speak);
    const asked = parseCommandLine(shaped(about), lexicon, { replying: false });
    return asked.type === "command" && allowed.some(({ name }) => name === asked.command)
      ? commandHelpView(asked.command, speak)
      : withDemo(helpView(topics, speak), (await isDemo(app)) ? speak.t("help.demo") : null);
  },
});

/** The same, saying first that what is here is made up, where it is. */
const withDemo = (message: OutboundMessage, note: string | null): OutboundMessage =>
  note === null ? message : { ...message, blocks: [paragraph(note), ...message.blocks] };
