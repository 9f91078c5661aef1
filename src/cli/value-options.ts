import { type Command, Option } from "commander";
import { type ModelChoice, modelChoices } from "../core/value/fit-purchases.ts";
import { Refusal } from "../errors.ts";
import type { Speaker } from "../i18n/speaker.ts";
import { readDate } from "./read-date.ts";

/** What commands on value take, as written. */
export type ValueOptions = {
  asOf?: string;
  horizon: string;
  model: ModelChoice;
  as?: string;
  json?: true;
};

/** Adds the options of commands on value; `horizon` is its default in days. */
export const addValueOptions = (command: Command, speak: Speaker, horizon: number): Command =>
  command
    .option("--as-of <date>", speak.t("cli:as-of"))
    .option("--horizon <days>", speak.t("cli:horizon"), String(horizon))
    .addOption(
      new Option("--model <name>", speak.t("cli:model")).choices(modelChoices).default("auto"),
    )
    .option("--as <handle>", speak.t("cli:as"))
    .option("--json", speak.t("cli:json"));

/** The options as use cases take them. Throws a `Refusal` `bad-date` or `bad-days`. */
export function readValueOptions({ asOf, horizon, model }: ValueOptions) {
  const days = Number(horizon);
  if (!Number.isInteger(days) || days < 1 || days > 3650)
    throw new Refusal("bad-days", { text: horizon });
  return { ...(asOf === undefined ? {} : { asOf: readDate(asOf) }), horizon: days, model };
}
