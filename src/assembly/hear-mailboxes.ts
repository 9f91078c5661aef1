import { createHash } from "node:crypto";
import { type App, within } from "../app/app.ts";
import { hearMail, hearWaiting } from "../app/mail/hear-mail.ts";
import { mailPositionOf, saveMailPositionOf } from "../app/mail/mail-position-of.ts";
import { forgetOtherTroubles, saveMailTrouble } from "../app/mail/mail-trouble.ts";
import { holdLease } from "../app/process/hold-lease.ts";
import { happened } from "../bot/intake/happening.ts";
import type { WhyUnheard } from "../core/mail/mailbox-troubles.ts";
import { DatabaseAwayError } from "../errors.ts";
import type { MailboxSettings } from "../mail/mailbox-settings.ts";
import type { MailListener, MailPace } from "../mail/watch-mailbox.ts";
import type { Genjin } from "./bootstrap.ts";
import { type HeardMailbox, heardMailboxes } from "./heard-mailboxes.ts";

/** From one look for mailboxes that were connected or taken away to the next, in milliseconds. */
const lookEvery = 60_000;

/** How long one statement may take that a mail needs, in milliseconds. */
const statementMs = 10_000;

/**
 * Hears what comes into the mailboxes of all organizations until it is stopped: each is listened to by one process at a
 * time. Nothing of it is loaded while there is none. A mailbox that is away is nobody else's trouble.
 */
export function hearMailboxes(
  genjin: Pick<Genjin, "app" | "config" | "log" | "now">,
  pace?: MailPace,
): { stop(): Promise<void> } {
  const { app, log } = genjin;
  const heard = new Map<string, Promise<{ stop(): Promise<void> }>>();
  let isStopping = false;
  let timer: NodeJS.Timeout | undefined;

  let organizations = new Set<string>();
  /** Troubles of mailboxes that were taken away are nobody's any more, in whichever process they were noted. */
  const forgetTroublesBut = async (wanted: readonly HeardMailbox[]): Promise<void> => {
    const ids = new Set([...organizations, ...wanted.map(({ organizationId }) => organizationId)]);
    for (const id of ids) {
      const theirs = wanted.filter(({ organizationId }) => organizationId === id);
      await forgetOtherTroubles(app, id, new Set(theirs.map(({ settings }) => titleOf(settings))));
    }
    organizations = new Set(wanted.map(({ organizationId }) => organizationId));
  };

  const look = async (): Promise<void> => {
    const wanted = new Map(
      (await heardMailboxes(app, genjin.config)).map((one) => [keyOf(one), one]),
    );
    for (const [key, one] of heard) {
      if (wanted.has(key)) continue;
      heard.delete(key);
      await (await one).stop();
    }
    if (isStopping) return;
    await forgetTroublesBut([...wanted.values()]);
    for (const [key, one] of wanted)
      if (!heard.has(key)) heard.set(key, hearOne(genjin, one, pace));
  };
  const round = async (): Promise<void> => {
    try {
      await look();
    } catch (error) {
      log.warn({ error: nameOf(error) }, "looking for mailboxes");
    }
    if (!isStopping) timer = setTimeout(next, lookEvery);
  };
  let running = round();
  const next = () => {
    running = round();
  };
  return {
    async stop() {
      isStopping = true;
      clearTimeout(timer);
      await running;
      await Promise.all([...heard.values()].map(async (one) => (await one).stop()));
    },
  };
}

/** A mailbox with all its settings: with others it is heard anew. */
const keyOf = (one: HeardMailbox): string => JSON.stringify(one);

/** What people know a mailbox by. */
const titleOf = ({ user, host }: MailboxSettings): string => `${user}/${host}`;

/** The name of its lease, which tells nothing of whose it is. */
const leaseOf = ({ organizationId, settings: { host, user, folders } }: HeardMailbox): string => {
  const place = JSON.stringify([organizationId, host, user, folders]);
  return `mail ${createHash("sha256").update(place).digest("hex").slice(0, 16)}`;
};

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : "unknown");

/** Hears one mailbox whenever this process has its lease. */
function hearOne(
  { app, log, now }: Pick<Genjin, "app" | "log" | "now">,
  mailbox: HeardMailbox,
  pace?: MailPace,
): Promise<{ stop(): Promise<void> }> {
  const { organizationId, settings } = mailbox;
  let watch: { stop(): Promise<void> } | undefined;
  const lease = leaseOf(mailbox);
  const name = lease.slice("mail ".length);
  const listener = listenerOf(
    { app: within(app, statementMs), log, now },
    organizationId,
    settings,
    name,
  );
  return holdLease(app, lease, {
    async begin() {
      const { watchMailbox } = await import("../mail/watch-mailbox.ts");
      happened({ type: "mailbox", mailbox: name, state: "begun" });
      watch = watchMailbox(settings, listener, pace);
    },
    async end() {
      await watch?.stop();
      watch = undefined;
      happened({ type: "mailbox", mailbox: name, state: "ended" });
    },
    onError: (error) => log.warn({ error: nameOf(error) }, "mailbox lease"),
  });
}

function listenerOf(
  { app, log, now }: { readonly app: App } & Pick<Genjin, "log" | "now">,
  organizationId: string,
  settings: MailboxSettings,
  mailbox: string,
): MailListener {
  const { user, host, addresses, server } = settings;
  const save = (trouble: WhyUnheard | null) =>
    saveMailTrouble(app, organizationId, titleOf(settings), trouble, now()).catch((error) =>
      log.warn({ error: nameOf(error) }, "mailbox trouble is not noted"),
    );
  let isClear = false;
  const place = (folder: string) => `${user} ${host} ${folder}`;
  const ears = { organizationId, addresses, server };
  return {
    position: (folder) => mailPositionOf(app, organizationId, place(folder)),
    keep: (folder, position) => saveMailPositionOf(app, organizationId, place(folder), position),
    async hear(mail, came, isSent) {
      // Nobody vouches for what went out: only who has the mailbox puts anything where it is kept.
      const heard = isSent ? { ...ears, server: null } : ears;
      const outcome = await hearMail(app, heard, mail, came, now());
      log.info({ outcome }, "mail");
    },
    passes: (error) => error instanceof DatabaseAwayError,
    async looked() {
      await hearWaiting(app, organizationId, now());
      if (!isClear) await save(null);
      isClear = true;
      happened({ type: "mailbox", mailbox, state: "read" });
    },
    leftOut: (error) => log.warn({ error: nameOf(error) }, "a mail was left out"),
    trouble(what, error) {
      if (what !== null) {
        isClear = false;
        void save(what);
      }
      if (what !== null) happened({ type: "mailbox-failed", mailbox, trouble: what });
      if (what === null) log.info({ organizationId }, "mailbox is heard");
      else
        log.warn({ organizationId, trouble: what, error: nameOf(error) }, "mailbox is not heard");
    },
  };
}
