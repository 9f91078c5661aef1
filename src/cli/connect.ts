import type { Command } from "commander";
import { slackManifest } from "../adapters/slack/manifest.ts";
import { commands } from "../commands/index.ts";
import type { Speaker } from "../i18n/speaker.ts";

/** `connect slack`: what to paste in the vendor's console. */
export function registerConnect(program: Command, speak: Speaker): void {
  program
    .command("connect")
    .description(speak.t("cli:connect"))
    .command("slack")
    .description(speak.t("cli:connect-slack"))
    .option("--http <address>", speak.t("cli:connect-http"))
    .action(({ http }: { http?: string }) => {
      const manifest = slackManifest(
        commands.map(({ name }) => ({
          name,
          description: speak.t(`commands:${name}.help`),
          hint: speak.t(`commands:${name}.usage`).replace(/^\S+\s*/, ""),
        })),
        speak.t("cli:connect-about"),
        http?.replace(/\/+$/, ""),
      );
      console.log(JSON.stringify(manifest, null, 2));
      console.error(speak.t("cli:connect-next"));
    });
}
