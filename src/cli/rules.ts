import { readFile } from "node:fs/promises";
import type { Command } from "commander";
import type { Actor } from "../app/actor.ts";
import type { Genjin } from "../assembly/bootstrap.ts";
import type { RuleSet } from "../core/tiering/rule-set.ts";
import { civilDateAt } from "../core/time/civil-at.ts";
import { Refusal } from "../errors.ts";
import type { Speaker } from "../i18n/speaker.ts";
import { dryRunLines } from "../views/tiering/dry-run-view.ts";
import { ownRatesText } from "../views/tiering/own-rates-text.ts";
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
  const withChange = (name: "dry-run" | "apply") =>
    add(name).argument("<change...>", speak.t("cli:rules-change"));
  const work = (run: (genjin: Genjin, actor: Actor) => Promise<void>) =>
    withGenjin(speak, async (genjin) => run(genjin, await actorOf(genjin, undefined)));

  add("show").action(({ json }: Options) =>
    work(async ({ app }, actor) => {
      const { showRules } = await import("../app/tiering/show-rules.ts");
      const shown = await showRules(app, actor);
      console.log(json ? JSON.stringify(shown) : JSON.stringify(shown.rules, null, 2));
    }),
  );
  withChange("dry-run").action((change: string[], { json }: Options) =>
    work(async (genjin, actor) => {
      const { dryRunRules } = await import("../app/tiering/dry-run-rules.ts");
      const { before, changed } = await changedBy(change, genjin, actor);
      const run = await dryRunRules(genjin.app, actor, changed);
      if (json) console.log(JSON.stringify(run));
      else sayLines([ownRatesText(before, changed, speak), ...dryRunLines(run, speak)]);
    }),
  );
  withChange("apply").action((change: string[], { json }: Options) =>
    work(async (genjin, actor) => {
      const { applyRules } = await import("../app/tiering/put-rules.ts");
      const { before, changed } = await changedBy(change, genjin, actor);
      const version = await applyRules(genjin.app, actor, changed);
      if (json) console.log(JSON.stringify({ version }));
      else sayLines([speak.t("rules.applied", { version }), ownRatesText(before, changed, speak)]);
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

const sayLines = (lines: readonly string[]): void => {
  for (const line of lines) if (line !== "") console.log(line);
};

/**
 * The rules in force, and those with a change laid over them: `PATH=VALUE …`, or the name of a file. Throws
 * `Refusal` `rules-file`, `rules-invalid`, `which-rule`.
 */
async function changedBy(
  change: readonly string[],
  { app }: Genjin,
  actor: Actor,
): Promise<{ readonly before: RuleSet; readonly changed: RuleSet }> {
  const [{ showRules }, { readRules }] = await Promise.all([
    import("../app/tiering/show-rules.ts"),
    import("../app/tiering/read-rules.ts"),
  ]);
  const { rules } = await showRules(app, actor);
  const isFile = change.length === 1 && !change[0]?.includes("=");
  const read = isFile ? await readJson(change[0] ?? "") : await parsed(change);
  const changed = readRules(rules, read, civilDateAt(actor.now, actor.member.zone));
  return { before: rules, changed };
}

async function parsed(change: readonly string[]): Promise<unknown> {
  const { parseRuleChanges } = await import("../bot/arguments/parse-rule-changes.ts");
  return parseRuleChanges(change.join(" "));
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, "utf8"));
  } catch {
    throw new Refusal("rules-file", { path });
  }
}
