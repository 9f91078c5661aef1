import type { WhyUnheard } from "../../core/mail/mailbox-troubles.ts";
import type { Instant } from "../../core/time/civil.ts";
import {
  forgetMailTrouble,
  hasMailTroubles,
  keepTroublesOf,
  type MailTrouble,
  mailTroubles,
  noteMailTrouble,
} from "../../store/mail/mail-troubles.ts";
import type { Scope } from "../../store/scope.ts";
import type { App } from "../app.ts";

/** A mailbox may be away for so long before anybody is told, in milliseconds. */
const patienceMs = 3_600_000;

/** Notes why a mailbox is not heard as of `at`; null: it is heard again. */
export const saveMailTrouble = (
  { store }: App,
  organizationId: string,
  mailbox: string,
  trouble: WhyUnheard | null,
  at: Instant,
): Promise<void> =>
  trouble === null
    ? forgetMailTrouble(store, organizationId, mailbox)
    : noteMailTrouble(store, organizationId, { mailbox, trouble, since: at });

/** Forgets the troubles of mailboxes that an organization has no more. */
export const forgetOtherTroubles = (
  { store }: App,
  organizationId: string,
  mailboxes: ReadonlySet<string>,
): Promise<void> => keepTroublesOf(store, organizationId, mailboxes);

/** Whether any mailbox is not heard. */
export const isAnyMailTrouble = ({ store }: App): Promise<boolean> => hasMailTroubles(store);

/** The mailboxes of an organization that have not been heard for long. */
export async function findMailTroubles(
  { store }: App,
  { organizationId }: Pick<Scope, "organizationId">,
  now: Instant,
): Promise<readonly MailTrouble[]> {
  const found = await mailTroubles(store, organizationId);
  return found.filter(({ since }) => now - since >= patienceMs);
}
