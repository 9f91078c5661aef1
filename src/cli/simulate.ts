import type { Command } from "commander";
import type { Speaker } from "../i18n/speaker.ts";
import { printLines } from "./print-lines.ts";
import { readDate } from "./read-date.ts";
import { withGenjin } from "./with-genjin.ts";

type Options = { from: string; to: string; as?: string; json?: true };

/** `simulate`: what would be pushed in that time if nobody did anything. */
export function registerSimulate(program: Command, speak: Speaker): void {
  program
    .command("simulate")
    .description(speak.t("cli:simulate"))
    .requiredOption("--from <date>", speak.t("cli:from"))
    .requiredOption("--to <date>", speak.t("cli:to"))
    .option("--as <handle>", speak.t("cli:as"))
    .option("--json", speak.t("cli:json"))
    .action(async ({ json, ...options }: Options) => {
      await withGenjin(speak, async ({ bot, pushes }) => {
        const [jobs, { simulate }] = await Promise.all([
          pushes(),
          import("../scheduler/simulate.ts"),
        ]);
        const from = readDate(options.from);
        const to = readDate(options.to);
        const as = options.as === undefined ? {} : { as: options.as };
        const lines = async function* () {
          for await (const push of simulate(bot, jobs, { from, to, ...as })) {
            yield json ? JSON.stringify(push) : `${push.at}  ${push.to}\n${push.text}\n`;
          }
        };
        await printLines(lines(), json ? null : speak.t("cli:none.pushes"));
      });
    });
}
