import { readFile } from "node:fs/promises";
import type { Command } from "commander";
import type { Actor } from "../app/actor.ts";
import type { Genjin } from "../assembly/bootstrap.ts";
import type { RuleSet } from "../core/tiering/rule-set.ts";
import { Refusal } from "../errors.ts";
import type { Speaker } from "../i18n/speaker.ts";
import { dryRunLines } from "../views/tiering/dry-run-view.ts";
import { actorOf } from "./actor-of.ts";
import { withGenjin } from "./with-genjin.ts";

type Options = { json?: true };

/** `rules show`, `rules dry-run`, `rules apply` and `rules revert`. */
export function registerRules(program: Command, speak: Speaker): void {
  const rules = program.command("rules").description(speak.t("cli:rules"));
  const add = (name: "show" | "dry-run" | "apply" | "revert") =>
    rules
      .command(name)
      .description(speak.t(`cli:rules-${name}`))
      .option("--json", speak.t("cli:json"));
  const withFile = (name: "dry-run" | "apply") =>
    add(name).argument("<file>", speak.t("cli:rules-file"));
  const work = (run: (genjin: Genjin, actor: Actor) => Promise<void>) =>
    withGenjin(speak, async (genjin) => run(genjin, await actorOf(genjin, undefined)));

  add("show").action(({ json }: Options) =>
    work(async ({ app }, actor) => {
      const { showRules } = await import("../app/tiering/show-rules.ts");
      const shown = await showRules(app, actor);
      console.log(json ? JSON.stringify(shown) : JSON.stringify(shown.rules, null, 2));
    }),
  );
  withFile("dry-run").action((file: string, { json }: Options) =>
    work(async (genjin, actor) => {
      const { dryRunRules } = await import("../app/tiering/dry-run-rules.ts");
      const run = await dryRunRules(genjin.app, actor, await changedBy(file, genjin, actor));
      if (json) console.log(JSON.stringify(run));
      else for (const line of dryRunLines(run, speak)) console.log(line);
    }),
  );
  withFile("apply").action((file: string, { json }: Options) =>
    work(async (genjin, actor) => {
      const { applyRules } = await import("../app/tiering/put-rules.ts");
      const version = await applyRules(genjin.app, actor, await changedBy(file, genjin, actor));
      console.log(json ? JSON.stringify({ version }) : speak.t("rules.applied", { version }));
    }),
  );
  add("revert").action(({ json }: Options) =>
    work(async ({ app }, actor) => {
      const { revertRules } = await import("../app/tiering/put-rules.ts");
      const version = await revertRules(app, actor);
      console.log(json ? JSON.stringify({ version }) : speak.t("rules.reverted", { version }));
    }),
  );
}

/** The rules in force with those of a file laid over them. Throws `Refusal` `rules-file`, `rules-invalid`. */
async function changedBy(file: string, { app }: Genjin, actor: Actor): Promise<RuleSet> {
  const [{ showRules }, { readRules }] = await Promise.all([
    import("../app/tiering/show-rules.ts"),
    import("../app/tiering/read-rules.ts"),
  ]);
  let change: unknown;
  try {
    change = JSON.parse(await readFile(file, "utf8"));
  } catch {
    throw new Refusal("rules-file", { path: file });
  }
  return readRules((await showRules(app, actor)).rules, change);
}
