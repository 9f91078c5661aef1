import { asksSomething } from "../../core/mail/asks-something.ts";
import { authenticityOf } from "../../core/mail/authenticated.ts";
import { isAutomatic } from "../../core/mail/is-automatic.ts";
import { domainsOf, type HeardMail, judgeMail } from "../../core/mail/judge-mail.ts";
import type { MailMessage } from "../../core/mail/mail-message.ts";
import { mailNote } from "../../core/mail/mail-note.ts";
import { readForwarded } from "../../core/mail/read-forwarded.ts";
import { owedToWhoAsked } from "../../core/owed/owed-kind.ts";
import type { Instant } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import type { ReportedTouch } from "../../core/touch/reported-touch.ts";
import { newId } from "../../store/database/new-id.ts";
import {
  answeredMails,
  deleteWaiting,
  insertHeardMail,
  isHeard,
  mailKeys,
  type WaitingMail,
} from "../../store/mail/heard-mails.ts";
import { mailHouse, ownerOf } from "../../store/mail/mail-house.ts";
import { memberByEmail, memberById } from "../../store/members/members.ts";
import { findOwedTo } from "../../store/owed/find-owed.ts";
import { wholeScope } from "../../store/scope.ts";
import type { Actor } from "../actor.ts";
import { type App, appIn } from "../app.ts";
import { change } from "../changes/change.ts";
import { everybody } from "../push/roster.ts";
import { recordTold } from "../touch/log-touches.ts";

/** What a mailbox is to its organization. */
export type MailEars = {
  readonly organizationId: string;
  /** Its own addresses, in lower case. */
  readonly addresses: readonly string[];
  /** The mail server whose word counts on who sent a mail; null: nobody's is asked for. */
  readonly server: string | null;
};

/**
 * What came of a mail: a touch of so many customers, or it waits for who wrote it; else why it is none: a program
 * wrote it, nobody vouches for who sent it, it concerns no customer, or it was heard before.
 */
export type Hearing = "heard" | "waiting" | "automatic" | "unproven" | "nobody's" | "known";

/** What they wrote longer ago waits for no answer any more, in milliseconds. */
const longestWait = 30 * 86_400_000;

/** Addresses of one mail that are looked up. */
const mostAddresses = 300;

/**
 * Hears a mail of an organization's mailbox: who wrote to whom becomes a touch of each customer concerned, once, at its
 * own time. `came`: when the server had it.
 */
export async function hearMail(
  whole: App,
  { organizationId, addresses, server }: MailEars,
  mail: MailMessage,
  came: Instant,
  now: Instant,
): Promise<Hearing> {
  const app = appIn(whole, organizationId);
  if (mail.from === null) return "nobody's";
  if (isAutomatic(mail) !== null) return "automatic";
  const author = await memberByEmail(app.store, mail.from.address);
  if (server !== null) {
    const proof = authenticityOf(mail, server);
    const isOurs = author !== null || addresses.includes(mail.from.address);
    if (proof === "failed" || (isOurs && proof !== "passed")) return "unproven";
  }
  const arrived = Math.min(came, now) as Instant;
  const forwarded = author === null ? null : readForwarded(mail, arrived, author.member.zone);
  if (forwarded !== null && isAutomatic(forwarded) !== null) return "automatic";
  const house = await houseOf(app, organizationId, addresses, [mail, forwarded]);
  const heard = judgeMail(mail, forwarded, house, arrived);
  if (heard === null) return "nobody's";
  const outcomes: Hearing[] = [];
  for (const of of heard.of)
    outcomes.push(await hearOf(app, organizationId, { mail: heard, of }, now));
  for (const one of ["heard", "waiting", "known"] as const) if (outcomes.includes(one)) return one;
  return "nobody's";
}

/** Whom we know of all that a mail and the one forwarded with it name. */
async function houseOf(
  { store }: App,
  organizationId: string,
  ours: readonly string[],
  mails: readonly (MailMessage | null)[],
) {
  const named = mails
    .flatMap((one) => (one === null ? [] : [one.from, ...one.to]))
    .flatMap((one) => one?.address ?? []);
  const asked = [...new Set(named)].slice(0, mostAddresses);
  const domains = [...new Set(asked.flatMap(domainsOf))];
  const known = await mailHouse(store, organizationId, asked, domains);
  return {
    ...known,
    ours: new Set(ours),
    domains: new Set(
      [...ours, ...known.members.keys()].flatMap((one) => domainsOf(one).slice(0, 1)),
    ),
  };
}

/** Records what a mail tells of one customer, unless it was heard before; `id` of one that has waited. */
async function hearOf(
  app: App,
  organizationId: string,
  { mail, of, id: waitingId = null }: Omit<WaitingMail, "id"> & { readonly id?: string | null },
  now: Instant,
): Promise<Hearing> {
  const { store } = app;
  const { customerId, contactId } = of;
  const keys = mailKeys(store, mail);
  if (await isHeard(store, organizationId, customerId, mail.at, keys, waitingId)) return "known";
  const { at } = mail;
  if (contactId === null) {
    const waiting = { mail: { ...mail, of: [] }, of };
    const row = { id: newId(), customerId, at, now, undoId: null, waiting, keys };
    await insertHeardMail(store, wholeScope(organizationId), row);
    return "waiting";
  }
  const whose = mail.memberId ?? (await ownerOf(store, organizationId, customerId));
  const memberId = whose ?? (await standInFor(app));
  const known = memberId === null ? null : await memberById(store, memberId);
  if (known === null) return "nobody's";
  const actor: Actor = {
    member: known.member,
    // A colleague's mail is a touch as well: whose customer it is does not matter.
    scope: { ...known.scope, owners: "all" },
    now,
    chat: "mail",
  };
  await change(
    app,
    actor,
    async (db) => {
      const isOpen = await findOwedTo(db, actor.scope, customerId, [owedToWhoAsked]);
      const touch = touchOf(actor, mail, of, isOpen.length > 0);
      const told = [whose === null ? { ...touch, isNobodys: true as const } : touch];
      return { ...(await recordTold(db, actor, { told, days: [] })), action: "touch.heard" };
    },
    async (db, [touch], undoId) => {
      if (touch === undefined) return;
      const { id } = touch;
      if (waitingId !== null) await deleteWaiting(db, organizationId, waitingId);
      const row = { id, customerId, at: mail.at, now, undoId, waiting: null, keys };
      await insertHeardMail(db, actor.scope, row);
    },
  );
  return "heard";
}

/** Who is told of a customer that nobody looks after: the first who sees all of them; null: nobody does. */
async function standInFor(app: App): Promise<string | null> {
  const members = (await everybody(app))?.members ?? [];
  return members.find(({ role }) => role === "admin")?.id ?? null;
}

/** A mail as a touch; one who asked before and waits still is not owed a second answer. */
function touchOf(
  { member, now }: Actor,
  mail: HeardMail,
  { customerId, contactId }: HeardMail["of"][number],
  isWaiting: boolean,
): ReportedTouch {
  const { direction, at, subject, text } = mail;
  const note = mailNote(mail);
  const isAsking =
    direction === "in" && !isWaiting && now - at < longestWait && asksSomething(subject, text);
  return {
    customerId,
    outcome: direction === "in" ? "replied" : "contacted",
    kind: "email",
    direction,
    note: note === "" ? null : note,
    asked: isAsking ? subject || text.slice(0, 80) : null,
    addressed: null,
    ...(contactId === null ? {} : { contactId }),
    isHeard: true,
    happenedOn: civilDateAt(at, member.zone),
    toldAt: at,
    until: null,
  };
}

/** Hears the mails whose writers are known by now. */
export async function hearWaiting(
  whole: App,
  organizationId: string,
  now: Instant,
): Promise<number> {
  const app = appIn(whole, organizationId);
  const { store } = app;
  let count = 0;
  for (const { id, mail, of, contactId } of await answeredMails(store, organizationId, now)) {
    const one = { id, mail, of: { ...of, contactId } };
    const heard = await hearOf(app, organizationId, one, now);
    if (heard === "heard") count += 1;
  }
  return count;
}
