import type { Command } from "commander";
import { consoleManifests, type ManifestPlatform } from "../assembly/console-manifests.ts";
import { commandsWith } from "../assembly/plugged.ts";
import { features } from "../features/index.ts";
import type { Speaker } from "../i18n/speaker.ts";
import { registerConnectMail } from "./connect-mail.ts";
import { registerConnections } from "./connections.ts";

/** What the command line asks for. */
type Wishes = {
  readonly http?: string;
  readonly oneCommand?: true;
  readonly assistant?: true;
};

/** `connect`: the workspaces of organizations; `connect PLATFORM`: what to paste in the vendor's console. */
export function registerConnect(program: Command, speak: Speaker): void {
  const connect = program.command("connect").description(speak.t("cli:connect"));
  registerConnections(connect, speak);
  registerConnectMail(connect, speak);
  for (const platform of Object.keys(consoleManifests) as ManifestPlatform[]) {
    connect
      .command(platform)
      .description(speak.t(`cli:connect-${platform}`))
      .option("--http <address>", speak.t("cli:connect-http"))
      .option("--one-command", speak.t("cli:connect-one-command"))
      .option("--assistant", speak.t("cli:connect-assistant"))
      .action(({ http, oneCommand, assistant }: Wishes) => {
        const address = http?.replace(/\/+$/, "");
        const manifest = consoleManifests[platform](
          commandsWith(features).map(({ name }) => ({
            name,
            description: speak.t(`commands:${name}.help`),
            hint: speak.t(`commands:${name}.usage`).replace(/^\S+\s*/, ""),
          })),
          {
            about: speak.t("cli:connect-about"),
            logThis: {
              name: speak.t("cli:connect-log-this"),
              description: speak.t("cli:connect-log-this-about"),
            },
            tell: {
              name: speak.t("cli:connect-tell"),
              description: speak.t("cli:connect-tell-about"),
            },
          },
          {
            ...(address === undefined ? {} : { address }),
            isOneCommand: oneCommand === true,
            isAssistant: assistant === true,
          },
        );
        console.log(JSON.stringify(manifest, null, 2));
        console.error(speak.t("cli:connect-next"));
      });
  }
}
