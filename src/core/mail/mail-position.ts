import type { Instant } from "../time/civil.ts";

/** How far a folder of a mailbox has been read. */
export type MailPosition = {
  /** UIDVALIDITY of the folder (RFC 3501): whose numbers its messages have. */
  readonly validity: bigint;
  /** The number of the last message that was read. */
  readonly lastUid: number;
  /** When the last message came that was read, by the server's clock. */
  readonly readTo: Instant;
};

/** A folder as the server shows it. */
export type FolderState = {
  readonly validity: bigint;
  /** The number that the next message will get. */
  readonly uidNext: number;
};

/** What is to be read of a folder: messages after a number, and of a folder that was made anew those since a time. */
export type ReadFrom = { readonly after: number; readonly since: Instant | null };

/** Clocks of servers differ, and days are the finest that a search knows, in milliseconds. */
const overlap = 2 * 86_400_000;

/**
 * From where a folder is read on. One that was never read begins with what comes from now on; one whose numbers are others
 * than before is read again from shortly before where the reading had come to: what was heard is known by itself.
 */
export function readFrom(
  position: MailPosition | null,
  { validity, uidNext }: FolderState,
): ReadFrom {
  if (position === null) return { after: uidNext - 1, since: null };
  if (position.validity === validity) return { after: position.lastUid, since: null };
  return { after: 0, since: (position.readTo - overlap) as Instant };
}
