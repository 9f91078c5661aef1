import type { MailMessage } from "../core/mail/mail-message.ts";
import { type MailPosition, readFrom } from "../core/mail/mail-position.ts";
import type { WhyUnheard } from "../core/mail/mailbox-troubles.ts";
import type { Instant } from "../core/time/civil.ts";
import type { MailboxSettings } from "./mailbox-settings.ts";
import { mailboxTroubleOf } from "./mailbox-trouble.ts";
import { type OpenMailbox, openMailbox } from "./open-mailbox.ts";
import { readMail } from "./read-mail.ts";

/** Who hears what comes, and keeps how far a folder was read. */
export type MailListener = {
  position(folder: string): Promise<MailPosition | null>;
  keep(folder: string, position: MailPosition): Promise<void>;
  /**
   * `came`: when the server had it; `isSent`: it lies where what was sent is kept. Where this fails, the same mail is read
   * again later.
   */
  hear(mail: MailMessage, came: Instant, isSent: boolean): Promise<void>;
  /** Whether hearing failed for a reason that passes, such as a database that is away: the mail is tried until it is heard. */
  passes(error: unknown): boolean;
  /** After every look at all folders. */
  looked(): Promise<void>;
  /** A mail that nobody can read, or that nobody could hear a few times, is left out. */
  leftOut(error: unknown): void;
  /** The mailbox cannot be read, null: it can again. Told once for each change. */
  trouble(what: WhyUnheard | null, error: unknown): void;
};

/** Times in milliseconds. */
export type MailPace = {
  /** From one look to the next where the server does not tell by itself. */
  readonly look: number;
  /** Before another attempt; doubled each time, up to `longest`. */
  readonly retry: number;
  readonly longest: number;
};

const usualPace: MailPace = { look: 60_000, retry: 5000, longest: 300_000 };

/** So often a mail is tried that is read but not heard. */
const mostAttempts = 4;

/** Something of ours failed, not of the mailbox. */
class ListenerError extends Error {
  override readonly name = "ListenerError";
  constructor(override readonly cause: unknown) {
    super("the listener failed");
  }
}

const ofOurs = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    throw new ListenerError(error);
  }
};

/**
 * Reads what comes into the folders of a mailbox until it is stopped, in order, and begins again where it ended. A mailbox that
 * is away is tried again, less often each time.
 */
export function watchMailbox(
  settings: MailboxSettings,
  listener: MailListener,
  pace: MailPace = usualPace,
): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  const attempts = new Map<string, number>();
  let told: WhyUnheard | null = null;
  const tell = (what: typeof told, error: unknown) => {
    if (what !== told) listener.trouble(what, error);
    told = what;
  };

  const lookInto = async (mailbox: OpenMailbox, folder: string): Promise<void> => {
    const state = await mailbox.turnTo(folder);
    const position = await ofOurs(listener.position(folder));
    const { validity, uidNext, isSent } = state;
    const { after, since } = readFrom(position, state);
    const now = position?.readTo ?? (Date.now() as Instant);
    if (position === null)
      await ofOurs(listener.keep(folder, { validity, lastUid: after, readTo: now }));
    if (uidNext <= after + 1) return;
    let [readTo, lastUid] = [now, uidNext - 1];
    for (const uid of await mailbox.numbers(after, since)) {
      if (signal.aborted) return;
      const message = await mailbox.message(uid);
      if (message !== null) {
        await hear(`${folder} ${uid}`, { ...message, isSent });
        readTo = Math.max(readTo, message.came) as Instant;
      }
      lastUid = Math.max(lastUid, uid);
      if (since === null) await ofOurs(listener.keep(folder, { validity, lastUid: uid, readTo }));
    }
    // What was made anew is kept as read when all of it is: who begins in between reads from the same time again.
    if (since !== null) await ofOurs(listener.keep(folder, { validity, lastUid, readTo }));
  };

  const hear = async (
    key: string,
    one: { readonly source: Buffer; readonly came: Instant; readonly isSent: boolean },
  ): Promise<void> => {
    let mail: MailMessage;
    try {
      mail = await readMail(one.source);
    } catch (error) {
      listener.leftOut(error);
      return;
    }
    try {
      await listener.hear(mail, one.came, one.isSent);
      attempts.delete(key);
    } catch (error) {
      const count = (attempts.get(key) ?? 0) + (listener.passes(error) ? 0 : 1);
      attempts.set(key, count);
      if (count < mostAttempts) throw new ListenerError(error);
      attempts.delete(key);
      listener.leftOut(error);
    }
  };

  const listen = async (): Promise<void> => {
    const mailbox = await openMailbox(settings, signal);
    try {
      while (!signal.aborted) {
        // The first one last: it is the one that the server tells of.
        for (const folder of [...settings.folders].reverse()) await lookInto(mailbox, folder);
        await ofOurs(listener.looked());
        tell(null, null);
        failed = 0;
        await mailbox.wait(pace.look, signal);
      }
    } finally {
      await mailbox.close();
    }
  };

  let failed = 0;
  const run = async (): Promise<void> => {
    while (!signal.aborted) {
      try {
        await listen();
      } catch (error) {
        const isOurs = error instanceof ListenerError;
        const what = isOurs ? "ours" : mailboxTroubleOf(error);
        tell(what, isOurs ? error.cause : error);
        // Who is refused too often is locked out.
        const least = what === "password" ? pace.longest : pace.retry * 2 ** failed;
        failed += 1;
        await pause(Math.min(least, pace.longest), signal);
      }
    }
  };
  const running = run();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener("abort", end, { once: true });
  });
