import { z } from "zod";
import { defineCommand, isAllowed, reads } from "../bot/command.ts";
import { parseCommandLine } from "../bot/grammar/parse-command-line.ts";
import { shaped } from "../bot/grammar/words/normalise-input.ts";
import { topicsOf } from "../core/help-topics.ts";
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
  async run({ actor, commands, lexicon, speak }, { about = "" }) {
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
      : helpView(topics, speak);
  },
});
