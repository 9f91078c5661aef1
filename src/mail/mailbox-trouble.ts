import type { MailboxTrouble } from "../core/mail/mailbox-troubles.ts";

/** A folder that the mailbox does not have. */
export class NoSuchFolderError extends Error {
  override readonly name = "NoSuchFolderError";
  constructor(readonly folder: string) {
    super("the mailbox has no such folder");
  }
}

const notThere = new Set(["ENOTFOUND", "EAI_AGAIN", "EAI_FAIL", "ENODATA"]);
const away =
  /^(?:ECONN|EHOST|ENET|ETIMEDOUT|ETIMEOUT|EPIPE|CONNECT_TIMEOUT|GREETING_TIMEOUT|UPGRADE_TIMEOUT|NoConnection|EConnectionClosed|ESOCKET)/;
const certificate = /CERT|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER|SELF_SIGNED|ALTNAME/;
const tls = /^(?:ERR_SSL|ERR_TLS|EPROTO)/;

/** What an error of the connection means. */
export function mailboxTroubleOf(error: unknown): MailboxTrouble {
  if (error instanceof NoSuchFolderError) return "folder";
  const {
    code = "",
    authenticationFailed,
    tlsFailed,
    message = "",
  } = (error ?? {}) as {
    readonly code?: string;
    readonly authenticationFailed?: boolean;
    readonly tlsFailed?: boolean;
    readonly message?: string;
  };
  if (authenticationFailed === true) return "password";
  if (notThere.has(code)) return "host";
  if (certificate.test(code)) return "certificate";
  if (tlsFailed === true || tls.test(code) || /starttls|wrong version number/i.test(message))
    return "tls";
  return away.test(code) ? "away" : "refused";
}
