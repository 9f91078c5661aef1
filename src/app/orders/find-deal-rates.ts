import { type DealRates, dealRates, dealRounds } from "../../core/orders/deal-rates.ts";
import type { Instant } from "../../core/time/civil.ts";
import { offersMade } from "../../store/orders/offers-made.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { ledMemberIds } from "../members/led-member-ids.ts";
import { everybody } from "../push/roster.ts";

/** What was offered in so many milliseconds counts: a year. */
const within = 365 * 86_400_000;

/** The rates of the actor, and, for those who lead others, of each of these by name. */
export type FoundRates = {
  readonly own: DealRates;
  readonly led: readonly { readonly name: string; readonly rates: DealRates }[];
};

/** How often quotes and samples of the last year were answered by an order. */
export async function findDealRates(
  { store }: App,
  { scope, member, now }: Actor,
): Promise<FoundRates> {
  const roster = await everybody({ store });
  const ids = roster === null ? [] : ledMemberIds(member, roster);
  const since = (now - within) as Instant;
  const { offers, ordersOf } = await offersMade(store, scope, [member.id, ...ids], since);
  const rounds = dealRounds(offers, ordersOf);
  const ratesOf = (id: string) => dealRates(rounds.filter(({ memberId }) => memberId === id));
  const names = new Map(roster?.members.map(({ id, name }) => [id, name]));
  return {
    own: ratesOf(member.id),
    led: ids.map((id) => ({ name: names.get(id) ?? "", rates: ratesOf(id) })),
  };
}
