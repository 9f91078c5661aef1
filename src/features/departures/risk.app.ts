import type { Actor } from "../../app/actor.ts";
import type { App } from "../../app/app.ts";
import type { Instant, Zone } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { Refusal } from "../../errors.ts";
import { findColleagues } from "../../store/members/colleagues.ts";
import { listMembers } from "../../store/members/members.ts";
import { exchangeOf } from "../../store/money/exchange-of.ts";
import type { Scope } from "../../store/scope.ts";
import { type HandsOfOne, turnoverOf } from "./departure.core.ts";
import { heldBy, turnoverSeen } from "./departures.store.ts";

/**
 * What is in the hands of single members among those that a scope sees, or of the one who is named; the
 * largest share first. Throws `Refusal` `member-not-found`, `member-ambiguous`.
 */
export async function findRisks(
  { store }: App,
  scope: Scope,
  { now, zone, name }: { readonly now: Instant; readonly zone: Zone; readonly name: string | null },
): Promise<readonly HandsOfOne[]> {
  const members = await listMembers(store);
  const named = name === null ? null : await findColleagues(store, scope, name);
  if (named !== null && named.length === 0)
    throw new Refusal("member-not-found", { name: name ?? "" });
  if (named !== null && named.length > 1)
    throw new Refusal("member-ambiguous", { handles: named.map((one) => one.handle).join(", ") });
  const asked = members.filter(({ id }) =>
    named !== null
      ? named.some((one) => one.id === id)
      : scope.owners === "all" || scope.owners.includes(id),
  );
  const of = {
    exchange: await exchangeOf(store, scope.organizationId),
    today: civilDateAt(now, zone),
    now,
  };
  const ids = asked.map(({ id }) => id);
  const held = await heldBy(store, scope, ids, of, true);
  const all = await turnoverSeen(store, scope, of);
  return asked
    .map(({ id, handle }): HandsOfOne => {
      const alone = held
        .filter(({ ownerId }) => ownerId === id)
        .sort((one, other) => other.turnover - one.turnover || (one.ref < other.ref ? -1 : 1));
      return {
        handle,
        alone,
        keyAccounts: alone.filter(({ tier }) => tier === "KA").length,
        share: all > 0 ? turnoverOf(alone) / all : null,
      };
    })
    .filter(({ alone }) => alone.length > 0 || named !== null)
    .sort(
      (one, other) =>
        (other.share ?? 0) - (one.share ?? 0) || other.alone.length - one.alone.length,
    );
}

/** The same of an actor's, by the name that they say or of all. */
export const listRisks = (app: App, { scope, now, member }: Actor, name: string | null) =>
  findRisks(app, scope, { now, zone: member.zone, name });
