import type { Recipient } from "../../core/push/occasion.ts";
import { ignorableKinds } from "../../core/push/push-settings.ts";
import { ignoredKinds, keepAsked } from "../../store/push/ignored-pushes.ts";
import type { App } from "../app.ts";

/** Of kinds that a member is about to get, one that they have not heeded for long; null: none. */
export async function findIgnored(
  { store }: App,
  organizationId: string,
  recipient: Recipient,
  memberId: string,
  kinds: readonly string[],
): Promise<string | null> {
  const asked = kinds.filter((kind) => ignorableKinds.includes(kind));
  if (asked.length === 0) return null;
  const [first = null] = await ignoredKinds(store, organizationId, recipient, memberId, asked);
  return first;
}

/** Keeps that they were asked whether it should go on, so that nobody asks again. */
export const rememberAsked = (
  { store }: App,
  organizationId: string,
  recipient: Recipient,
  kind: string,
) => keepAsked(store, organizationId, recipient, kind);
