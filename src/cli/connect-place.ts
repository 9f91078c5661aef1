import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import type { Command } from "commander";
import { connect as connectTo } from "../app/connections/connect.ts";
import { findOrganization } from "../app/members/find-organization.ts";
import type { Genjin } from "../assembly/bootstrap.ts";
import { readPlace } from "../assembly/config.ts";
import {
  type PlacePlatform,
  placePlatformNames,
  placePlatforms,
} from "../assembly/place-platforms.ts";
import { Refusal } from "../errors.ts";
import type { Speaker } from "../i18n/speaker.ts";
import { chosen } from "./chosen-organization.ts";
import { withGenjin } from "./with-genjin.ts";

type Options = { readonly json?: true; readonly title: string };

/** `connect add PLATFORM FILE`: a company's own app, by a file with the variables that `.env` would have. */
export function registerPlaces(connect: Command, speak: Speaker): void {
  const add = connect.command("add").description(speak.t("cli:connect-add"));
  for (const platform of placePlatformNames) {
    add
      .command(platform)
      .argument("<file>", speak.t("cli:connect-add-file"))
      .option("--title <name>", speak.t("cli:connect-add-title"), "")
      .option("--json", speak.t("cli:json"))
      .action(async (file: string, { json, title }: Options) => {
        await withGenjin(
          speak,
          async (genjin) => {
            const settings = readPlace(platform, parseEnv(readText(file)));
            await tryOut(speak, genjin, platform, settings);
            const { app, now } = genjin;
            const { id, name: organization } = await findOrganization(app, chosen.organization);
            const workspace = settings[placePlatforms[platform]] ?? "";
            const connection = { organizationId: id, platform, workspace, title, at: now() };
            await connectTo(app, connection, settings);
            const made = { platform, workspace, organization };
            console.log(json ? JSON.stringify(made) : speak.t("cli:connect-added", made));
          },
          { isForAll: true },
        );
      });
  }
}

/** The file holds secrets: what is wrong with it is said without a word of it. */
function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new Refusal("connect-no-file", { file });
  }
}

/** Asks the platform whether it lets us in. Throws a `Refusal` `connect-refused` with what to do. */
async function tryOut(
  speak: Speaker,
  genjin: Genjin,
  platform: PlacePlatform,
  settings: Readonly<Record<string, string>>,
): Promise<void> {
  const adapter = await genjin.makePlace(platform, settings);
  for (const { code, isWell, details } of (await adapter.check?.()) ?? []) {
    if (isWell) continue;
    const todo = speak.sentenceOf("cli:platform.", `${platform}.${code}-todo`, details);
    throw new Refusal("connect-refused", { todo });
  }
}
