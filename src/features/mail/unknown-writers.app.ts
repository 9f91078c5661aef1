import type { App } from "../../app/app.ts";
import { findFirst } from "../../app/members/find-organization.ts";
import { withBorrowers } from "../../app/members/with-borrowers.ts";
import type { Occasion } from "../../core/push/occasion.ts";
import type { Instant } from "../../core/time/civil.ts";
import { waitsFor } from "../../store/mail/heard-mails.ts";
import { lastSentTick } from "../../store/push/outbox-report.ts";
import type { Scope } from "../../store/scope.ts";
import { ownersOfStrangers, strangersMails } from "./unknown-writers.store.ts";
import { type UnknownWriter, writerName } from "./writer-name.core.ts";

/** Those of these members who have customers, their own or lent to them, from whom somebody unknown has written. */
export async function amongOwners(
  app: App,
  memberIds: readonly string[],
  now: Instant,
): Promise<ReadonlySet<string>> {
  const { store } = app;
  const organizationId = store.organizationId ?? (await findFirst(app));
  if (organizationId === null) return new Set();
  const since = (now - waitsFor) as Instant;
  const told = await withBorrowers(app, memberIds, now, () =>
    ownersOfStrangers(store, organizationId, since),
  );
  return new Set(told.keys());
}

/** Who has written to a member's customers since they were last told, each once. */
export async function findUnknownWriters(
  { store }: App,
  scope: Scope,
  kind: string,
  { recipient, tick }: Pick<Occasion, "recipient" | "tick">,
): Promise<readonly UnknownWriter[]> {
  const last = await lastSentTick(store, scope.organizationId, kind, recipient);
  const since = Math.max(last ?? 0, tick - waitsFor) as Instant;
  const found = await strangersMails(store, scope, since, tick);
  return found.map(({ customerId, ref, name: customer, mail, of: { person } }) => ({
    ...{ customerId, ref, customer, subject: mail.subject },
    wroteIt:
      mail.direction === "in" ? "they" : mail.memberId === scope.memberId ? "reader" : "ours",
    address: person.address,
    name: writerName(person),
  }));
}
