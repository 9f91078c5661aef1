import type { App } from "../app/app.ts";
import { connect } from "../app/connections/connect.ts";
import type { Instant } from "../core/time/civil.ts";
import { ConfigError, Refusal } from "../errors.ts";
import { type MailValues, mailboxSettings } from "../mail/mailbox-settings.ts";
import { mailPlatform } from "./heard-mailboxes.ts";
import { tryMailbox } from "./try-mailbox.ts";

/**
 * Connects a mailbox to an organization once it has been opened: mail is heard in it from the next minute on. Answers how
 * it is called. Throws a `ConfigError` `config.invalid` with the names of what nobody can read, a `Refusal` `mailbox.…` where it
 * cannot be opened, `connected-elsewhere` where another organization has it.
 */
export async function connectMailbox(
  app: App,
  organizationId: string,
  values: MailValues,
  at: Instant,
): Promise<string> {
  const settings = mailboxSettings(values);
  if (!("host" in settings))
    throw new ConfigError("config.invalid", { names: settings.join(", ") });
  const { user, host } = settings;
  const found = await tryMailbox(settings);
  if (found !== null) throw new Refusal(`mailbox.${found.trouble}`, { host, folder: found.folder });
  const workspace = `${user}/${host}`;
  await connect(app, { organizationId, platform: mailPlatform, workspace, title: "", at }, values);
  return workspace;
}
