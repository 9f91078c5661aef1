import { type Command, Option } from "commander";
import { addOrganization } from "../app/members/add-organization.ts";
import { findOrganizations } from "../app/members/find-organization.ts";
import { type Locale, locales } from "../core/vocabulary.ts";
import type { Speaker } from "../i18n/speaker.ts";
import { printLines } from "./print-lines.ts";
import { withGenjin } from "./with-genjin.ts";

type Options = { zone: string; locale: Locale; country?: string; json?: true };

const forAll = { isForAll: true } as const;

/** `organization add` and `organization list`: several companies on one server. */
export function registerOrganization(program: Command, speak: Speaker): void {
  const organization = program.command("organization").description(speak.t("cli:organizations"));
  organization
    .command("add")
    .description(speak.t("cli:organization-add"))
    .argument("<name>", speak.t("cli:organization-name"))
    .requiredOption("--zone <zone>", speak.t("cli:zone"))
    .addOption(
      new Option("--locale <locale>", speak.t("cli:locale")).choices(locales).makeOptionMandatory(),
    )
    .option("--country <code>", speak.t("cli:country"))
    .option("--json", speak.t("cli:json"))
    .action(async (name: string, { json, ...options }: Options) => {
      await withGenjin(
        speak,
        async ({ app }) => {
          const { zone, locale, country } = options;
          const wanted = { name, zone, locale, ...(country === undefined ? {} : { country }) };
          const added = await addOrganization(app, wanted);
          console.log(json ? JSON.stringify(added) : speak.t("cli:organization-added", added));
        },
        forAll,
      );
    });
  organization
    .command("list")
    .description(speak.t("cli:organization-list"))
    .option("--json", speak.t("cli:json"))
    .action(async ({ json }: { json?: true }) => {
      await withGenjin(
        speak,
        async ({ app }) => {
          const lines = (await findOrganizations(app)).map(({ name, zone, locale, country }) => {
            const line = { name, zone, locale, country };
            return json ? JSON.stringify(line) : Object.values(line).join("\t");
          });
          await printLines(lines, json ? null : speak.t("errors:no-organization"));
        },
        forAll,
      );
    });
}
