/** Why a mailbox cannot be read: each has its sentence. */
export const mailboxTroubles = [
  "password",
  "host",
  "away",
  "certificate",
  "tls",
  "folder",
  "refused",
] as const;
export type MailboxTrouble = (typeof mailboxTroubles)[number];

/** Why nothing of a mailbox is heard: it cannot be read, or what came cannot be taken in here. */
export type WhyUnheard = MailboxTrouble | "ours";
