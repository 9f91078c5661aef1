import { type Command, Option } from "commander";
import { enrolMember } from "../app/members/enrol-member.ts";
import { listPeople } from "../app/members/list-people.ts";
import { makeLinkCode } from "../app/members/make-link-code.ts";
import { unlinkAccount } from "../app/members/unlink-account.ts";
import { type AccountOption, accountOptions } from "../assembly/account-options.ts";
import { type Locale, locales, type Role, roles } from "../core/vocabulary.ts";
import type { Speaker } from "../i18n/speaker.ts";
import { actorOf } from "./actor-of.ts";
import { printLines } from "./print-lines.ts";
import { withGenjin } from "./with-genjin.ts";

type Options = {
  name: string;
  role: Role;
  zone: string;
  locale: Locale;
  country?: string;
  team?: string;
  email?: string;
  organization?: string;
  json?: true;
} & Partial<Record<AccountOption, string>>;

/** `member add`, `member link`, `member unlink` and `member list`. */
export function registerMember(program: Command, speak: Speaker): void {
  const member = program.command("member").description(speak.t("cli:member"));
  const add = member
    .command("add")
    .description(speak.t("cli:member-add"))
    .argument("<handle>", speak.t("cli:handle"))
    .requiredOption("--name <name>", speak.t("cli:name"))
    .addOption(
      new Option("--role <role>", speak.t("cli:role")).choices(roles).makeOptionMandatory(),
    )
    .requiredOption("--zone <zone>", speak.t("cli:zone"))
    .addOption(
      new Option("--locale <locale>", speak.t("cli:locale")).choices(locales).makeOptionMandatory(),
    )
    .option("--team <team>", speak.t("cli:team-of"))
    .option("--country <code>", speak.t("cli:country"))
    .option("--email <address>", speak.t("cli:email"));
  for (const { name, value } of accountOptions) {
    add.option(`--${name} <${value}>`, speak.t(`cli:${name}`));
  }
  add
    .option("--organization <name>", speak.t("cli:organization"))
    .option("--json", speak.t("cli:json"))
    .action(async (handle: string, options: Options) => {
      await withGenjin(speak, async ({ app, now }) => {
        const accounts = accountOptions.flatMap(({ name, platforms }) => {
          const userId = options[name];
          return userId === undefined ? [] : platforms.map((platform) => ({ platform, userId }));
        });
        const member = await enrolMember(app, now(), { ...options, handle, accounts });
        console.log(options.json ? JSON.stringify(member) : speak.t("cli:member-added", member));
      });
    });
  member
    .command("link")
    .description(speak.t("cli:member-link"))
    .argument("<handle>", speak.t("cli:handle"))
    .option("--json", speak.t("cli:json"))
    .action(async (handle: string, { json }: { json?: true }) => {
      await withGenjin(speak, async (genjin) => {
        const admin = await actorOf(genjin, undefined);
        const made = await makeLinkCode(genjin.app, admin, handle);
        console.log(json ? JSON.stringify(made) : speak.t("cli:link-code", made));
      });
    });
  member
    .command("unlink")
    .description(speak.t("cli:member-unlink"))
    .argument("<handle>", speak.t("cli:handle"))
    .argument("<platform>", speak.t("cli:linked-platform"))
    .option("--json", speak.t("cli:json"))
    .action(async (handle: string, platform: string, { json }: { json?: true }) => {
      await withGenjin(speak, async (genjin) => {
        const admin = await actorOf(genjin, undefined);
        const choose = (linked: readonly string[]) => (linked.includes(platform) ? platform : null);
        const { platforms, ...gone } = await unlinkAccount(genjin.app, admin, handle, choose);
        const where = platforms.join(", ");
        console.log(
          json
            ? JSON.stringify({ ...gone, platforms })
            : speak.t("cli:member-unlinked", { ...gone, where }),
        );
      });
    });
  member
    .command("list")
    .description(speak.t("cli:member-list"))
    .option("--json", speak.t("cli:json"))
    .action(async ({ json }: { json?: true }) => {
      await withGenjin(speak, async ({ app }) => {
        const { members, teams } = await listPeople(app);
        const lines = members.map(({ handle, name, role, zone, locale }) => {
          const own = teams
            .filter((team) => team.handles.includes(handle))
            .map((team) => team.name);
          const line = { handle, name, role, zone, locale, teams: own };
          return json ? JSON.stringify(line) : Object.values(line).join("\t");
        });
        await printLines(lines, json ? null : speak.t("errors:no-organization"));
      });
    });
}
