import type { Command } from "commander";
import { type DueLine, listDues } from "../app/cadence/list-dues.ts";
import type { Speaker } from "../i18n/speaker.ts";
import { reasonText } from "../views/cadence/reason-text.ts";
import { actorOf } from "./actor-of.ts";
import { printLines } from "./print-lines.ts";
import { withGenjin } from "./with-genjin.ts";

type Options = { as?: string; json?: true };

/** `due`: every visible customer's due. */
export function registerDue(program: Command, speak: Speaker): void {
  program
    .command("due")
    .description(speak.t("cli:due"))
    .option("--as <handle>", speak.t("cli:as"))
    .option("--json", speak.t("cli:json"))
    .action(async (options: Options) => {
      await withGenjin(speak, async (genjin) => {
        const actor = await actorOf(genjin, options.as);
        const lines = (await listDues(genjin.app, actor)).map((line) =>
          options.json ? JSON.stringify(line) : textOf(line, speak),
        );
        await printLines(lines, options.json ? null : speak.t("cli:none.due"));
      });
    });
}

const textOf = ({ ref, customer, tier, due, why }: DueLine, speak: Speaker): string =>
  [due, `#${ref}`, tier, customer, ...why.map((reason) => reasonText(reason, speak))].join("\t");
