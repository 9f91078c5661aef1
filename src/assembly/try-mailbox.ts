import type { MailboxTrouble } from "../core/mail/mailbox-troubles.ts";
import type { MailboxSettings } from "../mail/mailbox-settings.ts";

/** Why a mailbox cannot be heard; `folder`: which one it does not have. */
export type FoundTrouble = { readonly trouble: MailboxTrouble; readonly folder: string };

/** Looks whether a mailbox can be heard; null: it can. */
export async function tryMailbox(settings: MailboxSettings): Promise<FoundTrouble | null> {
  const [{ tryMailbox: open }, { mailboxTroubleOf, NoSuchFolderError }] = await Promise.all([
    import("../mail/open-mailbox.ts"),
    import("../mail/mailbox-trouble.ts"),
  ]);
  try {
    await open(settings);
    return null;
  } catch (error) {
    const folder = error instanceof NoSuchFolderError ? error.folder : "";
    return { trouble: mailboxTroubleOf(error), folder };
  }
}
