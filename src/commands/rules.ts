import { z } from "zod";
import { dryRunRules } from "../app/tiering/dry-run-rules.ts";
import { applyRules, revertRules } from "../app/tiering/put-rules.ts";
import { readRules } from "../app/tiering/read-rules.ts";
import { showRules } from "../app/tiering/show-rules.ts";
import { parseRuleChanges } from "../bot/arguments/parse-rule-changes.ts";
import { defineCommand, reads } from "../bot/command.ts";
import { shapeOf } from "../bot/grammar/words/normalise-input.ts";
import { wordAt } from "../bot/grammar/words/word-table.ts";
import { plainMessage } from "../chat/message.ts";
import { civilDateAt } from "../core/time/civil-at.ts";
import { dryRunView } from "../views/tiering/dry-run-view.ts";
import { ownRatesText } from "../views/tiering/own-rates-text.ts";
import { rulesView } from "../views/tiering/rules-view.ts";

/**
 * `/rules`: the rules for tiers and cadences. With `PATH=VALUE …` who would move if they were
 * changed like that; `apply PATH=VALUE …` changes them, `revert` takes the last change back.
 */
export const rules = defineCommand({
  name: "rules",
  topic: "admin",
  permission: "admin",
  audience: "private",
  args: z.object({ text: z.string().default("") }),
  positional: ["text…"],
  reads: reads.alone,
  async run({ app, actor, speak, lexicon }, { text }) {
    const shown = await showRules(app, actor);
    if (text === "") return rulesView(shown, actor.member.zone, speak);
    const step = wordAt(lexicon.ruleSteps, shapeOf(text), 0);
    const changes = text.slice(step?.end ?? 0).trim();
    if (step?.value === "revert") {
      const version = await revertRules(app, actor);
      return plainMessage("answer", speak.t("rules.reverted", { version }));
    }
    const changed = readRules(
      shown.rules,
      parseRuleChanges(changes),
      civilDateAt(actor.now, actor.member.zone),
    );
    const rates = ownRatesText(shown.rules, changed, speak);
    if (step?.value !== "apply") {
      return dryRunView(await dryRunRules(app, actor, changed), rates, changes, speak);
    }
    const version = await applyRules(app, actor, changed);
    return plainMessage(
      "answer",
      [speak.t("rules.applied", { version }), rates].filter((line) => line !== "").join("\n"),
    );
  },
});
