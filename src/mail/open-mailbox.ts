import type { ImapFlow } from "imapflow";
import type { FolderState } from "../core/mail/mail-position.ts";
import type { Instant } from "../core/time/civil.ts";
import type { MailboxSettings } from "./mailbox-settings.ts";
import { NoSuchFolderError } from "./mailbox-trouble.ts";

/** Bytes of a message that are looked at: what is attached behind may be missing by name. */
const longestMessage = 8 * 1024 * 1024;

/** Longest time that the server may take to be reached, and then to say who it is, in milliseconds. */
const reachedMs = 15_000;
const greetedMs = 10_000;

/** An open mailbox. It is only ever read: no mark is set, nothing is moved or deleted. */
export type OpenMailbox = {
  /** Turns to a folder; `isSent`: what its owners have sent is kept there. Throws `NoSuchFolderError`. */
  turnTo(folder: string): Promise<FolderState & { readonly isSent: boolean }>;
  /** The numbers of the messages of the folder after one, and since a day, in order. */
  numbers(after: number, since: Instant | null): Promise<readonly number[]>;
  /** A message of the folder, and when it came; null where it is gone. */
  message(uid: number): Promise<{ readonly source: Buffer; readonly came: Instant } | null>;
  /** Resolves when something comes into the folder, when the server is gone, after so many milliseconds, or when stopped. */
  wait(ms: number, stopped: AbortSignal): Promise<void>;
  close(): Promise<void>;
};

/** Opens a mailbox, until `stopped`. Throws what `mailboxTroubleOf` reads. */
export async function openMailbox(
  settings: MailboxSettings,
  stopped?: AbortSignal,
): Promise<OpenMailbox> {
  const { ImapFlow } = await import("imapflow");
  const { host, port, safety, user, password } = settings;
  const client: ImapFlow = new ImapFlow({
    host,
    port,
    secure: safety === "tls",
    // Anything less would send the password in the clear.
    ...(safety === "tls" ? {} : { doSTARTTLS: safety === "starttls" }),
    auth: { user, pass: password },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: reachedMs,
    greetingTimeout: greetedMs,
    socketTimeout: 6 * 60_000,
    clientInfo: { name: "Genjin" },
  });
  // Whoever asks next is told.
  client.on("error", () => {});
  const leave = () => client.close();
  stopped?.addEventListener("abort", leave, { once: true });
  const letGo = () => stopped?.removeEventListener("abort", leave);
  try {
    await client.connect();
  } catch (error) {
    letGo();
    client.close();
    throw error;
  }
  return {
    async turnTo(folder) {
      try {
        const { uidValidity, uidNext, specialUse } = await client.mailboxOpen(folder, {
          readOnly: true,
        });
        return { validity: uidValidity, uidNext, isSent: specialUse === "\\Sent" };
      } catch (error) {
        throw isMissing(error) ? new NoSuchFolderError(folder) : error;
      }
    },
    async numbers(after, since) {
      const query = {
        uid: `${after + 1}:*`,
        ...(since === null ? {} : { since: new Date(since) }),
      };
      const found = await client.search(query, { uid: true });
      // Nothing was found out: that is not the same as nothing is there.
      if (!Array.isArray(found)) throw new Error("the mailbox could not be searched");
      // A range to the last one holds the last one, wherever it begins.
      return found.filter((uid) => uid > after).sort((a, b) => a - b);
    },
    async message(uid) {
      const query = { source: { maxLength: longestMessage }, internalDate: true };
      const found = await client.fetchOne(String(uid), query, { uid: true });
      if (!found || found.source === undefined) return null;
      const at = found.internalDate === undefined ? new Date() : new Date(found.internalDate);
      return { source: found.source, came: at.getTime() as Instant };
    },
    async wait(ms, stopped) {
      if (stopped.aborted || !client.usable) return;
      let wake = () => {};
      const woken = new Promise<void>((resolve) => {
        wake = resolve;
      });
      const timer = setTimeout(wake, ms);
      client.on("exists", wake);
      client.once("close", wake);
      stopped.addEventListener("abort", wake, { once: true });
      // Where the server tells by itself it does; else it is asked when the time is over.
      if (client.capabilities.has("IDLE")) void client.idle().catch(wake);
      await woken;
      clearTimeout(timer);
      client.off("exists", wake);
      client.off("close", wake);
      stopped.removeEventListener("abort", wake);
    },
    async close() {
      letGo();
      const gone = setTimeout(() => client.close(), 2000);
      await client.logout().catch(() => client.close());
      clearTimeout(gone);
    },
  };
}

const isMissing = (error: unknown): boolean => {
  const { mailboxMissing, serverResponseCode, responseStatus } = (error ?? {}) as {
    readonly mailboxMissing?: boolean;
    readonly serverResponseCode?: string;
    readonly responseStatus?: string;
  };
  return (
    mailboxMissing === true ||
    serverResponseCode === "NONEXISTENT" ||
    serverResponseCode === "TRYCREATE" ||
    responseStatus === "NO"
  );
};

/** Looks whether a mailbox can be opened and has its folders. Throws what `mailboxTroubleOf` reads. */
export async function tryMailbox(settings: MailboxSettings): Promise<void> {
  const mailbox = await openMailbox(settings);
  try {
    for (const folder of settings.folders) await mailbox.turnTo(folder);
  } finally {
    await mailbox.close();
  }
}
