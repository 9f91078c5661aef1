/** A mailbox on a server that speaks IMAP, and what of it is heard. */
export type MailboxSettings = {
  readonly host: string;
  readonly port: number;
  /** By TLS from the first byte, or from STARTTLS on. Without is for a server on this machine alone. */
  readonly safety: "tls" | "starttls" | "none";
  readonly user: string;
  readonly password: string;
  readonly folders: readonly string[];
  /** The addresses of the mailbox itself, in lower case. */
  readonly addresses: readonly string[];
  /** The mail server whose `Authentication-Results` count; null: nobody's are asked for. */
  readonly server: string | null;
};

/** The variables of a mailbox by their names: all of `needs`; `may` are optional. */
export const mailVariables = {
  needs: ["MAIL_IMAP_URL", "MAIL_IMAP_USER", "MAIL_IMAP_PASSWORD"],
  may: ["MAIL_IMAP_FOLDERS", "MAIL_ADDRESSES", "MAIL_AUTH_SERVER"],
} as const;

/** Values by the names of variables. */
export type MailValues = Readonly<Record<string, string>>;

const isLoopback = (host: string): boolean =>
  host === "localhost" || host === "[::1]" || host.startsWith("127.");

const listed = (text = ""): string[] =>
  text
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "");

/** Reads the settings of a mailbox; else the names of the variables that nobody can read. */
export function mailboxSettings(values: MailValues): MailboxSettings | readonly string[] {
  const { MAIL_IMAP_URL = "", MAIL_IMAP_USER = "", MAIL_IMAP_PASSWORD = "" } = values;
  const url = URL.canParse(MAIL_IMAP_URL) ? new URL(MAIL_IMAP_URL) : null;
  const isImap = url !== null && /^imaps?:$/.test(url.protocol) && url.hostname !== "";
  // A password does not belong into an address that is shown.
  if (!isImap || url.username !== "" || url.password !== "") return ["MAIL_IMAP_URL"];
  const isTls = url.protocol === "imaps:";
  const addresses = listed(values.MAIL_ADDRESSES).map((one) => one.toLowerCase());
  if (addresses.some((one) => !/^[^\s@]+@[^\s@]+$/.test(one))) return ["MAIL_ADDRESSES"];
  const folders = listed(values.MAIL_IMAP_FOLDERS);
  const own = MAIL_IMAP_USER.includes("@") ? [MAIL_IMAP_USER.toLowerCase()] : [];
  return {
    host: url.hostname.replace(/^\[|\]$/g, ""),
    port: url.port === "" ? (isTls ? 993 : 143) : Number(url.port),
    safety: isTls ? "tls" : isLoopback(url.hostname) ? "none" : "starttls",
    user: MAIL_IMAP_USER,
    password: MAIL_IMAP_PASSWORD,
    folders: folders.length === 0 ? ["INBOX"] : folders,
    addresses: [...new Set([...own, ...addresses])],
    server: values.MAIL_AUTH_SERVER?.trim() || null,
  };
}
