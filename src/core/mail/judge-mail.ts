import { normaliseDomain } from "../customer/normalise-domain.ts";
import type { Instant } from "../time/civil.ts";
import type { Direction } from "../vocabulary.ts";
import { bareSubject } from "./bare-subject.ts";
import { cutQuoted } from "./cut-quoted.ts";
import type { MailAddress, MailMessage } from "./mail-message.ts";

/** A person at a customer whose address a mail names. */
export type MailContact = { readonly customerId: string; readonly contactId: string };

/** Whom we know of those whom a mail names. */
export type MailHouse = {
  /** Our members by their addresses. */
  readonly members: ReadonlyMap<string, string>;
  /** Addresses of the mailbox itself: what is sent from there is from us. */
  readonly ours: ReadonlySet<string>;
  /** Domains that are our own: who writes from there is no customer. */
  readonly domains: ReadonlySet<string>;
  /** People at customers by their addresses; several where it is theirs at several customers. */
  readonly contacts: ReadonlyMap<string, readonly MailContact[]>;
  /** Customers by their own domains. */
  readonly customers: ReadonlyMap<string, readonly string[]>;
  /** Who looks after these customers. */
  readonly owners: ReadonlyMap<string, string | null>;
};

/** What a mail tells of one customer. */
export type HeardOf = {
  readonly customerId: string;
  /** Who it was; null where their address is at the customer's domain, and nobody's that is known. */
  readonly contactId: string | null;
  readonly person: MailAddress;
};

/** What passed between a customer and us by a mail. */
export type HeardMail = {
  readonly id: string | null;
  readonly direction: Direction;
  /** Who of us wrote it, or got it; null where that is not told. */
  readonly memberId: string | null;
  readonly at: Instant;
  /** Without what programs put before it. */
  readonly subject: string;
  /** What was written in it, without what it answers. */
  readonly text: string;
  readonly attachments: readonly string[];
  readonly of: readonly HeardOf[];
};

/** A mail to so many customers is no letter to each of them. */
const mostCustomers = 5;

/**
 * Who wrote to whom: what passed between customers and us by a mail, or by the one that a member forwards with it (`forwarded`).
 * `came`: when the server had it; nobody wrote later than that. Null where it concerns no customer, or
 * nobody can say which.
 */
export function judgeMail(
  mail: MailMessage,
  forwarded: MailMessage | null,
  house: MailHouse,
  came: Instant,
): HeardMail | null {
  const { from } = mail;
  if (from === null) return null;
  const memberId = house.members.get(from.address) ?? null;
  const isOurs = memberId !== null || house.ours.has(from.address);
  if (!isOurs) return isAtHome(from.address, house) ? null : inward(mail, house, came, null);
  const sent = outward(mail, house, came, memberId);
  if (sent !== null || forwarded?.from == null) return sent;
  const writer = forwarded.from.address;
  const wrote = house.members.get(writer) ?? null;
  const at = timeOf(mail, came);
  if (wrote !== null || house.ours.has(writer)) return outward(forwarded, house, at, wrote);
  return isAtHome(writer, house) ? null : inward(forwarded, house, at, memberId);
}

/** When a mail was written: as it says, but not later than it came. */
const timeOf = ({ writtenAt }: MailMessage, came: Instant): Instant =>
  writtenAt === null || writtenAt > came || writtenAt < earliest ? came : writtenAt;

/** Clocks that say less were never set: the first of 2000. */
const earliest = 946_684_800_000;

function inward(
  mail: MailMessage,
  house: MailHouse,
  came: Instant,
  forwarder: string | null,
): HeardMail | null {
  const { from } = mail;
  if (from === null) return null;
  const addressed = mail.to.flatMap(({ address }) => house.members.get(address) ?? []);
  const near = forwarder === null ? addressed : [forwarder, ...addressed];
  const of = about(from, house, near);
  if (of === null) return null;
  const owner = house.owners.get(of.customerId) ?? null;
  const memberId = near.find((id) => id === owner) ?? near[0] ?? owner;
  return { ...told(mail, came), direction: "in", memberId, of: [of] };
}

function outward(
  mail: MailMessage,
  house: MailHouse,
  came: Instant,
  memberId: string | null,
): HeardMail | null {
  const near = memberId === null ? [] : [memberId];
  const named = mail.to
    .filter(({ address }) => !isAtHome(address, house))
    .flatMap((person) => about(person, house, near) ?? []);
  // The one who is known stands for their company, else the first whom it names.
  const byCustomer = new Map<string, HeardOf>();
  for (const one of named)
    if ((byCustomer.get(one.customerId)?.contactId ?? null) === null && !hasKnown(byCustomer, one))
      byCustomer.set(one.customerId, one);
  const of = [...byCustomer.values()];
  if (of.length === 0 || of.length > mostCustomers) return null;
  return { ...told(mail, came), direction: "out", memberId, of };
}

/** Whether a customer stands already, and this one would add nothing. */
const hasKnown = (
  known: ReadonlyMap<string, HeardOf>,
  { customerId, contactId }: HeardOf,
): boolean => known.has(customerId) && contactId === null;

const told = (mail: MailMessage, came: Instant) => ({
  id: mail.id,
  at: timeOf(mail, came),
  subject: bareSubject(mail.subject),
  text: cutQuoted(mail.text),
  attachments: mail.attachments,
});

/** Whether an address is one of ours, or at a domain of ours. */
const isAtHome = (address: string, { members, ours, domains }: MailHouse): boolean =>
  members.has(address) || ours.has(address) || domainsOf(address).some((one) => domains.has(one));

/** Whose a person is: by their address, else by its domain; of several customers that of one who is `near`. */
function about(person: MailAddress, house: MailHouse, near: readonly string[]): HeardOf | null {
  const known = house.contacts.get(person.address) ?? [];
  const contact = onlyOne(known, near, house);
  if (contact !== null) return { ...contact, person };
  if (known.length > 0) return null;
  for (const domain of domainsOf(person.address)) {
    const at = (house.customers.get(domain) ?? []).map((customerId) => ({ customerId }));
    const customer = onlyOne(at, near, house);
    if (customer !== null) return { customerId: customer.customerId, contactId: null, person };
    if (at.length > 0) return null;
  }
  return null;
}

function onlyOne<One extends { readonly customerId: string }>(
  found: readonly One[],
  near: readonly string[],
  { owners }: MailHouse,
): One | null {
  const [one, ...others] = found;
  if (one === undefined || others.length === 0) return one ?? null;
  const theirs = found.filter(({ customerId }) => near.includes(owners.get(customerId) ?? ""));
  return theirs.length === 1 ? (theirs[0] ?? null) : null;
}

/** The domain of an address and those that it is part of, none that everybody may have. */
export function domainsOf(address: string): readonly string[] {
  const domain = normaliseDomain(address);
  if (domain === null) return [];
  const labels = domain.split(".");
  return labels
    .slice(0, -1)
    .map((_, index) => labels.slice(index).join("."))
    .filter((one) => normaliseDomain(`x@${one}`) === one);
}
