import { z } from "zod";
import { defineCommand, isAllowed } from "../bot/command.ts";
import { parseCommandLine } from "../bot/grammar/parse-command-line.ts";
import { commandHelpView, helpView } from "../views/help-view.ts";

/** `/help [COMMAND]`: the commands that the member may use, or how one of them works. */
export const help = defineCommand({
  name: "help",
  permission: "sales",
  audience: "anywhere",
  args: z.object({ command: z.string().optional() }),
  positional: ["command"],
  async run({ actor, commands, lexicon, speak }, { command = "" }) {
    const names = [...commands.values()]
      .filter(({ permission }) => isAllowed(actor.member.role, permission))
      .map(({ name }) => name);
    const asked = parseCommandLine(command, lexicon, { replying: false });
    return asked.type === "command" && names.includes(asked.command)
      ? commandHelpView(asked.command, speak)
      : helpView(names, speak);
  },
});
