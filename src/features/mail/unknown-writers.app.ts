import type { App } from "../../app/app.ts";
import { findFirst } from "../../app/members/find-organization.ts";
import type { Occasion } from "../../core/push/occasion.ts";
import type { Instant } from "../../core/time/civil.ts";
import { lastSentTick } from "../../store/push/outbox-report.ts";
import type { Scope } from "../../store/scope.ts";
import { ownersOfStrangers, strangersMails } from "./unknown-writers.store.ts";
import { type UnknownWriter, writerName } from "./writer-name.core.ts";

/** Who wrote longer ago is not offered any more. */
const offeredMs = 7 * 86_400_000;

/** The members at whose customers somebody unknown has written lately. */
export async function amongOwners(app: App, now: Instant): Promise<ReadonlySet<string>> {
  const { store } = app;
  const organizationId = store.organizationId ?? (await findFirst(app));
  if (organizationId === null) return new Set();
  return new Set(await ownersOfStrangers(store, organizationId, (now - offeredMs) as Instant));
}

/** Who has written to a member's customers since they were last told, each once. */
export async function findUnknownWriters(
  { store }: App,
  scope: Scope,
  kind: string,
  { recipient, tick }: Pick<Occasion, "recipient" | "tick">,
): Promise<readonly UnknownWriter[]> {
  const last = await lastSentTick(store, scope.organizationId, kind, recipient);
  const since = Math.max(last ?? 0, tick - offeredMs) as Instant;
  const found = await strangersMails(store, scope, since, tick);
  return found.map(({ customerId, ref, name: customer, mail, of: { person } }) => ({
    ...{ customerId, ref, customer, subject: mail.subject, direction: mail.direction },
    address: person.address,
    name: writerName(person),
  }));
}
