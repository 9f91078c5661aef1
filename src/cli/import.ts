import { basename } from "node:path";
import { type Command, Option } from "commander";
import {
  type ImportKind,
  type ImportPreset,
  importKinds,
  importPresets,
} from "../app/import/values/words.ts";
import { importWordsOf } from "../bot/import-words.ts";
import type { Speaker } from "../i18n/speaker.ts";
import { actorOf } from "./actor-of.ts";
import { importProgress } from "./import-progress.ts";
import {
  importReport,
  importResult,
  isTaken,
  rejectedFile,
  revertReport,
} from "./import-report.ts";
import { withGenjin } from "./with-genjin.ts";

type Options = {
  dryRun?: true;
  partial?: true;
  preset?: ImportPreset;
  currency?: string;
  as?: string;
  json?: true;
};

/** `import customers|contacts|touches|orders FILE` and `import revert ID`. */
export function registerImport(program: Command, speak: Speaker): void {
  const command = program.command("import").description(speak.t("cli:import"));
  for (const kind of importKinds) registerKind(command, speak, kind);
  command
    .command("revert")
    .description(speak.t("cli:import-revert"))
    .argument("<id>", speak.t("cli:import-id"))
    .option("--as <handle>", speak.t("cli:as"))
    .option("--json", speak.t("cli:json"))
    .action(async (id: string, options: Pick<Options, "as" | "json">) => {
      await withGenjin(speak, async (genjin) => {
        const { revertImport } = await import("../app/import/revert-import.ts");
        const actor = await actorOf(genjin, options.as);
        const result = await revertImport(genjin.app, actor, id);
        const isDone = result.outcome === "reverted";
        if (!isDone) process.exitCode = 1;
        if (options.json) console.log(JSON.stringify({ import: id, ...result }));
        else (isDone ? console.log : console.error)(revertReport(speak, id, result));
      });
    });
}

function registerKind(command: Command, speak: Speaker, kind: ImportKind): void {
  const one = command
    .command(kind)
    .description(speak.t(`cli:import-${kind}`))
    .argument("<file>", speak.t("cli:import-file"))
    .option("--dry-run", speak.t("cli:dry-run"))
    .option("--partial", speak.t("cli:partial"));
  if (kind === "orders") {
    one.addOption(new Option("--preset <name>", speak.t("cli:preset")).choices(importPresets));
    one.option("--currency <code>", speak.t("cli:currency"), (code) => code.toUpperCase());
  }
  one
    .option("--as <handle>", speak.t("cli:as"))
    .option("--json", speak.t("cli:json"))
    .action(async (path: string, options: Options) => {
      await withGenjin(speak, async (genjin) => {
        const { importFile } = await import("../app/import/import-file.ts");
        const progress = importProgress(speak, process.stderr);
        const result = await importFile(genjin.app, await actorOf(genjin, options.as), {
          kind,
          source: path,
          preset: options.preset ?? null,
          fileName: basename(path),
          dryRun: options.dryRun ?? false,
          partial: options.partial ? rejectedFile(speak, path) : null,
          currency: options.currency ?? null,
          words: importWordsOf(genjin.translator),
          onProgress: progress.show,
        }).finally(progress.end);
        const isGood = isTaken(result);
        if (!isGood) process.exitCode = 1;
        if (options.json) console.log(JSON.stringify(importResult(speak, result)));
        else (isGood ? console.log : console.error)(importReport(speak, result));
      });
    });
}
