import type { Command } from "commander";
import { invitationHours, inviteToConnect } from "../app/connections/connect-links.ts";
import { disconnect } from "../app/connections/disconnect.ts";
import { findConnections } from "../app/connections/find-connection.ts";
import { findOrganization, findOrganizations } from "../app/members/find-organization.ts";
import type { Genjin } from "../assembly/bootstrap.ts";
import { type InstallPlatform, installPaths, installVariables } from "../assembly/installable.ts";
import { formatInstant } from "../core/time/instant.ts";
import { Refusal } from "../errors.ts";
import type { Speaker } from "../i18n/speaker.ts";
import { chosen } from "./chosen-organization.ts";
import { registerPlaces } from "./connect-place.ts";
import { printLines } from "./print-lines.ts";
import { withGenjin } from "./with-genjin.ts";

type Options = { readonly json?: true };

const forAll = { isForAll: true } as const;

/** `connect invite`, `connect list` and `connect remove`: the workspaces of organizations. */
export function registerConnections(connect: Command, speak: Speaker): void {
  const invite = connect.command("invite").description(speak.t("cli:connect-invite"));
  for (const platform of Object.keys(installPaths) as InstallPlatform[]) {
    invite
      .command(platform)
      .option("--json", speak.t("cli:json"))
      .action(async ({ json }: Options) => {
        await withGenjin(
          speak,
          async (genjin) => {
            const address = addressOf(genjin, platform);
            const { app, now } = genjin;
            const { id, name: organization } = await findOrganization(app, chosen.organization);
            const code = await inviteToConnect(app, now(), id, platform);
            const link = `${address}${installPaths[platform]}?invitation=${code}`;
            const hours = invitationHours;
            console.log(
              json
                ? JSON.stringify({ link, organization, hours })
                : speak.t("cli:connect-invited", { link, organization, hours }),
            );
          },
          forAll,
        );
      });
  }
  registerPlaces(connect, speak);
  connect
    .command("list")
    .description(speak.t("cli:connect-list"))
    .option("--json", speak.t("cli:json"))
    .action(async ({ json }: Options) => {
      await withGenjin(
        speak,
        async ({ app }) => {
          const { organization: named } = chosen;
          const only = named === undefined ? null : (await findOrganization(app, named)).id;
          const names = new Map((await findOrganizations(app)).map(({ id, name }) => [id, name]));
          const lines = (await findConnections(app, only)).map((one) => {
            const { platform, workspace, title, at, organizationId } = one;
            const organization = names.get(organizationId) ?? "";
            const line = { organization, platform, workspace, title, at: formatInstant(at) };
            return json ? JSON.stringify(line) : Object.values(line).join("\t");
          });
          await printLines(lines, json ? null : speak.t("cli:none.connections"));
        },
        forAll,
      );
    });
  connect
    .command("remove")
    .description(speak.t("cli:connect-remove"))
    .argument("<platform>", speak.t("cli:connect-platform"))
    .argument("<workspace>", speak.t("cli:connect-workspace"))
    .option("--json", speak.t("cli:json"))
    .action(async (platform: string, workspace: string, { json }: Options) => {
      await withGenjin(
        speak,
        async ({ app, now }) => {
          const people = await disconnect(app, now(), { platform, workspace });
          if (people === null) throw new Refusal("unknown-connection", { platform, workspace });
          const gone = { platform, workspace, people };
          console.log(json ? JSON.stringify(gone) : speak.t("cli:connect-removed", gone));
        },
        forAll,
      );
    });
}

/** Where people reach us. Throws a `Refusal` `install-off` where the app is not installed by links. */
function addressOf({ config, routes }: Genjin, platform: InstallPlatform): string {
  const isOn = routes.some(({ path }) => path === installPaths[platform]);
  if (isOn && config.publicUrl !== undefined) return config.publicUrl;
  throw new Refusal("install-off", { variables: installVariables[platform] });
}
