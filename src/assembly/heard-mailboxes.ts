import type { App } from "../app/app.ts";
import { findConnection, findConnections } from "../app/connections/find-connection.ts";
import { findFirst } from "../app/members/find-organization.ts";
import {
  type MailboxSettings,
  type MailValues,
  mailboxSettings,
} from "../mail/mailbox-settings.ts";
import type { Config } from "./config.ts";

/** Under which name the mailboxes of organizations are kept among their connections. */
export const mailPlatform = "mail";

/** A mailbox in which an organization's mail is heard. */
export type HeardMailbox = {
  readonly organizationId: string;
  readonly settings: MailboxSettings;
};

/** The mailbox of the environment, which is the first organization's, and those that organizations have connected. */
export async function heardMailboxes(
  app: App,
  { mail }: Pick<Config, "mail">,
): Promise<readonly HeardMailbox[]> {
  const mailboxes: HeardMailbox[] = [];
  const first = mail === undefined ? null : await findFirst(app);
  if (mail !== undefined && first !== null) mailboxes.push(...settingsOf(first, mail));
  for (const { platform, workspace } of await findConnections(app, null)) {
    if (platform !== mailPlatform) continue;
    const kept = await findConnection(app, { platform, workspace });
    if (kept !== null) mailboxes.push(...settingsOf(kept.organizationId, kept.settings));
  }
  return mailboxes;
}

function settingsOf(organizationId: string, values: MailValues): HeardMailbox[] {
  const settings = mailboxSettings(values);
  return "host" in settings ? [{ organizationId, settings }] : [];
}
