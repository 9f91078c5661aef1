import type { Command } from "commander";
import { createTeam } from "../app/members/create-team.ts";
import { listPeople } from "../app/members/list-people.ts";
import type { Speaker } from "../i18n/speaker.ts";
import { printLines } from "./print-lines.ts";
import { withGenjin } from "./with-genjin.ts";

type Options = { chat?: string; json?: true };

/** `team add` and `team list`. */
export function registerTeam(program: Command, speak: Speaker): void {
  const team = program.command("team").description(speak.t("cli:team"));
  team
    .command("add")
    .description(speak.t("cli:team-add"))
    .argument("<name>", speak.t("cli:team-name"))
    .option("--chat <platform:id>", speak.t("cli:team-chat"))
    .option("--json", speak.t("cli:json"))
    .action(async (name: string, { chat, json }: Options) => {
      await withGenjin(speak, async ({ app }) => {
        const team = await createTeam(app, name, chat);
        console.log(json ? JSON.stringify(team) : speak.t("cli:team-added", team));
      });
    });
  team
    .command("list")
    .description(speak.t("cli:team-list"))
    .option("--json", speak.t("cli:json"))
    .action(async ({ json }: Options) => {
      await withGenjin(speak, async ({ app }) => {
        const lines = (await listPeople(app)).teams.map(({ name, handles }) =>
          json ? JSON.stringify({ name, members: handles }) : `${name}\t${handles.join(" ")}`,
        );
        await printLines(lines, json ? null : speak.t("cli:none.teams"));
      });
    });
}
