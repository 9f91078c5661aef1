import { createInterface } from "node:readline/promises";
import type { Command } from "commander";
import { findOrganization } from "../app/members/find-organization.ts";
import { connectMailbox } from "../assembly/connect-mailbox.ts";
import type { Speaker } from "../i18n/speaker.ts";
import { chosen } from "./chosen-organization.ts";
import { withGenjin } from "./with-genjin.ts";

type Options = {
  readonly user: string;
  readonly folders?: string;
  readonly addresses?: string;
  readonly authServer?: string;
  readonly json?: true;
};

/** `connect mail URL --user NAME`: a mailbox in which an organization's mail is heard. */
export function registerConnectMail(connect: Command, speak: Speaker): void {
  connect
    .command("mail")
    .description(speak.t("cli:connect-mail"))
    .argument("<url>", speak.t("cli:connect-mail-url"))
    .requiredOption("--user <name>", speak.t("cli:connect-mail-user"))
    .option("--folders <names>", speak.t("cli:connect-mail-folders"))
    .option("--addresses <addresses>", speak.t("cli:connect-mail-addresses"))
    .option("--auth-server <name>", speak.t("cli:connect-mail-auth-server"))
    .option("--json", speak.t("cli:json"))
    .action(async (url: string, { user, folders, addresses, authServer, json }: Options) => {
      await withGenjin(
        speak,
        async ({ app, now }) => {
          const { id, name: organization } = await findOrganization(app, chosen.organization);
          const values = {
            MAIL_IMAP_URL: url,
            MAIL_IMAP_USER: user,
            MAIL_IMAP_PASSWORD: await password(speak),
            ...(folders === undefined ? {} : { MAIL_IMAP_FOLDERS: folders }),
            ...(addresses === undefined ? {} : { MAIL_ADDRESSES: addresses }),
            ...(authServer === undefined ? {} : { MAIL_AUTH_SERVER: authServer }),
          };
          const workspace = await connectMailbox(app, id, values, now());
          const made = { organization, platform: "mail", workspace };
          console.log(json ? JSON.stringify(made) : speak.t("cli:connect-mail-made", made));
        },
        { isForAll: true },
      );
    });
}

/** The first line of what is typed or piped in: a password among the arguments would be seen by others. */
async function password(speak: Speaker): Promise<string> {
  if (process.stdin.isTTY) process.stderr.write(speak.t("cli:connect-mail-password"));
  const lines = createInterface({ input: process.stdin });
  for await (const line of lines) {
    lines.close();
    return line.trim();
  }
  return "";
}
